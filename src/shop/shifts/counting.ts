/** Folds what happened into counters and standing, posts the counts that are due, and lets a new standing take effect.
 *  Part of whatever action calls it. A constant number of statements, however many people. */
import type { ActionContext, Context } from '#platform/action.ts'
import { addDays, type Day, dayNumber, dayOfNumber, daysBetween, daysFrom } from '#platform/values/day.ts'
import { newId } from '#platform/values/ids.ts'
import { shoppersOf, workDaysOf } from '#shop/members/public.ts'
import { type Ahead, type Coming, comingFor, daysWarned, lastWarned, nothingComing, stopsSoon } from './rules/coming.ts'
import { asksFor, looksAtPlannedWork } from './rules/counting.ts'
import type { Policy } from './rules/policy.ts'
import {
  type Folded,
  firstState,
  foldStanding,
  type ShopDay,
  type StandingFacts,
  type StandingState,
} from './rules/standing.ts'
import type { Standing } from './rules/words.ts'
import { type Loss, loseSeats, tellLifted } from './seat-losing.ts'
import { closingsWithReason } from './store/closing.ts'
import * as store from './store/counting.ts'
import { policies, policyOn, type VersionedPolicy } from './store/policy.ts'

export interface Recounted {
  readonly people: number
  readonly counts: number
  /** Who entered a standing that takes seats, on any day judged for the first time: also one that is over by now. */
  readonly losing: readonly { readonly member: string; readonly what: Loss }[]
  readonly changed: readonly (StandingChange & Coming)[]
  /** People who shop today and will not within a week, if nothing is done; only looked for onward. */
  readonly stopping: readonly { readonly member: string; readonly on: Day }[]
}
export interface StandingChange {
  readonly member: string
  readonly before: Standing
  readonly after: Standing
}

const nobody: Recounted = { people: 0, counts: 0, losing: [], changed: [], stopping: [] }

/** Judges these people anew from their first day: after anything that may touch a day of the past. */
export async function recount(
  ctx: ActionContext,
  members: readonly string[],
  { lifted = 'told' }: { readonly lifted?: 'told' | 'known' } = {},
): Promise<Recounted> {
  const done = await recountQuietly(ctx, members)
  await takeEffect(ctx, done)
  if (lifted === 'told') await tellLifted(ctx, done.changed)
  return done
}

/** The same where a standing is how things are and not news: an import tells nobody and takes no seat. */
export async function recountQuietly(ctx: ActionContext, members: readonly string[]): Promise<Recounted> {
  if (members.length === 0) return nobody
  await store.beginCounting(ctx.db, ctx.organisation, members, ctx.today)
  return foldAll(ctx, [...new Set(members)].toSorted(), null)
}

/** Judges people anew whose seats changed, where the policy of today looks at them. */
export async function recountHolders(ctx: ActionContext, members: readonly string[]): Promise<void> {
  const policy = await policyOn(ctx.db, ctx.organisation, ctx.today)
  if (asksFor(policy, 'no_seat') || looksAtPlannedWork(policy)) await recount(ctx, members)
}

/** Judges everybody anew where a closing that touches days gone by changes what the counts since then took. */
export async function recountClosed(ctx: ActionContext, closing: { readonly from: Day }): Promise<void> {
  const { countReliefDays, count } = await policyOn(ctx.db, ctx.organisation, ctx.today)
  if (closing.from > ctx.today || (countReliefDays === 0 && count.reducedInARow === 0)) return
  await takeEffect(ctx, await foldAll(ctx, null, null))
}

/** Before the first night of a shop everybody goes on from the own last day. */
export const beforeAll = '1970-01-01' as Day

/** Judges everybody from the last night on; missed nights are caught up in order. */
export async function countOnward(ctx: ActionContext): Promise<Recounted> {
  await store.beginCounting(ctx.db, ctx.organisation, null, ctx.today)
  const last = await store.foldedUntil(ctx.db, ctx.organisation)
  const done = await foldAll(ctx, null, last ?? beforeAll)
  await takeEffect(ctx, done)
  await tellLifted(ctx, done.changed)
  await store.writeFoldedUntil(ctx.db, ctx.organisation, ctx.today)
  return done
}

interface Judged {
  readonly member: string
  readonly facts: StandingFacts
  readonly from: Day
  readonly folded: Folded
  readonly before: store.StateRow | undefined
}

