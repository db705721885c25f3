/** Expected and found: an object matches when all it names match, a list when its elements do, in any order. */
import { Amount, readUnits } from '#platform/values/amount.ts'
import { inProgram, isSameWord } from './words.ts'

export function differences(wished: unknown, measured: unknown, where = ''): string[] {
  const [expected, found] = inUnits(wished, measured)
  const asked = questionOf(expected, found)
  if (asked) return asked(where)
  if (Array.isArray(expected)) return listDifferences(expected, found, where)
  if (isObject(expected) && isObject(found))
    return Object.entries(expected).flatMap(([written, value]) => {
      const key = written in found ? written : inProgram(written)
      return key in found
        ? differences(value, found[key], where ? `${where}.${written}` : written)
        : [`${where ? `${where}.` : ''}${written}: no such fact; there are ${Object.keys(found).join(', ') || 'none'}`]
    })
  if (typeof expected === 'string' && typeof found === 'string' && isSameWord(expected, found)) return []
  return Object.is(expected, found) ? [] : [`${where}: expected ${said(expected)}, found ${said(found)}`]
}

/** A number of the program, and what the file writes for it: `"12.50"` is money unless the number says otherwise. */
function inUnits(expected: unknown, found: unknown): readonly [unknown, unknown] {
  const amount = typeof found === 'number' ? new Amount(found, 2) : found
  if (!(amount instanceof Amount)) return [expected, found]
  const read = (value: unknown): unknown =>
    typeof value === 'string' ? (readUnits(value, amount.places) ?? value) : value
  const wished = isBounds(expected)
    ? Object.fromEntries(Object.entries(expected).map(([key, value]) => [key, read(value)]))
    : read(expected)
  return [wished, amount.units]
}

const isBounds = (value: unknown): value is object => isObject(value) && ('at_least' in value || 'at_most' in value)

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

function listDifferences(expected: readonly unknown[], found: unknown, where: string): string[] {
  const wrong = [`${where}: expected ${said(expected)}, found ${said(found)}`]
  if (!Array.isArray(found) || found.length !== expected.length) return wrong
  return matching(expected, found).length === expected.length ? [] : wrong
}

/** The expected elements that have a found one of their own. Each takes the first that still fits; where that
 *  would leave a later one without, the earlier one moves on (a partial element may fit several). */
function matching(expected: readonly unknown[], found: readonly unknown[]): number[] {
  const takenBy = new Map<number, number>()
  const seat = (one: number, tried: Set<number>): boolean => {
    for (const [at, other] of found.entries()) {
      if (tried.has(at) || differences(expected[one], other).length > 0) continue
      tried.add(at)
      const holder = takenBy.get(at)
      if (holder === undefined || seat(holder, tried)) {
        takenBy.set(at, one)
        return true
      }
    }
    return false
  }
  return expected.map((_one, at) => at).filter((at) => seat(at, new Set()))
}

type Question = (where: string) => string[]

/** `{ has: […], lacks: […], count: 3 }` of a list, `{ contains: …, without: … }` of a text,
 *  `{ at_least: 2, at_most: 5 }` of a number. */
function questionOf(expected: unknown, found: unknown): Question | null {
  if (!isObject(expected) || Array.isArray(expected)) return null
  const only = (...keys: string[]) =>
    Object.keys(expected).every((key) => keys.includes(key)) && Object.keys(expected).length > 0
  if (Array.isArray(found) && only('has', 'lacks', 'count')) return (where) => aboutList(expected, found, where)
  if (typeof found === 'string' && only('contains', 'without')) return (where) => aboutText(expected, found, where)
  if (typeof found === 'number' && only('at_least', 'at_most')) return (where) => aboutNumber(expected, found, where)
  return null
}

const listed = (value: unknown): readonly unknown[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value]

function aboutList(asked: Record<string, unknown>, found: readonly unknown[], where: string): string[] {
  const wanted = listed(asked['has'])
  const there = new Set(matching(wanted, found))
  const missing = wanted
    .filter((_one, at) => !there.has(at))
    .map((one) => `${where}: expected ${said(one)} among ${said(found)}`)
  const unwanted = listed(asked['lacks'])
    .filter((one) => matching([one], found).length > 0)
    .map((one) => `${where}: expected no ${said(one)} among ${said(found)}`)
  const { count } = asked
  const counted = count === undefined ? [] : differences(count, found.length, `${where}: count`)
  return [...missing, ...unwanted, ...counted]
}

function aboutText(asked: Record<string, unknown>, found: string, where: string): string[] {
  return [
    ...listed(asked['contains'])
      .filter((one) => !found.includes(String(one)))
      .map((one) => `${where}: expected ${said(one)} in ${said(found)}`),
    ...listed(asked['without'])
      .filter((one) => found.includes(String(one)))
      .map((one) => `${where}: expected no ${said(one)} in ${said(found)}`),
  ]
}

function aboutNumber(asked: Record<string, unknown>, found: number, where: string): string[] {
  const low = asked['at_least'] !== undefined && found < Number(asked['at_least'])
  const high = asked['at_most'] !== undefined && found > Number(asked['at_most'])
  return low || high ? [`${where}: expected ${said(asked)}, found ${found}`] : []
}

const said = (value: unknown): string => JSON.stringify(value) ?? 'nothing'
