/** What one change makes of one template. Source: domain-shifts 4 (Template) and 5.2. */
import { addDays, type Day, type TimeOfDay } from '#platform/values/day.ts'
import { earlier, later } from './days.ts'
import type {
  ChangeFacts,
  HeldSeat,
  PlaceWish,
  TemplateChange,
  TemplateFields,
  TemplateState,
} from './template-edit.ts'

export function created(facts: ChangeFacts, fields: TemplateFields, activate: boolean): TemplateState {
  return {
    id: facts.newId(),
    name: fields.name,
    kind: fields.kind,
    ...placeOf(fields.place),
    from: fields.from as Day,
    until: fields.until as Day | null,
    starts: fields.starts as TimeOfDay,
    ends: fields.ends as TimeOfDay,
    lead: fields.lead,
    weight: fields.weight,
    beneficiary: fields.beneficiary,
    publicHolidays: fields.publicHolidays,
    state: activate ? 'active' : 'draft',
    version: 1,
    // A new template has groups of its own, whatever ids came along from a copy.
    groups: fields.groups.map((group) => ({ ...group, id: facts.newId() })),
    held: [],
  }
}

export function changedBy(
  facts: ChangeFacts,
  now: TemplateState,
  change: Exclude<TemplateChange, { do: 'create' }>,
): TemplateState {
  if (change.do === 'activate') return { ...now, state: 'active' }
  if (change.do === 'end') return ended(now, facts.today)
  if (change.do === 'split') return { ...now, ends: change.at as TimeOfDay }
  if (change.do === 'release') return { ...now, held: released(now.held, change.fixedSeats, facts.today) }
  const { place, groups, ...fields } = change.fields
  const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
  const known = new Set(now.groups.map(({ id }) => id))
  const edited: TemplateState = {
    ...now,
    ...(given as Partial<TemplateState>),
    ...(place ? placeOf(place) : {}),
    ...(groups
      ? {
          groups: groups.map((group) => ({ ...group, id: group.id && known.has(group.id) ? group.id : facts.newId() })),
        }
      : {}),
  }
  return { ...edited, held: cutSeats(edited.held, edited.until) }
}

/** Today's shift is kept, everything from tomorrow on ends; seats that had not begun end before they begin. */
function ended(template: TemplateState, today: Day): TemplateState {
  const until = later(earlier(today, template.until ?? today), addDays(template.from, -1))
  return { ...template, state: 'ended', until, held: cutSeats(template.held, today) }
}

/** Given up from now on: yesterday was the last day, so that a shift later today is free too. */
function released(held: readonly HeldSeat[], chosen: readonly string[], today: Day): readonly HeldSeat[] {
  const yesterday = addDays(today, -1)
  return held.map((seat) => {
    if (!chosen.includes(seat.id) || (seat.until !== null && seat.until < today)) return seat
    return { ...seat, until: seat.from > yesterday ? addDays(seat.from, -1) : yesterday }
  })
}

/** Seats reach no further than the last day; one that had not begun by then ends the day before it begins. */
function cutSeats(held: readonly HeldSeat[], last: Day | null): readonly HeldSeat[] {
  if (last === null) return held
  return held.map((seat) => {
    if (seat.until !== null && seat.until <= last) return seat
    return { ...seat, until: seat.from > last ? addDays(seat.from, -1) : last }
  })
}

export function secondPart(
  facts: ChangeFacts,
  now: TemplateState,
  change: Extract<TemplateChange, { do: 'split' }>,
): TemplateState {
  return {
    ...now,
    id: facts.newId(),
    name: change.name ?? now.name,
    starts: change.at as TimeOfDay,
    version: 1,
    groups: now.groups.map((group) => ({ ...group, id: facts.newId() })),
    held: [],
  }
}

/** A place as a template's columns hold it. */
const placeOf = (wish: PlaceWish) =>
  'rota' in wish
    ? {
        rota: wish.rota,
        weekSequence: wish.week,
        dayNumber: wish.day,
        seriesEvery: null,
        seriesUnit: null,
        seriesAheadCount: null,
      }
    : {
        rota: null,
        weekSequence: null,
        dayNumber: null,
        seriesEvery: wish.every,
        seriesUnit: wish.unit,
        seriesAheadCount: wish.aheadCount,
      }
