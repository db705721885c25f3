/** Meetings in scenario files. */
import { found } from '#platform/refusal.ts'
import type { Finder, ScenarioFacts, ScenarioName, ScenarioRoom, ScenarioWorld } from '#platform/scenario.ts'
import type { Instant } from '#platform/values/day.ts'
import { isId } from '#platform/values/ids.ts'
import { wallClock } from '#platform/values/zone.ts'
import { listMeetings, readActions, readMeeting } from './reads/meetings.ts'
import { event, eventIn, guest, meetingEvents, registrationIn } from './scenario/events.ts'
import { meetings } from './scenario/given.ts'

/** By the name of the file, else by its title or number. */
async function meetingIn(world: ScenarioWorld, value: unknown): Promise<string> {
  const name = String(value)
  if (isId(name)) return name
  if (world.knows('meeting', name)) return world.idOf('meeting', name)
  const { rows } = await world.look(listMeetings, { size: 200 })
  return found(
    rows.find((row) => row.title === name || String(row.number) === name),
    `meeting ${name}`,
  ).id
}

const person: ScenarioName = {
  kind: 'person',
  says: 'name of somebody who acts for an organisation',
  find: (world, value) => found(world.accountOf(String(value)), `person ${String(value)}`),
}

/** `{ meeting: Monthly, title: Labels }`, or what a step was `called`. */
async function itemIn(world: ScenarioWorld, value: unknown): Promise<string> {
  if (typeof value === 'string') return isId(value) ? value : world.idOf('agendaItem', value)
  const { meeting, title } = value as { meeting: unknown; title: string }
  const { agenda } = await world.look(readMeeting, { meeting: await meetingIn(world, meeting) })
  return found(
    agenda.find((line) => line.title === title || line.title.endsWith(` · ${title}`)),
    `line ${title}`,
  ).id
}

const itemsIn: Finder = async (world, value, beside) => {
  if (typeof value !== 'string' || isId(value) || world.knows('agendaItem', value)) return itemIn(world, value)
  return itemIn(world, { meeting: beside['meeting'], title: value })
}

/** `2025-03-12 19:00`, on the clock of the community. */
const slotIn: Finder = async (world, value, beside) => {
  if (isId(String(value))) return value
  const meeting = await meetingIn(world, beside['meeting'])
  const { poll } = await world.look(readMeeting, { meeting })
  const wanted = String(value)
  const at = (poll?.slots ?? []).find(({ startsAt }) => clockOf(world, startsAt) === wanted)
  return found(at, `slot ${wanted}`).id
}

const clockOf = (world: ScenarioWorld, at: string): string => {
  const { day, time } = wallClock(at as Instant, world.shop.zone)
  return `${day} ${time}`
}

async function actionIn(world: ScenarioWorld, value: unknown): Promise<string> {
  const name = String(value)
  if (isId(name)) return name
  if (world.knows('action', name)) return world.idOf('action', name)
  const [open, done] = await Promise.all(
    (['open', 'done'] as const).map((which) => world.look(readActions, { whose: 'all', which })),
  )
  return found(
    [...(open?.actions ?? []), ...(done?.actions ?? [])].find(({ what }) => what === name),
    `action ${name}`,
  ).id
}