/** `shopUntil` null: from each person's beginning. Else from the later of the shop's last night and the own last fold. */
async function foldAll(ctx: ActionContext, members: store.Members, shopUntil: Day | null): Promise<Recounted> {
  const policyOf = await policies(ctx.db, ctx.organisation)
  const facts = await factsOf(ctx, members, shopUntil, policyOf)
  const dayOf = await shopDays(ctx, facts.earliest, policyOf, addDays(ctx.today, daysWarned))
  const judged = facts.people
    .filter(({ facts: { since } }) => since <= ctx.today)
    .map(
      ({ member, facts: own, before }): Judged => ({
        member,
        facts: own,
        from: own.since,
        folded: foldStanding(own, ctx.today, dayOf),
        before,
      }),
    )
  await write(ctx, judged, policyOf, shopUntil !== null)
  const changed = judged.flatMap(({ member, folded, before }) => {
    const was = before?.standing ?? 'up_to_date'
    return was === folded.state.standing ? [] : [{ member, before: was, after: folded.state.standing }]
  })
  const ahead = { today: ctx.today, dayOf, policy: policyOf(ctx.today).policy }
  const stopping = shopUntil === null ? [] : stoppingSoon(judged, ahead)
  const counts = judged.reduce((sum, { folded }) => sum + folded.counts.length, 0)
  const night = shopUntil ?? (await store.foldedUntil(ctx.db, ctx.organisation))
  const losing = judged.flatMap((one) => lossesOf(one, night ?? beforeAll))
  return { people: judged.length, counts, losing, changed: withComing(judged, changed, ahead), stopping }
}

/** Of days before somebody was judged already, only what still holds takes effect: the past gave and took its own. */
function lossesOf({ member, folded, before }: Judged, night: Day): Recounted['losing'] {
  const known = before && before.foldedUntil > night ? before.foldedUntil : night
  const stays = before?.standing === folded.state.standing
  return folded.entered.flatMap(({ on, effects }, at): Recounted['losing'] => {
    const holds = at === folded.entered.length - 1 && !stays
    if (before && on <= known && !holds) return []
    if (effects.includes('lose_all_seats')) return [{ member, what: 'all' }]
    return effects.includes('lose_fixed_seats') ? [{ member, what: 'fixed' }] : []
  })
}

function withComing(judged: readonly Judged[], changed: readonly StandingChange[], ahead: Ahead): Recounted['changed'] {
  const known = new Map(judged.map((one) => [one.member, one]))
  return changed.map((change) => {
    const one = known.get(change.member)
    return { ...change, ...(one ? comingFor(one.facts, one.folded.state, ahead) : nothingComing) }
  })
}

const stoppingSoon = (judged: readonly Judged[], ahead: Ahead): Recounted['stopping'] =>
  judged.flatMap(({ member, facts, folded }) => {
    const on = stopsSoon(facts, folded.state, ahead)
    return on === null ? [] : [{ member, on }]
  })

export interface PersonFacts {
  readonly member: string
  readonly facts: StandingFacts
  readonly before: store.StateRow | undefined
  /** The leaves as they were given: what they mean, a policy says. */
  readonly away: readonly store.AwayRow[]
}

export interface Foreseeable {
  readonly facts: StandingFacts
  readonly dayOf: (day: Day) => ShopDay
}

/** What the days from here on are judged by, for one person, up to a day; null for somebody nobody counts. */
export async function foreseeable(ctx: Context, member: string, until: Day): Promise<Foreseeable | null> {
  const policyOf = await policies(ctx.db, ctx.organisation)
  const shopUntil = await store.foldedUntil(ctx.db, ctx.organisation)
  const { people, earliest } = await factsOf(ctx, [member], shopUntil ?? beforeAll, policyOf, false)
  const [person] = people
  return person ? { facts: person.facts, dayOf: await shopDays(ctx, earliest, policyOf, until) } : null
}

