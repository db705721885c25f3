/** Screens as the search box finds them: by their title, those this person may enter. */
import { plain } from '#platform/values/text.ts'
import { mayEnter, screens } from './screens.ts'
import { t } from './words.ts'

export interface FoundScreen {
  readonly title: string
  readonly detail: string | null
  readonly href: string
}

const hats = ['member', 'staff', 'community'] as const
const isHat = (place: string): place is (typeof hats)[number] => (hats as readonly string[]).includes(place)

/** At most this many: the people and things sought come first. */
const shownAtMost = 5

export function screensNamed(words: string): readonly FoundScreen[] {
  const sought = plain(words).split(' ').filter(Boolean)
  return screens
    .filter((line) => isHat(line.place) && !line.path.includes(':') && mayEnter(line))
    .map((line) => ({ title: t(line.title), detail: t(`app.hat.${line.place}`), href: line.path }))
    .filter(({ title }) => sought.every((word) => plain(title).includes(word)))
    .slice(0, shownAtMost)
}
