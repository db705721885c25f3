/** Changing templates: several at once, all or none, with the same preview that is then done. */
import { type ActionContext, action, type Context, read } from '#platform/action.ts'
import { found, NotFound, refuseWith } from '#platform/refusal.ts'
import { addDays, type Day } from '#platform/values/day.ts'
import { type ContactId, newId } from '#platform/values/ids.ts'
import { holidayQuestion } from '#platform/values/public-holidays.ts'
import { membersById } from '#shop/members/public.ts'
import { earlier } from '../rules/days.ts'
import { type PlannedShift, planGeneration, shiftKey } from '../rules/generation.ts'
import {
  applyChanges,
  type Changed,
  changedFields,
  type HeldSeat,
  type TemplateChange,
  type TemplateState,
} from '../rules/template-edit.ts'
import { type Effect, effectOf } from '../rules/template-effect.ts'
import { horizonDays } from '../settings.ts'
import { cancelSeats } from '../store/booking.ts'
import { closingsBetween, existingShifts, lockPlanning, plannedUntil } from '../store/generation.ts'
import * as planned from '../store/planned.ts'
import { readKinds, readRotas, waitingRotas } from '../store/rota.ts'
import { lockTemplates, readTemplates, writeTemplates } from '../store/template.ts'
import { tellWatchers } from '../watching.ts'
import { endSeats } from './fixed-seat.ts'
import { generateRange } from './generation.ts'
import { tellSeatEnds, tellUnseated } from './telling.ts'
import { diffOf } from './template-diff.ts'
import { concernedBy } from './template-instead.ts'

interface Asked {
  readonly changes: readonly TemplateChange[]
}
/** What the changes would make of templates and shifts: what is shown first is what is then done. */
export interface Planned {
  readonly changed: Changed
  readonly effect: Effect
}

const idsOf = ({ changes }: Asked): string[] => [
  ...new Set(changes.flatMap((change) => (change.do === 'create' ? [] : [change.template]))),
]

/** Loads what the changes need and asks the rules. */
async function planChanges(
  ctx: Context,
  asked: Asked,
  templates: ReadonlyMap<string, TemplateState>,
): Promise<Planned> {
  for (const id of idsOf(asked)) found(templates.get(id), 'template')
  await mustKnow(ctx, asked)
  const rotas = await readRotas(ctx.db, ctx.organisation)
  const changed = applyChanges({ templates, rotas, today: ctx.today, newId }, asked.changes)
  const shifts = await planned.shiftsAhead(ctx.db, ctx.organisation, idsOf(asked), ctx.now)
  const facts = {
    zone: ctx.shop.zone,
    now: ctx.now,
    today: ctx.today,
    rotas,
    isHoliday: holidayQuestion(ctx.shop.country),
    release: changed.release,
  }
  return { changed, effect: together(changed.templates.map((one) => effectOf(one, shifts, facts))) }
}

/** Kinds and leads that are asked for must be the shop's. */
async function mustKnow(ctx: Context, { changes }: Asked): Promise<void> {
  const wishes = changes.flatMap((change) =>
    change.do === 'create' ? [change.template] : change.do === 'edit' ? [change.fields] : [],
  )
  const kinds = await readKinds(ctx.db, ctx.organisation, true)
  const leads = [...new Set(wishes.flatMap(({ lead }) => lead ?? []))] as ContactId[]
  const known = await membersById(ctx.db, ctx.organisation, leads)
  for (const { kind } of wishes)
    if (kind !== undefined)
      found(
        kinds.find(({ id }) => id === kind),
        'shift_kind',
      )
  if (known.length < leads.length) throw new NotFound('member')
}

const together = (effects: readonly Effect[]): Effect => ({
  touched: effects.flatMap(({ touched }) => touched),
  edits: effects.flatMap(({ edits }) => edits),
  groups: effects.flatMap(({ groups }) => groups),
  dropped: effects.flatMap(({ dropped }) => dropped),
  cancelled: effects.flatMap(({ cancelled }) => cancelled),
  freed: effects.flatMap(({ freed }) => freed),
  crowded: effects.flatMap(({ crowded }) => crowded),
  kept: effects.flatMap(({ kept }) => kept),
  people: effects.flatMap(({ people }) => people),
  refusals: effects.flatMap(({ refusals }) => refusals),
})

export const previewTemplates = read('shifts.previewTemplates', async (ctx, asked: Asked) => {
  const plan = await planChanges(ctx, asked, await readTemplates(ctx.db, ctx.organisation, idsOf(asked)))
  return diffOf(ctx, plan, await shiftsToMake(ctx, plan))
})

