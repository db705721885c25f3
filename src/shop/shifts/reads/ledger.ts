/** What somebody owes and why: balances, the standing with its days, every entry as a sentence. */
import { type Context, read } from '#platform/action.ts'
import type { Facts } from '#platform/refusal.ts'
import { addDays, type Day } from '#platform/values/day.ts'
import type { MemberFacts } from '#shop/members/public.ts'
import { me, memberOf, modeOn } from '../booking-facts.ts'
import { type Foreseeable, foreseeable } from '../counting-facts.ts'
import { lastAlertDay } from '../rules/alert-days.ts'
import { type Away, alertFrom, countAnchor, nextCount } from '../rules/count.ts'
import type { Counting } from '../rules/counting.ts'
import { explain, type Sentence } from '../rules/explain.ts'
import { whyNotExtend, whyNotGrace } from '../rules/extension.ts'
import { withDone } from '../rules/line-that-holds.ts'
import {
  type Booked,
  type Foreseen,
  foresee,
  hiddenStanding,
  ordinaryWork,
  raises,
  shiftsNeeded,
  withWork,
} from '../rules/outlook.ts'
import type { Policy } from '../rules/policy.ts'
import { beneficiariesOn } from '../rules/standing.ts'
import type { Mode, Standing } from '../rules/words.ts'
import { firstMode } from '../settings.ts'
import * as ledgerStore from '../store/ledger.ts'
import { plannedWork } from '../store/outcome.ts'
import { readWorker, type WorkerRow } from '../store/people.ts'
import { policyOn } from '../store/policy.ts'
import * as standingStore from '../store/standing.ts'
import * as factStore from '../store/standing-facts.ts'

const entriesShown = 200

export const readLedger = read('shifts.readLedger', async (ctx, input: { member: string }) =>
  ledgerOf(ctx, await memberOf(ctx, input.member)),
)

/** What the desk may know of somebody: standing, reasons and the way back, no ledger. */
export const readStanding = read('shifts.readStanding', async (ctx, input: { member: string }) => {
  const person = await memberOf(ctx, input.member)
  return { name: person.displayName, memberNo: person.memberNo, ...(await standingFacts(ctx, person)) }
})

export const readMyLedger = read('shifts.readMyLedger', async (ctx, _input: Record<never, never>) =>
  ledgerOf(ctx, await me(ctx)),
)

async function ledgerOf(ctx: Context, person: MemberFacts) {
  const [db, here, member] = [ctx.db, ctx.organisation, person.contact]
  const lines = await ledgerStore.readLedger(db, here, member, entriesShown)
  const spans = await standingStore.readSpans(db, here, member)
  return {
    name: person.displayName,
    ...(await standingFacts(ctx, person)),
    ledger: lines.map(({ id, counter, amount, effectiveOn, recordedAt, cause, round, reverses, sentence, facts }) => ({
      id,
      counter,
      amount: amount / 1000,
      effectiveOn,
      recordedAt,
      cause,
      round,
      reverses,
      sentence,
      facts,
    })),
    spans,
  }
}

const daysForeseen = 366

/** Where somebody stands today, why, what comes when nothing is done any more, and the way back. */
export async function standingFacts(ctx: Context, person: MemberFacts) {
  const [db, here, member] = [ctx.db, ctx.organisation, person.contact]
  const policy = await policyOn(db, here, ctx.today)
  const worker = await readWorker(db, here, member)
  const [state] = await standingStore.readStates(db, here, [member])
  const mode = modeOn(person, ctx.today, worker?.mode ?? null, await ctx.setting(firstMode))
  const standing = policy.control ? (state?.standing ?? 'up_to_date') : 'up_to_date'
  const alertSince = state?.alertStart ?? null
  const planned = await plannedWork(db, here, member, ctx.now)
  const seen = await foreseeable(ctx, member, addDays(ctx.today, daysForeseen))
  const counts = await countsAhead(ctx, { policy, mode, state, member, booked: planned, seen })
  const known = {
    mode,
    standing,
    mayEnter: policy.benefits.enter.includes(standing),
    mayBuy: policy.benefits.buy.includes(standing),
    balances: {
      main: (state?.main ?? 0) / 1000,
      makeUp: (state?.makeUp ?? 0) / 1000,
      absences: (state?.absences ?? 0) / 1000,
    },
    unit: policy.unit,
    alertSince,
    alertUntil: alertSince === null ? null : lastAlertDay(policy, alertSince),
    extensionUntil: state?.extensionUntil ?? null,
    graceUsed: state?.graceUsed ?? false,
    penalised: state?.penalised ?? false,
    ...counts,
  }
  return { ...known, ...(await saysOf(ctx, { ...known, policy, worker, planned, member, seen })) }
}

type Known = {
  readonly mode: Mode | 'not_concerned'
  readonly standing: Standing
  readonly mayBuy: boolean
  readonly balances: { readonly main: number; readonly makeUp: number }
  readonly nextCount: Day | null
  readonly countTakes: number
  readonly extensionUntil: Day | null
  readonly graceUsed: boolean
  readonly policy: Policy
  readonly worker: WorkerRow | null
  readonly planned: readonly Booked[]
  readonly member: string
  readonly seen: Foreseeable | null
}

