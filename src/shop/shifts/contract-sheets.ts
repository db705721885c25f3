/** Routes of attendance sheets: opening, scanning, marking, validating; notes; what members contest. */
import { z } from 'zod'
import { listQuery, listReply } from '#platform/lists/asked.ts'
import { route } from '#platform/route.ts'
import { anyMode, day, id, instant, line, nothing, purpose, time } from './contract.ts'
import { teamSizes } from './rules/sheet.ts'
import { outcomes } from './rules/words.ts'

const keeps = 'shifts.sheet'
const office = 'shifts.office'
const outcome = z.enum(outcomes)
/** The clock of the device that marked; without it the server's. */
const at = z.iso.datetime().optional()

export const listSheets = route({
  method: 'GET',
  path: '/sheets',
  may: keeps,
  says: 'Sheets, latest first: open now and not yet validated; validated; or past ones nobody opened. Leads see their own.',
  query: z.object({
    list: z.enum(['open', 'missing', 'validated']).default('open'),
    until: day.optional(),
    days: z.coerce.number().int().min(1).max(400).default(62),
    size: z.coerce.number().int().min(1).max(200).default(50),
  }),
  reply: z.object({
    sheets: z.array(
      z.object({
        sheet: id.nullable(),
        shift: id,
        state: z.enum(['open', 'validated']),
        startsAt: instant,
        endsAt: instant,
        day,
        localStart: time,
        localEnd: time,
        names: z.array(z.string()),
        leads: z.array(z.string()),
        expected: z.int(),
        seats: z.int(),
        hasNotes: z.boolean(),
        isRead: z.boolean(),
      }),
    ),
  }),
})

const sheetsAsked = listQuery('state', 'teamSize', 'notes')

export const findSheets = route({
  method: 'GET',
  path: '/sheet-list',
  may: keeps,
  says: 'Every time that began in three years, with its sheet: search by shift, lead and notes; filter by state (open, missing, validated), team size and notes (read, unread). Leads see their own.',
  query: sheetsAsked,
  reply: listReply(
    z.object({
      id,
      sheet: id.nullable(),
      shift: id,
      startsAt: instant,
      date: day,
      localStart: time,
      localEnd: time,
      names: z.string(),
      leads: z.string(),
      sheetState: z.enum(['open', 'missing', 'validated']),
      seats: z.int(),
      expected: z.int(),
      present: z.int(),
      absent: z.int(),
      teamSize: z.enum(teamSizes).nullable(),
      notes: z.string(),
      isRead: z.boolean(),
    }),
  ),
})

export const exportSheets = route({
  method: 'GET',
  path: '/sheet-list-file',
  may: keeps,
  says: 'The same list as a file; that it was taken is recorded.',
  query: sheetsAsked.extend({ format: z.enum(['csv', 'xlsx']).default('csv') }),
  reply: z.unknown(),
  sends: 'text/csv, application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
})

export const openSheet = route({
  method: 'POST',
  path: '/sheets',
  may: keeps,
  says: 'The sheet of the time of a shift, made where it is missing. Nothing happens when it is there.',
  body: z.object({ shift: id }),
  reply: z.object({ sheet: id }),
  refusals: ['sheet.not_started', 'sheet.no_right', 'shift.cancelled'],
})

export const SheetLine = z.object({
  line: id,
  shift: id.nullable(),
  kind: id,
  role: z.string().nullable(),
  member: id,
  name: z.string(),
  memberNo: z.number().nullable(),
  standIn: id.nullable(),
  standInName: z.string().nullable(),
  purpose,
  outcome: outcome.nullable(),
  markedAt: instant.nullable(),
  /** Since when the shop knows that nobody comes: the outcome of the policy is proposed. */
  toldAt: instant.nullable(),
  /** Nobody said so: the shop takes it that whoever has a place came. */
  presumed: z.boolean(),
  added: z.boolean(),
  /** Somebody of the household who worked in this place. */
  beside: id.nullable(),
  besideName: z.string().nullable(),
  /** Who of the household may work for whoever is expected. */
  helpers: z.array(z.object({ contact: id, name: z.string() })),
  /** Works here for the first time. */
  firstTime: z.boolean(),
  leads: z.boolean(),
  /** A mark of each card that means this line: a phone without network knows its own cards by them (rules/card-mark.ts). */
  cards: z.array(z.string()),
})

