/** One exchange as a story for the office: everything that is known of it, in the order it happened. */
import { type Context, read } from '#platform/action.ts'
import { type HistoryLine, historyOf } from '#platform/audit/history.ts'
import { type MailAbout, mailsAbout } from '#platform/mail/about.ts'
import { found, refuse } from '#platform/refusal.ts'
import type { AccountId, ContactId } from '#platform/values/ids.ts'
import { type MemberFacts, membersByAccount, membersById } from '#shop/members/public.ts'
import { countersMoved, type HeldSeat, readSeats } from '#shop/shifts/public.ts'
import { isMe } from '../actions/pot-giving.ts'
import { storySteps } from '../rules/story.ts'
import { whyNotUndo } from '../rules/undo.ts'
import type { Way } from '../rules/ways.ts'
import { type Arranged, readArranged } from '../store/office.ts'
import { type OfficeAct, officeActsAbout } from '../store/office-act.ts'
import * as store from '../store/story.ts'
import { readProposals } from '../store/swap.ts'
import { shiftsNamed } from '../store/swap-asks.ts'
import { type Undoable, undoableChange, undoableSwap, undoFacts } from '../undoing.ts'
import { copy } from './seat.ts'

interface AskedExchange {
  readonly way: Way
  readonly exchange: string
}

/** What an exchange is made of. */
interface Parts {
  /** Things events and mails name. */
  readonly things: readonly string[]
  /** Seats whose own events belong to it, and those that only show where. */
  readonly seats: readonly string[]
  readonly places: readonly { readonly what: 'gives' | 'gets' | 'place'; readonly seat: string }[]
  readonly asked: readonly store.AskedPerson[]
  readonly undo: Undoable | null
}

const eventsAtMost = 500

export const readExchange = read('exchanges.readExchange', async (ctx, { way, exchange }: AskedExchange) => {
  const one = found(await readArranged(ctx.db, ctx.organisation, way, exchange), 'exchange')
  const parts = await partsOf(ctx, one)
  const about = [...new Set([...parts.things, ...parts.seats])]
  const [history, mails, acts, counters, seats] = await Promise.all([
    historyOf(ctx, { about, name: 'exchanges.', limit: eventsAtMost }),
    mailsAbout(ctx, about),
    officeActsAbout(ctx.db, ctx.organisation, about),
    countersMoved(ctx, [...about, ...parts.places.map(({ seat }) => seat)]),
    readSeats(ctx, [...new Set([...parts.places.map(({ seat }) => seat), ...seatsOf(parts.undo)])]),
  ])
  const people = await peopleOf(ctx, one, parts, history.events, mails, counters)
  const by = await accountNames(ctx, history.events, acts)
  const saidBy = (act: OfficeAct) => ({ by: act.by && by.accountName(act.by), how: act.how, reason: act.reason })
  return {
    id: one.id,
    way: one.way,
    state: one.state,
    madeAt: one.madeAt,
    endedAt: one.endedAt,
    reason: one.reason,
    who: one.member ? people.card(one.member) : null,
    places: await placesOf(ctx, one, parts, seats, people.nameOf),
    asked: parts.asked.map((asked) => {
      const act = acts.findLast((done) => done.about === asked.about && done.member === asked.member)
      return { ...people.card(asked.member), ...asked, said: act && act.act !== 'undo' ? saidBy(act) : null }
    }),
    steps: storySteps({
      one,
      things: parts.things,
      events: history.events,
      mails,
      acts,
      ...by,
      saidBy,
      nameOf: people.nameOf,
    }),
    counters: counters.map(({ id, member, counter, amount, effectiveOn, sentence, facts }) => ({
      id,
      member,
      who: people.nameOf(member) ?? '',
      counter,
      amount,
      on: effectiveOn,
      sentence,
      facts: { ...facts },
    })),
    endable: ['open', 'offered'].includes(one.state) && parts.things.includes(one.id) && endable.includes(one.way),
    undo: await undoOf(ctx, one, parts.undo, seats, people.nameOf),
  }
})

const endable: readonly Way[] = ['swap', 'stand_in', 'tell_shop']

const seatsOf = (undo: Undoable | null): string[] => undo?.pairs.flatMap(({ gave, got }) => [gave, got]) ?? []

