/** What every act on a sheet looks at first: the row, its shifts, its lines, and whether the person asking keeps it. */
import { accountsInRole } from '#hub/organisations/public.ts'
import type { Context } from '#platform/action.ts'
import { found, NotAllowed, NotFound } from '#platform/refusal.ts'
import { memberByAccount } from '#shop/members/public.ts'
import { modeOn } from './booking-facts.ts'
import type { Policy } from './rules/policy.ts'
import { comesFor, type SheetFacts, type SheetLine, type SheetPerson } from './rules/sheet.ts'
import type { Outcome } from './rules/words.ts'
import { firstMode } from './settings.ts'
import { readWorker, standingsOf } from './store/people.ts'
import { policies } from './store/policy.ts'
import { readSheetRow, type SheetRow } from './store/sheet.ts'
import { type LineRow, type SheetShift, sheetLines, sheetShifts } from './store/sheet-lines.ts'

export interface OpenedSheet {
  readonly sheet: SheetRow
  readonly shifts: readonly SheetShift[]
  readonly rows: readonly LineRow[]
  readonly facts: SheetFacts
  readonly policy: Policy
}

/** The sheet as it stands now. Expected lines are read live, so late bookings are on it. */
export async function openedSheet(ctx: Context, sheet: SheetRow): Promise<OpenedSheet> {
  const shifts = await sheetShifts(ctx.db, ctx.organisation, sheet)
  const [first] = shifts
  const policyOf = await policies(ctx.db, ctx.organisation)
  const { policy } = policyOf(first?.day ?? ctx.today)
  const rows = await sheetLines(ctx.db, ctx.organisation, sheet)
  const validated = sheet.state === 'validated'
  const lines = rows.map((row): SheetLine => ({ ...row, outcome: outcomeOf(row, validated, policy) }))
  return { sheet, shifts, rows, policy, facts: { now: ctx.now, startsAt: sheet.startsAt, validated, lines, policy } }
}

/** The latest mark; where there is none, what the seat says already, or what is proposed for somebody who told the shop.
 *  After validation only the seat counts. */
export function outcomeOf(
  row: LineRow,
  validated: boolean,
  { toldOutcome }: Pick<Policy, 'toldOutcome'>,
): Outcome | null {
  if (row.marked && !validated) return row.markedOutcome
  if (row.state === 'planned' && row.toldAt !== null && !validated) return toldOutcome
  if (row.state === 'planned' || row.state === 'cancelled') return row.added ? 'done' : null
  return row.state
}

export const sheetById = async (ctx: Context, sheet: string): Promise<SheetRow> =>
  found(await readSheetRow(ctx.db, ctx.organisation, sheet), 'sheet')

export async function ownMember(ctx: Context): Promise<string | null> {
  if (!ctx.actor.account) return null
  return (await memberByAccount(ctx.db, ctx.organisation, ctx.actor.account))?.contact ?? null
}

/** Whether this member runs the sheet: leads one of its shifts, or may lead and comes to one. */
export const runsSheet = (member: string | null, { shifts, rows }: Pick<OpenedSheet, 'shifts' | 'rows'>): boolean =>
  member !== null &&
  (shifts.some(({ lead }) => lead === member) || rows.some((row) => row.leads && comesFor(row) === member))

/** Office and shared tablets keep every sheet, leads their own. */
export const keepsAll = ({ actor }: Context): boolean => actor.may('shifts.office') || actor.kind === 'device'

export async function maySeeSheet(ctx: Context, opened: Pick<OpenedSheet, 'shifts' | 'rows'>): Promise<boolean> {
  return keepsAll(ctx) || runsSheet(await ownMember(ctx), opened)
}

/** Somebody else's sheet cannot be looked at. */
export async function seenSheet(ctx: Context, id: string): Promise<OpenedSheet> {
  const opened = await openedSheet(ctx, await sheetById(ctx, id))
  if (!(await maySeeSheet(ctx, opened))) throw new NotAllowed('shifts.office')
  return opened
}

/** What the rules look at of somebody who is there. */
export async function sheetPerson(
  ctx: Context,
  member: Parameters<typeof modeOn>[0],
): Promise<SheetPerson & { readonly name: string }> {
  const worker = await readWorker(ctx.db, ctx.organisation, member.contact)
  const standing = (await standingsOf(ctx.db, ctx.organisation, [{ member: member.contact }]))(member.contact)
  const mode = modeOn(member, ctx.today, worker?.mode ?? null, await ctx.setting(firstMode))
  if (member.archived) throw new NotFound('member')
  const leaving = worker?.resigningOn && worker.resigningOn <= ctx.today
  return {
    member: member.contact,
    name: member.displayName,
    mode,
    standing: leaving ? 'resigning' : standing.standing,
    total: standing.main + (mode === 'regular' ? standing.makeUp : 0),
  }
}

/** Accounts of the office: they may validate by card, and are told what is late. */
export async function officeAccounts(ctx: Context): Promise<readonly string[]> {
  const office = await accountsInRole(ctx.db, ctx.organisation, 'office', ctx.today)
  const planners = await accountsInRole(ctx.db, ctx.organisation, 'planner', ctx.today)
  return [...new Set([...office, ...planners])]
}
