/** What a change of templates touches, as planners read it before they confirm. */
import type { Context } from '#platform/action.ts'
import type { ReplyOf } from '#platform/route.ts'
import type { ContactId } from '#platform/values/ids.ts'
import { type MemberFacts, membersById } from '#shop/members/public.ts'
import type { previewTemplates } from '../contract-template.ts'
import type { PlannedShift } from '../rules/generation.ts'
import { type Crowd, crowdsOf } from '../rules/template-crowd.ts'
import { type ChangedTemplate, changedFields, seatsOf } from '../rules/template-edit.ts'
import type { Effect } from '../rules/template-effect.ts'
import type { Planned } from './template.ts'
import { proposalsFor } from './template-instead.ts'

type Diff = ReplyOf<typeof previewTemplates>

export async function diffOf(ctx: Context, { changed, effect }: Planned, made: readonly PlannedShift[]): Promise<Diff> {
  const crowds = crowdsOf(changed.templates, effect.crowded, changed.release, ctx.today)
  const members = await membersOf(ctx, effect, crowds)
  const nameOf = (member: string): string => members.get(member)?.displayName ?? ''
  const sum = (which: 'before' | 'after') => changed.templates.reduce((total, one) => total + seatsOf(one[which]), 0)
  return {
    templates: changed.templates.map((one) => lineOf(one, effect, made)),
    shiftsMade: made.length,
    shiftsChanged: changedShifts(effect).size,
    shiftsCancelled: effect.cancelled.length,
    shiftsKept: effect.kept.length,
    seatsBefore: sum('before'),
    seatsAfter: sum('after'),
    people: effect.people.map(({ member, shift, what }) => ({
      member,
      name: nameOf(member),
      template: shift.template,
      shift: shift.id,
      day: shift.day,
      was: `${shift.day} ${shift.localStart}`,
      what,
    })),
    instead: await proposalsFor(ctx, effect, members),
    crowds: crowds.map((crowd) => crowdLine(crowd, nameOf)),
    refusals: [...changed.refusals, ...effect.refusals].map(({ code, facts }) => ({ code, facts: { ...facts } })),
  }
}

async function membersOf(
  ctx: Context,
  effect: Effect,
  crowds: readonly Crowd[],
): Promise<ReadonlyMap<string, MemberFacts>> {
  const members = [
    ...effect.people.map(({ member }) => member),
    ...crowds
      .flatMap(({ holders, shifts }) => [...holders, ...shifts.flatMap(({ people }) => people)])
      .map(({ member }) => member),
  ] as ContactId[]
  const known = await membersById(ctx.db, ctx.organisation, [...new Set(members)])
  return new Map(known.map((member) => [member.contact as string, member]))
}

const changedShifts = (effect: Effect): ReadonlySet<string> =>
  new Set([
    ...effect.edits.map(({ id }) => id),
    ...effect.groups.map(({ shift }) => shift),
    ...effect.dropped.map(({ shift }) => shift),
  ])

function lineOf(one: ChangedTemplate, effect: Effect, made: readonly PlannedShift[]): Diff['templates'][number] {
  const touched = changedShifts(effect)
  const own = <S extends { readonly template: string | null; readonly day: string }>(shifts: readonly S[]) =>
    shifts.filter(({ template }) => template === one.after.id).map(({ day }) => day)
  return {
    template: one.after.id,
    name: one.after.name,
    does: one.does,
    fields: changedFields(one),
    seatsBefore: seatsOf(one.before),
    seatsAfter: seatsOf(one.after),
    made: made.filter(({ template }) => template.id === one.after.id).map(({ day }) => day),
    changed: own(effect.touched.filter(({ id }) => touched.has(id))),
    cancelled: own(effect.cancelled),
    kept: own(effect.kept),
  }
}

const crowdLine = (crowd: Crowd, nameOf: (member: string) => string): Diff['crowds'][number] => ({
  template: crowd.template,
  name: crowd.name,
  group: crowd.group,
  role: crowd.role,
  seats: crowd.seats,
  over: crowd.over,
  holders: crowd.holders.map(({ id, member, from, until }) => ({
    fixedSeat: id,
    member,
    name: nameOf(member),
    from,
    until,
  })),
  shifts: crowd.shifts.map(({ shift, seats, over, people }) => ({
    shift: shift.id,
    day: shift.day,
    seats,
    over,
    people: people.map(({ id, member, fixedSeat }) => ({
      attendance: id,
      member,
      name: nameOf(member),
      fixed: fixedSeat !== null,
    })),
  })),
})
