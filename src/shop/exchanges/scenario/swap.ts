/** Swaps in scenario files: requests, proposals, and what a person is asked. */
import { read } from '#platform/action.ts'
import { found } from '#platform/refusal.ts'
import type { ScenarioFacts, ScenarioName, ScenarioWorld } from '#platform/scenario.ts'
import { isId } from '#platform/values/ids.ts'
import { memberById } from '#shop/members/public.ts'
import { readSeats } from '#shop/shifts/public.ts'
import { asksFor } from '../reads/swap.ts'
import * as store from '../store/swap.ts'
import { asksOf } from '../store/swap-asks.ts'
import { isCalled, shiftName } from './shift-names.ts'

/** Requests of a person, the newest last. */
const readRequests = read('exchanges.scenarioRequests', (ctx, { member }: { readonly member: string }) =>
  store.requestsWithShift(ctx.db, ctx.organisation, member),
)

const readRequest = read('exchanges.scenarioRequest', async (ctx, { swap }: { readonly swap: string }) => {
  const request = found(await store.readRequest(ctx.db, ctx.organisation, swap), 'swap')
  const asked = await asksOf(ctx.db, ctx.organisation, [swap])
  const [seat] = await readSeats(ctx, [request.attendance])
  const proposal = await store.lastProposalOf(ctx.db, ctx.organisation, swap)
  return { request, asked, seat: found(seat, 'attendance'), proposal }
})

const readAnyProposal = read('exchanges.scenarioProposal', async (ctx, { proposal }: { readonly proposal: string }) => {
  const [row] = await store.readProposals(ctx.db, ctx.organisation, [proposal])
  const one = found(row, 'proposal')
  const seats = await readSeats(
    ctx,
    one.legs.map(({ gives }) => gives),
  )
  return { ...one, seats: new Map(seats.map((seat) => [seat.id, seat])) }
})

const readAsks = read('exchanges.scenarioAsks', async (ctx, { member }: { readonly member: string }) => {
  const person = await memberById(ctx.db, ctx.organisation, member as Parameters<typeof memberById>[2])
  return person ? asksFor(ctx, person) : []
})

/** The newest request of a person for a seat on this shift. */
async function swapOf(world: ScenarioWorld, value: unknown): Promise<string> {
  if (typeof value === 'string') return isId(value) ? value : world.idOf('swap', value)
  const { shift, member } = value as { shift?: string; member?: string }
  if (!member) throw new Error('write { shift: Wed, member: Amina }')
  const requests = await world.look(readRequests, { member: world.idOf('member', member) })
  const one = requests.findLast((request) => shift === undefined || isCalled(world, request, shift))
  if (!one) throw new Error(`there is no request for ${JSON.stringify(value)}`)
  return one.id
}

/** The proposal a request is in, or was last. */
async function proposalOf(world: ScenarioWorld, value: unknown): Promise<string> {
  if (typeof value === 'string') return isId(value) ? value : world.idOf('proposal', value)
  const { proposal } = await world.look(readRequest, { swap: await swapOf(world, value) })
  if (!proposal) throw new Error(`there is no proposal for ${JSON.stringify(value)}`)
  return proposal.id
}

/** A partner named by the file is written as the member would: by the member number or the address. */
const readAddress = read('exchanges.scenarioAddress', async (ctx, { member }: { readonly member: string }) => {
  const person = await memberById(ctx.db, ctx.organisation, member as Parameters<typeof memberById>[2])
  return person?.memberNo === null || person?.memberNo === undefined ? (person?.email ?? null) : String(person.memberNo)
})

async function partnerOf(world: ScenarioWorld, value: unknown): Promise<string> {
  const text = String(value)
  if (!world.knows('member', text)) return text
  return (await world.look(readAddress, { member: world.idOf('member', text) })) ?? text
}

export const swapNames: Readonly<Record<string, ScenarioName>> = {
  swap: {
    kind: 'swap',
    says: 'a request: `{ shift: Wed, member: Amina }`, the seat it gives; or the `called` of its step',
    find: swapOf,
  },
  proposal: {
    kind: 'proposal',
    says: '`{ shift: Wed, member: Amina }`: the one this seat is given in, or was last; or the `called` of its step',
    find: proposalOf,
  },
  partner: { kind: 'member', says: 'a member of the file, a member number, or an address', find: partnerOf },
}

const swap: ScenarioFacts = {
  facts: {
    state: '`open`, `offered`, `done`, `cancelled`, `expired`',
    member: 'who asks',
    shift: 'shift of the seat given',
    wishes: 'how many wishes',
    asked: 'who was asked by mail',
    declined: 'who would rather not',
    partner: 'with whom it was agreed',
    made_to_accept: 'made only to accept somebody else’s',
    proposal: 'state of the proposal it is in, or was last: `pending`, `done`, `off`; nothing when in none',
  },
  find: swapOf,
  async read(world, id) {
    const { request, asked, seat, proposal } = await world.look(readRequest, { swap: id })
    return {
      state: request.state,
      member: world.nameOf(request.member),
      shift: shiftName(world, seat),
      wishes: request.wishes.length,
      asked: asked.map(({ member }) => world.nameOf(member)),
      declined: asked.filter(({ declined }) => declined).map(({ member }) => world.nameOf(member)),
      partner: request.partner && world.nameOf(request.partner),
      made_to_accept: request.madeFor !== null,
      proposal: proposal?.state ?? null,
    }
  },
}

const proposal: ScenarioFacts = {
  facts: {
    state: '`pending`, `done`, `off`',
    reason: 'why it is off: `declined`, `expired`, `checks`, `cancelled`',
    origin: '`accepted`, `matched`, `agreed`',
    possible: 'exchanges that were possible around these people, of a match; nothing: too many',
    expires_at: 'until when answers count, as the world knows it: `2025-03-06T07:00:00.000Z`',
    waiting_for: 'who has not said yes',
    legs: '`member`, `gives`, `takes`, `rank`, `consented`',
  },
  find: proposalOf,
  async read(world, id) {
    const one = await world.look(readAnyProposal, { proposal: id })
    const shiftOf = (seat: string): string => shiftName(world, found(one.seats.get(seat), 'seat'))
    return {
      state: one.state,
      reason: one.offReason,
      origin: one.origin,
      possible: one.possible,
      expires_at: one.expiresAt,
      waiting_for: one.legs.filter((leg) => leg.consentedAt === null).map((leg) => world.nameOf(leg.member)),
      legs: one.legs.map((leg) => ({
        member: world.nameOf(leg.member),
        gives: shiftOf(leg.gives),
        takes: shiftOf(leg.takes),
        rank: leg.rank,
        consented: leg.consentedAt !== null,
      })),
    }
  },
}

export const swapFacts = { swap, proposal }

export const swapsOfMember: ScenarioFacts = {
  facts: {
    swap_asks: 'what others ask of this person: `who`, `takes` (the shift one would get), `gives` (the own one)',
  },
  async read(world, id) {
    const asks = await world.look(readAsks, { member: id })
    return {
      swap_asks: asks.map(({ who, takes, gives }) => ({
        who,
        takes: shiftName(world, takes),
        gives: shiftName(world, gives),
      })),
    }
  },
}
