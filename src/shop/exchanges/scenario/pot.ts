/** The pot in scenario files: what is in it on a day, gifts and requests. */
import { read } from '#platform/action.ts'
import { found } from '#platform/refusal.ts'
import type { ScenarioFacts, ScenarioName, ScenarioWorld } from '#platform/scenario.ts'
import { isId } from '#platform/values/ids.ts'
import { readSeats } from '#shop/shifts/public.ts'
import { readMyPot, readPotLevels } from '../reads/pot.ts'
import * as store from '../store/pot.ts'

const readGifts = read('exchanges.scenarioGifts', async (ctx, { member }: { readonly member: string }) =>
  store.giftsOf(ctx.db, ctx.organisation, member),
)

const readRequests = read('exchanges.scenarioPotRequests', async (ctx, { member }: { readonly member: string }) =>
  store.potRequestsOf(ctx.db, ctx.organisation, member),
)

const readOneGift = read('exchanges.scenarioGift', async (ctx, { gift }: { readonly gift: string }) => {
  const one = found(await store.readGift(ctx.db, ctx.organisation, gift), 'gift')
  const [seat] = one.attendance ? await readSeats(ctx, [one.attendance]) : []
  return { ...one, seat: seat ?? null }
})

const readOneRequest = read('exchanges.scenarioPotRequest', async (ctx, asked: { readonly potRequest: string }) =>
  found(await store.readPotRequest(ctx.db, ctx.organisation, asked.potRequest), 'pot_request'),
)

const memberIn = (world: ScenarioWorld, value: unknown): string => {
  const { member } = value as { member?: string }
  if (!member) throw new Error('write { member: Amina }, or the `called` of its step')
  return world.idOf('member', member)
}

async function giftOf(world: ScenarioWorld, value: unknown): Promise<string> {
  if (typeof value === 'string') return isId(value) ? value : world.idOf('gift', value)
  const [gift] = await world.look(readGifts, { member: memberIn(world, value) })
  return found(gift, 'gift').id
}

async function requestOf(world: ScenarioWorld, value: unknown): Promise<string> {
  if (typeof value === 'string') return isId(value) ? value : world.idOf('potRequest', value)
  const [request] = await world.look(readRequests, { member: memberIn(world, value) })
  return found(request, 'pot_request').id
}

export const potNames: Readonly<Record<string, ScenarioName>> = {
  gift: { kind: 'gift', says: '`{ member: Amina }`, the newest; or the `called` of its step', find: giftOf },
  potRequest: {
    kind: 'potRequest',
    says: '`{ member: Amina }`, the newest; or the `called` of its step',
    find: requestOf,
  },
}

const pot: ScenarioFacts = {
  facts: {
    level: 'what is in it that evening: the start of the policy, and gifts done less requests that hold',
    gifts: 'gifts done: given shifts that were worked, and credits',
    requests: 'validated requests that hold',
  },
  find: async (world, value) => (value === 'now' ? world.today() : String(value)),
  async read(world, on) {
    const { level } = await world.look(readPotLevels, { on, months: 0 })
    return { level: level.pot, gifts: level.gifts, requests: level.requests }
  },
  factsFor: {
    level: 'what is in it now',
    asked: 'requests of this person that count towards the most of a year',
    may_ask: 'what may be asked for now: `credit`, or names of shifts',
    may_not_give: 'codes of what holds against any gift',
  },
  async readFor(world, _on, name) {
    const mine = await world.lookAs(name, readMyPot, {})
    const open = mine.choices.filter(({ whyNot }) => whyNot.length === 0)
    return {
      level: mine.pot,
      asked: mine.asked,
      may_ask: open.map(({ seat }) => seat?.name ?? 'credit'),
      may_not_give: mine.whyNotGive.map(({ code }) => code),
    }
  },
}

const gift: ScenarioFacts = {
  facts: {
    state: '`draft`, `validated`, `cancelled`',
    member: 'who gives',
    sort: '`shift`, `credit`',
    counts: 'it is in the pot: worked, or a credit that holds',
  },
  find: giftOf,
  async read(world, id) {
    const one = await world.look(readOneGift, { gift: id })
    return {
      state: one.state,
      member: world.nameOf(one.member),
      sort: one.sort,
      counts: one.state === 'validated' && (one.sort === 'credit' || one.seat?.state === 'done'),
    }
  },
}

const potRequest: ScenarioFacts = {
  facts: {
    state: '`draft`, `validated`, `cancelled`',
    member: 'who asks',
    sort: '`seat` (a place ahead), `absence`, `credit`',
    reason: 'why',
    end_reason: 'why it was taken back: what the office wrote, or `seat` when it ended by itself',
  },
  find: requestOf,
  async read(world, id) {
    const one = await world.look(readOneRequest, { potRequest: id })
    return {
      state: one.state,
      member: world.nameOf(one.member),
      sort: one.sort,
      reason: one.reason,
      end_reason: one.endReason,
    }
  },
}

export const potFacts = { pot, gift, pot_request: potRequest }
