/** Some life in the ledgers of the demo: who flies has credit, a few owe work, one is away soon, two ask something. */
import type { ActionContext } from '#platform/action.ts'
import type { SeedCast } from '#platform/module.ts'
import { addDays, type Day } from '#platform/values/day.ts'
import { newId } from '#platform/values/ids.ts'
import { recount } from './counting.ts'
import { addClaim } from './store/claim.ts'
import { addEntries, beginCounting, type NewEntry } from './store/counting.ts'
import { addLeave } from './store/leave.ts'
import type { SeededMember } from './store/seeding.ts'

export interface SeededWorker {
  readonly member_id: string
  readonly mode: string
}

const countedDays = 56
const creditsAtFirst = 3
/** Every so many invented people one has less credit, or was absent. */
const shortEvery = 11
const absentBefore = 3

type Named = (key: string) => string | undefined

export const namedIn =
  (cast: SeedCast, members: readonly SeededMember[]): Named =>
  (key) =>
    members.find(({ email }) => email === `${key}@${cast.address}.example`)?.id

/** Before the dates are made: nobody is seated on days of a leave. */
export async function seedLeaves(ctx: ActionContext, named: Named): Promise<void> {
  const leaves = [
    { member: named('dieter'), from: 14, until: 34, state: 'approved' as const },
    { member: named('gerard'), from: 21, until: 41, state: 'requested' as const },
  ]
  for (const { member, from, until, state } of leaves)
    if (member)
      await addLeave(ctx.db, ctx.organisation, {
        id: newId(),
        member,
        type: 'holiday',
        from: addDays(ctx.today, from),
        until: addDays(ctx.today, until),
        reason: null,
        evidenceSeenOn: null,
        state,
        requestedAt: ctx.now,
        decidedAt: state === 'approved' ? ctx.now : null,
        by: null,
      })
}

export async function seedLedger(ctx: ActionContext, named: Named, workers: readonly SeededWorker[]): Promise<void> {
  const first = addDays(ctx.today, -countedDays)
  await beginCounting(ctx.db, ctx.organisation, null, first)
  const known = ['amina', 'bram', 'chloe', 'dieter', 'gerard', 'ines', 'lea', 'urs'].map(named)
  const entries = workers.flatMap((worker, index) => {
    const short = index % shortEvery === 3 && !known.includes(worker.member_id)
    if (worker.mode === 'flying') return [credit(worker, first, short ? 1 : creditsAtFirst)]
    const absent = worker.member_id === named('elif') || (short && worker.mode === 'regular')
    return absent ? [absence(worker, addDays(ctx.today, -absentBefore))] : []
  })
  await addEntries(ctx.db, ctx.organisation, entries, { now: ctx.now, policy: null, actor: null })
  await recount(
    ctx,
    workers.map(({ member_id: member }) => member),
  )
  const bram = named('bram')
  const told = { day: addDays(ctx.today, -2), amount: 1000, description: 'Rideaux de la réserve', now: ctx.now }
  if (bram) await addClaim(ctx.db, ctx.organisation, { id: newId(), member: bram, ...told })
}

const entryOf = (worker: SeededWorker, on: Day) => ({
  id: newId(),
  member: worker.member_id,
  counter: 'main' as const,
  effectiveOn: on,
  causeId: newId(),
  round: 1,
  position: 1,
  reverses: null,
})

const credit = (worker: SeededWorker, on: Day, credits: number): NewEntry => ({
  ...entryOf(worker, on),
  amount: credits * 1000,
  cause: 'import',
  sentence: 'shifts.ledger.import',
  facts: {},
})

const absence = (worker: SeededWorker, on: Day): NewEntry => ({
  ...entryOf(worker, on),
  amount: -1000,
  cause: 'attendance',
  sentence: 'shifts.ledger.absent_told',
  facts: { day: on },
})
