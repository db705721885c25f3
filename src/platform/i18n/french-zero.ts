/** French says zero in the singular. A singular that spells its number out (`une organisation`) would then name one
 *  where there is none, so zero is told by the plural, which names the number. */
import type { Messages } from './folders.ts'
import { placeholdersOf } from './placeholders.ts'

const counts = (text: string): boolean => placeholdersOf(text).some(({ name }) => name === 'count')

/** The messages of French with a form for zero (`_zero`, which i18next takes before `_one`) where one is wanted. */
export function withFrenchZero(said: Messages): Messages {
  const zeros = Object.entries(said).flatMap(([key, singular]) => {
    if (!key.endsWith('_one') || counts(singular)) return []
    const stem = key.slice(0, -'_one'.length)
    const plural = said[`${stem}_other`]
    const zero = `${stem}_zero`
    return plural !== undefined && counts(plural) && !(zero in said) ? [[zero, plural] as const] : []
  })
  return { ...said, ...Object.fromEntries(zeros) }
}
