/** What the page of a meeting tells. */
import { z } from 'zod'
import { languages } from '#platform/values/languages.ts'
import { itemAims, itemSorts } from '../rules/agenda.ts'
import { meetingKinds, meetingStates } from '../rules/states.ts'

const id = z.uuid()
const day = z.iso.date()
const instant = z.string()
const Person = z.object({ id, name: z.string() })
const Reasons = z.array(z.object({ code: z.string(), facts: z.record(z.string(), z.unknown()) }))

export const Item = z.object({
  id,
  sort: z.enum(itemSorts),
  subject: id.nullable(),
  title: z.string(),
  minutes: z.int(),
  aim: z.enum(itemAims),
  byItself: z.boolean(),
  /** Up to now. */
  spentSeconds: z.int(),
  runningSince: instant.nullable(),
  /** A round of speech: who speaks in which order, and how many of them have. */
  speech: z.array(z.string()).nullable(),
  spoken: z.int(),
  /** Of a proposal, why the meeting does not decide on it today. */
  undecidable: Reasons,
})

/** Objections raised here that the others test now. */
const tests = z.array(z.object({ id, organisation: z.string(), until: instant, testers: z.int(), tested: z.int() }))

/** The decision that runs: who gave which answer, whose objection is in work. */
const Deciding = z.object({
  vote: id,
  number: z.int(),
  proposal: id,
  title: z.string(),
  /** As in votes of governance, whose words these are. */
  method: z.string(),
  options: z.array(z.string()),
  eligible: z.int(),
  answered: z.int(),
  /** How many answers are still needed. */
  missing: z.int(),
  tests,
  grid: z.array(
    z.object({
      id,
      name: z.string(),
      conflict: z.string().nullable(),
      says: z.string().nullable(),
      marks: z.array(z.object({ option: z.string(), mark: z.number() })),
      reason: z.string().nullable(),
      noted: z.boolean(),
      objection: z.object({ id, state: z.string(), harm: z.string(), whatWouldHelp: z.string() }).nullable(),
    }),
  ),
})

/** What the meeting voted on. */
const Decided = z.object({
  vote: id,
  proposal: z.string(),
  title: z.string(),
  outcome: z.enum(['taken', 'not_taken', 'put_off', 'stopped', 'waits']),
  tests,
  answered: z.int().nullable(),
  eligible: z.int().nullable(),
  decision: z.object({ id, number: z.string(), state: z.string(), inForceFrom: day }).nullable(),
})

export const Action = z.object({
  id,
  meeting: id,
  what: z.string(),
  person: Person,
  due: day,
  doneOn: day.nullable(),
  overdue: z.boolean(),
})

export const MeetingPage = z.object({
  id,
  number: z.int(),
  kind: z.enum(meetingKinds),
  /** The circle that meets; null: the community. */
  circle: Person.nullable(),
  state: z.enum(meetingStates),
  title: z.string(),
  startsAt: instant.nullable(),
  endsAt: instant.nullable(),
  /** The same on the clock of the community. */
  day: day.nullable(),
  from: z.string().nullable(),
  lastDay: day.nullable(),
  until: z.string().nullable(),
  place: z.string().nullable(),
  videoLink: z.string().nullable(),
  languages: z.array(z.enum(languages)),
  facilitator: Person.nullable(),
  noteTaker: Person.nullable(),
  calledOn: day.nullable(),
  /** A meeting is called so many days ahead. */
  callDays: z.int(),
  /** The last day on which it may still be called. */
  callUntil: day.nullable(),
  openedAt: instant.nullable(),
  endedAt: instant.nullable(),
  cancelReason: z.string().nullable(),
  agendaUntil: day.nullable(),
  agendaClosed: z.boolean(),
  agenda: z.array(Item),
  deciding: Deciding.nullable(),
  decisions: z.array(Decided),
  /** Who may answer for whom today. */
  speakers: z.array(z.object({ participant: id, person: id, name: z.string() })),
  attendance: z.array(z.object({ id, name: z.string(), persons: z.array(z.string()) })),
  /** Who takes part and was not noted. */
  absent: z.array(Person),
  minutesVersion: z.int(),
  minutes: z.array(
    z.object({
      version: z.int(),
      basedOn: z.int(),
      text: z.string(),
      beside: z.boolean(),
      writtenAt: instant,
      by: z.string().nullable(),
    }),
  ),
  /** The last day for asking for a correction. */
  silenceUntil: day.nullable(),
  approvedOn: day.nullable(),
  corrections: z.array(
    z.object({
      id,
      organisation: z.string(),
      person: z.string().nullable(),
      text: z.string(),
      answer: z.enum(['taken_up', 'declined']).nullable(),
      reason: z.string().nullable(),
    }),
  ),
  actions: z.array(Action),
  poll: z
    .object({
      until: day.nullable(),
      open: z.boolean(),
      slots: z.array(
        z.object({
          id,
          startsAt: instant,
          minutes: z.int(),
          points: z.int(),
          cannot: z.int(),
          /** 1 is the best. */
          rank: z.int(),
          own: z.int().nullable(),
          answers: z.array(z.object({ person: z.string(), score: z.int() })),
        }),
      ),
    })
    .nullable(),
  /** What one registers for to come. */
  events: z.array(
    z.object({ id, title: z.string(), state: z.enum(['announced', 'cancelled']), openToAll: z.boolean() }),
  ),
  /** Whom the person who asks may speak for. */
  acting: z.array(z.object({ id, name: z.string() })),
  people: z.array(Person),
  leads: z.boolean(),
  writes: z.boolean(),
  happened: z.array(z.string()),
  history: z.array(z.object({ id, at: instant, says: z.string(), by: z.string().nullable() })),
})
