/** How far translations are, as it is shown. */
import type { Tone } from '#app/ui/Status.tsx'
import type { TranslationState } from '../rules/text.ts'

export const translationsPage = '/community/translations'
export const textPage = '/community/translations/:kind/:translated'

export const tones: Readonly<Record<TranslationState, Tone>> = {
  missing: 'quiet',
  draft: 'attention',
  reviewed: 'fine',
  outdated: 'attention',
}
