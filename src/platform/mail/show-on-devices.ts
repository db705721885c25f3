/** Notices on the devices of people: one line on a screen that may be locked, so it names the kind and the organisation,
 *  never a person, a day or an amount. What no device takes goes by mail. */
import type { Language, OrganisationFacts } from '../action.ts'
import type { Db } from '../database/connect.ts'
import { type PushLine, type PushResult, type PushSubscription, sendPush } from '../push/send.ts'
import { noteAnswers, readDevicesOf } from '../push/store.ts'
import { opened } from '../sealed.ts'
import { dayIn } from '../values/zone.ts'
import type { PostHouse } from './post.ts'
import { linkIn } from './rules/link-in.ts'
import { mayTryAgain } from './rules/way.ts'
import type { NoticeOutcome } from './store.ts'

export interface NoticeToShow {
  readonly id: string
  readonly code: string
  readonly person: string
  readonly language: Language
  readonly attempts: number
  /** Its main answer as a whole address. */
  readonly url: string | null
  /** The mail goes out too: devices are asked once, and decide nothing. */
  readonly beside: boolean
  /** To this device alone. */
  readonly device?: string
}

/** What is settled by the devices; the others go by mail. */
export async function showOnDevices(
  house: PostHouse,
  db: Db,
  shop: OrganisationFacts,
  notices: readonly NoticeToShow[],
): Promise<NoticeOutcome[]> {
  const asked = notices.filter(({ beside, attempts }) => !beside || attempts === 1)
  if (asked.length === 0) return []
  const devices = await readDevicesOf(db, shop.id, [...new Set(asked.map(({ person }) => person))])
  const tries = asked.flatMap((notice) =>
    devices
      .filter(({ id, person }) => person === notice.person && (!notice.device || notice.device === id))
      .map((device) => ({ notice, device: device.id, subscription: subscriptionOf(device.sealed) })),
  )
  const answers = await Promise.all(
    tries.map(async ({ notice, device, subscription }) => ({
      notice: notice.id,
      device,
      result: subscription
        ? await sendPush(house.push, subscription, lineOf(house, shop, notice))
        : ({ kind: 'gone' } as const), // sealed under another secret: this browser was added for another key
    })),
  )
  await noteAnswers(
    db,
    shop.id,
    answers.map(({ device, result }) => ({ id: device, taken: result.kind === 'taken' })),
    house.clock(),
  )
  const gone = new Set(answers.filter(({ result }) => result.kind === 'gone').map(({ device }) => device))
  if (gone.size > 0) await house.push.gone(shop, [...gone])
  const told = Map.groupBy(answers, ({ notice }) => notice)
  return asked
    .filter(({ beside }) => !beside)
    .flatMap((notice) => {
      const results = told.get(notice.id)?.map(({ result }) => result) ?? []
      return outcomeOf(notice, results, nameOf(house, shop, notice)) ?? []
    })
}

function subscriptionOf(sealed: string): PushSubscription | null {
  const text = opened(sealed)
  return text ? (JSON.parse(text) as PushSubscription) : null
}

const nameOf = (house: PostHouse, shop: OrganisationFacts, { code, language }: NoticeToShow): string =>
  house.words.say(language, `notice.${code}.name`, {}, { ...shop, today: dayIn(house.clock(), shop.zone) })

function lineOf(house: PostHouse, shop: OrganisationFacts, notice: NoticeToShow): PushLine {
  const address = new URL(notice.url ?? linkIn('/', shop.id), `${house.publicUrl}/`)
  return {
    title: shop.name,
    body: nameOf(house, shop, notice),
    href: `${address.pathname}${address.search}${address.hash}`,
    language: notice.language,
    tag: notice.id,
  }
}

/** Null: nothing took it, so the mail goes. */
function outcomeOf(notice: NoticeToShow, results: readonly PushResult[], name: string): NoticeOutcome | null {
  const { id, language } = notice
  if (results.some(({ kind }) => kind === 'taken'))
    return { id, state: 'sent', sentBy: 'push', language, subject: name, text: name }
  const later = results.find((result) => result.kind === 'later')
  return later && mayTryAgain(notice.attempts) ? { id, state: 'wanted', error: later.error } : null
}
