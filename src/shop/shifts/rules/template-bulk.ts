/** One wish for several templates, written as the changes that fulfil it. Nothing is judged here: the changes are
 *  judged together, all or none. Source: domain-shifts 5.2 (bulk create, split, move, cancel). */
import type { Rota } from './rota.ts'
import { positionInRota, rotaLength } from './rota.ts'
import type { TemplateChange, TemplateFields, TemplateGroup } from './template-edit.ts'

/** A template as the week grid knows it. */
export interface GridTemplate {
  readonly id: string
  readonly version: number
  readonly name: string
  readonly kind: string
  readonly rota: string | null
  readonly week: number | null
  readonly day: number | null
  readonly every: number | null
  readonly unit: 'day' | 'week' | 'month' | 'year' | null
  readonly aheadCount: number | null
  readonly from: string
  readonly until: string | null
  readonly starts: string
  readonly ends: string
  readonly lead: string | null
  readonly weight: number
  readonly beneficiary: string | null
  readonly publicHolidays: 'run' | 'skip'
  readonly state: 'draft' | 'active' | 'ended'
  readonly groups: readonly TemplateGroup[]
}

export type BulkWish =
  /** Seats more or less, in the group of this role, else in the first group. */
  | { readonly wish: 'seats'; readonly by: number; readonly role: string }
  /** Minutes later, or earlier. */
  | { readonly wish: 'times'; readonly minutes: number }
  | { readonly wish: 'kind'; readonly kind: string }
  | { readonly wish: 'lead'; readonly lead: string | null }
  /** Days later, or earlier, round the whole rota. */
  | { readonly wish: 'move'; readonly days: number }
  /** Into another week, on the same day, without the people. */
  | { readonly wish: 'copy'; readonly week: number; readonly from: string }
  | { readonly wish: 'activate' }
  | { readonly wish: 'end' }

const mostSeats = 200

/** The changes for all of these templates; those the wish does not concern are left out. */
export const bulkChanges = (
  templates: readonly GridTemplate[],
  wish: BulkWish,
  rota: Pick<Rota, 'id' | 'weeks'> | null,
): TemplateChange[] => templates.flatMap((template) => changeOf(template, wish, rota) ?? [])

function changeOf(
  template: GridTemplate,
  wish: BulkWish,
  rota: Pick<Rota, 'id' | 'weeks'> | null,
): TemplateChange | null {
  const { id, version } = template
  if (wish.wish === 'activate') return template.state === 'draft' ? { do: 'activate', template: id } : null
  if (wish.wish === 'end') return { do: 'end', template: id, version }
  if (wish.wish === 'copy') {
    if (rota === null || template.day === null) return null
    const place = { rota: rota.id, week: wish.week, day: template.day }
    return { do: 'create', template: copyOf(template, place, wish.from), activate: template.state === 'active' }
  }
  const fields = fieldsOf(template, wish, rota)
  return fields && { do: 'edit', template: id, version, fields }
}

function fieldsOf(
  template: GridTemplate,
  wish: Exclude<BulkWish, { readonly wish: 'activate' | 'end' | 'copy' }>,
  rota: Pick<Rota, 'id' | 'weeks'> | null,
): Partial<Omit<TemplateFields, 'from'>> | null {
  if (wish.wish === 'kind') return { kind: wish.kind }
  if (wish.wish === 'lead') return { lead: wish.lead }
  if (wish.wish === 'times')
    return { starts: laterTime(template.starts, wish.minutes), ends: laterTime(template.ends, wish.minutes) }
  if (wish.wish === 'seats') return { groups: withSeats(template.groups, wish.by, wish.role) }
  const place = rota && placeLater(rota, template, wish.days)
  return place && { place }
}

/** The same template at another place, with groups and times but nobody on it. */
export const copyOf = (template: GridTemplate, place: TemplateFields['place'], from: string): TemplateFields => ({
  name: template.name,
  kind: template.kind,
  place,
  from,
  until: template.until !== null && template.until < from ? null : template.until,
  starts: template.starts,
  ends: template.ends,
  lead: template.lead,
  weight: template.weight,
  beneficiary: template.beneficiary,
  publicHolidays: template.publicHolidays,
  groups: template.groups.map(({ role, seats, minSeats, skills, warnings }) => ({
    role,
    seats,
    minSeats,
    skills,
    warnings,
  })),
})

/** At least one seat stays: a group that is to go is taken out of the template itself. */
function withSeats(groups: readonly TemplateGroup[], by: number, role: string): TemplateGroup[] {
  const chosen = groups.find((group) => group.role === role) ?? groups[0]
  return groups.map(({ id, role: name, seats, minSeats, skills, warnings }) => {
    const after = id === chosen?.id ? Math.min(mostSeats, Math.max(1, seats + by)) : seats
    return { id, role: name, seats: after, minSeats: Math.min(minSeats, after), skills, warnings }
  })
}

/** The clock time so many minutes later, round midnight.
 *  @example laterTime('23:30', 60) // '00:30' */
export function laterTime(time: string, minutes: number): string {
  const [hours = 0, past = 0] = time.split(':').map(Number)
  const total = (((hours * 60 + past + minutes) % 1440) + 1440) % 1440
  const two = (number: number) => String(number).padStart(2, '0')
  return `${two(Math.floor(total / 60))}:${two(total % 60)}`
}

/** The place so many days later in the rota; after the last week comes the first. Null outside this rota. */
export function placeLater(
  rota: Pick<Rota, 'id' | 'weeks'>,
  template: Pick<GridTemplate, 'rota' | 'week' | 'day'>,
  days: number,
): { readonly rota: string; readonly week: number; readonly day: number } | null {
  const length = rotaLength(rota)
  const at = template.rota === rota.id ? positionInRota(rota, template.week ?? 0, template.day ?? 0) : null
  if (at === null || length === 0) return null
  let position = (((at + days) % length) + length) % length
  for (const { sequence, lengthDays } of [...rota.weeks].sort((a, b) => a.sequence - b.sequence)) {
    if (position < lengthDays) return { rota: rota.id, week: sequence, day: position + 1 }
    position -= lengthDays
  }
  return null
}
