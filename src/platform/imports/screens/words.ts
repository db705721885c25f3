/** Words of imports: kinds, fields, problems and counts, from the messages of the modules. */
import type { Tone } from '#app/ui/Status.tsx'
import { hasWords, t } from '#app/words.ts'
import type { Facts } from '#platform/refusal.ts'
import type { ReplyOf } from '#platform/route.ts'
import type { listImportRows, readImport } from '../contract.ts'

export type Detail = ReplyOf<typeof readImport>
export type Row = ReplyOf<typeof listImportRows>['rows'][number]
export type Problem = Detail['problems'][number]
export type Outcome = Row['outcome']

/** What such a file holds; a kind whose module is gone shows its code. */
export const kindWords = (kind: string): string => (hasWords(`import.kind.${kind}`) ? t(`import.kind.${kind}`) : kind)

/** What a column means. */
export const fieldWords = (field: string): string =>
  hasWords(`import.field.${field}`) ? t(`import.field.${field}`) : field.replaceAll('_', ' ')

/** The header over a field in this file, else the field's own word. */
export const headerOf = (detail: Pick<Detail, 'columns' | 'headers'>, field: string): string =>
  detail.headers[detail.columns[field] ?? -1] || fieldWords(field)

/** Facts that name a field say it in words. */
export const saidFacts = (facts: Facts): Facts =>
  typeof facts['field'] === 'string' ? { ...facts, field: fieldWords(facts['field']) } : facts

export const problemSentence = ({ code, facts }: Problem): string => t(`refusal.${code}`, saidFacts(facts))

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
  applied: 'fine',
  undone: 'quiet',
}

type Brought = Pick<Detail, 'kind' | 'counts' | 'totals'>

/** "400 members", "393 cards": what an import brought. A module that counts nothing leaves its rows to be counted. */
export const broughtWords = (done: Brought): readonly string[] => broughtTogether([done])

/** The same for several imports, summed by what was counted. */
export function broughtTogether(done: readonly Brought[]): readonly string[] {
  const sums = new Map<string, number>()
  for (const { kind, counts, totals } of done) {
    const own = Object.entries(counts).filter(([word]) => hasWords(`import.count_noun.${word}`))
    const counted = own.length > 0 ? own : [[kind, totals.created + totals.updated] as const]
    for (const [word, count] of counted) sums.set(word, (sums.get(word) ?? 0) + count)
  }
  const said = [...sums].filter(([, count]) => count > 0)
  if (said.length === 0) return [t('imports.brought_nothing')]
  return said.map(([word, count]) =>
    hasWords(`import.count_noun.${word}`)
      ? t(`import.count_noun.${word}`, { count })
      : t('imports.brought', { count, kind: kindWords(word) }),
  )
}