export const readSheet = route({
  method: 'GET',
  path: '/sheets/:sheet',
  may: keeps,
  says: 'One sheet: its shifts, everybody expected with stand-ins, who was added, marks, and notes left before.',
  params: z.object({ sheet: id }),
  reply: z.object({
    id,
    state: z.enum(['open', 'validated']),
    startsAt: instant,
    endsAt: instant,
    day,
    localStart: time,
    localEnd: time,
    weekLetter: z.string().nullable(),
    shifts: z.array(
      z.object({
        id,
        name: z.string(),
        kind: id,
        kindName: z.string(),
        lead: id.nullable(),
        leadName: z.string().nullable(),
        seats: z.int(),
        taken: z.int(),
      }),
    ),
    lines: z.array(SheetLine),
    expected: z.int(),
    seats: z.int(),
    free: z.int(),
    /** What a line without a mark becomes. */
    unmarked: z.enum([...outcomes, 'must_choose']),
    notes: z.string(),
    feedback: z.string(),
    teamSize: z.enum(teamSizes).nullable(),
    validatedAt: instant.nullable(),
    validatedBy: z.string().nullable(),
    readAt: instant.nullable(),
    /** Regulars added as `regular`: the office looks at them. */
    addedAsRegular: z.array(z.string()),
    /** What the sheet before says and nobody has read. */
    before: z.object({ sheet: id, notes: z.string(), startsAt: instant }).nullable(),
  }),
})

export const markLines = route({
  method: 'POST',
  path: '/sheets/:sheet/marks',
  may: keeps,
  says: 'Marks lines, or takes marks back. The latest per line wins; a key that is known changes nothing.',
  params: z.object({ sheet: id }),
  body: z.object({
    marks: z
      .array(z.object({ key: id.optional(), line: id, outcome: outcome.nullable(), beside: id.nullish(), at }))
      .min(1)
      .max(200),
  }),
  reply: nothing,
  refusals: ['sheet.not_started', 'sheet.validated', 'sheet.no_right', 'attendance.nobody'],
})

const arrivalRefusals = [
  'sheet.not_started',
  'sheet.validated',
  'sheet.no_right',
  'sheet.replaced',
  'sheet.unsubscribed',
  'sheet.resigning',
  'attendance.exempt',
] as const

const Arrived = z.object({
  is: z.enum(['present', 'added', 'same']),
  line: id,
  name: z.string(),
  besideName: z.string().nullable(),
})

export const scanOnSheet = route({
  method: 'POST',
  path: '/sheets/:sheet/scans',
  may: keeps,
  says: 'A scanned card: who is expected is present, others are added. Scanning again changes nothing.',
  params: z.object({ sheet: id }),
  body: z.object({ code: line(64), key: id.optional(), kind: id.optional(), at }),
  reply: Arrived,
  refusals: [...arrivalRefusals, 'sheet.unknown_card', 'sheet.ambiguous_card'],
})

export const addToSheet = route({
  method: 'POST',
  path: '/sheets/:sheet/people',
  may: keeps,
  says: 'Adds somebody who is there, by name; an exempt person as solidarity. Whoever is expected is marked present.',
  params: z.object({ sheet: id }),
  body: z.object({ member: id, key: id.optional(), kind: id.optional(), purpose: purpose.optional(), at }),
  reply: Arrived,
  refusals: [...arrivalRefusals, 'shift.mode'],
})

