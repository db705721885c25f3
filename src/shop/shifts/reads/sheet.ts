/** Sheets as lead, desk and office see them. */
import { action, type Context, read } from '#platform/action.ts'
import { type ListDefinition, listPage } from '#platform/lists/list.ts'
import { NotAllowed } from '#platform/refusal.ts'
import type { InputOf, ReplyOf } from '#platform/route.ts'
import { addDays, addMinutes, type Day, type Instant, type TimeOfDay } from '#platform/values/day.ts'
import type { ContactId } from '#platform/values/ids.ts'
import { atWallTime } from '#platform/values/zone.ts'
import { cardCodesOf, helpersOf, membersById } from '#shop/members/public.ts'
import { fileOf } from '../actions/planning-lists.ts'
import { me } from '../booking-facts.ts'
import { cardMark } from '../card-marks.ts'
import type * as contract from '../contract-sheets.ts'
import type { listWorkers } from '../contract-workers.ts'
import { comesFor, startsOpeningAt } from '../rules/sheet.ts'
import { keepsAll, type OpenedSheet, outcomeOf, ownMember, seenSheet } from '../sheet-facts.ts'
import { policyOn } from '../store/policy.ts'
import { seatsOf } from '../store/sheet-lines.ts'
import * as lists from '../store/sheet-list.ts'
import { workers } from '../store/workers.ts'
import { wishOf } from './workers.ts'

const minutesPerDay = 1440

export const listSheets = read('shifts.listSheets', async (ctx, asked: InputOf<typeof contract.listSheets>) => {
  const policy = await policyOn(ctx.db, ctx.organisation, ctx.today)
  const lead = keepsAll(ctx) ? null : await ownMember(ctx)
  if (!keepsAll(ctx) && lead === null) throw new NotAllowed('shifts.office')
  const until = untilOf(ctx, asked.until as Day | undefined)
  return {
    sheets: await lists.listSheetRows(ctx.db, ctx.organisation, {
      list: asked.list,
      from: addMinutes(until, -asked.days * minutesPerDay),
      until,
      opening: startsOpeningAt(ctx.now, policy),
      lead,
      size: asked.size,
    }),
  }
})

const yearsBack = 3
const daysAYear = 366

/** What may be listed: the office and tablets all, leads their own. */
async function listOf(ctx: Context): Promise<ListDefinition> {
  const lead = keepsAll(ctx) ? null : await ownMember(ctx)
  if (!keepsAll(ctx) && lead === null) throw new NotAllowed('shifts.office')
  const policy = await policyOn(ctx.db, ctx.organisation, ctx.today)
  const { until } = startsOpeningAt(ctx.now, policy)
  const from = addMinutes(ctx.now, -yearsBack * daysAYear * minutesPerDay)
  return lists.sheetList(ctx.organisation, { from, until, lead })
}

type ListedSheet = ReplyOf<typeof contract.findSheets>['rows'][number]
export const findSheets = read('shifts.findSheets', async (ctx, asked: InputOf<typeof contract.findSheets>) =>
  listPage<ListedSheet>(ctx.db, await listOf(ctx), asked),
)
export const exportSheets = action('shifts.exportSheets', async (ctx, asked: InputOf<typeof contract.exportSheets>) =>
  fileOf(ctx, await listOf(ctx), asked),
)

/** Sheets open up to some hours before: tomorrow's early ones may be open late in the evening. */
const untilOf = (ctx: Context, day: Day | undefined): Instant =>
  day ? atWallTime(addDays(day, 1), '00:00' as TimeOfDay, ctx.shop.zone) : addMinutes(ctx.now, minutesPerDay)

export const readSheet = read('shifts.readSheet', async (ctx, { sheet }: InputOf<typeof contract.readSheet>) => {
  const opened = await seenSheet(ctx, sheet)
  const { sheet: row, shifts, rows, policy } = opened
  const [first] = shifts
  const seats = seatsOf(shifts)
  return {
    ...row,
    day: first?.day ?? ctx.today,
    localStart: first?.localStart ?? '00:00',
    localEnd: first?.localEnd ?? '00:00',
    weekLetter: first?.weekLetter ?? null,
    shifts: shifts.map(({ groups, id, name, kind, kindName, lead, leadName }) => ({
      ...{ id, name, kind, kindName, lead, leadName },
      seats: groups.reduce((sum, group) => sum + group.seats, 0),
      taken: groups.reduce((sum, group) => sum + group.taken, 0),
    })),
    lines: await linesOf(ctx, opened),
    expected: rows.filter(({ added }) => !added).length,
    seats: shifts.flatMap(({ groups }) => groups).reduce((sum, group) => sum + group.seats, 0),
    free: seats.reduce((sum, { free }) => sum + free, 0),
    unmarked: policy.unmarked,
    validatedBy: await nameOf(ctx, row.validatedBy),
    addedAsRegular: (await lists.addedRegulars(ctx.db, ctx.organisation, row.id)).map(({ name }) => name),
    before: await lists.notesBefore(ctx.db, ctx.organisation, row.startsAt),
  }
})

async function nameOf(ctx: Context, contact: string | null): Promise<string | null> {
  if (contact === null) return null
  const [person] = await membersById(ctx.db, ctx.organisation, [contact as ContactId])
  return person?.displayName ?? null
}

async function linesOf(ctx: Context, { sheet, rows, shifts, policy }: OpenedSheet) {
  const validated = sheet.state === 'validated'
  const people = rows.map(comesFor)
  const helpers = await helpersOf(ctx.db, ctx.organisation, people, shifts[0]?.day ?? ctx.today)
  const owners = validated ? [] : [...people, ...helpers.map(({ contact }) => contact)]
  const cards = owners.length === 0 ? [] : await cardCodesOf(ctx.db, ctx.organisation, owners)
  const marks = await Promise.all(
    cards.map(async ({ contact, code }) => ({ contact, mark: await cardMark(sheet.id, code) })),
  )
  return rows.map((row) => {
    const own = helpers.filter(({ head }) => head === comesFor(row))
    const meant = new Set<string>([comesFor(row), ...own.map(({ contact }) => contact)])
    const { marked, markedOutcome, state, worked, ...line } = row
    return {
      ...line,
      outcome: outcomeOf(row, validated, policy),
      presumed: row.presumed && row.state === 'done' && (validated || !marked),
      helpers: own.map(({ contact, name }) => ({ contact, name })),
      firstTime: worked === 0,
      cards: marks.filter(({ contact }) => meant.has(contact)).map(({ mark }) => mark),
    }
  })
}

const peopleFound = 12
type Found = ReplyOf<typeof listWorkers>['rows'][number]

export const findForSheet = read('shifts.findForSheet', async (ctx, asked: InputOf<typeof contract.findForSheet>) => {
  await seenSheet(ctx, asked.sheet)
  const { rows } = await listPage<Found>(ctx.db, workers(await wishOf(ctx)), { q: asked.q, size: peopleFound })
  return { people: rows.map(({ id, name, memberNo, mode }) => ({ member: id, name, memberNo, mode })) }
})

export const listMyContests = read('shifts.listMyContests', async (ctx, _input: Record<never, never>) => {
  const { contact } = await me(ctx)
  const wish = { state: null, member: contact, size: 50 }
  return { contests: await lists.listContestRows(ctx.db, ctx.organisation, wish) }
})

export const listContests = read('shifts.listContests', async (ctx, asked: InputOf<typeof contract.listContests>) => {
  const wish = { state: asked.state ?? null, member: null, size: asked.size }
  return { contests: await lists.listContestRows(ctx.db, ctx.organisation, wish) }
})
