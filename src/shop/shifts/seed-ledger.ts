/** What the ledgers of the demo begin with: who flies has credit, one is away soon, two ask something. */
import type { ActionContext } from '#platform/action.ts'
import type { SeedCast } from '#platform/module.ts'
import { addDays, type Day } from '#platform/values/day.ts'
import { newId } from '#platform/values/ids.ts'
import { addClaim } from './store/claim.ts'
import { beginCounting } from './store/counted-workers.ts'
import { addLeave } from './store/leave.ts'
import { addEntries, type NewEntry } from './store/ledger.ts'
import type { SeededMember } from './store/seeding.ts'

export interface SeededWorker {
  readonly member_id: string
  readonly mode: string
}

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

/** Counting begins on the first day of the past; whoever flies brings a credit along. */
export async function seedCredits(ctx: ActionContext, workers: readonly SeededWorker[], first: Day): Promise<void> {
  await beginCounting(ctx.db, ctx.organisation, null, first)
  const entries = workers.filter(({ mode }) => mode === 'flying').map((worker) => credit(worker, first))
  await addEntries(ctx.db, ctx.organisation, entries, { now: ctx.now, policy: null, actor: null })
}

export async function seedClaim(ctx: ActionContext, named: Named): Promise<void> {
  const bram = named('bram')
  const told = { day: addDays(ctx.today, -2), amount: 1000, description: 'Rideaux de la réserve', now: ctx.now }
  if (bram) await addClaim(ctx.db, ctx.organisation, { id: newId(), member: bram, ...told })
}

const credit = (worker: SeededWorker, on: Day): NewEntry => ({
  id: newId(),
  member: worker.member_id,
  counter: 'main',
  amount: 1000,
  effectiveOn: on,
  cause: 'import',
  causeId: newId(),
  round: 1,
  position: 1,
  reverses: null,
  sentence: 'shifts.ledger.import',
  facts: {},
})
