/** Keeping a sheet: opening it, scanning, marking, adding and taking away. */
import { type ActionContext, action, idOfActor } from '#platform/action.ts'
import type { Db } from '#platform/database/connect.ts'
import { found, NotFound, refuse, refuseWith } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import type { Day, Instant } from '#platform/values/day.ts'
import { newId, type OrganisationId } from '#platform/values/ids.ts'
import { helpersOf, isWorkerOn, type MemberFacts, membersById, workersByCard } from '#shop/members/public.ts'
import { memberOf } from '../booking-facts.ts'
import type * as contract from '../contract-sheets.ts'
import type { Mode, Purpose } from '../rules/policy.ts'
import { mayHold } from '../rules/purpose.ts'
import {
  type Arrival,
  arrive,
  comesFor,
  opensAt,
  scan,
  startsOpeningAt,
  whyNotMark,
  whyNotOpen,
} from '../rules/sheet.ts'
import { maySeeSheet, type OpenedSheet, openedSheet, sheetPerson } from '../sheet-facts.ts'
import { shiftFacts } from '../store/booking.ts'
import { policies, policyOn } from '../store/policy.ts'
import * as store from '../store/sheet.ts'
import * as lineStore from '../store/sheet-lines.ts'
import { letLead } from './lead-role.ts'

export const openSheet = action('shifts.openSheet', async (ctx, { shift }: InputOf<typeof contract.openSheet>) => {
  const times = found(await shiftFacts(ctx.db, ctx.organisation, shift), 'shift')
  if (times.state === 'cancelled') refuseWith([refuse('shift.cancelled', { day: times.day })])
  const policyOf = await policies(ctx.db, ctx.organisation)
  refuseWith(whyNotOpen({ now: ctx.now, startsAt: times.startsAt, policy: policyOf(times.day).policy }))
  const id = newId()
  const made = await store.makeSheets(ctx.db, ctx.organisation, [{ ...times, id }], ctx.now)
  const { id: sheet } = found(await store.sheetAt(ctx.db, ctx.organisation, times), 'sheet')
  await keptSheet(ctx, sheet)
  if (made > 0) ctx.record('shifts.sheets_opened', { subject: sheet, count: 1 })
  return { sheet }
})

/** Every few minutes: the sheets that open now. */
/** When the next sheet opens. */
export async function nextOpening(db: Db, organisation: OrganisationId, now: Instant): Promise<Instant | null> {
  const policyOf = await policies(db, organisation)
  const { from } = startsOpeningAt(now, policyOf(now.slice(0, 10) as Day).policy)
  const next = await store.nextWithoutSheet(db, organisation, from)
  return next && opensAt(next.startsAt, policyOf(next.day).policy)
}

export const openSheets = action('shifts.openSheets', async (ctx, _input: Record<never, never>) => {
  const policy = await policyOn(ctx.db, ctx.organisation, ctx.today)
  const { from, until } = startsOpeningAt(ctx.now, policy)
  await letLead(ctx, await store.leadsFrom(ctx.db, ctx.organisation, from))
  const times = await store.timesWithoutSheet(ctx.db, ctx.organisation, from, until)
  const sheets = times.map((one) => ({ ...one, id: newId() }))
  const opened = await store.makeSheets(ctx.db, ctx.organisation, sheets, ctx.now)
  if (opened > 0) ctx.record('shifts.sheets_opened', { subject: ctx.organisation, count: opened })
  return { opened }
})

/** The locked sheet, for whoever keeps it. */
export async function keptSheet(ctx: ActionContext, id: string): Promise<OpenedSheet> {
  const opened = await openedSheet(ctx, found(await store.lockSheet(ctx.db, ctx.organisation, id), 'sheet'))
  if (!(await maySeeSheet(ctx, opened))) refuseWith([refuse('sheet.no_right')])
  return opened
}

/** No mark lies ahead, whatever the clock of the device says. */
const markedAt = (ctx: ActionContext, at: string | undefined): Instant => {
  const told = at ? (new Date(at).toISOString() as Instant) : ctx.now
  return told < ctx.now ? told : ctx.now
}

export const markLines = action('shifts.markLines', async (ctx, input: InputOf<typeof contract.markLines>) => {
  const opened = await keptSheet(ctx, input.sheet)
  refuseWith(whyNotMark(opened.facts))
  const known = new Map(opened.rows.map((row) => [row.line, row]))
  if (input.marks.some(({ line }) => !known.has(line))) refuseWith([refuse('attendance.nobody')])
  await checkHelpers(ctx, opened, input.marks)
  await lineStore.addMarks(
    ctx.db,
    ctx.organisation,
    input.sheet,
    input.marks.map(({ key, line, outcome, beside, at }) => ({
      id: key ?? newId(),
      line,
      outcome,
      beside: outcome === 'done' ? (beside ?? null) : null,
      markedAt: markedAt(ctx, at),
    })),
    { now: ctx.now, actor: idOfActor(ctx.actor) },
  )
  ctx.record('shifts.sheet_marked', { subject: input.sheet, lines: input.marks.map(({ line }) => line) })
  return {}
})

/** Only people of the household who may work are named beside somebody. */
async function checkHelpers(
  ctx: ActionContext,
  { rows, shifts }: OpenedSheet,
  marks: readonly { readonly line: string; readonly beside?: string | null | undefined }[],
): Promise<void> {
  const asked = marks.filter(({ beside }) => beside)
  if (asked.length === 0) return
  const helpers = await helpersOf(ctx.db, ctx.organisation, rows.map(comesFor), shifts[0]?.day ?? ctx.today)
  for (const { line, beside } of asked) {
    const row = rows.find((one) => one.line === line)
    if (!helpers.some(({ head, contact }) => row && head === comesFor(row) && contact === beside))
      throw new NotFound('member')
  }
}