/** What the fold looks at, of these people. `lock`: nothing of them changes until the end of the action. */
export async function factsOf(
  ctx: Context,
  members: store.Members,
  shopUntil: Day | null,
  policyOf: (day: Day) => VersionedPolicy,
  lock = true,
): Promise<{ people: PersonFacts[]; earliest: Day }> {
  const [db, here] = [ctx.db, ctx.organisation]
  const workers = await (lock ? store.lockWorkers : store.readWorkers)(db, here, members)
  const states = new Map((await store.readStates(db, here, members)).map((row) => [row.member, row]))
  // What lies before the shop's night is in the state of whoever has one.
  const newcomers = workers.flatMap(({ member }) => (states.has(member) ? [] : [member]))
  const lately: store.Lately | null = shopUntil === null ? null : { after: shopUntil, entirely: newcomers }
  const modes = Map.groupBy(await store.readModes(db, here, members), byMember)
  const entries = Map.groupBy(await store.readEntries(db, here, members, lately), byMember)
  const leaves = Map.groupBy(await store.readLeaves(db, here, members, lately), byMember)
  const extensions = Map.groupBy(await store.readExtensions(db, here, members, lately), byMember)
  const unsubscribed = Map.groupBy(await store.readUnsubscriptions(db, here, members), byMember)
  const blocked = Map.groupBy(await store.readBlocks(db, here, members), byMember)
  const seats = Map.groupBy(await store.readSeatSpans(db, here, members), byMember)
  const household = Map.groupBy(await shoppersOf(db, here, members), ({ head }): string => head)
  const works = new Map((await workDaysOf(db, here, members)).map((one) => [one.contact as string, one]))
  const { policy } = policyOf(ctx.today)
  const lastYear = addDays(ctx.today, -366)
  const planned = Map.groupBy(
    looksAtPlannedWork(policy)
      ? await store.readWeighed(db, here, members, lastYear, ctx.shop.zone)
      : await store.readPlanned(db, here, members, lastYear),
    byMember,
  )
  const outcomes = asksFor(policy, 'absences_in_a_row')
    ? Map.groupBy(await store.readSeatOutcomes(db, here, members, lastYear), byMember)
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
      },
    }
  })
  return { people, earliest }
}

const workDays = (
  known: { readonly from: Day | null; readonly until: Day | null } | undefined,
): StandingFacts['works'] => (known ? { from: known.from ?? beforeAll, until: known.until } : null)

/** What leaves do by the types of a policy. */
export const leavesUnder = (types: Policy['leaveTypes'], away: readonly store.AwayRow[]): StandingFacts['leaves'] =>
  away.map(({ type, from, until }) => ({
    from,
    until,
    standing: types[type]?.standing ?? null,
    stopsCount: types[type]?.stopsCount ?? false,
  }))

const byMember = ({ member }: { readonly member: string }): string => member

const numberOf = (day: Day | null): number | null => (day === null ? null : dayNumber(day))

