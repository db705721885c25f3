/** What people look at: the list, one meeting with everything of it, whose turn it is, what is to be done. */
import { circlesToMeet, decidedIn, peopleInCircle, runningIn, whyNotDecided } from '#hub/governance/public.ts'
import { ownOrganisations, positionsHeld } from '#hub/organisations/public.ts'
import { type Context, read } from '#platform/action.ts'
import { historyOf } from '#platform/audit/history.ts'
import { listPage } from '#platform/lists/list.ts'
import { found, type Refusal } from '#platform/refusal.ts'
import type { InputOf, ReplyOf } from '#platform/route.ts'
import { addDays, type Instant, minutesBetween } from '#platform/values/day.ts'
import { wallClock } from '#platform/values/zone.ts'
import { leads, writes } from '../actions/acting.ts'
import type * as contract from '../contract/meetings.ts'
import type * as ofMinutes from '../contract/minutes.ts'
import { type Known, knownPeople, meetingCircle, turnsOf } from '../people.ts'
import { isOverdue } from '../rules/actions.ts'
import { agendaUntil, whyNotAdd } from '../rules/agenda.ts'
import { silenceUntil } from '../rules/minutes.ts'
import { rankedSlots } from '../rules/polls.ts'
import { callDays, silenceDays } from '../settings.ts'
import { type ItemRow, itemsOf } from '../store/agenda.ts'
import { eventsOfMeeting } from '../store/events.ts'
import * as store from '../store/meetings.ts'
import * as minutes from '../store/minutes.ts'
import { type AnswerRow, answersOf, type SlotRow, slotsOf } from '../store/polls.ts'

type Page = ReplyOf<typeof contract.readMeeting>
type ListRow = ReplyOf<typeof contract.listMeetings>['rows'][number]

export const listMeetings = read('meetings.listMeetings', (ctx, asked: InputOf<typeof contract.listMeetings>) =>
  listPage<ListRow>(ctx.db, store.meetingList(ctx.organisation), asked),
)

export const readMeetingsAbout = read(
  'meetings.readMeetingsAbout',
  async (ctx, { matter }: InputOf<typeof contract.readMeetingsAbout>) => ({
    meetings: (await store.meetingsAbout(ctx.db, ctx.organisation, matter)).map(({ id, title, state, startsAt }) => ({
      ...{ id, title, state, startsAt },
    })),
  }),
)

export const readPlanning = read(
  'meetings.readPlanning',
  async (ctx, { kind, circle }: InputOf<typeof contract.readPlanning>) => {
    const of = { kind, circle: circle ?? null }
    const [{ leading, writing }, circles] = await Promise.all([
      turnsOf(ctx, of, await knownPeople(ctx)),
      circlesToMeet(ctx),
    ])
    const shown = ({ person, name, last }: (typeof leading)[number]) => ({ id: person, name, last })
    return {
      callDays: await ctx.setting(callDays),
      circles: circles.map(({ id, name }) => ({ id, name })),
      facilitators: leading.map(shown),
      noteTakers: writing.map(shown),
    }
  },
)

const historySize = 200

