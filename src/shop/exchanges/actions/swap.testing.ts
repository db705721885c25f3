/** People who exchange, for tests: a seat each, what they do, and what became of it in words. */
import { sql } from '#platform/database/sql.ts'
import type { World } from '../../../../test/world.ts'
import { type Member, plannedShop } from '../../shifts/cast.testing.ts'
import { acceptSwap, askSwap } from './swap.ts'
import { consentSwap } from './swap-answering.ts'

/** People with one fixed seat each, on shifts of one seat: `{ Amina: '2025-03-12' }`. */
export const seatedIn = (w: World) => async (days: Readonly<Record<string, string>>) => {
  const here = await plannedShop(w)
  const people: Record<string, Member> = {}
  const shifts: Record<string, { id: string; group: string }> = {}
  const seats: Record<string, string> = {}
  for (const [name, day] of Object.entries(days)) {
    const who = await here.member(name, 'regular')
    const shift = await here.oneOff({ day, startsAt: `${day}T08:00:00Z`, endsAt: `${day}T10:00:00Z`, seats: 1 })
    people[name] = who
    shifts[name] = shift
    seats[name] = await here.sit(shift, who, 'regular')
  }
  const of =
    <T>(from: Record<string, T>) =>
    (name: string) =>
      from[name] as T
  const [who, shift, seat] = [of(people), of(shifts), of(seats)]
  return {
    here,
    who,
    shift,
    seat,
    ask: (name: string, ...wished: string[]) =>
      here.shop.act(
        askSwap,
        { attendance: seat(name), wishes: wished.map((other) => ({ shift: shift(other).id })) },
        who(name),
      ),
    accept: (name: string, swap: string) => here.shop.act(acceptSwap, { swap }, who(name)),
    yes: (name: string, proposal: string) => here.shop.act(consentSwap, { proposal }, who(name)),
    /** Who sits where, live rows alone. */
    async sitting() {
      const rows = await here.all<{ member: string; shift: string; chain: number; purpose: string }>(
        sql`select member_id as member, shift_id as shift, chain, purpose from shifts.attendance
          where organisation_id = ${here.shop.id} and state <> 'cancelled' order by id`,
      )
      const nameOf = (id: string, among: Record<string, { id: string }>) =>
        Object.entries(among).find(([, one]) => one.id === id)?.[0] ?? '?'
      return rows
        .map((row) => `${nameOf(row.member, people)} on ${nameOf(row.shift, shifts)} ${row.purpose} ${row.chain}`)
        .toSorted()
    },
    async states() {
      const rows = await here.all<{ member: string; state: string }>(
        sql`select member_id as member, state from exchanges.swap_request where organisation_id = ${here.shop.id}
          order by made_at, id`,
      )
      return rows.map(
        ({ member, state }) => `${Object.keys(people).find((name) => people[name]?.id === member)} ${state}`,
      )
    },
    async told(name: string) {
      await w.house.workers.drain()
      const rows = await here.all<{ code: string }>(
        sql`select code from platform.notice where organisation_id = ${here.shop.id}
          and person_id = ${who(name).id} and code like 'exchanges.%' order by wanted_at, id`,
      )
      return rows.map(({ code }) => code.replace('exchanges.', ''))
    },
  }
}

export type SwapCast = Awaited<ReturnType<ReturnType<typeof seatedIn>>>