const meeting: ScenarioFacts = {
  facts: {
    state: '`planned`, `called`, `open`, `minutes_draft`, `minutes_published`, `approved`, `cancelled`',
    number: 'its number',
    title: 'its name',
    kind: '`monthly`, `noyau`, `technical`, `two_day`, `info`, `assembly`',
    starts: '`2025-03-12 19:00`, on the clock of the community; null while no date is chosen',
    ends: 'the same for its end',
    place: 'where',
    video_link: 'https address to join by video',
    languages: '`[fr, de]`',
    facilitator: 'name of who leads',
    note_taker: 'name of who writes',
    call_until: 'the last day on which it may be called, while it is planned',
    called_on: 'the day it was called',
    cancel_reason: 'why it was called off',
    agenda_until: 'the last day on which something comes onto the agenda',
    agenda_closed: 'true once it is over',
    agenda: 'titles in their order; of a need or a proposal, its number too: `1 · Labels`',
    aims: '`{ 1 · Labels: discuss }`: `inform`, `discuss`, `decide`',
    minutes_of: '`{ 1 · Labels: 10 }`: minutes foreseen',
    spent: '`{ 1 · Labels: 95 }`: seconds spent so far',
    running: 'title of the line whose timer runs',
    speaking: 'name of the organisation that speaks in the round of speech; null: nobody',
    to_speak: 'names of those that have not spoken in it, in their order',
    circle: 'name of the circle that meets; null: the community',
    not_decided_yet:
      '`{ 1 · Opening hours: [decision.not_consulted] }`: codes of why the running meeting does not decide on a proposal of its agenda; empty where it may',
    deciding: 'title of the proposal on which the meeting is deciding; null: none',
    quorum:
      '`{ answered: 4, eligible: 10, missing: 1 }`: answers of the decision that runs, and how many are still needed',
    grid: '`{ Le Panier: no_objection, La Gousse: null }`: who gives which answer in the decision that runs',
    objections_in_work: '`{ Le Silo: raised }`: objections raised in it',
    tests:
      '`{ Le Silo: 2 of 3 }`: objections of its decisions that are tested now, and how many of the others have answered',
    events: 'titles of what one registers for to come, that were not called off',
    decisions:
      '`[{ title: Opening hours, outcome: taken, number: D-2025-001, state: pending, answered: 4, eligible: 6 }]`: what the meeting voted on; outcome `taken`, `not_taken`, `put_off`, `stopped` by a qualified objection, or `waits` for the test of an objection',
    attendance: '`{ Le Panier: [Jo, Ana] }`',
    absent: 'names of organisations that take part and were not noted',
    text: 'the current text of the minutes',
    minutes_version: 'its version; 0 while nothing is written',
    beside: 'versions that wait to be settled',
    silence_until: 'the last day for a correction, while the minutes are published',
    approved_on: 'the day the minutes were approved',
    corrections: '`[{ organisation: Le Panier, text: …, answer: null, reason: null }]`',
    actions: '`[{ what: …, who: Jo, due: 2025-04-01, done: null }]`',
    dates: '`[2025-03-12 19:00]`: the slots asked for, the best first',
    points: '`{ 2025-03-12 19:00: 3 }`: points of each slot',
    poll_until: 'the last day for answers',
    happened: 'names of its events, latest first',
  },
  async read(world, id) {
    const one = await world.look(readMeeting, { meeting: id })
    const line = <T>(fact: (item: (typeof one.agenda)[number]) => T): Record<string, T> =>
      Object.fromEntries(one.agenda.map((item) => [item.title, fact(item)]))
    const clock = (at: string | null) => (at === null ? null : clockOf(world, at))
    const [talk] = one.agenda.flatMap(({ speech, spoken, runningSince }) =>
      speech && (runningSince !== null || spoken < speech.length) ? [{ order: speech, spoken }] : [],
    )
    const slots = [...(one.poll?.slots ?? [])].sort((a, b) => a.rank - b.rank)
    return {
      state: one.state,
      number: one.number,
      title: one.title,
      kind: one.kind,
      starts: clock(one.startsAt),
      ends: clock(one.endsAt),
      place: one.place,
      video_link: one.videoLink,
      languages: one.languages,
      facilitator: one.facilitator?.name ?? null,
      note_taker: one.noteTaker?.name ?? null,
      call_until: one.callUntil,
      called_on: one.calledOn,
      cancel_reason: one.cancelReason,
      agenda_until: one.agendaUntil,
      agenda_closed: one.agendaClosed,
      agenda: one.agenda.map(({ title }) => title),
      aims: line(({ aim }) => aim),
      minutes_of: line(({ minutes }) => minutes),
      spent: line(({ spentSeconds }) => spentSeconds),
      running: one.agenda.find(({ runningSince }) => runningSince !== null)?.title ?? null,
      speaking: talk?.order[talk.spoken] ?? null,
      to_speak: talk?.order.slice(talk.spoken) ?? [],
      circle: one.circle?.name ?? null,
      not_decided_yet: Object.fromEntries(
        one.agenda.flatMap(({ sort, title, undecidable }) =>
          sort === 'proposal' ? [[title, undecidable.map(({ code }) => code)] as const] : [],
        ),
      ),
      deciding: one.deciding?.title ?? null,
      quorum: one.deciding && {
        ...{ answered: one.deciding.answered, eligible: one.deciding.eligible, missing: one.deciding.missing },
      },
      grid: Object.fromEntries((one.deciding?.grid ?? []).map(({ name, says }) => [name, says])),
      objections_in_work: Object.fromEntries(
        (one.deciding?.grid ?? []).flatMap(({ name, objection }) =>
          objection ? [[name, objection.state] as const] : [],
        ),
      ),
      tests: Object.fromEntries(
        [...(one.deciding?.tests ?? []), ...one.decisions.flatMap(({ tests }) => tests)].map(
          ({ organisation, tested, testers }) => [organisation, `${tested} of ${testers}`],
        ),
      ),
      events: one.events.filter(({ state }) => state === 'announced').map(({ title }) => title),
      decisions: one.decisions.map(({ title, outcome, answered, eligible, decision }) => ({
        ...{ title, outcome, answered, eligible },
        number: decision?.number ?? null,
        state: decision?.state ?? null,
      })),
      attendance: Object.fromEntries(one.attendance.map(({ name, persons }) => [name, persons])),
      absent: one.absent.map(({ name }) => name),
      text: one.minutes.find(({ version }) => version === one.minutesVersion)?.text ?? null,
      minutes_version: one.minutesVersion,
      beside: one.minutes.filter((text) => text.beside).map(({ version }) => version),
      silence_until: one.silenceUntil,
      approved_on: one.approvedOn,
      corrections: one.corrections.map(({ organisation, text, answer, reason }) => ({
        ...{ organisation, text, answer, reason },
      })),
      actions: one.actions.map(({ what, person: who, due, doneOn }) => ({ what, who: who.name, due, done: doneOn })),
      dates: slots.map(({ startsAt }) => clock(startsAt)),
      points: Object.fromEntries(slots.map(({ startsAt, points }) => [clock(startsAt), points])),
      poll_until: one.poll?.until ?? null,
      happened: one.happened,
    }
  },
  find: meetingIn,
}