const nothingComes: Foreseen = { changes: [] }

/** The same facts as sentences, and how many shifts put things right. */
async function saysOf(ctx: Context, known: Known) {
  const { policy, mode, standing, planned, seen, member } = known
  const counted = seen !== null && mode !== 'not_concerned'
  const work = { ...ordinaryWork(policy, mode), mode: mode === 'not_concerned' ? 'flying' : mode }
  const needed = counted ? shiftsNeeded(seen.facts, work, seen.dayOf) : null
  const until = addDays(ctx.today, daysForeseen)
  const done = counted ? withWork(seen.facts, mode, planned, seen.dayOf) : null
  const hides = standing === 'on_leave' || standing === 'exempted' || standing === 'extension'
  const hidden = counted && hides ? hiddenStanding(seen.facts, seen.dayOf) : null
  const asked = {
    today: ctx.today,
    standing,
    graceUsed: known.graceUsed,
    extensionUntil: known.extensionUntil,
    nextShift: planned[0]?.day ?? null,
    policy,
  }
  const leaves = await factStore.readLeaves(ctx.db, ctx.organisation, [member], {
    after: addDays(ctx.today, -1),
    entirely: [],
  })
  const says = explain({
    ...known,
    today: ctx.today,
    control: policy.control,
    buyers: policy.benefits.buy,
    unit: policy.unit,
    since: await standingStore.standingSince(ctx.db, ctx.organisation, member),
    leave: leaves.find(({ from }) => from <= ctx.today) ?? null,
    unsubscribedByHand: known.worker?.unsubscribedOn != null && standing === 'unsubscribed',
    blocked: known.worker?.blocked != null,
    lowered: await loweredBy(ctx, member),
    idle: counted ? foresee(seen.facts, until, seen.dayOf) : nothingComes,
    booked: done && counted ? foresee(done, until, seen.dayOf) : nothingComes,
    bookedDays: counted ? planned.filter((one) => raises(policy, mode, one)).map(({ day }) => day) : [],
    hidden: hidden === 'up_to_date' ? null : hidden,
    needed,
    nextCount: known.nextCount ? { day: known.nextCount, takes: known.countTakes } : null,
    mayAskGrace: whyNotGrace(asked).length === 0,
    graceByMember: policy.graceByMember,
    graceDays: policy.graceDays,
    mayAskExtension: whyNotExtend(asked).length === 0,
    extensionDays: policy.extensionDays,
  })
  return { says, needed }
}

const causesLooked = 60

/** The entries that lowered a counter and were not taken back, one sentence per cause, newest first. */
async function loweredBy(ctx: Context, member: string): Promise<Sentence[]> {
  const lines = await ledgerStore.readLedger(ctx.db, ctx.organisation, member, causesLooked)
  const back = new Set(lines.map(({ reverses }) => reverses))
  const standing = lines.filter(({ id, reverses, amount }) => reverses === null && amount < 0 && !back.has(id))
  const seen = new Map(standing.map((line) => [`${line.cause} ${line.causeId}`, line]))
  return [...seen.values()].map(({ sentence, facts, effectiveOn }) => ({
    key: sentence,
    facts: { day: effectiveOn, ...(facts as Facts) },
  }))
}

interface Counted {
  readonly policy: Policy
  readonly mode: Mode | 'not_concerned'
  readonly state: standingStore.StateRow | undefined
  readonly member: string
  readonly booked: readonly Booked[]
  readonly seen: Foreseeable | null
}

async function countsAhead(ctx: Context, { policy, mode, state, member, booked, seen }: Counted) {
  const none = { nextCount: null, alertFrom: null, alertFromWithBooked: null, countTakes: 0 }
  const own = seen?.facts.modes.at(-1)
  const anchor = own && policy.control ? countAnchor(policy.count, mode, own.flyingStart ?? own.from) : null
  if (!seen || anchor === null || mode === 'not_concerned' || isGone(state?.standing)) return none
  const aways = await awaysOf(ctx, policy, member)
  const { count } = policy
  const takes = count.by * (count.perBeneficiary ? beneficiariesOn(seen.facts, ctx.today) : 1)
  const from = (main: number) =>
    alertFrom({ everyDays: count.everyDays, by: takes }, anchor, {
      today: ctx.today,
      main,
      inAlert: state?.alertStart != null,
      aways,
    })
  return {
    nextCount: nextCount(anchor, count.everyDays, ctx.today, aways),
    alertFrom: from(seen.facts.start.balances.main),
    alertFromWithBooked: from(withDone(seen.facts.start.balances, booked, mode, policy).main),
    countTakes: takes,
  }
}

/** Nothing is counted any more. */
const isGone = (standing: Standing | undefined): boolean => standing === 'unsubscribed' || standing === 'resigning'

async function awaysOf(ctx: Context, policy: Counting, member: string): Promise<Away[]> {
  const leaves = await factStore.readLeaves(ctx.db, ctx.organisation, [member], null)
  return leaves.map(({ type, from, until }) => ({
    from,
    until,
    stopsCount: policy.leaveTypes[type]?.stopsCount ?? false,
  }))
}
