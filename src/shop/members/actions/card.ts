/** Cards: issued, printed, handed over, ended. */
import { type ActionContext, action } from '#platform/action.ts'
import { found, type Refusal, refuse, refuseWith } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import { type ContactId, newId } from '#platform/values/ids.ts'
import { randomDigits } from '#platform/values/random.ts'
import type * as contract from '../contract-cards.ts'
import { isCode, numberedCode, randomCode, randomDigitsAfter } from '../rules/card.ts'
import { cardPrefix, cardScheme } from '../settings.ts'
import * as store from '../store/card.ts'
import type { ContactRow } from '../store/contact.ts'
import { memberById } from '../store/member.ts'
import { lockLiving } from './contact.ts'

/** With 10⁹ codes behind a prefix even a second draw is rare; ten misses mean that something else is wrong. */
const drawsAtMost = 10

export const issueCard = action('members.issueCard', async (ctx, input: InputOf<typeof contract.issueCard>) => {
  const contact = await lockLiving(ctx, input.contact as ContactId)
  const typed = input.code?.replace(/\s/g, '') ?? null
  refuseWith(whyNotIssue(contact, typed))
  const ended = await store.endLivingCard(ctx.db, ctx.organisation, contact.id, {
    day: ctx.today,
    reason: input.endReason,
  })
  if (ended)
    ctx.record('members.card_ended', { subject: ended, person: contact.id, reason: input.endReason, day: ctx.today })
  const state = input.handedOver ? ('active' as const) : ('ordered' as const)
  const card = { id: newId(), contact: contact.id, state, reason: input.reason, today: ctx.today }
  const code = typed ? await addTyped(ctx, card, typed) : await addDrawn(ctx, card)
  ctx.record('members.card_issued', { subject: card.id, person: contact.id })
  return { card: card.id, code }
})

function whyNotIssue(contact: ContactRow, typed: string | null): Refusal[] {
  const no: Refusal[] = []
  if (contact.archivedAt !== null) no.push(refuse('contact.archived'))
  if (typed !== null && !isCode(typed)) no.push(refuse('card.code_form', { code: typed }))
  return no
}

type NewCard = Omit<Parameters<typeof store.addCard>[2], 'code'>

async function addTyped(ctx: ActionContext, card: NewCard, code: string): Promise<string> {
  const added = await store.addCard(ctx.db, ctx.organisation, { ...card, code })
  refuseWith(added ? [] : [refuse('card.in_use', { code })])
  return code
}

/** A code of the shop's scheme, drawn again until nobody ever had it. */
async function addDrawn(ctx: ActionContext, card: NewCard): Promise<string> {
  const draw = await drawer(ctx, card.contact)
  for (let attempt = 0; attempt < drawsAtMost; attempt += 1) {
    const code = draw(attempt)
    if (code !== null && (await store.addCard(ctx.db, ctx.organisation, { ...card, code }))) return code
    if (code === null) break
  }
  refuseWith([refuse('card.no_room_in_scheme')])
  return ''
}

async function drawer(ctx: ActionContext, contact: ContactId): Promise<(attempt: number) => string | null> {
  const prefix = await ctx.setting(cardPrefix)
  const random = () => randomCode(prefix, randomDigits(randomDigitsAfter(prefix)))
  if ((await ctx.setting(cardScheme)) === 'random') return random
  const member = found(await memberById(ctx.db, ctx.organisation, contact), 'member')
  const { memberNo } = member
  if (memberNo === null) return random
  const earlier = await store.countCards(ctx.db, ctx.organisation, contact)
  return (attempt) => numberedCode(prefix, { household: false, memberNo, renewal: earlier + attempt })
}

export const markCardsPrinted = action(
  'members.markCardsPrinted',
  async (ctx, input: InputOf<typeof contract.markCardsPrinted>) => {
    const cards = await store.lockCards(ctx.db, ctx.organisation, input.cards)
    found(cards.length === new Set(input.cards).size ? cards : null, 'card')
    const other = cards.find((card) => card.state !== 'ordered')
    refuseWith(other ? [refuse('card.state', { state: other.state })] : [])
    await store.markPrinted(
      ctx.db,
      ctx.organisation,
      cards.map((card) => card.id),
      ctx.today,
    )
    for (const card of cards) ctx.record('members.card_printed', { subject: card.id, person: card.contact })
    return { printed: cards.length }
  },
)

export const activateCard = action(
  'members.activateCard',
  async (ctx, input: InputOf<typeof contract.activateCard>) => {
    const card = found(await store.lockCard(ctx.db, ctx.organisation, input.card), 'card')
    refuseWith(whyEnded(card))
    if (card.state === 'active') return {}
    await store.markActive(ctx.db, ctx.organisation, card.id, ctx.today)
    ctx.record('members.card_activated', { subject: card.id, person: card.contact })
    return {}
  },
)

export const endCard = action('members.endCard', async (ctx, input: InputOf<typeof contract.endCard>) => {
  const card = found(await store.lockCard(ctx.db, ctx.organisation, input.card), 'card')
  refuseWith(whyEnded(card))
  await store.endCard(ctx.db, ctx.organisation, card.id, { day: ctx.today, reason: input.reason })
  ctx.record('members.card_ended', { subject: card.id, person: card.contact, reason: input.reason, day: ctx.today })
  return {}
})

const whyEnded = (card: store.CardRow): Refusal[] =>
  card.state === 'ended' ? [refuse('card.ended', { day: card.endedOn ?? '' })] : []
