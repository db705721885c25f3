/** What must hold in every ledger at any time; a row found is a broken one. */
import { rows, sql } from '#platform/database/sql.ts'
import type { Check } from '#platform/module.ts'
import { brokenLinks } from './rules/chain.ts'
import { chainOf, linesOf } from './store/ledger.ts'

export const checks: readonly Check[] = [
  {
    name: 'funding.calls_follow_the_ledger',
    says: 'what a call counts as paid, done, lent and taken over is what sets that stand have settled of it, to the cent',
    run: (db, organisation) =>
      rows(
        db,
        sql`with stands as (
            select settled.call_id, settled.set_id, settled.way, settled.amount from funding.settlement as settled
            where settled.organisation_id = ${organisation} and settled.way <> 'undone'
              and not exists (select from funding.entry_set as mirror
                where mirror.organisation_id = settled.organisation_id and mirror.reverses = settled.set_id)
          ), alive as (
            select call.* from funding.call_line as call
            join funding.round as round on round.organisation_id = call.organisation_id and round.id = call.round_id
            where call.organisation_id = ${organisation} and round.state not in ('failed', 'cancelled')
          )
          select call.id from alive as call left join stands on stands.call_id = call.id
            group by call.id, call.paid, call.in_hours, call.advanced, call.taken_over, call.repaid
            having call.paid <> coalesce(sum(stands.amount) filter (where way in ('bank', 'credit', 'repaid')), 0)
              or call.repaid <> coalesce(sum(stands.amount) filter (where way = 'repaid'), 0)
              or call.in_hours <> coalesce(sum(stands.amount) filter (where way = 'hours'), 0)
              or call.advanced <> coalesce(sum(stands.amount) filter (where way = 'advance'), 0)
              or call.taken_over <> coalesce(sum(stands.amount) filter (where way = 'take_over'), 0)
          union all
          select stands.set_id as id from stands join alive as call on call.id = stands.call_id
            where stands.way not in ('repaid', 'returned') group by stands.set_id, call.participant_id
            having sum(stands.amount) <> coalesce((select -sum(line.amount) from funding.entry_line as line
              where line.organisation_id = ${organisation} and line.set_id = stands.set_id
                and line.account = 'receivable' and line.about = call.participant_id), 0)
          order by id`,
      ),
  },
  {
    name: 'funding.costs_follow_the_ledger',
    says: 'what counts as paid of a cost is what payouts that stand have paid, and nothing is paid of a cost that was undone',
    run: (db, organisation) =>
      rows(
        db,
        sql`with undone as (select reverses as id from funding.entry_set
            where organisation_id = ${organisation} and reverses is not null)
          select cost.id from funding.cost as cost
          left join funding.payout as payout on payout.organisation_id = cost.organisation_id and payout.cost_id = cost.id
            and payout.set_id not in (select id from undone)
          where cost.organisation_id = ${organisation}
          group by cost.id, cost.paid, cost.set_id
          having cost.paid <> coalesce(sum(payout.amount), 0)
            or (cost.paid > 0 and cost.set_id in (select id from undone))
          order by cost.id`,
      ),
  },
  {
    name: 'funding.tranches_within_shares',
    says: 'the tranches of a pledge never come to more than its share, and to exactly it once all are called (F7)',
    run: (db, organisation) =>
      rows(
        db,
        sql`select share.pledge_id as id from funding.share as share
          join funding.round as round on round.organisation_id = share.organisation_id and round.id = share.round_id
          left join funding.call_line as call on call.organisation_id = share.organisation_id
            and call.pledge_id = share.pledge_id and call.kind = 'tranche'
          where share.organisation_id = ${organisation}
          group by share.pledge_id, share.net, round.tranches_called, round.tranches_bp
          having coalesce(sum(call.net), 0) > share.net or (round.tranches_called = jsonb_array_length(round.tranches_bp)
            and coalesce(sum(call.net), 0) <> share.net) order by share.pledge_id`,
      ),
  },
  {
    name: 'funding.ended_rounds_are_empty',
    says: 'in a failed or cancelled round nobody bears anything and its fund is empty (F9)',
    run: (db, organisation) =>
      rows(
        db,
        sql`select round.id from funding.round as round where round.organisation_id = ${organisation}
            and round.state in ('failed', 'cancelled')
            and (exists (select from funding.net_change as net where net.organisation_id = round.organisation_id
                and net.round_id = round.id group by net.participant_id having sum(net.amount) <> 0)
              or (select coalesce(sum(line.amount), 0) from funding.entry_line as line
                where line.organisation_id = round.organisation_id and line.account = 'round' and line.about = round.id) <> 0)
          order by round.id`,
      ),
  },
  {
    name: 'funding.nobody_refunded_more',
    says: 'nobody gets more back from a round than it bore (F10)',
    run: (db, organisation) =>
      rows(
        db,
        sql`select round_id as id, participant_id from funding.net_change where organisation_id = ${organisation}
          group by round_id, participant_id having sum(amount) < 0 order by round_id, participant_id`,
      ),
  },
  {
    name: 'funding.buy_ins_leave_the_sum',
    says: 'what late joiners pay into a round is what its earlier payers get back, to the cent (F11)',
    run: (db, organisation) =>
      rows(
        db,
        sql`select round_id as id from funding.net_change where organisation_id = ${organisation}
            and kind in ('buy_in', 'refund')
          group by round_id having sum(amount) <> 0 order by round_id`,
      ),
  },
  {
    name: 'funding.providers_paid_from_receipts',
    says: 'a provider is paid in a round at most what came in for it (F13)',
    run: (db, organisation) =>
      rows(
        db,
        sql`select round.id from funding.round as round where round.organisation_id = ${organisation}
          and (select coalesce(sum(cost.paid), 0) from funding.cost as cost
              where cost.organisation_id = round.organisation_id and cost.round_id = round.id)
            > (select coalesce(sum((one->>'amount')::bigint), 0) from jsonb_array_elements(round.secured) as one)
            + (select coalesce(sum(call.paid + call.advanced - call.repaid), 0) from funding.call_line as call
              where call.organisation_id = round.organisation_id and call.round_id = round.id)
          order by round.id`,
      ),
  },
  {
    name: 'funding.sets_balance',
    says: 'every set of the ledger sums to exactly 0 in each currency',
    run: (db, organisation) =>
      rows(
        db,
        sql`select set_id as id, currency from funding.entry_line where organisation_id = ${organisation}
          group by set_id, currency having sum(amount) <> 0 order by set_id, currency`,
      ),
  },
  {
    name: 'funding.sets_have_lines',
    says: 'every set of the ledger has lines',
    run: (db, organisation) =>
      rows(
        db,
        sql`select entry.id from funding.entry_set as entry where entry.organisation_id = ${organisation}
            and not exists (select from funding.entry_line as line
              where line.organisation_id = entry.organisation_id and line.set_id = entry.id)
          order by entry.id`,
      ),
  },
  {
    name: 'funding.reversals_mirror',
    says: 'a reversal is the exact mirror of the set it undoes',
    run: (db, organisation) =>
      rows(
        db,
        sql`select mirror.id, line.account, line.about, line.currency from funding.entry_set as mirror
          join funding.entry_line as line on line.organisation_id = mirror.organisation_id
            and line.set_id in (mirror.id, mirror.reverses)
          where mirror.organisation_id = ${organisation} and mirror.reverses is not null
          group by mirror.id, line.account, line.about, line.currency having sum(line.amount) <> 0
          order by mirror.id, line.account, line.about, line.currency`,
      ),
  },
  {
    name: 'funding.chain_holds',
    says: 'every set of the ledger carries the hash that follows from the one before',
    run: async (db, organisation) => {
      const sets = await chainOf(db, organisation)
      const ids = sets.map(({ id }) => id)
      const lines = Map.groupBy(await linesOf(db, organisation, ids), ({ set }) => set)
      return brokenLinks(sets.map((set) => ({ ...set, lines: lines.get(set.id) ?? [] }))).map((one) => ({ ...one }))
    },
  },
  {
    name: 'funding.items_within_their_most',
    says: 'no item of a pot was given more than its most, and no credit of a pot is below 0',
    run: (db, organisation) =>
      rows(
        db,
        sql`select item.id from funding.pot_item as item
            join funding.contribution as given on given.organisation_id = item.organisation_id and given.item_id = item.id
            where item.organisation_id = ${organisation}
            group by item.id, item.most having sum(given.amount) > item.most or sum(given.amount) < 0
          union all
          select credit.participant_id as id from funding.pot_credit as credit where credit.organisation_id = ${organisation}
            group by credit.pot_id, credit.participant_id having sum(credit.amount) < 0
          order by id`,
      ),
  },
  {
    name: 'funding.invoices_without_gaps',
    says: 'numbers of invoices follow one another for each seller and year, and each is the sum of its lines',
    run: (db, organisation) =>
      rows(
        db,
        sql`select seller_id as id from funding.invoice where organisation_id = ${organisation}
            group by seller_id, year having max(seq) <> count(*) or min(seq) <> 1
          union all
          select paper.id from funding.invoice as paper
            left join funding.invoice_line as line on line.organisation_id = paper.organisation_id and line.invoice_id = paper.id
            where paper.organisation_id = ${organisation}
            group by paper.organisation_id, paper.id, paper.net, paper.vat
            having sum(line.net) is distinct from paper.net or sum(line.vat) is distinct from paper.vat
          order by id`,
      ),
  },
  {
    name: 'funding.expenses_follow_the_ledger',
    says: 'what is approved stands in the ledger, what is paid was paid out, what is cancelled left nothing',
    run: (db, organisation) =>
      rows(
        db,
        sql`with stands as (
            select entry.id from funding.entry_set as entry where entry.organisation_id = ${organisation}
              and not exists (select from funding.entry_set as mirror
                where mirror.organisation_id = entry.organisation_id and mirror.reverses = entry.id)
          )
          select id from funding.expense where organisation_id = ${organisation}
            and case
              when state in ('approved', 'scheduled', 'error') then cost_set_id not in (select id from stands)
              when state = 'paid' then cost_set_id not in (select id from stands)
                or payout_set_id not in (select id from stands)
              when state = 'unpaid' then payout_set_id in (select id from stands)
              when state = 'cancelled' then coalesce(cost_set_id in (select id from stands), false)
              else cost_set_id is not null end
          order by id`,
      ),
  },
]
