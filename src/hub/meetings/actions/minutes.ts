/** Minutes: written by several, published, corrected, approved by silence; and what was agreed. */
import { type ActionContext, action } from '#platform/action.ts'
import { found, refuse, refuseWith } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import { isBeside } from '#platform/values/beside.ts'
import type { Day } from '#platform/values/day.ts'
import { type AccountId, newId } from '#platform/values/ids.ts'
import type * as contract from '../contract/minutes.ts'
import { pageOf, tellAbout } from '../people.ts'
import { whyNotFinish, whyNotReopen } from '../rules/actions.ts'
import { silenceUntil, whyNotCorrect, whyNotPublish } from '../rules/minutes.ts'
import { whyNotMove } from '../rules/states.ts'
import { silenceDays } from '../settings.ts'
import { changeMeeting, type MeetingRow, readMeeting } from '../store/meetings.ts'
import * as store from '../store/minutes.ts'
import { lockFound, namesOf, speakingFor, whyNotTakePart, whyNotWrite, writeFor, writes } from './acting.ts'

type Of<C> = InputOf<C>

/** Everybody who takes part helps to write; once published, only whoever takes the minutes. */
export const writeMinutes = action('meetings.writeMinutes', async (ctx, input: Of<typeof contract.writeMinutes>) => {
  const meeting = await lockFound(ctx, input.meeting)
  const versions = await store.minutesOf(ctx.db, ctx.organisation, meeting.id)
  const settled = versions.find(({ version }) => version === input.settles)
  const no = [...whyNotMove('write', meeting.state), ...(await whyNotEdit(ctx, meeting))]
  if (input.settles !== null && !settled?.beside) no.push(refuse('minutes.not_beside', { version: input.settles }))
  refuseWith(no)
  const version = (versions.at(-1)?.version ?? 0) + 1
  const beside = isBeside(input.basedOn, meeting.minutesVersion)
  const { text, basedOn } = input
  const row = { version, basedOn, text, beside, writtenAt: ctx.now, writtenBy: ctx.actor.account }
  await store.addMinutes(ctx.db, ctx.organisation, meeting.id, row)
  if (settled && !beside) await store.settleMinutes(ctx.db, ctx.organisation, meeting.id, settled.version)
  // published words that change begin the days of silence anew
  const anew = meeting.state === 'minutes_published' ? { silentSince: ctx.today } : {}
  if (!beside) await changeMeeting(ctx.db, ctx.organisation, meeting.id, { minutesVersion: version, ...anew })
  ctx.record('meetings.minutes_written', { subject: meeting.id, version, beside })
  return { version, beside, current: beside ? meeting.minutesVersion : version }
})

const whyNotEdit = (ctx: ActionContext, meeting: MeetingRow) =>
  meeting.state === 'minutes_published' || writes(ctx, meeting)
    ? whyNotWrite(ctx, meeting)
    : whyNotTakePart(ctx, [ctx.actor.account])

const besideOf = (versions: readonly store.MinutesRow[]): number[] =>
  versions.filter(({ beside }) => beside).map(({ version }) => version)

export const publishMinutes = action(
  'meetings.publishMinutes',
  async (ctx, input: Of<typeof contract.publishMinutes>) => {
    const meeting = await writeFor(ctx, input.meeting, 'publish')
    const versions = await store.minutesOf(ctx.db, ctx.organisation, meeting.id)
    refuseWith(whyNotPublish(meeting.minutesVersion, besideOf(versions)))
    const change = { state: 'minutes_published' as const, silentSince: ctx.today }
    await changeMeeting(ctx.db, ctx.organisation, meeting.id, change)
    const until = silenceUntil(ctx.today, await ctx.setting(silenceDays))
    ctx.record('meetings.minutes_published', { subject: meeting.id, until })
    await tellAbout(ctx, 'meetings.minutes', meeting, { until })
    await tellActions(ctx, meeting)
    return { silenceUntil: until }
  },
)

/** Each person gets what is theirs to do. */
async function tellActions(ctx: ActionContext, { id, title }: MeetingRow): Promise<void> {
  const open = (await store.actionsOf(ctx.db, ctx.organisation, id)).filter(({ doneOn }) => doneOn === null)
  for (const [account, own] of Map.groupBy(open, (one) => one.account))
    ctx.notify('meetings.actions', account, {
      title,
      count: own.length,
      what: own.map(({ what }) => what).join(' · '),
      due: own[0]?.due ?? null,
      link: '/community/actions',
      about: id,
    })
}

