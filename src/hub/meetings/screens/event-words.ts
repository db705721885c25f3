/** How events and registrations look and are said. */
import type { Tone } from '#app/ui/Status.tsx'
import { slotWords } from '#app/ui/When.tsx'
import { currentLanguage, currentPlace, t } from '#app/words.ts'
import { sayMoney } from '#platform/i18n/formats.ts'
import type { ReplyOf } from '#platform/route.ts'
import type { Day, TimeOfDay } from '#platform/values/day.ts'
import type { Currency } from '#platform/values/money.ts'
import type { readEvent, readOpenEvents } from '../contract/events.ts'
import type { Question, RegistrationState } from '../rules/places.ts'

export type EventReply = ReplyOf<typeof readEvent>
export type OpenEvent = ReplyOf<typeof readOpenEvents>['events'][number]
/** What inside and outside see alike. */
export type EventTerms = Omit<OpenEvent, 'full'>

export const eventsPage = '/community/events'
export const eventPage = '/community/events/:event'
export const announcePage = '/community/events/announce'

export const registrationTones: Readonly<Record<RegistrationState, Tone>> = {
  confirmed: 'fine',
  waiting: 'quiet',
  offered: 'attention',
  lapsed: 'refused',
  cancelled: 'quiet',
}

export const dayLine = ({ day, from, until, says }: EventTerms['days'][number]): string =>
  [slotWords(day as Day, from as TimeOfDay, until as TimeOfDay), says].filter((part) => part !== null).join(' · ')

export const placesOutside = ({ capacity, full }: OpenEvent): string | null =>
  capacity === null ? null : t(full ? 'meetings.full' : 'meetings.places_left', { capacity })

export const placesWords = ({ free, waiting }: Pick<EventReply, 'free' | 'waiting'>): string =>
  [
    free === null ? null : free > 0 ? t('meetings.places_free', { count: free }) : t('meetings.full'),
    waiting > 0 ? t('meetings.in_line', { count: waiting }) : null,
  ]
    .filter((part) => part !== null)
    .join(' · ')

/** In the currency of the community, also for guests whose browser knows of none. */
export const priceWords = (cents: number, currency: Currency): string =>
  cents === 0 ? t('meetings.free_of_charge') : sayMoney(cents, currentLanguage(), { ...currentPlace(), currency })

export const priceOptions = (steps: readonly number[], currency: Currency) =>
  steps.map((step) => ({ value: String(step), label: priceWords(step, currency) }))

export const startAnswers = { food: '', lodging: '', access: '', price: '0' }
export type TypedAnswers = Record<Question | 'price', string>

export const sentAnswers = ({ food, lodging, access, price }: TypedAnswers) => ({
  food: food || null,
  lodging: lodging || null,
  access: access || null,
  price: Number(price),
})
