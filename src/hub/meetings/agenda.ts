/** What comes onto an agenda by itself, as things stand. */

import { roundsToTalkAbout } from '#hub/funding/public.ts'
import { circlesToMeet, type OpenProposal, proposalsToTalkAbout } from '#hub/governance/public.ts'
import { needsToTalkAbout, type OpenNeed } from '#hub/needs/public.ts'
import type { ActionContext, Context } from '#platform/action.ts'
import type { Day } from '#platform/values/day.ts'
import { newId } from '#platform/values/ids.ts'
import { isOverdue } from './rules/actions.ts'
import { fill, fillsItself, type ItemAim, type Wanted, whyNotAdd } from './rules/agenda.ts'
import type { MeetingKind, MeetingState } from './rules/states.ts'
import * as store from './store/agenda.ts'
import { agreedActions } from './store/minutes.ts'

const aims: Readonly<Partial<Record<OpenNeed['state'], ItemAim>>> = {
  in_acceptance: 'decide',
  estimated: 'decide',
  analysed: 'decide',
}
/** Minutes that a line gets at first. */
const first = { proposal: 20, round: 15, need: 10, action: 5 } as const

/** Proposals of the circle that meets, or of the community; to be decided where their words are known long enough by then. */
const proposalsFor = (all: readonly OpenProposal[], circle: string | null, { startDay }: Filled): Wanted[] =>
  all
    .filter((one) => one.circle === null || one.circle === circle)
    .map((one) => ({
      sort: 'proposal',
      subject: one.id,
      title: `${one.number} · ${one.title}`.slice(0, 200),
      aim: startDay !== null && one.decidableFrom <= startDay ? 'decide' : 'discuss',
      minutes: first.proposal,
    }))

/** Rounds that wait for pledges, needs that wait for the co-ops, actions that are overdue; in this order. */
async function wantedNow(ctx: Context): Promise<Wanted[]> {
  const [rounds, needs, actions] = await Promise.all([
    roundsToTalkAbout(ctx),
    needsToTalkAbout(ctx),
    agreedActions(ctx.db, ctx.organisation, 'open', null),
  ])
  return [
    ...rounds.map(
      ({ id, name }): Wanted => ({ sort: 'round', subject: id, title: name, aim: 'decide', minutes: first.round }),
    ),
    ...needs.map(
      ({ id, number, problem, state }): Wanted => ({
        sort: 'need',
        subject: id,
        title: `${number} · ${problem}`.slice(0, 200),
        aim: aims[state] ?? 'discuss',
        minutes: first.need,
      }),
    ),
    ...actions
      .filter((one) => isOverdue(one, ctx.today))
      .map(
        ({ id, what }): Wanted => ({
          sort: 'action',
          subject: id,
          title: what.slice(0, 200),
          aim: 'inform',
          minutes: first.action,
        }),
      ),
  ]
}

interface Filled {
  readonly id: string
  readonly kind: MeetingKind
  readonly circle: string | null
  readonly state: MeetingState
  readonly startDay: Day | null
}

/** Brings one agenda up to date, while it is open. */
export async function fillAgenda(ctx: ActionContext, meeting: Filled): Promise<void> {
  await fillAgendas(ctx, [meeting])
}

/** Brings agendas up to date; a constant number of statements, however many there are. */
export async function fillAgendas(ctx: ActionContext, meetings: readonly Filled[]): Promise<void> {
  const open = meetings.filter(
    ({ kind, state, startDay }) =>
      fillsItself(kind) && (state === 'planned' || state === 'called') && whyNotAdd(startDay, ctx.today).length === 0,
  )
  if (open.length === 0) return
  const [wanted, proposals, circles, items] = await Promise.all([
    wantedNow(ctx),
    proposalsToTalkAbout(ctx),
    circlesToMeet(ctx),
    store.itemsOf(
      ctx.db,
      ctx.organisation,
      open.map(({ id }) => id),
    ),
  ])
  const noyau = circles.find(({ isNoyau }) => isNoyau)?.id ?? null
  const changes = open.map((meeting) => {
    const { id } = meeting
    const circle = meeting.circle ?? (meeting.kind === 'noyau' ? noyau : null)
    const present = items.filter((item) => item.meeting === id)
    const last = Math.max(0, ...present.map(({ place }) => place))
    return { id, last, ...fill([...proposalsFor(proposals, circle, meeting), ...wanted], present) }
  })
  await store.dropItems(
    ctx.db,
    ctx.organisation,
    changes.flatMap(({ drop }) => drop),
  )
  await store.addItems(
    ctx.db,
    ctx.organisation,
    changes.flatMap(({ id, last, add }) =>
      add.map((one, at) => ({ id: newId(), meeting: id, place: last + at + 1, byItself: true, ...one })),
    ),
  )
  for (const { id, add, drop } of changes)
    if (add.length + drop.length > 0)
      ctx.record('meetings.agenda_filled', { subject: id, added: add.length, dropped: drop.length })
}
