/** What becomes of templates when several are changed at once: all judged on how things stand afterwards.
 *  Source: domain-shifts 4 (Template) and 5.2. */
import { type Refusal, refuse } from '#platform/refusal.ts'
import { addDays, type Day, type TimeOfDay } from '#platform/values/day.ts'
import { earlier, later } from './days.ts'
import { covers, type Span } from './fixed-seat.ts'
import { type TemplatePlace, wallMinutes, whyNotPlace } from './occurrence.ts'
import type { Rota } from './rota.ts'
import type { SeriesUnit } from './series.ts'

export interface TemplateGroup {
  readonly id: string
  readonly role: string
  readonly seats: number
  readonly minSeats: number
  readonly skills: readonly string[]
  readonly warnings: readonly string[]
}

export interface HeldSeat extends Span {
  readonly id: string
  readonly group: string
  readonly member: string
}

export interface TemplateState extends TemplatePlace {
  readonly name: string
  readonly kind: string
  readonly starts: TimeOfDay
  readonly ends: TimeOfDay
  readonly lead: string | null
  readonly weight: number
  readonly beneficiary: string | null
  readonly state: 'draft' | 'active' | 'ended'
  readonly version: number
  readonly groups: readonly TemplateGroup[]
  readonly held: readonly HeldSeat[]
}

type PlaceWish =
  | { readonly rota: string; readonly week: number; readonly day: number }
  | { readonly every: number; readonly unit: SeriesUnit; readonly aheadCount: number | null }

type GroupWish = Omit<TemplateGroup, 'id'> & { readonly id?: string | undefined }

export interface TemplateFields {
  readonly name: string
  readonly kind: string
  readonly place: PlaceWish
  readonly from: string
  readonly until: string | null
  readonly starts: string
  readonly ends: string
  readonly lead: string | null
  readonly weight: number
  readonly beneficiary: string | null
  readonly publicHolidays: 'run' | 'skip'
  readonly groups: readonly GroupWish[]
}
type Wished<T> = { readonly [K in keyof T]?: T[K] | undefined }

export type TemplateChange =
  | { readonly do: 'create'; readonly template: TemplateFields; readonly activate: boolean }
  | {
      readonly do: 'edit'
      readonly template: string
      readonly version?: number | undefined
      readonly fields: Wished<Omit<TemplateFields, 'from'>>
    }
  | { readonly do: 'activate'; readonly template: string }
  | { readonly do: 'end'; readonly template: string; readonly version?: number | undefined }
  | {
      readonly do: 'split'
      readonly template: string
      readonly version?: number | undefined
      readonly at: string
      readonly name?: string | undefined
    }

export interface ChangedTemplate {
  readonly does: TemplateChange['do']
  readonly before: TemplateState | null
  readonly after: TemplateState
}

export interface ChangeFacts {
  readonly templates: ReadonlyMap<string, TemplateState>
  readonly rotas: readonly Rota[]
  readonly today: Day
  readonly newId: () => string
}

export interface Changed {
  readonly templates: readonly ChangedTemplate[]
  readonly refusals: readonly Refusal[]
}

/** The templates after all changes, in the order they were asked, and every reason against any of them.
 *  Several changes of one template follow one another. Unknown templates are the caller's to refuse. */
export function applyChanges(facts: ChangeFacts, changes: readonly TemplateChange[]): Changed {
  const refusals: Refusal[] = []
  const result = new Map<string, ChangedTemplate>()
  const put = (does: TemplateChange['do'], before: TemplateState | null, after: TemplateState): void => {
    const earlier = result.get(after.id)
    result.set(after.id, { does: earlier?.does ?? does, before: earlier ? earlier.before : before, after })
  }
  for (const change of changes) {
    if (change.do === 'create') {
      put('create', null, created(facts, change.template, change.activate))
      continue
    }
    const before = facts.templates.get(change.template)
    const now = result.get(change.template)?.after ?? before
    if (!before || !now) continue
    refusals.push(...whyNotChange(before, now, change))
    put(change.do, before, changedBy(facts, now, change))
    if (change.do === 'split') put('create', null, secondPart(facts, now, change))
  }
  const templates = [...result.values()]
  return { templates, refusals: [...refusals, ...templates.flatMap((one) => whyNotTemplate(one.after, facts))] }
}

