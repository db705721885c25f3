/** A template as a form keeps it, and the changes that follow from it. */
import type { ReplyOf } from '#platform/route.ts'
import type { listTemplates } from '../../contract-template.ts'
import type { TemplateChange, TemplateFields } from '../../rules/template-edit.ts'
import { groupRows, groupsOf, groupsProblem } from './GroupsField.tsx'

export type TemplateValues = {
  readonly name: string
  readonly kind: string
  readonly placed: string
  readonly rota: string
  /** Several when a template is made for more than one day; one when it is changed. */
  readonly weeks: readonly string[]
  readonly days: readonly string[]
  readonly every: string
  readonly unit: string
  readonly aheadCount: string
  readonly from: string
  readonly until: string
  readonly starts: string
  readonly ends: string
  readonly weight: string
  readonly publicHolidays: string
  readonly lead: string
  readonly beneficiary: string
  readonly groups: readonly string[]
  readonly activate: boolean
}

type Template = ReplyOf<typeof listTemplates>['templates'][number]

export const valuesOf = (template: Template): TemplateValues => ({
  name: template.name,
  kind: template.kind,
  placed: template.rota === null ? 'series' : 'rota',
  rota: template.rota ?? '',
  weeks: template.week === null ? [] : [String(template.week)],
  days: template.day === null ? [] : [String(template.day)],
  every: String(template.every ?? 1),
  unit: template.unit ?? 'week',
  aheadCount: template.aheadCount === null ? '' : String(template.aheadCount),
  from: template.from,
  until: template.until ?? '',
  starts: template.starts,
  ends: template.ends,
  weight: String(template.weight),
  publicHolidays: template.publicHolidays,
  lead: template.lead ?? '',
  beneficiary: template.beneficiary ?? '',
  groups: groupRows(template.groups),
  activate: true,
})

/** Every place asked for: one in a series, else each day of each week. */
export function placesOf(values: TemplateValues): TemplateFields['place'][] {
  if (values.placed === 'series')
    return [
      {
        every: Number(values.every),
        unit: values.unit as 'day',
        aheadCount: values.aheadCount === '' ? null : Number(values.aheadCount),
      },
    ]
  return values.weeks.flatMap((week) =>
    values.days.map((day) => ({ rota: values.rota, week: Number(week), day: Number(day) })),
  )
}

export function fieldsOf(values: TemplateValues, place: TemplateFields['place']): TemplateFields {
  return {
    name: values.name,
    kind: values.kind,
    place,
    from: values.from,
    until: values.until || null,
    starts: values.starts,
    ends: values.ends,
    lead: values.lead || null,
    weight: Number(values.weight.replace(',', '.')),
    beneficiary: values.beneficiary.trim() || null,
    publicHolidays: values.publicHolidays as 'run',
    groups: groupsOf(values.groups),
  }
}

export const creations = (values: TemplateValues): TemplateChange[] =>
  placesOf(values).map((place) => ({ do: 'create', template: fieldsOf(values, place), activate: values.activate }))

export function edition(template: Template, values: TemplateValues): TemplateChange[] {
  const [place] = placesOf(values)
  if (!place) return []
  const { from: _from, ...fields } = fieldsOf(values, place)
  return [{ do: 'edit', template: template.id, version: template.version, fields }]
}

const isWeight = (text: string): boolean => {
  const weight = Number(text.replace(',', '.'))
  return text.trim() !== '' && weight >= 0 && weight <= 5 && Number.isInteger(weight * 4)
}
const isCount = (text: string): boolean => /^\d+$/.test(text) && Number(text) >= 1 && Number(text) <= 366

export const templateProblems = (values: TemplateValues) => [
  ...groupsProblem(values.groups),
  ...(isWeight(values.weight) ? [] : [{ path: 'weight', code: 'shift_weight' }]),
  ...(values.placed === 'series' && !isCount(values.every) ? [{ path: 'every', code: 'series_count' }] : []),
  ...(values.placed === 'series' && values.aheadCount !== '' && !isCount(values.aheadCount)
    ? [{ path: 'aheadCount', code: 'series_count' }]
    : []),
  ...(values.placed === 'rota' && values.days.length === 0 ? [{ path: 'days', code: 'required' }] : []),
  ...(values.placed === 'rota' && values.weeks.length === 0 ? [{ path: 'weeks', code: 'required' }] : []),
]
