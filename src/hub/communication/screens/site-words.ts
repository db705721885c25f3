/** How pages of the site are shown. */
import type { Tone } from '#app/ui/Status.tsx'
import type { PageState } from '../rules/site.ts'
import type { TranslationState } from '../rules/translation.ts'

export const sitePages = '/community/site'
export const sitePageOf = '/community/site/pages/:sitePage'

export const pageTones: Readonly<Record<PageState, Tone>> = { draft: 'quiet', published: 'fine', withdrawn: 'quiet' }

export const translationTones: Readonly<Record<TranslationState, Tone>> = {
  original: 'news',
  missing: 'quiet',
  draft: 'attention',
  reviewed: 'fine',
  outdated: 'attention',
}
