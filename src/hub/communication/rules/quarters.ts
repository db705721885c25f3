/** The quarters of which open data tells, named `2025-Q1`. */
import { addDays, addMonths, type Day, type Month, monthDays, monthOf } from '#platform/values/day.ts'

const pattern = /^(\d{4})-Q([1-4])$/

export const isQuarter = (text: string): boolean => pattern.test(text)

export interface Quarter {
  readonly name: string
  readonly from: Day
  readonly until: Day
  readonly months: readonly Month[]
}

export function quarterNamed(name: string): Quarter {
  const [, year, number] = pattern.exec(name) ?? []
  if (!year || !number) throw new RangeError(`${name} is no quarter`)
  const from = `${year}-${String(Number(number) * 3 - 2).padStart(2, '0')}-01` as Day
  const months = [0, 1, 2].map((more) => monthOf(addMonths(from, more)))
  return { name, from, months, until: monthDays(months[2] as Month).to as Day }
}

export const quarterOf = (today: Day): Quarter =>
  quarterNamed(`${today.slice(0, 4)}-Q${Math.ceil(Number(today.slice(5, 7)) / 3)}`)

/** The last one that is over. */
export const quarterBefore = (today: Day): Quarter => quarterOf(addDays(quarterOf(today).from, -1))
