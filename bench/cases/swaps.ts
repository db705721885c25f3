/** Matching the open requests of a shop of 2,000: facts read, every rule asked, proposals written, everybody told. */
import { statementCount } from '#platform/database/driver.ts'
import { addMinutes, instant } from '#platform/values/day.ts'
import { matchSwaps } from '#shop/exchanges/actions/swap-matching.ts'
import { matchWishes, type WishingRequest } from '#shop/exchanges/rules/matching.ts'
import { asSystem } from '../asking.ts'
import { grow, plan, withOwner } from '../grow.ts'
import { type Case, milliseconds } from '../harness.ts'
import { demoShop } from '../shop.ts'

const people = 2000
const shiftsAhead = 255
/** Weeks ahead in which nobody of the demo sits. */
const firstWeek = '2025-03-31'

const reset = [
  'delete from exchanges.swap_leg where organisation_id = $1',
  "update exchanges.swap_request set state = 'open' where organisation_id = $1",
  'delete from exchanges.swap_proposal where organisation_id = $1',
  'delete from platform.notice where organisation_id = $1',
]

/** Everybody asks for a swap of the one seat ahead; wishes are spread by a fixed step: the same each time. */
const ask = [
  "update shifts.worker set mode = 'regular' where organisation_id = $1",
  "update shifts.attendance set purpose = 'regular' where organisation_id = $1 and state = 'planned'",
  `insert into exchanges.swap_request (organisation_id, id, member_id, attendance_id, state, made_at)
   select $1, gen_random_uuid(), seat.member_id, seat.id, 'open', '2025-03-02'::timestamptz + seat.at * interval '1 second'
   from (select seat.*, row_number() over (order by seat.id) as at from shifts.attendance as seat
     join shifts.shift on shift.organisation_id = seat.organisation_id and shift.id = seat.shift_id
     where seat.organisation_id = $1 and seat.state = 'planned' and shift.name like 'Grown %') as seat
   where seat.at <= ${people}`,
]

const single = `
  with place as (select id, row_number() over (order by starts_at, id) - 1 as at, count(*) over () as total
    from shifts.shift where organisation_id = $1 and name like 'Grown %' and state = 'planned' and day >= '${firstWeek}')
  insert into exchanges.wish (organisation_id, request_id, position, rank, shift_id)
  select $1, request.id, k, k, place.id
  from (select id, row_number() over (order by made_at) as at from exchanges.swap_request where organisation_id = $1) as request,
    generate_series(1, 6) as k, place where place.at = (request.at * 7 + k * k * 3 + k) % place.total`

const patterns = `
  insert into exchanges.wish (organisation_id, request_id, position, rank, weekday)
  select $1, request.id, k, k, 1 + (request.at + k * 2) % 7
  from (select id, row_number() over (order by made_at) as at from exchanges.swap_request where organisation_id = $1) as request,
    generate_series(1, 2) as k`

/** The same in memory alone. */
const bare = (): WishingRequest[] =>
  Array.from({ length: people }, (_, n) => ({
    id: `request ${n}`,
    person: `person ${n}`,
    shift: `shift ${n % shiftsAhead}`,
    since: addMinutes(instant('2025-03-03T08:00:00.000Z'), n),
    wishes: Array.from({ length: 6 }, (_, k) => ({
      shift: `shift ${(n * 7 + k * k * 3 + k) % shiftsAhead}`,
      rank: k + 1,
    })),
  }))

const swaps = (name: string, wishes: string): Case => ({
  name: `swaps ${name}`,
  what: `${people} open requests of a shop, ${name}, matched by the action`,
  unit: 'ms',
  rounds: 5,
  referenceWhat: 'as many wishes put together in memory, without rules or writing',
  async prepare() {
    const bench = await demoShop()
    const { id } = bench.shop
    const write = (statements: readonly string[]) =>
      withOwner(bench.url, async (owner) => {
        for (const text of statements) await owner.query(text, [id])
        await owner.query('analyze')
      })
    await withOwner(bench.url, async (owner) => {
      await grow(owner, id, people)
      await plan(owner, id, firstWeek, 3, Math.ceil(shiftsAhead / 3))
    })
    await write([...ask, wishes])
    let [statements, cpu, answer]: [number, number, unknown] = [0, 0, null]
    return {
      async ours() {
        await write(reset)
        const [before, began] = [statementCount.total, process.cpuUsage()]
        const took = await milliseconds(async () => {
          answer = await bench.house.runner.act(matchSwaps, {}, asSystem(bench.shop))
        })
        statements = statementCount.total - before
        const { user, system } = process.cpuUsage(began)
        cpu = Math.round((user + system) / 1000)
        return took
      },
      reference: () =>
        milliseconds(async () => {
          matchWishes(bare(), { maxLegs: 3, mayTake: () => true })
        }),
      notes: () => ({ statements, cpu_ms: cpu, answer }),
      close: () => bench.close(),
    }
  },
})

export const cases: readonly Case[] = [swaps('six wishes each', single), swaps('patterns of weekdays', patterns)]
