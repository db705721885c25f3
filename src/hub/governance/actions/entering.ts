/** An entry of the register gets the next number of its year, and everybody is told. */
import { takingPart, tellParticipants } from '#hub/organisations/public.ts'
import { carryTranslations } from '#hub/translations/public.ts'
import type { ActionContext } from '#platform/action.ts'
import { nextNumber } from '#platform/database/counter.ts'
import { yearOf } from '#platform/values/day.ts'
import { newId } from '#platform/values/ids.ts'
import { pendingUntil } from '../rules/meeting-decisions.ts'
import { numberOf } from '../rules/register.ts'
import { addDecision, type DecisionRow, supersede } from '../store/decisions.ts'

export type Entry = Omit<DecisionRow, 'id' | 'number' | 'endedAs' | 'endedFrom' | 'endedBy' | 'criteriaAnswer'>

export async function enterDecision(
  ctx: ActionContext,
  entry: Entry,
): Promise<Pick<DecisionRow, 'id' | 'number' | 'takenOn'>> {
  const id = newId()
  const year = yearOf(entry.takenOn)
  const seq = await nextNumber(ctx.db, ctx.organisation, `decision ${year}`)
  const number = numberOf(year, seq)
  const written = { at: ctx.now, by: ctx.actor.account }
  await addDecision(ctx.db, ctx.organisation, { ...entry, ...written, id, year, seq, number })
  ctx.record('governance.decision_recorded', { subject: id, number })
  if (entry.proposal)
    await carryTranslations(ctx, { kind: 'proposal', subject: entry.proposal }, { kind: 'decision', subject: id })
  const { title, takenOn } = entry
  const about = { id, number, title }
  if (entry.pending)
    await tellDecision(ctx, 'governance.decision_pending', about, { day: takenOn, until: pendingUntil(takenOn) })
  else await tellDecision(ctx, 'governance.decision', about, { day: takenOn })
  return { id, number, takenOn }
}

/** Decisions that hold from now on take the places of those they were made for, where these still hold. */
export async function takePlaces(ctx: ActionContext, newer: readonly string[]): Promise<void> {
  for (const older of await supersede(ctx.db, ctx.organisation, newer, ctx.today)) {
    const { endedFrom: from, newer: number } = older
    ctx.record('governance.decision_ended', { subject: older.id, number, why: 'superseded', from })
    await tellDecision(ctx, 'governance.decision_ended', older, { newer: number, day: from, why: 'superseded' })
  }
}

export async function tellDecision(
  ctx: ActionContext,
  code: string,
  { id, number, title }: Pick<DecisionRow, 'id' | 'number' | 'title'>,
  facts: Readonly<Record<string, string | null>>,
): Promise<void> {
  const inside = (await takingPart(ctx)).filter((one) => one.inside).map((one) => one.id)
  const about = { number, title, link: `/community/decisions/${id}`, about: id }
  await tellParticipants(ctx, code, inside, { ...about, ...facts })
}