const stateOf = (row: store.StateRow): StandingState => ({
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
function beginningOf({ alertBefore, extensionBefore }: store.CountedWorker): StandingState {
  if (alertBefore === null) return firstState
  return {
    ...firstState,
    standing: 'alert',
    alertStart: dayNumber(alertBefore),
    extensionUntil: numberOf(extensionBefore),
    graceUsed: extensionBefore !== null,
  }
}

const modesOf = (worker: store.CountedWorker, known: readonly store.ModeRow[]): StandingFacts['modes'] =>
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

async function write(
  ctx: ActionContext,
  judged: readonly Judged[],
  policyOf: (day: Day) => VersionedPolicy,
  onward: boolean,
): Promise<void> {
  const [db, here] = [ctx.db, ctx.organisation]
  const counted = judged.flatMap(({ member, folded }) => folded.counts.map((count) => ({ member, ...count })))
  const earlier = counted.length === 0 ? [] : await earlierCounts(ctx, counted)
  const rounds = Map.groupBy(earlier, ({ member, causeId }) => `${member} ${causeId}`)
  await store.addEntries(
    db,
    here,
    counted.map(({ member, on, amount, decided, skipped }) => ({
      id: newId(),
      member,
      counter: 'main',
      amount,
      effectiveOn: on,
      cause: 'count',
      causeId: on,
      round: (rounds.get(`${member} ${on}`)?.length ?? 0) + 1,
      position: 1,
      reverses: null,
      sentence: skipped === null ? 'shifts.ledger.count' : `shifts.ledger.count_skipped_${skipped}`,
      facts: { decided },
    })),
    { now: ctx.now, policy: policyOf(ctx.today).version, actor: ctx.actor.account },
  )
  const moved = judged.filter((one) => isMoved(one))
  await store.writeStates(
    db,
    here,
    moved.map(({ member, folded }) => rowOf(member, folded.state, ctx.today)),
  )
  // From the beginning any day may have changed, also where today is as it was.
  const news = (onward ? moved : judged).flatMap(({ member, from, folded, before }) => {
    const spans = onward && before ? afterRunning(folded.spans, before) : folded.spans
    return spans.length > 0 ? [{ member, from: onward ? (spans[0]?.from ?? from) : from, spans }] : []
  })
  if (news.length > 0)
    await store.replaceSpans(
      db,
      here,
      news,
      news.flatMap(({ member, spans }) => spans.map((span) => ({ ...span, member }))),
    )
}

const earlierCounts = (ctx: ActionContext, counts: readonly { readonly member: string; readonly on: Day }[]) =>
  store.entriesOf(
    ctx.db,
    ctx.organisation,
    'count',
    [...new Set(counts.map(({ on }) => on as string))],
    [...new Set(counts.map(byMember))],
  )

/** A person of whom nothing changed but the date, on no day between, keeps the row: the shop's last night says how far it holds. */
const isMoved = ({ member, folded, before }: Judged): boolean =>
  before === undefined || folded.spans.length > 1 || !sameState(rowOf(member, folded.state, before.foldedUntil), before)

const sameState = (one: store.StateRow, other: store.StateRow): boolean =>
  Object.entries(one).every(([name, value]) => value === other[name as keyof store.StateRow])

/** Without the first one where it only goes on with the running span. */
const afterRunning = (spans: Folded['spans'], before: store.StateRow): Folded['spans'] => {
  const [first] = spans
  const goesOn =
    first?.standing === before.standing &&
    first.alertStart === before.alertStart &&
    first.extensionUntil === before.extensionUntil
  return goesOn ? spans.slice(1) : spans
}

const dayOf = (number: number | null): Day | null => (number === null ? null : dayOfNumber(number))

const rowOf = (member: string, state: StandingState, foldedUntil: Day): store.StateRow => ({
  member,
  foldedUntil,
  standing: state.standing,
  main: state.balances.main,
  makeUp: state.balances.make_up,
  absences: state.balances.absences,
  alertStart: dayOf(state.alertStart),
  extensionUntil: dayOf(state.extensionUntil),
  graceUsed: state.graceUsed,
  penalised: state.penalised,
  reducedBefore: state.reducedBefore,
  lowSince: dayOf(state.lowSince),
})

/** Tells each person, records it, and takes seats where the policy says that this standing has none. */
async function takeEffect(
  ctx: ActionContext,
  { changed, losing }: Pick<Recounted, 'changed' | 'losing'>,
): Promise<void> {
  if (changed.length > 0) await tellStandings(ctx, changed)
  const people = (asked: Loss) => losing.filter(({ what }) => what === asked).map(byMember)
  await loseSeats(ctx, people('all'), 'all')
  await loseSeats(ctx, people('fixed'), 'fixed')
}

async function tellStandings(ctx: ActionContext, changed: Recounted['changed']): Promise<void> {
  const policy = await policyOn(ctx.db, ctx.organisation, ctx.today)
  const warned = await warnedBefore(ctx, changed, policy)
  for (const { member, before, after, until, needed } of changed) {
    ctx.record('shifts.standing_changed', { subject: member, person: member, before, after })
    if (after === 'alert' && warned.has(member)) continue
    ctx.notify('shifts.standing', member, {
      why: until === null ? after : `${after}_until`,
      before,
      until,
      needed: needed ?? 0,
      link: '/shifts/standing',
    })
  }
}

/** Whom a warning reached so shortly before that the policy sends no further one. */
async function warnedBefore(
  ctx: ActionContext,
  changed: readonly StandingChange[],
  { warnEveryDays }: Policy,
): Promise<ReadonlySet<string>> {
  const warning = changed.filter(({ after }) => after === 'alert').map(byMember)
  if (warnEveryDays === 0 || warning.length === 0) return new Set()
  const begun = await store.alertsBegun(ctx.db, ctx.organisation, warning, addDays(ctx.today, -1))
  const days = Map.groupBy(begun, byMember)
  return new Set(
    warning.filter((member) => {
      const last = lastWarned(
        (days.get(member) ?? []).map(({ from }) => from),
        warnEveryDays,
      )
      return last !== null && daysBetween(last, ctx.today) < warnEveryDays
    }),
  )
}
