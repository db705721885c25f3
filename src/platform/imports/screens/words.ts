/** Words of imports: kinds, fields, problems and counts, from the messages of the modules. */

import type { Tone } from '#app/ui/Status.tsx'
import { hasWords, t } from '#app/words.ts'
import type { Facts } from '#platform/refusal.ts'
import type { ReplyOf } from '#platform/route.ts'
import type { listImportRows, readImport } from '../contract.ts'
import { inTellingOrder } from '../counted.ts'

export type Detail = ReplyOf<typeof readImport>
export type Row = ReplyOf<typeof listImportRows>['rows'][number]
export type Problem = Detail['problems'][number]
export type Outcome = Row['outcome']
export type Question = Detail['questions'][number]
export type Choice = Detail['choices'][string][number]

/** What such a file holds; a kind whose module is gone shows its code. */
export const kindWords = (kind: string): string => (hasWords(`import.kind.${kind}`) ? t(`import.kind.${kind}`) : kind)

/** What a column means. */
export const fieldWords = (field: string): string =>
  hasWords(`import.field.${field}`) ? t(`import.field.${field}`) : field.replaceAll('_', ' ')

/** Facts that name a field say it in words. */
export const saidFacts = (facts: Facts): Facts =>
  typeof facts['field'] === 'string' ? { ...facts, field: fieldWords(facts['field']) } : facts

export const problemSentence = ({ code, facts }: Problem): string => t(`refusal.${code}`, saidFacts(facts))

/** What is asked, with the word of the file in it. */
export const questionWords = ({ topic, given }: Question): string => t(`import.question.${topic}`, { given })

export const answerWords = ({ value, says }: Choice): string => says ?? t(`import.answer.${value}`)

export const outcomeTones: Readonly<Record<Outcome, Tone>> = {
  create: 'fine',
  update: 'news',
  same: 'quiet',
  skip: 'quiet',
  faulty: 'refused',
  left_out: 'attention',
}

export const outcomeWords = (outcome: Outcome): string => t(`imports.outcome.${outcome}`)

export const stateTones: Readonly<Record<Detail['state'], Tone>> = {
  planned: 'news',
  applying: 'attention',
  applied: 'fine',
  undone: 'quiet',
}

type Brought = Pick<Detail, 'kind' | 'counts' | 'totals'>

/** Nothing brought is not told; a difference is, above all when it is 0. */
const isTold = (word: string, count: number): boolean => count !== 0 || word.endsWith('_difference')

const nounOf = (word: string): string => `import.count_noun.${word}`

/** "60 shift templates", "215 fixed seats": what one or more imports of a kind brought. A second file with the same
 *  things counts only what the first did not have. */
export function broughtWords(done: readonly Brought[]): readonly string[] {
  const brought = done.filter(({ totals }) => totals.created + totals.updated > 0)
  const fresh = brought.filter(({ totals }) => totals.created > 0)
  const sums = new Map<string, number>()
  for (const { counts } of fresh)
    for (const [word, count] of Object.entries(counts)) sums.set(word, (sums.get(word) ?? 0) + count)
  for (const { counts } of brought)
    for (const [word, count] of Object.entries(counts)) if (!sums.has(word)) sums.set(word, count)
  const said = inTellingOrder(sums).filter(([word, count]) => isTold(word, count) && hasWords(nounOf(word)))
  if (said.length > 0) return said.map(([word, count]) => t(nounOf(word), { count }))
  const count = brought.reduce((sum, { totals }) => sum + totals.created + totals.updated, 0)
  return [count > 0 ? t('imports.brought', { count }) : t('imports.brought_nothing')]
}

/** The same for files of several kinds, kind by kind. */
export const broughtByKind = (done: readonly Brought[]): readonly { readonly name: string; readonly value: string }[] =>
  [...Map.groupBy(done, ({ kind }) => kind)].map(([kind, of]) => ({
    name: kindWords(kind),
    value: broughtWords(of).join(', '),
  }))