/** How far generation goes: a new or activated template to the horizon, any other only as far as the plan reaches. */
async function reaches(ctx: Context, { changed }: Planned): Promise<{ ids: string[]; until: Day }[]> {
  const horizon = addDays(ctx.today, await ctx.setting(horizonDays))
  const reached = (await plannedUntil(ctx.db, ctx.organisation)) ?? ctx.today
  const active = changed.templates.filter(({ after }) => after.state === 'active')
  const fresh = active.filter(({ does }) => does === 'create' || does === 'activate').map(({ after }) => after.id)
  const split = changed.templates.some(({ does }) => does === 'split')
  const others = active.map(({ after }) => after.id).filter((id) => split || !fresh.includes(id))
  return [
    { ids: split ? [] : fresh, until: horizon },
    { ids: others, until: earlier(reached, horizon) },
  ].filter(({ ids, until }) => ids.length > 0 && until >= ctx.today)
}

/** The shifts generation would make once the changes were done. */
async function shiftsToMake(ctx: Context, plan: Planned): Promise<readonly PlannedShift[]> {
  const existing = await existingShifts(ctx.db, ctx.organisation, ctx.today, null)
  for (const shift of plan.effect.edits) existing.add(shiftKey(shift.template ?? '', shift.day))
  const rotas = await readRotas(ctx.db, ctx.organisation)
  const waiting = await waitingRotas(ctx.db, ctx.organisation)
  const closings = await closingsBetween(ctx.db, ctx.organisation, ctx.today, null)
  const isHoliday = holidayQuestion(ctx.shop.country)
  return (await reaches(ctx, plan)).flatMap(
    ({ ids, until }) =>
      planGeneration({
        from: ctx.today,
        until,
        zone: ctx.shop.zone,
        templates: plan.changed.templates
          .filter(({ after }) => ids.includes(after.id))
          .map(({ after }) => ({ ...after, groups: after.groups.length })),
        rotas,
        closings,
        holders: [],
        existing,
        isHoliday,
        waiting,
      }).shifts,
  )
}

export const changeTemplates = action('shifts.changeTemplates', async (ctx, asked: Asked) => {
  await lockPlanning(ctx.db, ctx.organisation)
  const templates = await lockTemplates(ctx.db, ctx.organisation, idsOf(asked))
  await planned.lockAhead(ctx.db, ctx.organisation, idsOf(asked), ctx.now)
  const plan = await planChanges(ctx, asked, templates)
  refuseWith([...plan.changed.refusals, ...plan.effect.refusals])
  const diff = await diffOf(ctx, plan, await shiftsToMake(ctx, plan))
  const ended = await writeChanges(ctx, plan)
  for (const { ids, until } of await reaches(ctx, plan)) await generateRange(ctx, ctx.today, until, ids)
  for (const one of plan.changed.templates)
    ctx.record(`shifts.template_${pastOf[one.does]}`, { subject: one.after.id, fields: changedFields(one) })
  tellAll(ctx, plan, ended)
  await tellWatchers(ctx, [
    ...new Set([...plan.effect.groups.map(({ shift }) => shift), ...plan.effect.freed.map(({ shift }) => shift.id)]),
  ])
  return diff
})

/** One mail a person: about the dates that are gone or moved, else about the fixed seat that ends without any. */
function tellAll(ctx: ActionContext, { changed, effect }: Planned, ended: readonly HeldSeat[]): void {
  tellUnseated(ctx, concernedBy(effect))
  const told = new Set(effect.people.flatMap(({ member, what }) => (what === 'unseated' ? [member] : [])))
  for (const { after } of changed.templates) {
    const silent = ended.filter((seat) => after.held.includes(seat) && !told.has(seat.member))
    tellSeatEnds(ctx, after.name, silent)
  }
}

const pastOf = { create: 'created', edit: 'edited', activate: 'activated', end: 'ended', split: 'split' } as const

/** Writes everything; gives back the fixed seats that end by it. */
async function writeChanges(ctx: ActionContext, { changed, effect }: Planned): Promise<readonly HeldSeat[]> {
  await writeTemplates(
    ctx.db,
    ctx.organisation,
    changed.templates.map(({ after }) => after),
  )
  await planned.cancelShifts(
    ctx.db,
    ctx.organisation,
    effect.cancelled.map(({ id }) => id),
    {
      reason: 'template_changed',
      closing: null,
      now: ctx.now,
    },
  )
  const cut = changed.templates.flatMap(({ before, after }) => {
    const ended = after.held.filter((seat) =>
      before?.held.some((old) => old.id === seat.id && old.until !== seat.until),
    )
    for (const { id, member, until } of ended)
      ctx.record('shifts.fixed_seat_moved', { subject: after.id, person: member, fixed_seat: id, until })
    return ended
  })
  // First what the change takes away: these rows say so, and another place may be taken for them.
  await cancelSeats(
    ctx.db,
    ctx.organisation,
    effect.freed.map(({ seat }) => seat.id),
    'template_changed',
    ctx.now,
  )
  await endSeats(ctx, cut)
  await planned.writeShifts(ctx.db, ctx.organisation, effect.edits)
  await planned.dropGroups(ctx.db, ctx.organisation, effect.dropped)
  await planned.writeGroups(
    ctx.db,
    ctx.organisation,
    effect.groups.map(({ shift, group, position }) => ({ shift, position, ...group })),
  )
  return cut
}
