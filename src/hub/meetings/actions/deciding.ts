/** A meeting decides: whoever leads opens, saves or puts off; whoever writes notes what is said; everybody speaks in turn. */
import {
  endTestInMeeting,
  type InMeeting,
  noteInMeeting,
  openInMeeting,
  putOffInMeeting,
  saveInMeeting,
  whyNotGoOn,
} from '#hub/governance/public.ts'
import { type ActionContext, action } from '#platform/action.ts'
import { found, refuse, refuseWith } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import type { AccountId } from '#platform/values/ids.ts'
import type * as contract from '../contract/deciding.ts'
import { meetingCircle, peopleHere } from '../people.ts'
import { orderOfSpeech, whyNotNext, whyNotSpeech } from '../rules/speech.ts'
import * as store from '../store/agenda.ts'
import type { MeetingRow } from '../store/meetings.ts'
import { attendanceOf } from '../store/minutes.ts'
import { leadFor, writeFor } from './acting.ts'
import { lineFor } from './agenda.ts'

type Of<C> = InputOf<C>

const inMeeting = async (ctx: ActionContext, meeting: MeetingRow): Promise<InMeeting> => ({
  id: meeting.id,
  name: `${meeting.number} · ${meeting.title}`,
  circle: await meetingCircle(ctx, meeting),
})

const presentIn = async (ctx: ActionContext, meeting: string): Promise<string[]> =>
  (await attendanceOf(ctx.db, ctx.organisation, meeting)).map(({ participant }) => participant)

export const openDecision = action('meetings.openDecision', async (ctx, input: Of<typeof contract.openDecision>) => {
  const { line, meeting } = await lineFor(ctx, input.agendaItem, 'time')
  const runs = await whyNotGoOn(ctx, meeting.id)
  if (line.sort !== 'proposal') refuseWith([refuse('agenda.no_proposal'), ...runs])
  const opened = await openInMeeting(ctx, await inMeeting(ctx, meeting), found(line.subject, 'proposal'), runs)
  ctx.record('meetings.decision_opened', { subject: meeting.id, item: line.id, title: line.title })
  return opened
})

export const noteAnswer = action('meetings.noteAnswer', async (ctx, input: Of<typeof contract.noteAnswer>) => {
  const { meeting: id, speaker, ...said } = input
  const meeting = await writeFor(ctx, id, 'time')
  await noteInMeeting(ctx, meeting.id, { ...said, speaker: speaker as AccountId })
  ctx.record('meetings.answer_noted', { subject: meeting.id, participant: input.participant })
  return {}
})

export const saveDecision = action('meetings.saveDecision', async (ctx, input: Of<typeof contract.saveDecision>) => {
  const meeting = await leadFor(ctx, input.meeting, 'time')
  const { state, decision } = await saveInMeeting(ctx, meeting.id, await presentIn(ctx, meeting.id))
  const number = decision?.number ?? null
  ctx.record('meetings.decision_saved', { subject: meeting.id, why: state, number: number ?? '–' })
  return { state: found(state, 'state') as 'adopted' | 'adopted_with_reservations' | 'rejected' | 'waits', number }
})

export const putOffDecision = action(
  'meetings.putOffDecision',
  async (ctx, input: Of<typeof contract.putOffDecision>) => {
    const meeting = await leadFor(ctx, input.meeting, 'time')
    await putOffInMeeting(ctx, meeting.id, input.reason)
    ctx.record('meetings.decision_put_off', { subject: meeting.id, reason: input.reason })
    return {}
  },
)

/** Also after the meeting: what was raised in it holds its decision up. */
export const endObjectionTest = action(
  'meetings.endObjectionTest',
  async (ctx, input: Of<typeof contract.endObjectionTest>) => {
    const meeting = await leadFor(ctx, input.meeting, 'weigh')
    const { state } = await endTestInMeeting(ctx, meeting.id, input.objection)
    ctx.record('meetings.test_ended', { subject: meeting.id, why: state })
    return { state }
  },
)

export const startSpeech = action('meetings.startSpeech', async (ctx, input: Of<typeof contract.startSpeech>) => {
  const { line, meeting } = await lineFor(ctx, input.agendaItem, 'time')
  const noted = new Set(await presentIn(ctx, meeting.id))
  const present = (await peopleHere(ctx)).map(({ id }) => id).filter((id) => noted.has(id))
  refuseWith(whyNotSpeech(present))
  const all = await store.itemsOf(ctx.db, ctx.organisation, [meeting.id])
  const before = all.filter(({ id, speech }) => id !== line.id && speech !== null).length
  await store.writeSpeech(ctx.db, ctx.organisation, line.id, { speech: orderOfSpeech(present, before), spoken: 0 })
  ctx.record('meetings.speech_started', { subject: meeting.id, item: line.id })
  return {}
})

export const nextSpeaker = action('meetings.nextSpeaker', async (ctx, input: Of<typeof contract.nextSpeaker>) => {
  const { line } = await lineFor(ctx, input.agendaItem, 'time')
  const { speech, spoken } = line
  refuseWith(whyNotNext({ order: speech, spoken }))
  await store.writeSpeech(ctx.db, ctx.organisation, line.id, { speech: speech ?? [], spoken: spoken + 1 })
  ctx.record('meetings.next_spoke', { subject: line.meeting, item: line.id })
  return {}
})