interface Came {
  readonly arrival: Arrival
  readonly member: string
  readonly name: string
  readonly mode: Mode | 'not_concerned'
  readonly beside: { readonly contact: string; readonly name: string } | null
}
interface Device {
  readonly key?: string | undefined
  readonly kind?: string | undefined
  readonly at?: string | undefined
}

export const scanOnSheet = action('shifts.scanOnSheet', async (ctx, input: InputOf<typeof contract.scanOnSheet>) => {
  const opened = await keptSheet(ctx, input.sheet)
  const meant = await meantByCard(ctx, opened, input.code)
  const people = await Promise.all(meant.map(({ member }) => sheetPerson(ctx, member)))
  const arrival = scan(opened.facts, people, input.code)
  if (arrival.is === 'refused') refuseWith(arrival.reasons)
  const [person] = people
  const { member, name, mode } = found(person, 'member')
  return receive(ctx, opened, input, { arrival, member, name, mode, beside: meant[0]?.beside ?? null })
})

/** Whose line a card stands for: the own one, or that of a member for whom its owner may work. */
async function meantByCard(ctx: ActionContext, { rows, shifts }: OpenedSheet, code: string) {
  const owners = await workersByCard(ctx.db, ctx.organisation, code, shifts[0]?.day ?? ctx.today)
  const expected = new Set(rows.map(comesFor))
  const heads = await membersById(
    ctx.db,
    ctx.organisation,
    owners.flatMap(({ heads }) => heads),
  )
  return owners.flatMap((owner): { member: MemberFacts; beside: Came['beside'] }[] => {
    const own = heads.filter(({ contact }) => owner.heads.includes(contact))
    const isWorker = isWorkerOn(owner, ctx.today)
    if (own.length === 0 || expected.has(owner.contact)) return [{ member: owner, beside: null }]
    const here = own.filter(({ contact }) => expected.has(contact))
    if (here.length === 0 && isWorker) return [{ member: owner, beside: null }]
    const beside = { contact: owner.contact, name: owner.displayName }
    return (here.length > 0 ? here : own).map((member) => ({ member, beside }))
  })
}

export const addToSheet = action('shifts.addToSheet', async (ctx, input: InputOf<typeof contract.addToSheet>) => {
  const opened = await keptSheet(ctx, input.sheet)
  const { member, name, mode, ...person } = await sheetPerson(ctx, await memberOf(ctx, input.member))
  const arrival = arrive(opened.facts, { ...person, member, mode }, { exemptToo: true })
  if (arrival.is === 'refused') refuseWith(arrival.reasons)
  return receive(ctx, opened, input, { arrival, member, name, mode, beside: null }, input.purpose)
})

/** Marks whoever was expected, adds whoever was not. */
async function receive(
  ctx: ActionContext,
  opened: OpenedSheet,
  device: Device,
  { arrival, member, name, mode, beside }: Came,
  wished?: Purpose,
) {
  const at = markedAt(ctx, device.at)
  const { sheet } = opened
  const besideName = beside?.name ?? null
  const mark = (line: string) =>
    lineStore.addMarks(
      ctx.db,
      ctx.organisation,
      sheet.id,
      [{ id: newId(), line, outcome: 'done', beside: beside?.contact ?? null, markedAt: at }],
      { now: ctx.now, actor: idOfActor(ctx.actor) },
    )
  if (arrival.is === 'refused') throw new NotFound('member')
  if (arrival.is === 'same') return { is: arrival.is, line: arrival.line, name, besideName }
  if (arrival.is === 'present') {
    await mark(arrival.line)
    ctx.record('shifts.sheet_marked', { subject: sheet.id, person: member, lines: [arrival.line] })
    return { is: arrival.is, line: arrival.line, name, besideName }
  }
  const purpose = wished ?? arrival.purpose
  if (!mayHold(mode, purpose)) refuseWith([refuse('shift.mode', { mode })])
  const line = device.key ?? newId()
  const by = idOfActor(ctx.actor)
  const kind = kindFor(opened, device.kind)
  await lineStore.addAdded(ctx.db, ctx.organisation, {
    id: line,
    sheet: sheet.id,
    member,
    kind,
    purpose,
    addedAt: at,
    by,
  })
  if (beside) await mark(line)
  ctx.record('shifts.sheet_person_added', { subject: sheet.id, person: member, line, purpose })
  return { is: arrival.is, line, name, besideName }
}

/** The kind wished for, when the sheet has it; else that of the first shift with a seat left, else of the first. */
function kindFor({ shifts, rows }: OpenedSheet, wished: string | undefined): string {
  if (wished !== undefined)
    return found(
      shifts.find(({ kind }) => kind === wished),
      'kind',
    ).kind
  const seats = lineStore.seatsOf(shifts)
  const added = rows.filter((row) => row.added)
  const free = [...new Set(shifts.map(({ kind }) => kind))].find(
    (kind) =>
      seats.filter((one) => one.kind === kind).reduce((sum, one) => sum + one.free, 0) >
      added.filter((row) => row.kind === kind).length,
  )
  return found(free ?? shifts[0]?.kind, 'kind')
}

export const removeFromSheet = action(
  'shifts.removeFromSheet',
  async (ctx, { sheet, line }: InputOf<typeof contract.removeFromSheet>) => {
    const opened = await keptSheet(ctx, sheet)
    refuseWith(whyNotMark(opened.facts))
    const gone = found(await lineStore.removeAdded(ctx.db, ctx.organisation, sheet, line, ctx.now), 'line')
    ctx.record('shifts.sheet_person_removed', { subject: sheet, person: gone.member, line })
    return {}
  },
)
