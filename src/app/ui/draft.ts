/** What somebody typed and did not send yet: kept for the tab, so that a reload or a lost session loses nothing; or on the
 *  device, where a closed tab must not lose it either. */
import { currentMe, currentOrganisation } from '../session.ts'
import type { FormValues } from './form-state.ts'

/** Whether what is typed is kept, and for how long: `device` until it is sent, `true` as long as the tab. */
export type Kept = boolean | 'device'

const placeOf = (kept: Kept): Storage => (kept === 'device' ? localStorage : sessionStorage)

const keyOf = (name: string): string =>
  ['komunigi.draft', currentMe().person?.id ?? '', currentOrganisation()?.id ?? '', location.pathname, name].join(' ')

/** The kept values of the fields the form still has; null when there is nothing new in them. */
export function readDraft(name: string, start: FormValues, keep: Kept = true): FormValues | null {
  const kept = placeOf(keep).getItem(keyOf(name))
  if (!kept) return null
  const values = JSON.parse(kept) as FormValues
  const known = Object.entries(values).filter(([field]) => field in start)
  const differs = known.some(([field, value]) => JSON.stringify(value) !== JSON.stringify(start[field]))
  return differs ? { ...start, ...Object.fromEntries(known) } : null
}

/** Files cannot be kept. */
export function keepDraft(name: string, values: FormValues, keep: Kept = true): void {
  const texts = Object.entries(values).filter(([, value]) => !(value instanceof File))
  placeOf(keep).setItem(keyOf(name), JSON.stringify(Object.fromEntries(texts)))
}

export const dropDraft = (name: string, keep: Kept = true): void => placeOf(keep).removeItem(keyOf(name))
