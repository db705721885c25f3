/** Who acts on meetings: the facilitator, the note-taker, the core group, or for an organisation that takes part. */
import { lockActing, mustHave } from '#hub/organisations/public.ts'
import type { ActionContext, Context } from '#platform/action.ts'
import { found, type Refusal, refuse, refuseWith } from '#platform/refusal.ts'
import { knownPeople } from '../people.ts'
import { type MeetingAct, whyNotMove } from '../rules/states.ts'
import { lockMeeting, type MeetingRow } from '../store/meetings.ts'

export const steers = (ctx: Context): boolean => ctx.actor.kind === 'system' || ctx.actor.may('community.steer')

export const leads = (ctx: Context, { facilitator }: MeetingRow): boolean =>
  steers(ctx) || (facilitator !== null && facilitator === ctx.actor.account)

export const writes = (ctx: Context, meeting: MeetingRow): boolean =>
  leads(ctx, meeting) || (meeting.noteTaker !== null && meeting.noteTaker === ctx.actor.account)

export const lockFound = async (ctx: ActionContext, id: string): Promise<MeetingRow> =>
  found(await lockMeeting(ctx.db, ctx.organisation, id), 'meeting')

/** The meeting, locked, for whoever leads it or the core group; all reasons at once. */
export async function leadFor(ctx: ActionContext, id: string, act: MeetingAct): Promise<MeetingRow> {
  const meeting = await lockFound(ctx, id)
  refuseWith([...(await whyNotLead(ctx, meeting)), ...whyNotMove(act, meeting.state)])
  return meeting
}

async function whyNotLead(ctx: ActionContext, meeting: MeetingRow): Promise<Refusal[]> {
  if (leads(ctx, meeting)) return []
  return [refuse('meeting.not_leading', { names: await namesOf(ctx, [meeting.facilitator]) })]
}

/** The same for whoever writes. */
export async function writeFor(ctx: ActionContext, id: string, act: MeetingAct): Promise<MeetingRow> {
  const meeting = await lockFound(ctx, id)
  refuseWith([...(await whyNotWrite(ctx, meeting)), ...whyNotMove(act, meeting.state)])
  return meeting
}

export async function whyNotWrite(ctx: ActionContext, meeting: MeetingRow): Promise<Refusal[]> {
  if (writes(ctx, meeting)) return []
  return [refuse('meeting.not_writing', { names: await namesOf(ctx, [meeting.noteTaker, meeting.facilitator]) })]
}

export async function namesOf(ctx: Context, accounts: readonly MeetingRow['facilitator'][]): Promise<string[]> {
  const wanted = accounts.filter((one) => one !== null)
  const named = await ctx.accounts.accountsById(wanted)
  return [...new Set(wanted.map((one) => named.get(one)?.name ?? '–'))]
}

/** Stops whoever acts for no organisation that takes part. */
export async function mustTakePart(ctx: ActionContext, accounts: readonly (string | null)[]): Promise<void> {
  refuseWith(await whyNotTakePart(ctx, accounts))
}

export async function whyNotTakePart(ctx: ActionContext, accounts: readonly (string | null)[]): Promise<Refusal[]> {
  const known = new Set<string>((await knownPeople(ctx)).people.map(({ id }) => id))
  const all = accounts.every((one) => one === null || known.has(one))
  return all ? [] : [refuse('meeting.not_acting')]
}

/** The organisation the person speaks for here. */
export async function speakingFor(ctx: ActionContext, participant: string) {
  const acting = await lockActing(ctx, participant)
  mustHave(ctx, 'speak', acting)
  return acting.row
}
