/** Registering, offers, cancelling. Everybody holds the lock of the event: two who ask for the last place get one. */
import { type ActionContext, action, type Context } from '#platform/action.ts'
import { readSignedLink } from '#platform/mail/signed-link.ts'
import { found, refuse, refuseWith } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import { addDays } from '#platform/values/day.ts'
import { newId } from '#platform/values/ids.ts'
import type * as contract from '../contract/events.ts'
import {
  countsForSeats,
  nextOffers,
  offeredUntil,
  stateOnAsking,
  whyNotAccept,
  whyNotCancel,
  whyNotRegister,
} from '../rules/places.ts'
import * as store from '../store/events.ts'
import { guestCodes, tellRegistered } from '../telling-events.ts'
import { speakingFor, steers } from './acting.ts'

type Of<C> = InputOf<C>

interface Person {
  readonly participant: store.RegistrationRow['participant']
  readonly organisation: string | null
  readonly account: store.RegistrationRow['account']
  readonly name: string
  readonly email: string | null
  readonly language: store.RegistrationRow['language']
}

type Answers = Pick<store.RegistrationRow, 'food' | 'lodging' | 'access' | 'price'>

export const register = action('meetings.register', async (ctx, input: Of<typeof contract.register>) => {
  const event = found(await store.lockEvent(ctx.db, ctx.organisation, input.event), 'event')
  const row = await speakingFor(ctx, input.participant)
  const oneself = input.name === null || input.name === ''
  const account = oneself ? ctx.actor.account : null
  const known = account === null ? undefined : (await ctx.accounts.accountsById([account])).get(account)
  const person = {
    ...{ participant: row.id, organisation: row.name, account, email: input.email },
    name: oneself ? (known?.name ?? row.name) : (input.name as string),
    language: ctx.language,
  }
  const standing = await standingOf(ctx, event, person)
  mayEnter(ctx, event, person, input, standing)
  return enter(ctx, event, person, input, standing)
})

export const registerGuest = action('meetings.registerGuest', async (ctx, input: Of<typeof contract.registerGuest>) => {
  const event = found(await store.lockEvent(ctx.db, ctx.organisation, input.event), 'event')
  const { name, email } = input
  const language = input.language ?? ctx.language
  const guest = { participant: null, organisation: null, account: null, name, email, language }
  const standing = await standingOf(ctx, event, guest)
  // the same answer for an address that is registered already: whoever asks learns nothing of who comes
  mayEnter(ctx, event, guest, input, { ...standing, known: undefined })
  await (standing.known ? tellAgain(ctx, event, standing.known) : enter(ctx, event, guest, input, standing))
  return { state: stateOnAsking(event.capacity, standing.line) }
})

/** Whoever reads that mailbox hears of it, once a day at most, and how their registration stands. */
async function tellAgain(ctx: ActionContext, event: store.EventRow, known: store.RegistrationRow): Promise<void> {
  if (known.toldAgainOn === ctx.today) return
  await store.noteToldAgain(ctx.db, ctx.organisation, known.id, ctx.today)
  ctx.record('meetings.registered_again', { subject: event.id, registration: known.id })
  tellRegistered(ctx, 'meetings.registered_already', event, [known], { why: known.state })
}

/** Everybody who asked, and whoever of them this is. */
interface Standing {
  readonly line: readonly store.RegistrationRow[]
  readonly known: store.RegistrationRow | undefined
}

async function standingOf(ctx: ActionContext, event: store.EventRow, person: Person): Promise<Standing> {
  const line = await store.registrationsOf(ctx.db, ctx.organisation, [event.id])
  return { line, known: line.find((one) => countsForSeats(one.state) && isSame(one, person)) }
}

function mayEnter(
  { now, today }: Context,
  event: store.EventRow,
  { organisation, participant }: Person,
  { price }: Answers,
  { line, known }: Standing,
): void {
  const seatsUsed = line.filter((one) => countsForSeats(one.state) && one.participant === participant).length
  refuseWith(whyNotRegister({ event, organisation, seatsUsed, already: known !== undefined, price, now, today }))
}

async function enter(ctx: ActionContext, event: store.EventRow, person: Person, answers: Answers, { line }: Standing) {
  const state = stateOnAsking(event.capacity, line)
  const { organisation: _name, ...who } = person
  const asked = (question: 'food' | 'lodging' | 'access') =>
    event.questions.includes(question) ? answers[question] || null : null
  const row: store.RegistrationRow = {
    ...who,
    id: newId(),
    event: event.id,
    ...{ food: asked('food'), lodging: asked('lodging'), access: asked('access') },
    price: answers.price,
    state,
    seq: (line.at(-1)?.seq ?? 0) + 1,
    askedAt: ctx.now,
    ...{ offeredUntil: null, toldAgainOn: null },
  }
  await store.addRegistration(ctx.db, ctx.organisation, row)
  ctx.record('meetings.registered', { subject: event.id, registration: row.id, participant: row.participant, state })
  const waitingBefore = line.filter((one) => one.state === 'waiting').length
  tellRegistered(ctx, 'meetings.registered', event, [row], { why: state, position: waitingBefore + 1 })
  return { registration: row.id, state, waitingBefore }
}

/** The same sign-in, the same name of the same organisation, or the same mail address: of a guest anywhere, of others
 *  within their organisation, so that nobody learns of an address they may not see. */
