/** What must hold in every ledger at any time; a row found is a broken one. */
import { rows, sql } from '#platform/database/sql.ts'
import type { Check } from '#platform/module.ts'
import { brokenLinks } from './chain.ts'
import { chainOf, linesOf } from './store/ledger.ts'

export const checks: readonly Check[] = [
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
]