export const askCorrection = action('meetings.askCorrection', async (ctx, input: Of<typeof contract.askCorrection>) => {
  const meeting = await lockFound(ctx, input.meeting)
  const row = await speakingFor(ctx, input.participant)
  const no = whyNotMove('correct', meeting.state)
  refuseWith(no.length > 0 ? no : whyNotCorrect(meeting.silentSince as Day, await ctx.setting(silenceDays), ctx.today))
  const correction = newId()
  await store.addCorrection(ctx.db, ctx.organisation, {
    id: correction,
    meeting: meeting.id,
    participant: row.id,
    text: input.text,
    askedAt: ctx.now,
    askedBy: ctx.actor.account,
  })
  ctx.record('meetings.correction_asked', { subject: meeting.id, participant: row.id, correction })
  for (const account of new Set([meeting.noteTaker, meeting.facilitator]))
    if (account !== null)
      ctx.notify('meetings.correction', account, {
        title: meeting.title,
        by: row.name,
        link: pageOf(meeting.id),
        about: meeting.id,
      })
  return { correction }
})

export const answerCorrection = action(
  'meetings.answerCorrection',
  async (ctx, input: Of<typeof contract.answerCorrection>) => {
    const asked = found(await store.readCorrection(ctx.db, ctx.organisation, input.correction), 'correction')
    const meeting = await writeFor(ctx, asked.meeting, 'correct')
    const now = found(await store.readCorrection(ctx.db, ctx.organisation, asked.id), 'correction')
    const beside = besideOf(await store.minutesOf(ctx.db, ctx.organisation, meeting.id))
    const reason = input.reason || null
    const no = now.answer === null ? [] : [refuse('correction.answered')]
    if (input.answer === 'declined' && reason === null) no.push(refuse('meeting.reason_missing'))
    if (input.answer === 'taken_up' && beside.length > 0) no.push(refuse('minutes.two_versions'))
    refuseWith(no)
    const given = { answer: input.answer, reason, now: ctx.now, by: ctx.actor.account }
    await store.answerCorrection(ctx.db, ctx.organisation, asked.id, given)
    await changeMeeting(ctx.db, ctx.organisation, meeting.id, { silentSince: ctx.today })
    const until = silenceUntil(ctx.today, await ctx.setting(silenceDays))
    ctx.record('meetings.correction_answered', { subject: meeting.id, correction: asked.id, answer: input.answer })
    await tellAbout(ctx, 'meetings.minutes', meeting, { until })
    return { silenceUntil: until }
  },
)

export const addAction = action('meetings.addAction', async (ctx, input: Of<typeof contract.addAction>) => {
  const meeting = await lockFound(ctx, input.meeting)
  const no = [...whyNotMove('add_action', meeting.state), ...(await whyNotEdit(ctx, meeting))]
  no.push(...(await whyNotTakePart(ctx, [input.who])))
  if (input.due < ctx.today) no.push(refuse('time.past', { at: input.due }))
  refuseWith(no)
  const id = newId()
  await store.addAction(ctx.db, ctx.organisation, {
    id,
    meeting: meeting.id,
    what: input.what,
    account: input.who as AccountId,
    due: input.due as Day,
    now: ctx.now,
    by: ctx.actor.account,
  })
  ctx.record('meetings.action_agreed', { subject: meeting.id, action: id, who: input.who, due: input.due })
  return { action: id }
})

/** Whoever does it, whoever led or wrote, or the core group. */
async function ownAction(ctx: ActionContext, id: string): Promise<store.ActionRow> {
  const row = found(await store.readAction(ctx.db, ctx.organisation, id), 'action')
  const meeting = found(await readMeeting(ctx.db, ctx.organisation, row.meeting), 'meeting')
  if (row.account !== ctx.actor.account && !writes(ctx, meeting))
    refuseWith([refuse('action.not_yours', { names: await namesOf(ctx, [row.account]) })])
  return row
}

export const finishAction = action('meetings.finishAction', async (ctx, input: Of<typeof contract.finishAction>) => {
  const row = await ownAction(ctx, input.action)
  refuseWith(whyNotFinish(row))
  await store.markAction(ctx.db, ctx.organisation, row.id, ctx.today, ctx.actor.account)
  ctx.record('meetings.action_done', { subject: row.meeting, action: row.id })
  return {}
})

export const reopenAction = action('meetings.reopenAction', async (ctx, input: Of<typeof contract.reopenAction>) => {
  const row = await ownAction(ctx, input.action)
  refuseWith(whyNotReopen(row))
  await store.markAction(ctx.db, ctx.organisation, row.id, null, null)
  ctx.record('meetings.action_reopened', { subject: row.meeting, action: row.id })
  return {}
})