export const removeFromSheet = route({
  method: 'DELETE',
  path: '/sheets/:sheet/people/:line',
  may: keeps,
  says: 'Takes away a line that was added.',
  params: z.object({ sheet: id, line: id }),
  reply: nothing,
  refusals: ['sheet.not_started', 'sheet.validated', 'sheet.no_right'],
})

export const findForSheet = route({
  method: 'GET',
  path: '/sheets/:sheet/people',
  may: keeps,
  says: 'Workers whose name or number fits, to add one to the sheet.',
  params: z.object({ sheet: id }),
  query: z.object({ q: z.string().trim().min(1).max(80) }),
  reply: z.object({
    people: z.array(z.object({ member: id, name: z.string(), memberNo: z.number().nullable(), mode: anyMode })),
  }),
})

export const validateSheet = route({
  method: 'POST',
  path: '/sheets/:sheet/validation',
  may: keeps,
  says: 'Closes the sheet: every line gets its outcome, counters move, people who were missed are told.',
  params: z.object({ sheet: id }),
  body: z.object({
    teamSize: z.enum(teamSizes).nullish(),
    notes: z.string().trim().max(2000).default(''),
    feedback: z.string().trim().max(2000).default(''),
    /** "Lines without a mark become absent" was seen and accepted. */
    absencesAccepted: z.boolean().default(false),
    /** On a shared tablet: the card of the lead or of the office. */
    cardCode: line(64).optional(),
    /** The lines as they were on the screen, when this waited for the network. */
    seen: z
      .array(z.object({ line: id, outcome: outcome.nullable() }))
      .max(500)
      .nullish(),
  }),
  reply: z.object({ done: z.int(), absent: z.int() }),
  refusals: [
    'sheet.validated',
    'sheet.not_started',
    'sheet.no_right',
    'sheet.feedback',
    'sheet.added_not_present',
    'sheet.must_choose',
    'sheet.unmarked',
    'sheet.twice',
    'sheet.changed',
  ],
})

export const readNotes = route({
  method: 'POST',
  path: '/sheets/:sheet/reading',
  may: 'shifts.lead',
  says: 'The notes of a sheet were read: once, by the office or the next lead.',
  params: z.object({ sheet: id }),
  reply: nothing,
  refusals: ['sheet.nothing_to_read'],
})

export const contestOutcome = route({
  method: 'POST',
  path: '/my/contests',
  may: 'shifts.book',
  says: 'Says that a validated sheet is wrong about oneself; the office answers.',
  body: z.object({ attendance: id, words: line(1000) }),
  reply: z.object({ contest: id }),
  refusals: ['contest.nothing', 'contest.over', 'contest.open'],
})

const Contest = z.object({
  id,
  attendance: id,
  shift: id,
  shiftName: z.string(),
  startsAt: instant,
  member: id,
  name: z.string(),
  outcome,
  words: z.string(),
  contestedAt: instant,
  state: z.enum(['open', 'granted', 'refused']),
  answer: z.string().nullable(),
})

export const listMyContests = route({
  method: 'GET',
  path: '/my/contests',
  may: 'shifts.book',
  says: 'What one contested, with the answers.',
  reply: z.object({ contests: z.array(Contest) }),
})

export const listContests = route({
  method: 'GET',
  path: '/contests',
  may: office,
  says: 'What members contest, newest first.',
  query: z.object({
    state: z.enum(['open', 'granted', 'refused']).optional(),
    size: z.coerce.number().int().min(1).max(200).default(50),
  }),
  reply: z.object({ contests: z.array(Contest) }),
})

export const answerContest = route({
  method: 'POST',
  path: '/contests/:contest/answer',
  may: office,
  says: 'Answers: the outcome stays, or another one takes its place and is posted.',
  params: z.object({ contest: id }),
  body: z.object({ outcome: z.enum([...outcomes, 'planned']).nullable(), answer: line(1000) }),
  reply: nothing,
  refusals: ['state.not_possible', 'attendance.too_old', 'attendance.nobody', 'self.not_allowed'],
})
