/** What modules of the community ask of organisations at once: who takes part, who holds which task, who acts for whom. */
import type { Context } from '#platform/action.ts'
import type { AccountId } from '#platform/values/ids.ts'
import { runsOn } from '../rules/powers.ts'
import { type ParticipantRow, readParticipants } from '../store/participants.ts'
import { type MandateRow, readMandates, representationsOn } from '../store/powers.ts'

export type { MandateRow, ParticipantRow }

/** Everybody who takes part, did, or asks to, in the order of joining. */
export const participantsIn = (ctx: Context): Promise<ParticipantRow[]> => readParticipants(ctx.db, ctx.organisation)

/** The tasks that are held today. */
export const tasksHeld = async (ctx: Context): Promise<MandateRow[]> =>
  (await readMandates(ctx.db, ctx.organisation, ctx.today)).filter((held) => runsOn(held, ctx.today))

/** Every task that was ever given, those that ended too. */
export const tasksEver = (ctx: Context): Promise<MandateRow[]> =>
  readMandates(ctx.db, ctx.organisation, ctx.today, true)

/** Who may answer for an organisation today. */
export async function positionsHeld(ctx: Context): Promise<ReadonlyMap<string, readonly AccountId[]>> {
  const all = await representationsOn(ctx.db, ctx.organisation, ctx.today)
  const by = Map.groupBy(
    all.filter(({ powers }) => powers.includes('position')),
    ({ participant }) => participant as string,
  )
  return new Map([...by].map(([id, held]) => [id, [...new Set(held.map(({ account }) => account))]]))
}

/** The accounts that act today, by the organisation they act for. */
export async function actingFor(ctx: Context): Promise<ReadonlyMap<string, readonly AccountId[]>> {
  const all = await representationsOn(ctx.db, ctx.organisation, ctx.today)
  const by = Map.groupBy(all, ({ participant }) => participant as string)
  return new Map([...by].map(([id, held]) => [id, [...new Set(held.map(({ account }) => account))]]))
}
