/** How states of needs and estimates look and are said, and which areas are offered. */
import type { Tone } from '#app/ui/Status.tsx'
import { t } from '#app/words.ts'
import { exactUnits, readDecimal } from '#platform/values/decimal.ts'
import type { EstimateState, NeedState } from '../rules/states.ts'
import { headline } from '../rules/telling.ts'

export const tones: Readonly<Record<NeedState, Tone>> = {
  draft: 'quiet',
  collected: 'news',
  merged: 'quiet',
  prioritised: 'news',
  in_analysis: 'attention',
  analysed: 'attention',
  covered_by_setting: 'fine',
  specific: 'quiet',
  estimating: 'attention',
  estimated: 'news',
  co_financing: 'attention',
  funded: 'news',
  in_development: 'news',
  in_acceptance: 'attention',
  delivered: 'fine',
  closed: 'fine',
  declined: 'refused',
  parked: 'quiet',
  withdrawn: 'quiet',
  replaced: 'quiet',
}

export const estimateTones: Readonly<Record<EstimateState, Tone>> = {
  requested: 'attention',
  draft: 'attention',
  submitted: 'news',
  accepted: 'fine',
  declined: 'refused',
  expired: 'quiet',
  superseded: 'quiet',
}

export const pageOf = '/community/needs/:need'
export const hoursPage = '/community/needs/hours'
export const areasPage = '/community/needs/areas'
export const estimatePage = '/community/estimates/:estimate'

const areas = [
  'labels',
  'products',
  'shifts',
  'members',
  'till',
  'purchasing',
  'stock',
  'accounting',
  'website',
  'community',
  'other',
] as const

/** A known area by its name, another one as it was written. */
export const areaName = (area: string): string =>
  (areas as readonly string[]).includes(area) ? t(`needs.area.${area}`) : area.replaceAll('_', ' ')

export const areaOptions = () => areas.map((value) => ({ value, label: t(`needs.area.${value}`) }))

/** Minutes as hours, `36` or `0.75`. */
export const hoursOf = (minutes: number): number => minutes / 60

/** Hours as they are typed, `1.5` or `1,5`, in minutes. */
export const minutesOf = (typed: string): number | null => {
  const decimal = readDecimal(typed)
  const hundredths = decimal && exactUnits(decimal, 2)
  return hundredths === null ? null : (hundredths * 60) / 100
}

export const titleOf = ({
  number,
  problem,
}: {
  readonly number: number | null
  readonly problem: string | null
}): string =>
  [number === null ? null : `${number}`, headline(problem)].filter((one) => one !== null && one !== '').join(' · ')
