/** Somebody asks for the newsletter, confirms, and leaves; mails that come back end it too. */
import { type ActionContext, action } from '#platform/action.ts'
import { found, refuseWith } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import { keyedHash } from '#platform/sealed.ts'
import { addDays, addMonths } from '#platform/values/day.ts'
import { newId } from '#platform/values/ids.ts'
import { randomToken } from '#platform/values/random.ts'
import type * as contract from '../contract/newsletter.ts'
import type { noteBounce as bounceContract } from '../contract/subscribers.ts'
import { askedPage, confirmedPage, mustTellNews, stoppedPage } from '../pages.ts'
import {
  addressOf,
  type BounceKind,
  beginsAnew,
  confirmDays,
  confirmUntil,
  formVersion,
  isSuppressed,
  proofYears,
  whyNotBounce,
} from '../rules/subscriber.ts'
import * as store from '../store/subscribers.ts'

export const hashOf = (email: string): string => keyedHash('subscriber', addressOf(email))

/** The page says the same whatever became of it: nobody learns from it who reads the newsletter. */
export const askForNews = action(
  'communication.askForNews',
  async (ctx, { email, language }: InputOf<typeof contract.askForNews>) => {
    await mustTellNews(ctx)
    const hash = hashOf(email)
    const known = await store.lockByHash(ctx.db, ctx.organisation, hash)
    if (known?.state === 'confirmed') await tellAgain(ctx, known)
    if (beginsAnew(known?.state ?? null)) {
      const id = known?.id ?? newId()
      const token = randomToken()
      const chosen = language ?? ctx.language
      const asked = { id, email: addressOf(email), hash, language: chosen, token, at: ctx.now, on: ctx.today }
      if ((await store.writeAsked(ctx.db, ctx.organisation, { ...asked, proof: `form ${formVersion}` })) > 0) {
        ctx.record('communication.subscription_asked', { subject: id })
        ctx.notify('communication.confirm', id, {
          link: `/n/${ctx.organisation}/confirm/${token}`,
          about: id,
          until: confirmUntil(ctx.today),
        })
      }
    }
    return askedPage(ctx, language ?? ctx.language)
  },
)

/** Whoever reads that mailbox hears of it, once a day at most, and may stop there. */
async function tellAgain(ctx: ActionContext, { id, token, toldAgainOn }: store.SubscriberRow): Promise<void> {
  if (toldAgainOn === ctx.today) return
  await store.noteToldAgain(ctx.db, ctx.organisation, id, ctx.today)
  ctx.record('communication.subscription_asked_again', { subject: id })
  ctx.notify('communication.reads_already', id, { link: `/n/${ctx.organisation}/stop/${token}`, about: id })
}

export const confirmNews = action(
  'communication.confirmNews',
  async (ctx, { token }: InputOf<typeof contract.confirmNews>) => {
    await mustTellNews(ctx)
    const known = await store.lockByToken(ctx.db, ctx.organisation, token)
    const inTime = known?.state === 'unconfirmed' && ctx.today <= confirmUntil(known.askedOn)
    if (known && inTime) {
      await store.confirm(ctx.db, ctx.organisation, known.id, ctx.now)
      ctx.record('communication.subscription_confirmed', { subject: known.id })
    }
    const reads = inTime || known?.state === 'confirmed'
    return confirmedPage(ctx, known?.language ?? ctx.language, reads)
  },
)

export const stopNews = action('communication.stopNews', async (ctx, { token }: InputOf<typeof contract.stopNews>) => {
  await mustTellNews(ctx)
  const known = await store.lockByToken(ctx.db, ctx.organisation, token)
  if (known && (known.state === 'confirmed' || known.state === 'unconfirmed')) {
    await store.unsubscribe(ctx.db, ctx.organisation, known.id, ctx.now)
    ctx.record('communication.unsubscribed', { subject: known.id })
  }
  return stoppedPage(ctx, ctx.language)
})

export const noteBounce = action(
  'communication.noteBounce',
  async (ctx, { subscriber, kind, said }: InputOf<typeof bounceContract>) => {
    const known = found(await store.lockSubscriber(ctx.db, ctx.organisation, subscriber), 'subscriber')
    refuseWith(whyNotBounce(known.state))
    return { suppressed: await bounced(ctx, known.id, kind, said) }
  },
)

/** Whether that was the last one it takes. */
export async function bounced(
  ctx: ActionContext,
  subscriber: string,
  kind: BounceKind,
  said: string | null,
): Promise<boolean> {
  const bounce = { id: newId(), subscriber, kind, at: ctx.now, on: ctx.today, said }
  await store.addBounce(ctx.db, ctx.organisation, bounce)
  ctx.record('communication.bounced', { subject: subscriber, kind })
  const all = await store.bouncesOf(ctx.db, ctx.organisation, subscriber)
  if (!isSuppressed(all, ctx.today)) return false
  await store.suppress(ctx.db, ctx.organisation, subscriber, ctx.now, kind)
  ctx.record('communication.suppressed', { subject: subscriber, kind })
  return true
}

/** At night: addresses nobody confirmed go, and proof that has been kept long enough. */
export const clearSubscribers = action('communication.clearSubscribers', async (ctx, _input: Record<never, never>) => {
  const asked = addDays(ctx.today, -confirmDays)
  const ended = addMonths(ctx.today, -12 * proofYears)
  const count = await store.dropOld(ctx.db, ctx.organisation, asked, ended)
  if (count > 0) ctx.record('communication.subscribers_cleared', { count })
})
