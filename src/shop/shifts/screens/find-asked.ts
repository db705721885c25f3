/** What is looked for stands in the address: filters, order, how many. */
import { useAddress } from '#app/address.ts'
import type { SentOf } from '#platform/route.ts'
import type { findShifts } from '../contract.ts'

export const partsOfDay = {
  morning: { starts_until: '11:59' },
  afternoon: { starts_from: '12:00', starts_until: '16:59' },
  evening: { starts_from: '17:00' },
} as const
export type PartOfDay = keyof typeof partsOfDay

const shownAtFirst = 40
const filterNames = ['from', 'until', 'weekdays', 'time', 'kinds', 'roles', 'beneficiaries'] as const

export interface FindState {
  readonly asked: SentOf<typeof findShifts>
  readonly mine: boolean
  readonly need: boolean
  readonly all: boolean
  readonly time: PartOfDay | null
  /** How many filters are on. */
  readonly on: number
  /** Values of a filter of several: weekdays, kinds, roles. */
  several(name: string): readonly string[]
  toggle(name: string, value: string): void
  /** Changes what is looked for; the list begins at its start again. */
  ask(values: Readonly<Record<string, string | null>>): void
  more(): void
  clear(): void
}

export function useFind(): FindState {
  const address = useAddress()
  const get = (name: string): string => address.get(name) ?? ''
  const size = Number(get('size')) || shownAtFirst
  const time = get('time') in partsOfDay ? (get('time') as PartOfDay) : null
  const [mine, need, all] = [get('mine') !== 'false', get('sort') === 'need', get('all') === 'true']
  const several = (name: string) => get(name).split(',').filter(Boolean)
  const ask: FindState['ask'] = (values) => address.set({ ...values, size: null }, { replace: true })
  const optional = (name: 'from' | 'until') => (get(name) ? { [name]: get(name) } : {})
  return {
    asked: {
      ...optional('from'),
      ...optional('until'),
      ...(time ? partsOfDay[time] : {}),
      weekdays: get('weekdays'),
      kinds: get('kinds'),
      roles: get('roles'),
      beneficiaries: get('beneficiaries'),
      mine: mine ? 'true' : 'false',
      all: all ? 'true' : 'false',
      sort: need ? 'need' : 'time',
      size: String(size),
    },
    mine,
    need,
    all,
    time,
    on: filterNames.filter((name) => get(name) !== '').length,
    several,
    toggle: (name, value) => {
      const chosen = several(name)
      const next = chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value]
      ask({ [name]: next.join(',') || null })
    },
    ask,
    more: () => address.set({ size: String(size + shownAtFirst) }, { replace: true }),
    clear: () => ask(Object.fromEntries(filterNames.map((name) => [name, null]))),
  }
}
