/** How often each part of the software was used, in words: the most used first. What runs below them is left out. */
import { numberWords } from '#app/ui/When.tsx'
import { t } from '#app/words.ts'

const parts = ['members', 'shifts', 'exchanges', 'catalogue', 'labels'] as const

export const usesWords = (uses: Readonly<Record<string, number>>): string =>
  parts
    .filter((part) => (uses[part] ?? 0) > 0)
    .sort((one, other) => (uses[other] ?? 0) - (uses[one] ?? 0))
    .map((part) => t(`organisations.used_${part}`, { times: numberWords(uses[part] ?? 0) }))
    .join(' · ')