/** What each way consists of. */
async function partsOf(ctx: Context, { id, way, seat }: Arranged): Promise<Parts> {
  const [db, here] = [ctx.db, ctx.organisation]
  const own = seat === null ? [] : [{ what: 'place' as const, seat }]
  const plain = { things: [id], seats: [], places: own, asked: [], undo: null }
  switch (way) {
    case 'change': {
      const undo = await undoableChange(ctx, id)
      const [pair] = undo?.pairs ?? []
      const places = pair ? [place('gives', pair.gave), place('gets', pair.got)] : []
      return { ...plain, seats: pair ? [pair.got, pair.gave] : [], places, undo }
    }
    case 'swap': {
      const proposals = await store.proposalIdsOf(db, here, id)
      const rows = await readProposals(db, here, proposals)
      const last = rows.find((row) => row.id === proposals.at(-1))
      const legs = last && last.state !== 'off' ? last.legs.map(({ gives }) => gives) : [seat ?? '']
      const done = rows.find(({ state }) => state === 'done')
      return {
        things: [id, ...proposals],
        seats: [],
        places: legs.map((gives) => place('gives', gives)),
        asked: await store.askedInSwap(db, here, id),
        undo: done ? await undoableSwap(ctx, done.id) : null,
      }
    }
    case 'stand_in':
    case 'tell_shop':
      return {
        ...plain,
        things: [id, ...(await store.callOutIdsOf(db, here, id))],
        seats: seat === null ? [] : [seat],
        asked: await store.askedForCall(db, here, id),
      }
    case 'call_out':
      return { ...plain, asked: await store.askedForPlace(db, here, id) }
    default:
      return { ...plain, seats: seat === null ? [] : [seat] }
  }
}

const place = (what: 'gives' | 'gets', seat: string) => ({ what, seat })

/** Everybody the story names. How to reach somebody is told to whoever may read members. */
async function peopleOf(
  ctx: Context,
  one: Arranged,
  parts: Parts,
  events: readonly HistoryLine[],
  mails: readonly MailAbout[],
  counters: readonly { readonly member: string }[],
) {
  const ids = [
    one.member,
    one.other,
    ...parts.asked.map(({ member }) => member),
    ...(parts.undo?.pairs.map(({ member }) => member) ?? []),
    ...events.flatMap(({ person, facts }) => [person, facts['by']]),
    ...mails.map(({ person }) => person),
    ...counters.map(({ member }) => member),
  ].filter((id): id is string => typeof id === 'string')
  const members = await membersById(ctx.db, ctx.organisation, [...new Set(ids)] as ContactId[])
  const byId = new Map<string, MemberFacts>(members.map((member) => [member.contact, member]))
  const reach = ctx.actor.may('members.read')
  const nameOf = (id: string): string | null => byId.get(id)?.displayName ?? null
  const card = (id: string) => {
    const member = byId.get(id)
    const [email, phone] = reach ? [member?.email ?? null, member?.phone ?? null] : [null, null]
    return { member: id, name: member?.displayName ?? '', email, phone }
  }
  return { nameOf, card }
}

/** Who acted: names of accounts, and whose account it is. */
async function accountNames(ctx: Context, events: readonly HistoryLine[], acts: readonly OfficeAct[]) {
  const ids = [...events.map(({ actor }) => actor.id), ...acts.map(({ by }) => by)]
  const accounts = [...new Set(ids.filter((id): id is string => id !== null))] as AccountId[]
  const [known, members] = await Promise.all([
    ctx.accounts.accountsById(accounts),
    membersByAccount(ctx.db, ctx.organisation, accounts),
  ])
  const contactOf = (account: string): string | null =>
    members.find((member) => member.account === account)?.contact ?? null
  return { contactOf, accountName: (account: string): string | null => known.get(account as AccountId)?.name ?? null }
}

/** Where and when: the places of the exchange, or the shift alone where no seat is taken. */
async function placesOf(
  ctx: Context,
  one: Arranged,
  parts: Parts,
  seats: readonly HeldSeat[],
  nameOf: (id: string) => string | null,
) {
  const shown = parts.places.flatMap(({ what, seat: id }) => {
    const seat = seats.find((row) => row.id === id)
    if (!seat) return []
    const { shift, name, day, localStart, localEnd } = seat
    return [{ what, for: nameOf(seat.member), shift, name, day, localStart, localEnd }]
  })
  if (shown.length > 0 || one.shift === null) return shown
  const shifts = await shiftsNamed(ctx.db, ctx.organisation, [one.shift])
  return shifts.map(({ id, name, day, localStart, localEnd }) => ({
    what: 'place' as const,
    for: null,
    shift: id,
    name,
    day,
    localStart,
    localEnd,
  }))
}

async function undoOf(
  ctx: Context,
  { state }: Arranged,
  undo: Undoable | null,
  seats: readonly HeldSeat[],
  nameOf: (id: string) => string | null,
) {
  if (!undo || state === 'undone') return null
  const people = undo.pairs.map(({ member }) => member)
  const { facts } = await undoFacts(ctx, undo, seats)
  const reasons = whyNotUndo({ ...facts, agreed: people })
  const whyNot = (await isMe(ctx, ...people)) ? [...reasons, refuse('self.not_allowed')] : reasons
  return {
    about: undo.about,
    people: people.map((member) => ({ member, name: nameOf(member) ?? '' })),
    whyNot: copy(whyNot),
  }
}
