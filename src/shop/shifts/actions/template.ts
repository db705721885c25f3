/** Changing templates: several at once, all or none, with the same preview that is then done. */
import { type ActionContext, action, type Context, read } from '#platform/action.ts'
import { found, refuseWith } from '#platform/refusal.ts'
import { addDays, type Day } from '#platform/values/day.ts'
import { type ContactId, newId } from '#platform/values/ids.ts'
import { membersById } from '#shop/members/public.ts'
import { earlier } from '../rules/days.ts'
import { planGeneration, shiftKey } from '../rules/generation.ts'
import { holidayQuestion } from '../rules/holidays.ts'
import {
  applyChanges,
  type Changed,
  changedFields,
  seatsOf,
  type TemplateChange,
  type TemplateState,
} from '../rules/template-edit.ts'
import { type Effect, effectOf } from '../rules/template-effect.ts'
import { horizonDays } from '../settings.ts'
import { closingsBetween, existingShifts, lockPlanning, plannedUntil } from '../store/generation.ts'
import * as planned from '../store/planned.ts'
import { readRotas } from '../store/rota.ts'
import { lockTemplates, readTemplates, writeTemplates } from '../store/template.ts'
import { tellWatchers } from '../watching.ts'
import { endSeats } from './fixed-seat.ts'
import { generateRange } from './generation.ts'
import { tellUnseated } from './telling.ts'

interface Asked {
  readonly changes: readonly TemplateChange[]
}
interface Planned {
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
  const rotas = await readRotas(ctx.db, ctx.organisation)
  const changed = applyChanges({ templates, rotas, today: ctx.today, newId }, asked.changes)
  const shifts = await planned.shiftsAhead(ctx.db, ctx.organisation, idsOf(asked), ctx.now)
  const facts = { zone: ctx.shop.zone, now: ctx.now, today: ctx.today, rotas }
  return { changed, effect: together(changed.templates.map((one) => effectOf(one, shifts, facts))) }
}

const together = (effects: readonly Effect[]): Effect => ({
  edits: effects.flatMap(({ edits }) => edits),
  groups: effects.flatMap(({ groups }) => groups),
  dropped: effects.flatMap(({ dropped }) => dropped),
  cancelled: effects.flatMap(({ cancelled }) => cancelled),
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

/** How many shifts generation would make once the changes were done. */
async function shiftsToMake(ctx: Context, plan: Planned): Promise<number> {
  const existing = await existingShifts(ctx.db, ctx.organisation, ctx.today, null)
  for (const shift of plan.effect.edits) existing.add(shiftKey(shift.template ?? '', shift.day))
  const rotas = await readRotas(ctx.db, ctx.organisation)
  const closings = await closingsBetween(ctx.db, ctx.organisation, ctx.today, null)
  let made = 0
  for (const { ids, until } of await reaches(ctx, plan))
    made += planGeneration({
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
      isHoliday: holidayQuestion(ctx.shop.country),
    }).shifts.length
  return made
}

async function diffOf(ctx: Context, { changed, effect }: Planned, shiftsMade: number) {
  const members = effect.people.map(({ member }) => member as ContactId)
  const known = await membersById(ctx.db, ctx.organisation, [...new Set(members)])
  const names = new Map<string, string>(known.map((member) => [member.contact, member.displayName]))
  const sum = (which: 'before' | 'after') => changed.templates.reduce((total, one) => total + seatsOf(one[which]), 0)
  return {
    templates: changed.templates.map((one) => ({
      template: one.after.id,
      name: one.after.name,
      does: one.does,
      fields: changedFields(one),
      seatsBefore: seatsOf(one.before),
      seatsAfter: seatsOf(one.after),
    })),
    shiftsMade,
    shiftsChanged: new Set([...effect.edits.map(({ id }) => id), ...effect.groups.map(({ shift }) => shift)]).size,
    shiftsCancelled: effect.cancelled.length,
    shiftsKept: effect.kept.length,
    seatsBefore: sum('before'),
    seatsAfter: sum('after'),
    people: effect.people.map(({ member, shift, what }) => ({
      member,
      name: names.get(member) ?? '',
      shift: shift.id,
      day: shift.day,
      was: `${shift.day} ${shift.localStart}`,
      what,
    })),
    refusals: [...changed.refusals, ...effect.refusals].map(({ code, facts }) => ({ code, facts: { ...facts } })),
  }
}

export const changeTemplates = action('shifts.changeTemplates', async (ctx, asked: Asked) => {
  await lockPlanning(ctx.db, ctx.organisation)
  const templates = await lockTemplates(ctx.db, ctx.organisation, idsOf(asked))
  await planned.lockAhead(ctx.db, ctx.organisation, idsOf(asked), ctx.now)
  const plan = await planChanges(ctx, asked, templates)
  refuseWith([...plan.changed.refusals, ...plan.effect.refusals])
  await writeChanges(ctx, plan)
  const made = { shiftsMade: 0 }
  for (const { ids, until } of await reaches(ctx, plan))
    made.shiftsMade += (await generateRange(ctx, ctx.today, until, ids)).shiftsMade
  for (const one of plan.changed.templates)
    ctx.record(`shifts.template_${pastOf[one.does]}`, { subject: one.after.id, fields: changedFields(one) })
  tellUnseated(
    ctx,
    plan.effect.people.map(({ member, shift, what }) => ({
      member,
      what,
      was: shift.startsAt,
      startsAt: newStart(plan, shift.id) ?? shift.startsAt,
    })),
  )
  await tellWatchers(ctx, [...new Set(plan.effect.groups.map(({ shift }) => shift))])
  return diffOf(ctx, plan, made.shiftsMade)
})

const pastOf = { create: 'created', edit: 'edited', activate: 'activated', end: 'ended', split: 'split' } as const

const newStart = ({ effect }: Planned, shift: string) => effect.edits.find(({ id }) => id === shift)?.startsAt

async function writeChanges(ctx: ActionContext, { changed, effect }: Planned): Promise<void> {
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
  const cut = changed.templates.flatMap(({ before, after }) =>
    after.held.filter((seat) => before?.held.some((old) => old.id === seat.id && old.until !== seat.until)),
  )
  await endSeats(ctx, cut)
  await planned.writeShifts(ctx.db, ctx.organisation, effect.edits)
  await planned.dropGroups(ctx.db, ctx.organisation, effect.dropped)
  await planned.writeGroups(
    ctx.db,
    ctx.organisation,
    effect.groups.map(({ shift, group, position }) => ({ shift, position, ...group })),
  )
}
