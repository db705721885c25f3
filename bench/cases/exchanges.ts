/** Exchanges of a shop of 10,000 with half a year behind it: the office's list and numbers, and calling people on standby. */
import { statementCount } from '#platform/database/driver.ts'
import { callOut } from '#shop/exchanges/actions/call-out.ts'
import { listExchangeStatistics, listExchanges } from '#shop/exchanges/reads/office.ts'
import { asSystem } from '../asking.ts'
import { grow, plan, withOwner } from '../grow.ts'
import { type Case, milliseconds } from '../harness.ts'
import { demoShop } from '../shop.ts'

const people = 10_000
const ahead = '2025-03-04'
/** Changes, requests and calls, each: as many as if everybody had exchanged once in half a year. */
const each = people

const seats = `(select seat.*, shift.starts_at, row_number() over (order by seat.id) as at from shifts.attendance as seat
  join shifts.shift on shift.organisation_id = seat.organisation_id and shift.id = seat.shift_id
  where seat.organisation_id = $1 and seat.state = 'done' and shift.name like 'Grown %') as seat`

/** What half a year leaves behind: spread by a fixed step, the same each time. */
const history = [
  `insert into exchanges.change (organisation_id, id, member_id, old_attendance_id, new_attendance_id, old_shift_id,
     new_shift_id, purpose, chain, changed_at)
   select $1, gen_random_uuid(), seat.member_id, seat.id, gen_random_uuid(), seat.shift_id, gen_random_uuid(), 'regular', 1,
     seat.starts_at - interval '4 days' from ${seats} where seat.at <= ${each}`,
  `insert into exchanges.swap_request (organisation_id, id, member_id, attendance_id, state, made_at, ended_at)
   select $1, gen_random_uuid(), seat.member_id, seat.id, case when seat.at % 4 = 0 then 'expired' else 'done' end,
     seat.starts_at - interval '9 days', seat.starts_at - interval '5 days' from ${seats}
   where seat.at > ${each} and seat.at <= ${2 * each}`,
  `insert into exchanges.stand_in_call (organisation_id, id, member_id, attendance_id, state, made_at, ended_at)
   select $1, gen_random_uuid(), seat.member_id, seat.id, 'expired', seat.starts_at - interval '3 days', seat.starts_at
   from ${seats} where seat.at > ${2 * each} and seat.at <= ${3 * each}`,
]

const office: Case = {
  name: 'exchanges office',
  what: `the office's list of ${3 * each} exchanges, searched, waiting ones, and the numbers of 90 days`,
  unit: 'ms',
  referenceWhat: 'counting the rows they look at',
  async prepare() {
    const bench = await demoShop()
    const { id } = bench.shop
    await withOwner(bench.url, async (owner) => {
      await grow(owner, id, people)
      for (const text of history) await owner.query(text, [id])
      await owner.query('analyze')
    })
    const asking = asSystem(bench.shop)
    const list = (asked: object) => () => bench.house.runner.look(listExchanges, { size: 50, ...asked }, asking)
    const questions = {
      list: list({}),
      waiting: list({ state: 'waiting', when: 'coming' }),
      searched: list({ q: 'number 77' }),
      byPerson: list({ sort: 'who' }),
      numbers: () => bench.house.runner.look(listExchangeStatistics, { size: 50 }, asking),
    }
    const took: Record<string, number> = {}
    return {
      ours: () =>
        milliseconds(async () => {
          for (const [name, ask] of Object.entries(questions)) took[name] = Math.round(await milliseconds(ask))
        }),
      reference: () =>
        withOwner(bench.url, (owner) =>
          milliseconds(async () => {
            for (const table of [
              'exchanges.change',
              'exchanges.swap_request',
              'exchanges.stand_in_call',
              'shifts.attendance',
            ])
              await owner.query(`select count(*) from ${table} where organisation_id = $1`, [id])
          }),
        ),
      notes: () => took,
      close: () => bench.close(),
    }
  },
}

/** Everybody of the shop may be called on a day of the week; a place of each of these shifts is given back late. */
const standby = `insert into exchanges.standby (organisation_id, id, member_id, weekday, from_day, made_at)
  select $1, gen_random_uuid(), member_id, 1 + (row_number() over (order by member_id))::integer % 7, '2025-01-01', now()
  from shifts.worker where organisation_id = $1`
const freed = `update shifts.attendance as seat set state = 'cancelled', cancel_reason = 'self', cancelled_at = $2
  where organisation_id = $1 and id in (select distinct on (one.shift_id) one.id from shifts.attendance as one
    join shifts.shift on shift.organisation_id = one.organisation_id and shift.id = one.shift_id
      and shift.name like 'Grown %' and shift.day = '${ahead}'
    where one.organisation_id = $1 and one.state = 'planned' order by one.shift_id, one.id)`
const reset = [
  'delete from exchanges.call_out_invitation where organisation_id = $1',
  'delete from exchanges.call_out where organisation_id = $1',
  'delete from platform.notice where organisation_id = $1',
]

const callingOut: Case = {
  name: 'exchanges call-out',
  what: `places of one day freed late, and a seventh of ${people} people on standby for it: who may come is asked of every rule`,
  unit: 'ms',
  rounds: 5,
  referenceWhat: 'the pairs of place and person alone, read by one bare statement',
  async prepare() {
    const bench = await demoShop()
    const { id } = bench.shop
    await withOwner(bench.url, async (owner) => {
      await grow(owner, id, people)
      await plan(owner, id, ahead, 1, 60)
      await owner.query('delete from exchanges.standby where organisation_id = $1', [id])
      await owner.query(standby, [id])
      await owner.query(freed, [id, bench.house.clock()])
      await owner.query('analyze')
    })
    let [statements, answer]: [number, unknown] = [0, null]
    return {
      async ours() {
        await withOwner(bench.url, async (owner) => {
          for (const text of reset) await owner.query(text, [id])
        })
        const before = statementCount.total
        const took = await milliseconds(async () => {
          answer = await bench.house.runner.act(callOut, {}, asSystem(bench.shop))
        })
        statements = statementCount.total - before
        return took
      },
      reference: () =>
        withOwner(bench.url, (owner) =>
          milliseconds(() =>
            owner.query(
              `select shift.id, standby.member_id from shifts.shift
                join exchanges.standby on standby.organisation_id = shift.organisation_id
                  and standby.weekday = extract(isodow from shift.day)
                where shift.organisation_id = $1 and shift.name like 'Grown %' and shift.day = '${ahead}'`,
              [id],
            ),
          ),
        ),
      notes: () => ({ statements, answer }),
      close: () => bench.close(),
    }
  },
}

export const cases: readonly Case[] = [office, callingOut]
