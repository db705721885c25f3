/** What becomes of templates when several are changed at once: all judged on how things stand afterwards.
 *  Source: domain-shifts 4 (Template) and 5.2. */
import { type Refusal, refuse } from '#platform/refusal.ts'
import type { Day, TimeOfDay } from '#platform/values/day.ts'
import { covers, type Span } from './fixed-seat.ts'
import { type TemplatePlace, wallMinutes, whyNotPlace } from './occurrence.ts'
import type { Rota } from './rota.ts'
import type { SeriesUnit } from './series.ts'
import { changedBy, created, secondPart } from './template-after.ts'

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

export type PlaceWish =
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
  | {
      /** Chosen people give up what they have here: fixed seats from now on, dated rows one by one. */
      readonly do: 'release'
      readonly template: string
      readonly fixedSeats: readonly string[]
      readonly attendances: readonly string[]
    }

/** What a change does to a template, as the history tells it: releasing people is an edit. */
export type Doing = Exclude<TemplateChange['do'], 'release'>

export interface ChangedTemplate {
  readonly does: Doing
  readonly before: TemplateState | null
  readonly after: TemplateState
}

/** Fixed seats and dated rows that chosen people give up. */
export interface Release {
  readonly fixedSeats: ReadonlySet<string>
  readonly attendances: ReadonlySet<string>
}

export interface ChangeFacts {
  readonly templates: ReadonlyMap<string, TemplateState>
  readonly rotas: readonly Rota[]
  readonly today: Day
  readonly newId: () => string
}

export interface Changed {
  readonly templates: readonly ChangedTemplate[]
  readonly release: Release
  readonly refusals: readonly Refusal[]
}

/** The templates after all changes, in the order they were asked, and every reason against any of them.
 *  Several changes of one template follow one another. Unknown templates are the caller's to refuse. */
export function applyChanges(facts: ChangeFacts, changes: readonly TemplateChange[]): Changed {
  const refusals: Refusal[] = []
  const result = new Map<string, ChangedTemplate>()
  const put = (does: Doing, before: TemplateState | null, after: TemplateState): void => {
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
    put(change.do === 'release' ? 'edit' : change.do, before, changedBy(facts, now, change))
    if (change.do === 'split') put('create', null, secondPart(facts, now, change))
  }
  const templates = [...result.values()]
  return {
    templates,
    release: releaseOf(changes),
    refusals: [...refusals, ...templates.flatMap((one) => whyNotTemplate(one.after, facts))],
  }
}

function releaseOf(changes: readonly TemplateChange[]): Release {
  const releases = changes.flatMap((change) => (change.do === 'release' ? [change] : []))
  return {
    fixedSeats: new Set(releases.flatMap(({ fixedSeats }) => fixedSeats)),
    attendances: new Set(releases.flatMap(({ attendances }) => attendances)),
  }
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
  if (!sameGroups(before.groups, after.groups)) fields.push('groups')
  return fields
}

const sameGroups = (one: readonly TemplateGroup[], other: readonly TemplateGroup[]): boolean =>
  one.length === other.length && one.every((group, place) => sameGroup(group, other[place]))

export const sameGroup = (one: TemplateGroup, other: TemplateGroup | undefined): boolean =>
  other !== undefined &&
  (['id', 'role', 'seats', 'minSeats'] as const).every((field) => one[field] === other[field]) &&
  (['skills', 'warnings'] as const).every((field) => one[field].join('\n') === other[field].join('\n'))

export const seatsOf = (template: TemplateState | null): number =>
  template === null || template.state === 'ended' ? 0 : template.groups.reduce((sum, { seats }) => sum + seats, 0)
