/** What the search box finds here: settings, by what their sentence says. */
import { currentWords } from '../i18n/words.ts'
import type { SearchSource } from '../module.ts'
import { plain } from '../values/text.ts'
import { knownSettings } from './known.ts'

export const searchSources: readonly SearchSource[] = [
  {
    kind: 'settings',
    label: 'menu.settings',
    may: null,
    async find(ctx, words, limit) {
      const say = (key: string): string => currentWords().say(ctx.language, key, {}, ctx.shop)
      return knownSettings()
        .filter(({ place }) => ctx.actor.may(place.see))
        .map(({ key, group, place: { page } }) => ({
          ...{ key, page, title: say(`setting.${key}`), detail: say(`settings.group.${group}`) },
        }))
        .filter(({ key, title }) => words.split(' ').every((word) => plain(`${title} ${key}`).includes(word)))
        .slice(0, limit)
        .map(({ key, page, title, detail }) => ({ title, detail, href: `${page}?q=${encodeURIComponent(key)}` }))
    },
  },
]
