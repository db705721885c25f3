/** The agenda by hand, and the timer of the one who leads. */

import { roundNamed } from '#hub/funding/public.ts'
import { proposalNamed, whyNotGoOn } from '#hub/governance/public.ts'
import { needNamed } from '#hub/needs/public.ts'
import { type ActionContext, action } from '#platform/action.ts'
import { found, type Refusal, refuse, refuseWith } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import { newId } from '#platform/values/ids.ts'
import type * as contract from '../contract/agenda.ts'
import { type ItemSort, whyNotAdd, whyNotOrder } from '../rules/agenda.ts'
import { type MeetingAct, whyNotMove } from '../rules/states.ts'
import * as store from '../store/agenda.ts'
import { leadFor, lockFound, speakingFor } from './acting.ts'

type Of<C> = InputOf<C>

export const addItem = action('meetings.addItem', async (ctx, input: Of<typeof contract.addItem>) => {
  const meeting = await lockFound(ctx, input.meeting)
  const row = await speakingFor(ctx, input.participant)
  const subject = await subjectOf(ctx, input)
  const lines = await store.itemsOf(ctx.db, ctx.organisation, [meeting.id])
  const same = lines.find(({ sort, subject: of }) => sort === subject.sort && of !== null && of === subject.id)
  const no: Refusal[] = [...whyNotMove('add_item', meeting.state), ...whyNotAdd(meeting.startDay, ctx.today)]
  if ([input.rfc, input.need, input.round].filter((one) => one !== null).length > 1)
    no.push(refuse('agenda.one_subject'))
  if (subject.title === null) no.push(refuse('agenda.title_missing'))
  if (same && !same.removed) no.push(refuse('agenda.twice'))
  refuseWith(no)
  const item = {
    id: same?.id ?? newId(),
    meeting: meeting.id,
    place: Math.max(0, ...lines.map(({ place }) => place)) + 1,
    sort: subject.sort,
    subject: subject.id,
    title: (subject.title as string).slice(0, 200),
    minutes: input.minutes,
    aim: input.aim,
    byItself: false,
  }
  if (same) await store.restoreItem(ctx.db, ctx.organisation, item)
  else await store.addItems(ctx.db, ctx.organisation, [item])
  ctx.record('meetings.item_added', { subject: meeting.id, item: item.id, participant: row.id })
  return { agendaItem: item.id }
})

async function subjectOf(
  ctx: ActionContext,
  { rfc, need, round, title }: Of<typeof contract.addItem>,
): Promise<{ sort: ItemSort; id: string | null; title: string | null }> {
  if (rfc !== null)
    return { sort: 'proposal', id: rfc, title: title ?? found(await proposalNamed(ctx, rfc), 'proposal') }
  if (need !== null) return { sort: 'need', id: need, title: title ?? found(await needNamed(ctx, need), 'need') }
  if (round !== null) return { sort: 'round', id: round, title: title ?? found(await roundNamed(ctx, round), 'round') }
  return { sort: 'other', id: null, title }
}

/** A line and its meeting, locked, for whoever leads. */
export async function lineFor(ctx: ActionContext, item: string, act: MeetingAct) {
  const { meeting: id } = found(await store.readItem(ctx.db, ctx.organisation, item), 'item')
  const meeting = await leadFor(ctx, id, act)
  return { meeting, line: found(await store.readItem(ctx.db, ctx.organisation, item), 'item') }
}

export const changeItem = action('meetings.changeItem', async (ctx, input: Of<typeof contract.changeItem>) => {
  const { line } = await lineFor(ctx, input.agendaItem, 'order')
  await store.changeItem(ctx.db, ctx.organisation, line.id, input)
  ctx.record('meetings.item_changed', { subject: line.meeting, item: line.id })
  return {}
})

export const removeItem = action('meetings.removeItem', async (ctx, input: Of<typeof contract.removeItem>) => {
  const { line } = await lineFor(ctx, input.agendaItem, 'order')
  if (line.sort === 'proposal') refuseWith(await whyNotGoOn(ctx, line.meeting))
  if (line.runningSince !== null) await store.stopTimer(ctx.db, ctx.organisation, line.meeting, ctx.now)
  await store.removeItem(ctx.db, ctx.organisation, line.id)
  ctx.record('meetings.item_removed', { subject: line.meeting, item: line.id })
  return {}
})

export const orderAgenda = action('meetings.orderAgenda', async (ctx, input: Of<typeof contract.orderAgenda>) => {
  const meeting = await leadFor(ctx, input.meeting, 'order')
  const lines = (await store.itemsOf(ctx.db, ctx.organisation, [meeting.id])).filter((one) => !one.removed)
  refuseWith(
    whyNotOrder(
      input.agendaItems,
      lines.map(({ id }) => id),
    ),
  )
  await store.placeItems(ctx.db, ctx.organisation, input.agendaItems)
  ctx.record('meetings.agenda_ordered', { subject: meeting.id })
  return {}
})

export const startItem = action('meetings.startItem', async (ctx, input: Of<typeof contract.startItem>) => {
  const { line } = await lineFor(ctx, input.agendaItem, 'time')
  if (line.runningSince !== null) return {}
  refuseWith(await whyNotGoOn(ctx, line.meeting))
  await store.stopTimer(ctx.db, ctx.organisation, line.meeting, ctx.now)
  await store.startTimer(ctx.db, ctx.organisation, line.id, ctx.now)
  ctx.record('meetings.item_started', { subject: line.meeting, item: line.id })
  return {}
})

export const stopItem = action('meetings.stopItem', async (ctx, input: Of<typeof contract.stopItem>) => {
  const meeting = await leadFor(ctx, input.meeting, 'time')
  await store.stopTimer(ctx.db, ctx.organisation, meeting.id, ctx.now)
  ctx.record('meetings.timer_stopped', { subject: meeting.id })
  return {}
})
