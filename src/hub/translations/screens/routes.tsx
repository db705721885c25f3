/** Screens of translations: what there is to translate, and one text in every language. */
import type { ScreenLine } from '#app/screen-line.ts'

export const screens: readonly ScreenLine[] = [
  {
    path: '/community/translations',
    title: 'translations.title',
    place: 'community',
    room: { group: 'governance', order: 27, icon: 'language' },
    may: 'community.enter',
    load: () => import('./Translations.tsx').then((file) => file.TranslationsScreen),
  },
  {
    path: '/community/translations/:kind/:translated',
    title: 'translations.of_text',
    place: 'community',
    may: 'community.enter',
    load: () => import('./TextTranslations.tsx').then((file) => file.TextTranslationsScreen),
  },
]
