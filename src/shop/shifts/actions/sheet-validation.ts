/** Validating a sheet: whoever was added gets a seat, every line its outcome, in one transaction. Reading its notes. */
import { type ActionContext, action, idOfActor } from '#platform/action.ts'
import { found, refuse, refuseWith } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import { newId } from '#platform/values/ids.ts'
import { workersByCard } from '#shop/members/public.ts'
import type * as contract from '../contract-sheets.ts'
import { answersFor, postOutcomes } from '../posting.ts'
import { finalOutcomes, placesFor, type TeamSize, whyNotValidate } from '../rules/sheet.ts'
import type { Outcome } from '../rules/words.ts'
import { firstMode } from '../settings.ts'
import { type OpenedSheet, officeAccounts, openedSheet, ownMember, runsSheet } from '../sheet-facts.ts'
import { addExtraSeats, lockShifts } from '../store/booking.ts'
import { ensureWorkers } from '../store/counted-workers.ts'
import { lockSeats, type MarkedSeat } from '../store/outcome.ts'
import * as store from '../store/sheet.ts'
import * as lineStore from '../store/sheet-lines.ts'
import { addedRegulars } from '../store/sheet-list.ts'
import { tellOutcomes } from './attendance.ts'

type Validate = InputOf<typeof contract.validateSheet>

export const validateSheet = action('shifts.validateSheet', async (ctx, input: Validate) => {
  const sheet = found(await store.lockSheet(ctx.db, ctx.organisation, input.sheet), 'sheet')
  const times = await lineStore.sheetShifts(ctx.db, ctx.organisation, sheet)
  await lockShifts(
    ctx.db,
    ctx.organisation,
    times.map(({ id }) => id),
  )
  // Read under the locks: nobody books or gives back meanwhile.
  const opened = await openedSheet(ctx, sheet)
  const by = await confirmedBy(ctx, opened, input.cardCode)
  const teamSize = input.teamSize ?? null
  const { absencesAccepted, seen = null } = input
  refuseWith(whyNotValidate({ ...opened.facts, mayValidate: by !== null, teamSize, absencesAccepted, seen }))
  const outcomes = await seatEverybody(ctx, opened)
  const count = await post(ctx, opened, outcomes)
  await store.closeShifts(
    ctx.db,
    ctx.organisation,
    opened.shifts.map(({ id }) => id),
  )
  const { notes, feedback } = input
  const said = { teamSize: teamSize as TeamSize, notes, feedback, by, now: ctx.now }
  await store.writeValidation(ctx.db, ctx.organisation, sheet.id, said)
  ctx.record('shifts.sheet_validated', { subject: sheet.id, person: by, ...count })
  return count
})

/** Who confirms: the lead or the office, signed in, or by card on a shared tablet. Null when it is neither. */
async function confirmedBy(ctx: ActionContext, opened: OpenedSheet, card: string | undefined): Promise<string | null> {
  const self = await ownMember(ctx)
  if (ctx.actor.kind !== 'device' && ctx.actor.may('shifts.office'))
    return self ?? idOfActor(ctx.actor) ?? opened.sheet.id
  if (runsSheet(self, opened)) return self
  if (card === undefined) return null
  const owners = await workersByCard(ctx.db, ctx.organisation, card, ctx.today)
  const [owner, other] = owners
  if (!owner || other) return null
  if (runsSheet(owner.contact, opened)) return owner.contact
  return owner.account !== null && (await officeAccounts(ctx)).includes(owner.account) ? owner.contact : null
}

/** Seats for whoever was added; the outcome of every seat, by its id. */
async function seatEverybody(ctx: ActionContext, opened: OpenedSheet): Promise<ReadonlyMap<string, Outcome>> {
  const final = new Map(finalOutcomes(opened.facts).map(({ line, outcome }) => [line, outcome]))
  const added = opened.rows.filter((row) => row.added)
  if (added.length === 0) return final
  const places = placesFor(added, lineStore.seatsOf(opened.shifts)).map((place) => ({ ...place, attendance: newId() }))
  const extra = places.filter((place) => place.extra).map(({ shift, group }) => ({ shift, group, seats: 1 }))
  await addExtraSeats(ctx.db, ctx.organisation, inOne(extra))
  await lineStore.seatAdded(ctx.db, ctx.organisation, places, ctx.now)
  for (const { line, attendance } of places) {
    final.set(attendance, final.get(line) ?? 'done')
    final.delete(line)
  }
  return final
}

/** Extra seats of the same group counted together. */
function inOne(extra: readonly { shift: string; group: string; seats: number }[]) {
  const groups = Map.groupBy(extra, ({ shift, group }) => `${shift} ${group}`)
  return [...groups.values()].flatMap((same) => (same[0] ? [{ ...same[0], seats: same.length }] : []))
}

async function post(ctx: ActionContext, opened: OpenedSheet, outcomes: ReadonlyMap<string, Outcome>) {
  const shifts = opened.shifts.map(({ id }) => id)
  const seats = await lockSeats(ctx.db, ctx.organisation, shifts, null)
  const marks = seats.flatMap((seat) => {
    const outcome = outcomes.get(seat.id)
    return outcome ? [{ seat, outcome }] : []
  })
  const people = [...new Set(seats.map(answersFor))]
  await ensureWorkers(ctx.db, ctx.organisation, people, { mode: await ctx.setting(firstMode), from: ctx.today })
  const news = marks.filter(({ seat, outcome }) => seat.state !== outcome || seat.presumed)
  if (news.length > 0) await postOutcomes(ctx, news)
  await keepMarks(ctx, opened, marks)
  await tellOutcomes(ctx, news)
  const done = marks.filter(({ outcome }) => outcome === 'done').length
  return { done, absent: marks.length - done }
}

/** The sheet says of every seat what it ended with, whoever marked it or nobody. */
async function keepMarks(
  ctx: ActionContext,
  { sheet, rows }: OpenedSheet,
  marks: readonly { readonly seat: MarkedSeat; readonly outcome: Outcome }[],
): Promise<void> {
  const marked = new Set(rows.filter((row) => row.marked && row.markedOutcome !== null).map(({ line }) => line))
  const missing = marks.filter(({ seat }) => !marked.has(seat.id))
  await lineStore.addMarks(
    ctx.db,
    ctx.organisation,
    sheet.id,
    missing.map(({ seat, outcome }) => ({ id: newId(), line: seat.id, outcome, beside: null, markedAt: ctx.now })),
    { now: ctx.now, actor: idOfActor(ctx.actor) },
  )
}

export const readNotes = action('shifts.readNotes', async (ctx, { sheet }: InputOf<typeof contract.readNotes>) => {
  const row = found(await store.lockSheet(ctx.db, ctx.organisation, sheet), 'sheet')
  const regulars = await addedRegulars(ctx.db, ctx.organisation, sheet)
  const nothing = row.state !== 'validated' || (row.notes === '' && regulars.length === 0) || row.readAt !== null
  refuseWith(nothing ? [refuse('sheet.nothing_to_read')] : [])
  await store.writeRead(ctx.db, ctx.organisation, sheet, (await ownMember(ctx)) ?? idOfActor(ctx.actor), ctx.now)
  ctx.record('shifts.sheet_read', { subject: sheet })
  return {}
})