export const readMeeting = read('meetings.readMeeting', async (ctx, input: InputOf<typeof contract.readMeeting>) => {
  const meeting = found(await store.readMeeting(ctx.db, ctx.organisation, input.meeting), 'meeting')
  const { db, organisation } = ctx
  const [items, attendance, versions, corrections, agreed, slots, answers, own, history, days, silence] =
    await Promise.all([
      itemsOf(db, organisation, [meeting.id]),
      minutes.attendanceOf(db, organisation, meeting.id),
      minutes.minutesOf(db, organisation, meeting.id),
      minutes.correctionsOf(db, organisation, [meeting.id]),
      minutes.actionsOf(db, organisation, meeting.id),
      slotsOf(db, organisation, meeting.id),
      answersOf(db, organisation, meeting.id),
      ownOrganisations(ctx),
      historyOf(ctx, { subject: meeting.id, limit: historySize }),
      ctx.setting(callDays),
      ctx.setting(silenceDays),
    ])
  const known = await knownPeople(ctx, [
    meeting.facilitator,
    meeting.noteTaker,
    ...versions.map(({ writtenBy }) => writtenBy),
    ...corrections.map(({ askedBy }) => askedBy),
    ...agreed.map(({ account }) => account),
    ...answers.map(({ account }) => account),
  ])
  const binding = await meetingCircle(ctx, meeting)
  const proposals = items.flatMap((item) => (item.sort === 'proposal' && item.subject !== null ? [item.subject] : []))
  const [circles, deciding, decisions, undecidable, speakers, expected, events] = await Promise.all([
    circlesToMeet(ctx),
    meeting.state === 'open' ? runningIn(ctx, meeting.id) : null,
    decidedIn(ctx, meeting.id),
    meeting.state === 'open' ? whyNotDecided(ctx, binding, proposals) : new Map<string, readonly Refusal[]>(),
    meeting.state === 'open' ? speakersOf(ctx, known) : [],
    expectedIn(ctx, meeting, known),
    eventsOfMeeting(db, organisation, meeting.id),
  ])
  const organisationName = (id: string) => known.inside.find((one) => one.id === id)?.name ?? '–'
  return {
    ...termsOf(ctx, meeting, known, days),
    agendaUntil: meeting.startDay && agendaUntil(meeting.startDay),
    agendaClosed: whyNotAdd(meeting.startDay, ctx.today).length > 0,
    agenda: items
      .filter(({ removed }) => !removed)
      .map((item) => ({
        ...shownItem(item, ctx.now),
        speech: item.speech?.map(organisationName) ?? null,
        undecidable: (undecidable.get(item.subject ?? '') ?? []).map(({ code, facts }) => ({ code, facts })),
      })),
    circle: circles.find(({ id }) => id === meeting.circle) ?? null,
    ...{ deciding, decisions, speakers, events },
    attendance: attendance.map(({ participant, persons }) => ({
      id: participant,
      name: organisationName(participant),
      persons,
    })),
    absent: expected
      .filter(({ id }) => !attendance.some(({ participant }) => participant === id))
      .map(({ id, name }) => ({ id, name })),
    minutesVersion: meeting.minutesVersion,
    minutes: versions.map(({ writtenBy, ...one }) => ({ ...one, by: known.nameOf(writtenBy) })),
    silenceUntil:
      meeting.state === 'minutes_published' && meeting.silentSince ? silenceUntil(meeting.silentSince, silence) : null,
    approvedOn: meeting.approvedOn,
    corrections: corrections.map(({ id, participant, askedBy, text, answer, reason }) => ({
      ...{ id, text, answer, reason },
      organisation: organisationName(participant),
      person: known.nameOf(askedBy),
    })),
    actions: agreed.map((one) => shownAction(ctx, one, known)),
    poll: slots.length === 0 ? null : shownPoll(ctx, meeting, slots, answers, known),
    acting: known.inside
      .filter(({ id }) => own.some((one) => one.id === id && one.powers.includes('speak')))
      .map(({ id, name }) => ({ id, name })),
    people: [...known.people],
    leads: leads(ctx, meeting),
    writes: writes(ctx, meeting),
    happened: history.events.map(({ name }) => name),
    history: history.events.map((one) => ({ id: one.id, at: one.at, says: one.says, by: one.actor.name })),
  } satisfies Page
})

/** Who may answer for whom, where answers are written down. */
async function speakersOf(ctx: Context, known: Known) {
  const acting = await positionsHeld(ctx)
  return known.inside.flatMap(({ id }) =>
    (acting.get(id) ?? []).map((account) => ({ participant: id, person: account, name: known.nameOf(account) ?? '–' })),
  )
}

/** The organisations of the circle that meets, or all. */
async function expectedIn(ctx: Context, { circle }: store.MeetingRow, known: Known) {
  if (circle === null) return known.inside
  const sitting = new Set((await peopleInCircle(ctx, circle)).map(({ participant }) => participant))
  return known.inside.filter(({ id }) => sitting.has(id))
}