const isSame = (one: store.RegistrationRow, { account, email, name, participant }: Person): boolean =>
  (account !== null && one.account === account) ||
  (email !== null &&
    one.email?.toLowerCase() === email.toLowerCase() &&
    (participant === null || one.participant === participant)) ||
  (participant !== null && one.participant === participant && one.name === name)

/** Offers whatever is free to the first in line. */
export async function offerFree(ctx: ActionContext, event: store.EventRow): Promise<void> {
  if (event.state === 'cancelled' || ctx.now >= event.startsAt) return
  const line = await store.registrationsOf(ctx.db, ctx.organisation, [event.id])
  const offered = new Set(nextOffers(event.capacity, line))
  if (offered.size === 0) return
  const until = offeredUntil(ctx.now, event.startsAt)
  await store.moveRegistrations(ctx.db, ctx.organisation, [...offered], 'offered', until)
  for (const id of offered) ctx.record('meetings.place_offered', { subject: event.id, registration: id, until })
  const told = line.filter(({ id }) => offered.has(id))
  tellRegistered(ctx, 'meetings.place_offered', event, told, { until })
}

/** A registration with its event locked, for whoever it is, its organisation, or the core group. */
async function ownRegistration(ctx: ActionContext, id: string) {
  const asked = await one(ctx, id)
  const event = found(await store.lockEvent(ctx.db, ctx.organisation, asked.event), 'event')
  const row = await one(ctx, id)
  if (steers(ctx) || (row.account !== null && row.account === ctx.actor.account)) return { event, row }
  if (row.participant === null || row.account !== null) refuseWith([refuse('registration.not_yours')])
  await speakingFor(ctx, found(row.participant, 'participant'))
  return { event, row }
}

const one = async (ctx: Context, id: string): Promise<store.RegistrationRow> =>
  found((await store.registrationsByIds(ctx.db, ctx.organisation, [id]))[0], 'registration')

export const acceptOffer = action('meetings.acceptOffer', async (ctx, input: Of<typeof contract.acceptOffer>) => {
  const { event, row } = await ownRegistration(ctx, input.registration)
  await accept(ctx, event, row)
  return {}
})

export const cancelRegistration = action(
  'meetings.cancelRegistration',
  async (ctx, input: Of<typeof contract.cancelRegistration>) => {
    const { event, row } = await ownRegistration(ctx, input.registration)
    await cancel(ctx, event, row)
    return {}
  },
)

async function accept(ctx: ActionContext, event: store.EventRow, row: store.RegistrationRow): Promise<void> {
  refuseWith(whyNotAccept(row.state, row.offeredUntil, ctx.now))
  await store.moveRegistrations(ctx.db, ctx.organisation, [row.id], 'confirmed')
  ctx.record('meetings.offer_accepted', { subject: event.id, registration: row.id })
  tellRegistered(ctx, 'meetings.registered', event, [row], { why: 'confirmed' })
}

async function cancel(ctx: ActionContext, event: store.EventRow, row: store.RegistrationRow): Promise<void> {
  refuseWith(whyNotCancel(row.state))
  await store.moveRegistrations(ctx.db, ctx.organisation, [row.id], 'cancelled')
  ctx.record('meetings.registration_cancelled', { subject: event.id, registration: row.id })
  tellRegistered(ctx, 'meetings.registration_ended', event, [row], { why: 'cancelled' })
  await offerFree(ctx, event)
}

/** Whose registration the link of a mail is about. */
export async function guestOf(ctx: Context, signed: string): Promise<store.RegistrationRow> {
  const holder = guestCodes.map((code) => readSignedLink(signed, code, ctx.now)).find((link) => link !== null)
  const { organisation, person } = found(holder, 'registration')
  return one(ctx, found(organisation === ctx.organisation ? person : null, 'registration'))
}

export const answerGuest = action('meetings.answerGuest', async (ctx, input: Of<typeof contract.answerGuest>) => {
  const { id, event: of } = await guestOf(ctx, input.signed)
  const event = found(await store.lockEvent(ctx.db, ctx.organisation, of), 'event')
  const row = await one(ctx, id)
  await (input.answer === 'accept' ? accept : cancel)(ctx, event, row)
  return { state: (await one(ctx, id)).state }
})

/** Offers that nobody took in time lapse, and the next in line is asked. */
export const lapseOffers = action('meetings.lapseOffers', async (ctx, _input: Record<never, never>) => {
  const due = await store.eventsWithEndedOffers(ctx.db, ctx.organisation, ctx.now)
  for (const event of await store.lockEvents(ctx.db, ctx.organisation, due)) {
    const line = await store.registrationsOf(ctx.db, ctx.organisation, [event.id])
    const over = line.filter(({ state, offeredUntil: end }) => state === 'offered' && end !== null && end <= ctx.now)
    await store.moveRegistrations(
      ctx.db,
      ctx.organisation,
      over.map(({ id }) => id),
      'lapsed',
    )
    for (const { id } of over) ctx.record('meetings.offer_lapsed', { subject: event.id, registration: id })
    tellRegistered(ctx, 'meetings.registration_ended', event, over, { why: 'lapsed' })
    await offerFree(ctx, event)
  }
})

/** Days after an event in which its guests' names are kept. */
const guestsKeptDays = 30

export const forgetGuests = action('meetings.forgetGuests', async (ctx, _input: Record<never, never>) => {
  const before = addDays(ctx.today, -guestsKeptDays)
  for (const event of new Set(await store.forgetGuests(ctx.db, ctx.organisation, before)))
    ctx.record('meetings.guests_forgotten', { subject: event })
})
