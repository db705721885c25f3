/** What the fold of counters and standing looks at: of people, and of the days of the shop. A constant number of
 *  statements, however many people. */
import type { Context } from '#platform/action.ts'
import { addDays, type Day, dayNumber, daysFrom } from '#platform/values/day.ts'
import { shoppersOf, workDaysOf } from '#shop/members/public.ts'
import { asksFor, looksAtPlannedWork } from './rules/counting.ts'
import type { Policy } from './rules/policy.ts'
import { firstState, type ShopDay, type StandingFacts, type StandingState } from './rules/standing-facts.ts'
import type * as amongStore from './store/among-members.ts'
import { closingsWithReason } from './store/closing.ts'
import * as workerStore from './store/counted-workers.ts'
import * as ledgerStore from './store/ledger.ts'
import { policies, type VersionedPolicy } from './store/policy.ts'
import * as standingStore from './store/standing.ts'
import * as factStore from './store/standing-facts.ts'

/** Before the first night of a shop everybody goes on from the own last day. */
export const beforeAll = '1970-01-01' as Day

export interface PersonFacts {
  readonly member: string
  readonly facts: StandingFacts
  readonly before: standingStore.StateRow | undefined
  /** The leaves as they were given: what they mean, a policy says. */
  readonly away: readonly factStore.AwayRow[]
}

/** What the fold looks at, of these people. `lock`: nothing of them changes until the end of the action. */
export async function factsOf(
  ctx: Context,
  members: amongStore.Members,
  shopUntil: Day | null,
  policyOf: (day: Day) => VersionedPolicy,
  lock = true,
): Promise<{ people: PersonFacts[]; earliest: Day }> {
  const [db, here] = [ctx.db, ctx.organisation]
  const workers = await (lock ? workerStore.lockWorkers : workerStore.readWorkers)(db, here, members)
  const states = new Map((await standingStore.readStates(db, here, members)).map((row) => [row.member, row]))
  // What lies before the shop's night is in the state of whoever has one.
  const newcomers = workers.flatMap(({ member }) => (states.has(member) ? [] : [member]))
  const lately: amongStore.Lately | null = shopUntil === null ? null : { after: shopUntil, entirely: newcomers }
  const modes = Map.groupBy(await workerStore.readModes(db, here, members), byMember)
  const entries = Map.groupBy(await ledgerStore.readEntries(db, here, members, lately), byMember)
  const leaves = Map.groupBy(await factStore.readLeaves(db, here, members, lately), byMember)
  const extensions = Map.groupBy(await factStore.readExtensions(db, here, members, lately), byMember)
  const unsubscribed = Map.groupBy(await factStore.readUnsubscriptions(db, here, members), byMember)
  const blocked = Map.groupBy(await factStore.readBlocks(db, here, members), byMember)
  const seats = Map.groupBy(await factStore.readSeatSpans(db, here, members), byMember)
  const household = Map.groupBy(await shoppersOf(db, here, members), ({ head }): string => head)
  const works = new Map((await workDaysOf(db, here, members)).map((one) => [one.contact as string, one]))
  const { policy } = policyOf(ctx.today)
  const lastYear = addDays(ctx.today, -366)
  const planned = Map.groupBy(
    looksAtPlannedWork(policy)
      ? await factStore.readWeighed(db, here, members, lastYear, ctx.shop.zone)
      : await factStore.readPlanned(db, here, members, lastYear),
    byMember,
  )
  const outcomes = asksFor(policy, 'absences_in_a_row')
    ? Map.groupBy(await factStore.readSeatOutcomes(db, here, members, lastYear), byMember)
    : null
  const { leaveTypes } = policy
  let earliest = ctx.today
  const people = workers.map((worker): PersonFacts => {
    const { member } = worker
    const before = states.get(member)
    const onward = shopUntil !== null && before !== undefined
    const known = onward ? [before.foldedUntil, shopUntil].toSorted().at(-1) : undefined
    const since = known ? addDays(known, 1) : worker.countedFrom
    if (since < earliest) earliest = since
    const own = (entries.get(member) ?? []).filter(({ on }) => !onward || on >= since)
    const away = leaves.get(member) ?? []
    return {
      member,
      before,
      away,
      facts: {
        since,
        start: onward ? stateOf(before) : beginningOf(worker),
        modes: modesOf(worker, modes.get(member) ?? []),
        entries: own.flatMap(({ on, counter, amount, isCount }) =>
          isCount ? [] : [{ on: on < since ? since : on, counter, amount }],
        ),
        broughtIn: own.flatMap(({ on, isBroughtIn }) => (isBroughtIn ? [on] : [])),
        counted: own.filter(({ isCount }) => isCount).map(({ on, amount }) => ({ on, amount })),
        leaves: leavesUnder(leaveTypes, away),
        extensions: (extensions.get(member) ?? []).map(({ from, until }) => ({ from, until: until ?? from })),
        fresh: (modes.get(member) ?? []).filter(({ fresh }) => fresh).map(({ from }) => from),
        resigningOn: worker.resigningOn,
        unsubscribed: unsubscribed.get(member) ?? [],
        blocked: blocked.get(member) ?? [],
        planned: planned.get(member) ?? [],
        ...(outcomes ? { outcomes: outcomes.get(member) ?? [] } : {}),
        seats: seats.get(member) ?? [],
        household: household.get(member) ?? [],
        works: workDays(works.get(member)),
        firstJudged: shopUntil !== null,
      },
    }
  })
  return { people, earliest }
}

