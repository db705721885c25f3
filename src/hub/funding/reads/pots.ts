/** Pots as people look at them. */
import { actingToday, participantsIn } from '#hub/organisations/public.ts'
import { read } from '#platform/action.ts'
import { listPage } from '#platform/lists/list.ts'
import { found } from '#platform/refusal.ts'
import type { InputOf, ReplyOf } from '#platform/route.ts'
import { cents, noMoney, sum } from '#platform/values/money.ts'
import type * as contract from '../contract/pots.ts'
import { type GivenPart, matchesOf, whatIsGiven } from '../rules/giving.ts'
import { potState } from '../rules/pots.ts'
import * as store from '../store/pots.ts'

type Row = ReplyOf<typeof contract.listPots>['rows'][number]

export const listPots = read('funding.listPots', (ctx, asked: InputOf<typeof contract.listPots>) =>
  listPage<Row>(ctx.db, store.potList(ctx.organisation, ctx.today), asked),
)

export const readPot = read('funding.readPot', async (ctx, input: InputOf<typeof contract.readPot>) => {
  const pot = found(await store.readPot(ctx.db, ctx.organisation, input.pot), 'pot')
  const [items, rows, credits, people, acting] = await Promise.all([
    store.itemsOf(ctx.db, ctx.organisation, [pot.id]),
    store.contributionsOf(ctx.db, ctx.organisation, pot.id),
    pot.kind === 'common_pot' ? store.creditsOf(ctx.db, ctx.organisation, pot.id) : null,
    participantsIn(ctx),
    actingToday(ctx),
  ])
  const nameOf = new Map<string, string>(people.map(({ id, name }) => [id, name]))
  const itemNames = new Map(items.map(({ id, name }) => [id, name]))
  const given = whatIsGiven(rows)
  const standing = (participant: string) => ({
    participant,
    name: nameOf.get(participant) ?? '',
    given: sum(given.filter((one) => one.participant === participant).map(({ amount }) => amount)),
    credit: credits && (credits.find((one) => one.participant === participant)?.balance ?? noMoney),
  })
  /** Whoever was taken out has no credit any more, whatever it gave before. */
  const member = new Set((credits ?? []).map(({ participant }) => participant))
  const inPot = new Set([...given.map((one) => one.participant), ...member])
  const { id, seq, name, kind, opensOn, closesOn, currency, orgCap, matchPot, reason } = pot
  return {
    ...{ id, seq, name, kind, opensOn, closesOn, currency, orgCap, matchPot, reason },
    state: potState(pot, ctx.today),
    given: sum(given.map(({ amount }) => amount)),
    items: itemsShown(pot, items, given),
    contributions: rows.map(({ pot: _pot, givenAt, ...one }) => ({
      ...{ ...one, itemName: itemNames.get(one.item) ?? '', name: nameOf.get(one.participant) ?? '', at: givenAt },
    })),
    organisations: people
      .filter((one) => inPot.has(one.id))
      .map((one) => ({ ...standing(one.id), ...(member.has(one.id) ? {} : { credit: null }) })),
    acting: acting
      .filter(({ own }) => own.length > 0)
      .map(({ participant, own, commitLimit, committers }) => ({
        ...standing(participant),
        ...{ commitLimit, may: own.includes('commit'), committers: [...committers] },
      })),
  }
})

function itemsShown(pot: store.PotRow, items: readonly store.ItemRow[], given: readonly GivenPart[]) {
  const counted = items.filter(({ state }) => state !== 'failed' && state !== 'cancelled')
  const matches = matchesOf(counted, given, pot.matchPot, pot.seq)
  return items.map(({ pot: _pot, place: _place, ...item }) => ({
    ...item,
    left: cents(Math.max(0, item.most - item.total)),
    match: item.match ?? (pot.settled ? noMoney : (matches.get(item.id) ?? noMoney)),
    payers: new Set(given.filter((one) => one.item === item.id).map((one) => one.participant)).size,
  }))
}