function termsOf(ctx: Context, meeting: store.MeetingRow, known: Known, days: number) {
  const { id, number, kind, state, title, startsAt, endsAt, place, videoLink, languages } = meeting
  const starts = startsAt && wallClock(startsAt, ctx.shop.zone)
  const ends = endsAt && wallClock(endsAt, ctx.shop.zone)
  const person = (account: store.MeetingRow['facilitator']) =>
    account === null ? null : { id: account, name: known.nameOf(account) ?? '–' }
  return {
    ...{ id, number, kind, state, title, startsAt, endsAt, place, videoLink, languages },
    day: starts?.day ?? null,
    from: starts?.time ?? null,
    lastDay: ends?.day ?? null,
    until: ends?.time ?? null,
    facilitator: person(meeting.facilitator),
    noteTaker: person(meeting.noteTaker),
    calledOn: meeting.calledOn,
    callDays: days,
    callUntil: state === 'planned' && meeting.startDay ? addDays(meeting.startDay, -days) : null,
    openedAt: meeting.openedAt,
    endedAt: meeting.endedAt,
    cancelReason: meeting.cancelReason,
  }
}

const shownItem = (item: ItemRow, now: Instant) => {
  const {
    meeting: _meeting,
    place: _place,
    removed: _removed,
    speech: _speech,
    spentSeconds,
    runningSince,
    ...one
  } = item
  const running = runningSince ? Math.max(0, Math.trunc(minutesBetween(runningSince, now) * 60)) : 0
  return { ...one, runningSince, spentSeconds: spentSeconds + running }
}

const shownAction = (ctx: Context, row: minutes.ActionRow, known: Known) => ({
  id: row.id,
  meeting: row.meeting,
  what: row.what,
  person: { id: row.account, name: known.nameOf(row.account) ?? '–' },
  due: row.due,
  doneOn: row.doneOn,
  overdue: isOverdue(row, ctx.today),
})

function shownPoll(
  ctx: Context,
  meeting: store.MeetingRow,
  slots: readonly SlotRow[],
  answers: readonly AnswerRow[],
  known: Known,
): Page['poll'] {
  const given = (slot: string) => answers.filter((one) => one.slot === slot)
  const ranked = rankedSlots(slots.map((slot) => ({ ...slot, scores: given(slot.id).map(({ score }) => score) })))
  return {
    until: meeting.pollUntil,
    open: meeting.pollUntil !== null && ctx.today <= meeting.pollUntil,
    slots: slots.map(({ id, startsAt, minutes: length }) => {
      const rank = ranked.findIndex((one) => one.id === id)
      const { points, cannot } = found(ranked[rank], 'slot')
      return {
        ...{ id, startsAt, points, cannot },
        minutes: length,
        rank: rank + 1,
        own: given(id).find(({ account }) => account === ctx.actor.account)?.score ?? null,
        answers: given(id).map(({ account, score }) => ({ person: known.nameOf(account) ?? '–', score })),
      }
    }),
  }
}

export const readActions = read(
  'meetings.readActions',
  async (ctx, { whose, which }: InputOf<typeof ofMinutes.readActions>) => {
    const account = ctx.actor.account
    const open =
      whose === 'own' && account === null
        ? []
        : await minutes.agreedActions(ctx.db, ctx.organisation, which, whose === 'own' ? account : null)
    const [known, held] = await Promise.all([
      knownPeople(
        ctx,
        open.map((one) => one.account),
      ),
      store.meetingsByIds(
        ctx.db,
        ctx.organisation,
        open.map((one) => one.meeting),
      ),
    ])
    return {
      actions: open.map((one) => {
        const meeting = found(
          held.find(({ id }) => id === one.meeting),
          'meeting',
        )
        return {
          ...shownAction(ctx, one, known),
          meetingTitle: meeting.title,
          yours: one.account === account || writes(ctx, meeting),
        }
      }),
    }
  },
)