const workDays = (
  known: { readonly from: Day | null; readonly until: Day | null } | undefined,
): StandingFacts['works'] => (known ? { from: known.from ?? beforeAll, until: known.until } : null)

/** What leaves do by the types of a policy. */
export const leavesUnder = (types: Policy['leaveTypes'], away: readonly factStore.AwayRow[]): StandingFacts['leaves'] =>
  away.map(({ type, from, until }) => ({
    from,
    until,
    standing: types[type]?.standing ?? null,
    stopsCount: types[type]?.stopsCount ?? false,
  }))

export const byMember = ({ member }: { readonly member: string }): string => member

const numberOf = (day: Day | null): number | null => (day === null ? null : dayNumber(day))

const stateOf = (row: standingStore.StateRow): StandingState => ({
  standing: row.standing,
  balances: { main: row.main, make_up: row.makeUp, absences: row.absences },
  alertStart: numberOf(row.alertStart),
  extensionUntil: numberOf(row.extensionUntil),
  graceUsed: row.graceUsed,
  penalised: row.penalised,
  reducedBefore: row.reducedBefore,
  lowSince: numberOf(row.lowSince),
})

/** An alert or extension that ran when counting began here goes on. */
function beginningOf({ alertBefore, extensionBefore }: workerStore.CountedWorker): StandingState {
  if (alertBefore === null) return firstState
  return {
    ...firstState,
    standing: 'alert',
    alertStart: dayNumber(alertBefore),
    extensionUntil: numberOf(extensionBefore),
    graceUsed: extensionBefore !== null,
  }
}

const modesOf = (worker: workerStore.CountedWorker, known: readonly workerStore.ModeRow[]): StandingFacts['modes'] =>
  known.length > 0 ? known : [{ from: worker.countedFrom, mode: worker.mode, flyingStart: worker.flyingStart }]

/** What every day was for the shop: its policy, its closed days, whether it ran reduced. Each day is worked out once. */
export async function shopDays(
  ctx: Context,
  earliest: Day,
  policyOf: (day: Day) => VersionedPolicy,
  until: Day = ctx.today,
): Promise<(day: Day) => ShopDay> {
  const longest = 90
  const closings = await closingsWithReason(ctx.db, ctx.organisation, addDays(earliest, -longest), until)
  const daysOf = (some: typeof closings) => new Set(some.flatMap(({ from, until }) => daysFrom(from, until)))
  // A day on which only some kinds of shift do not run is no closed day.
  const closed = daysOf(closings.filter(({ sort, kinds }) => sort === 'closed' && kinds.length === 0))
  const reduced = daysOf(closings.filter(({ sort }) => sort === 'reduced'))
  const known = new Map<Day, ShopDay>()
  return (day) => {
    const seen = known.get(day)
    if (seen) return seen
    const { policy } = policyOf(day)
    const period = policy.countReliefDays > 0 ? daysFrom(addDays(day, -policy.count.everyDays), addDays(day, -1)) : []
    const made: ShopDay = {
      control: policy.control,
      policy,
      closedDays: period.filter((one) => closed.has(one)).length,
      reduced: reduced.has(day),
    }
    known.set(day, made)
    return made
  }
}

export interface Foreseeable {
  readonly facts: StandingFacts
  readonly dayOf: (day: Day) => ShopDay
}

/** What the days from here on are judged by, for one person, up to a day; null for somebody nobody counts. */
export async function foreseeable(ctx: Context, member: string, until: Day): Promise<Foreseeable | null> {
  const policyOf = await policies(ctx.db, ctx.organisation)
  const shopUntil = await standingStore.foldedUntil(ctx.db, ctx.organisation)
  const { people, earliest } = await factsOf(ctx, [member], shopUntil ?? beforeAll, policyOf, false)
  const [person] = people
  return person ? { facts: person.facts, dayOf: await shopDays(ctx, earliest, policyOf, until) } : null
}
