/** A policy in words: each part as a label with its value, and what two policies differ in as sentences. */
import { numberWords } from '#app/ui/When.tsx'
import { hasWords, t } from '#app/words.ts'
import type { Condition, EffectStep, StandingLine } from '../../rules/counting.ts'
import type { PartValue, PolicyDifference } from '../../rules/policy-diff.ts'
import type { Unit } from '../../rules/policy-fields.ts'
import type { ConditionKind } from '../../rules/standing-lines.ts'

/** What a parameter is about. Parts that stand in lines, outcomes and kinds of leave say where they stand. */
export function labelOf(path: string): string {
  const [first = '', second = '', third = '', fourth = ''] = path.split('.')
  if (first === 'effects')
    return t('shifts.rule.effect', {
      mode: t(`shifts.mode.${second}`),
      purpose: t(`shifts.purpose.${third}`),
      outcome: t(`shifts.outcome.${fourth}`),
    })
  if (first === 'standing') return t('shifts.rule.line', { place: Number(second) + 1 })
  if (first === 'entering') return t('shifts.rule.entering', { standing: t(`shifts.standing.${second}`) })
  if (first === 'mainAtMost') return t('shifts.rule.main_at_most', { mode: t(`shifts.mode.${second}`) })
  if (first === 'leaveTypes')
    return t('shifts.rule.leave', { type: leaveName(second), what: t(`shifts.rule.leave_field.${third}`) })
  return t(`shifts.rule.${path}`)
}

/** The kinds of the presets have a name in every language; a kind of the shop's own keeps its own. */
export const leaveName = (type: string): string =>
  hasWords(`shifts.leave.type.${type}`) ? t(`shifts.leave.type.${type}`) : type

export function valueWords(path: string, value: PartValue | undefined, unit: Unit = unitOf(path)): string {
  if (value === undefined) return t('shifts.rule.nothing')
  if (value === null || value === '') return t('shifts.rule.none')
  if (typeof value === 'boolean') return t(value ? 'shifts.rule.yes' : 'shifts.rule.no')
  if (typeof value === 'number') return numberOf(value, unit)
  if (typeof value === 'string') return choiceWords(path, value)
  if (isLine(value)) return lineWords(value)
  if (value.length === 0) return t('shifts.rule.nobody')
  return (value as readonly (string | EffectStep)[])
    .map((one) => (typeof one === 'string' ? choiceWords(path, one) : stepWords(one)))
    .join(', ')
}

const isLine = (value: PartValue): value is StandingLine =>
  typeof value === 'object' && value !== null && 'standing' in value

const numberOf = (value: number, unit: Unit): string =>
  unit === 'none' ? numberWords(value) : t(`shifts.rule.unit.${unit}`, { count: value })

/** Parameters say their unit by their name. */
export function unitOf(path: string): Unit {
  const name = path.split('.').at(-1) ?? ''
  if (/minutes$/i.test(name)) return 'minutes'
  if (/hours$/i.test(name)) return 'hours'
  if (/^(hideFreeBelow|highlightFreeAbove|underPopulated)$/.test(name)) return 'percent'
  if (/days/i.test(name)) return 'days'
  if (/^(maxLegs|callOutAtOnce)$/.test(name)) return 'people'
  if (/^(changeChainMax|maxRequests)$/.test(name)) return 'times'
  return /^(potStart|potLimit|standInCredit|releaseCost\.)/.test(path) ? 'shifts' : 'none'
}

const lists: readonly (readonly [start: string, key: string])[] = [
  ['bookStandings', 'shifts.standing'],
  ['benefits', 'shifts.standing'],
  ['leaveTypes', 'shifts.standing'],
  ['entering', 'shifts.rule.entry'],
  ['count.modes', 'shifts.mode'],
  ['unmarked', 'shifts.outcome'],
  ['toldOutcome', 'shifts.outcome'],
  ['swapModes', 'shifts.mode'],
  ['standInModes', 'shifts.mode'],
]

/** A word out of a closed list; what is typed freely is said as it is. */
export function choiceWords(path: string, value: string): string {
  const key = lists.find(([start]) => path.startsWith(start))?.[1] ?? `shifts.rule.choice.${path}`
  return hasWords(`${key}.${value}`) ? t(`${key}.${value}`) : value
}

const stepWords = ({ counter, by }: EffectStep): string =>
  t('shifts.rule.step', {
    counter: t(`shifts.rule.counter.${counter}`),
    by: `${by > 0 ? '+' : by < 0 ? '−' : ''}${numberWords(Math.abs(by))}`,
  })

/** "Suspended: owes, and more than 28 days of alert; or …" */
export const lineWords = ({ standing, when }: StandingLine): string =>
  t('shifts.rule.line_says', {
    standing: t(`shifts.standing.${standing}`),
    when: when.map((all) => all.map(conditionWords).join(t('shifts.rule.and'))).join(t('shifts.rule.or')),
  })

export function conditionWords(condition: Condition): string {
  const facts: Record<string, string | number> = {}
  for (const [name, value] of Object.entries(condition))
    if (typeof value === 'number') facts[name] = name === 'n' ? numberWords(value) : value
  if (condition.is === 'mode' || (condition.is === 'total_at_most' && condition.mode))
    facts['mode'] = t(`shifts.mode.${condition.mode}`)
  if (condition.is === 'leave') facts['standing'] = t(`shifts.standing.${condition.standing}`)
  const included = 'last' in condition && !condition.last ? '_before' : ''
  const oneMode = condition.is === 'total_at_most' && condition.mode ? '_mode' : ''
  return t(`shifts.rule.if.${condition.is}${included}${oneMode}`, facts)
}

/** A condition before its figures are known: "the total is at … or lower". */
export const conditionKindWords = (is: ConditionKind): string =>
  t(`shifts.rule.if.${is}`, { n: '…', days: '…', daysBack: '…', daysAhead: '…', mode: '…', standing: '…' })

/** "Hours before the start until which one may cancel: 24 hours instead of 2 hours." */
export function differenceWords({ path, before, after }: PolicyDifference): string {
  const what = labelOf(path)
  if (after === undefined) return t('shifts.rule.gone', { what, before: valueWords(path, before) })
  if (before === undefined) return t('shifts.rule.new', { what, after: valueWords(path, after) })
  return t('shifts.rule.differs', { what, before: valueWords(path, before), after: valueWords(path, after) })
}