function whyNotChange(
  before: TemplateState,
  now: TemplateState,
  change: Exclude<TemplateChange, { do: 'create' }>,
): Refusal[] {
  const no: Refusal[] = []
  if ('version' in change && change.version !== undefined && change.version !== before.version)
    no.push(refuse('template.changed_meanwhile', { template: now.name }))
  if (now.state === 'ended') no.push(refuse('template.ended', { template: now.name }))
  if (change.do === 'activate' && now.state !== 'draft') no.push(refuse('template.not_draft', { template: now.name }))
  if (change.do === 'split') {
    const passed = wallMinutes(now.starts, change.at as TimeOfDay)
    if (passed >= wallMinutes(now.starts, now.ends))
      no.push(refuse('template.split_outside', { template: now.name, at: change.at }))
  }
  return no
}

/** What must hold of a template after everything was changed. */
function whyNotTemplate(template: TemplateState, facts: ChangeFacts): Refusal[] {
  if (template.state === 'ended') return []
  const no = whyNotPlace(template, facts.rotas)
  if (template.state === 'active' && template.groups.length === 0)
    no.push(refuse('template.no_groups', { template: template.name }))
  if (template.until !== null && template.until < template.from)
    no.push(
      refuse('template.until_before_from', { template: template.name, from: template.from, until: template.until }),
    )
  for (const group of template.groups) {
    if (group.minSeats > group.seats)
      no.push(refuse('template.group_min', { role: group.role, seats: group.seats, minSeats: group.minSeats }))
    const held = mostHeld(
      template.held.filter((seat) => seat.group === group.id),
      facts.today,
    )
    if (held > group.seats)
      no.push(refuse('template.below_held', { template: template.name, role: group.role, held, seats: group.seats }))
  }
  const known = new Set(template.groups.map(({ id }) => id))
  const homeless = mostHeld(
    template.held.filter((seat) => !known.has(seat.group)),
    facts.today,
  )
  if (homeless > 0)
    no.push(refuse('template.below_held', { template: template.name, role: '', held: homeless, seats: 0 }))
  return no
}

/** The most holders on any one day from `today` on. */
export function mostHeld(held: readonly Span[], today: Day): number {
  const days = [today, ...held.map(({ from }) => from)].filter((day) => day >= today)
  return Math.max(0, ...days.map((day) => held.filter((span) => covers(span, day)).length))
}

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

function created(facts: ChangeFacts, fields: TemplateFields, activate: boolean): TemplateState {
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

function changedBy(
  facts: ChangeFacts,
  now: TemplateState,
  change: Exclude<TemplateChange, { do: 'create' }>,
): TemplateState {
  if (change.do === 'activate') return { ...now, state: 'active' }
  if (change.do === 'end') return ended(now, facts.today)
  if (change.do === 'split') return { ...now, ends: change.at as TimeOfDay }
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

/** Seats reach no further than the last day; one that had not begun by then ends the day before it begins. */
function cutSeats(held: readonly HeldSeat[], last: Day | null): readonly HeldSeat[] {
  if (last === null) return held
  return held.map((seat) => {
    if (seat.until !== null && seat.until <= last) return seat
    return { ...seat, until: seat.from > last ? addDays(seat.from, -1) : last }
  })
}

function secondPart(
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

const compared = [
  'name',
  'kind',
  'starts',
  'ends',
  'until',
  'lead',
  'weight',
  'beneficiary',
  'publicHolidays',
  'state',
] as const
const placeFields = ['rota', 'weekSequence', 'dayNumber', 'seriesEvery', 'seriesUnit', 'seriesAheadCount'] as const

/** The names of what differs, as the diff shows them. */
export function changedFields({ before, after }: Pick<ChangedTemplate, 'before' | 'after'>): string[] {
  if (!before) return []
  const fields: string[] = compared.filter((field) => before[field] !== after[field])
  if (placeFields.some((field) => before[field] !== after[field])) fields.push('place')
  if (JSON.stringify(before.groups) !== JSON.stringify(after.groups)) fields.push('groups')
  return fields
}

export const seatsOf = (template: TemplateState | null): number =>
  template === null || template.state === 'ended' ? 0 : template.groups.reduce((sum, { seats }) => sum + seats, 0)