export const scenario: ScenarioRoom = {
  given: { meetings, meeting_events: meetingEvents },
  names: {
    meeting: { kind: 'meeting', says: 'name of a meeting; else its title or its number', find: meetingIn },
    facilitator: person,
    speaker: person,
    noteTaker: person,
    who: person,
    agendaItem: {
      kind: 'agendaItem',
      says: 'what a step that put it on was `called`, or `{ meeting: Monthly, title: Labels }`',
      find: itemIn,
    },
    agendaItems: { kind: 'agendaItem', says: 'titles of lines, of a need without its number', find: itemsIn },
    matter: {
      kind: 'need',
      says: 'name of a need or a round',
      find: (world, value) => {
        // of an agenda; elsewhere, as in mails, a subject is words
        const name = String(value)
        const kind = ['need', 'round'].find((one) => world.knows(one, name))
        return kind ? world.idOf(kind, name) : name
      },
    },
    event: { kind: 'event', says: 'name of an event; else its title or its number', find: eventIn },
    registration: {
      kind: 'registration',
      says: 'what a step that registered was `called`, or `{ event: Gathering, name: Lea }`',
      find: registrationIn,
    },
    slot: { kind: 'slot', says: '`2025-03-12 19:00`, on the clock of the community', find: slotIn },
    meetingCalendar: { kind: 'meetingCalendar', says: 'what a step that opened it was `called`' },
    correction: { kind: 'correction', says: 'what a step that asked for it was `called`' },
    action: { kind: 'action', says: 'what a step that wrote it down was `called`; else its words', find: actionIn },
  },
  expect: { meeting, event, guest },
}
