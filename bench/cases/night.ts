/** The nightly count of counters and standing, beside inserting the same rows bare. */
import type pg from 'pg'
import { statementCount } from '#platform/database/driver.ts'
import { countNight } from '#shop/shifts/actions/standing.ts'
import { asSystem } from '../asking.ts'
import { grow, withOwner } from '../grow.ts'
import { type Case, milliseconds } from '../harness.ts'
import { benchDay, demoShop } from '../shop.ts'

/** Everybody judged for the first time, `counted` of every 28 people by a count that falls on this very day. */
async function evening(owner: pg.Client, shop: string, counted: number): Promise<void> {
  for (const table of ['standing_span', 'standing_state', 'counting_day', 'ledger_entry'])
    await owner.query(`delete from shifts.${table} where organisation_id = $1`, [shop])
  await owner.query(
    `update shifts.worker as one set counted_from = $2::date, mode = 'flying', exempt_reason = null,
        flying_start = $2::date - 28 - case when whom.at % 28 < $3 then 0 else 1 end
      from (select member_id, row_number() over (order by member_id) as at from shifts.worker where organisation_id = $1) as whom
      where one.organisation_id = $1 and one.member_id = whom.member_id`,
    [shop, benchDay, counted],
  )
}

/** The rows of such a night, written by the database alone. */
const bare = `
  with due as (select member_id from shifts.worker where organisation_id = $1 and flying_start = $2::date - 28),
  entries as (
    insert into shifts.ledger_entry (organisation_id, id, member_id, counter, amount, effective_on, recorded_at, cause,
      cause_id, round, sentence)
    select $1, gen_random_uuid(), member_id, 'main', -2000, $2, now(), 'count', $2::text, 1, 'shifts.ledger.count' from due
  ), states as (
    insert into shifts.standing_state (organisation_id, member_id, folded_until, standing, main, make_up, absences)
    select $1, member_id, $2, 'up_to_date', 0, 0, 0 from shifts.worker where organisation_id = $1
  )
  insert into shifts.standing_span (organisation_id, member_id, from_day, standing)
  select $1, member_id, $2, 'up_to_date' from shifts.worker where organisation_id = $1`

const night = (people: number, counted: number, what: string): Case => ({
  name: `night of ${people}`,
  what,
  unit: 'ms',
  referenceWhat: 'the same ledger, state and span rows by one bare statement',
  async prepare() {
    const bench = await demoShop()
    const { id } = bench.shop
    await withOwner(bench.url, (owner) => grow(owner, id, people))
    let statements = 0
    let answer: unknown = null
    const fresh = () => withOwner(bench.url, (owner) => evening(owner, id, counted))
    return {
      async ours() {
        await fresh()
        const before = statementCount.total
        const took = await milliseconds(async () => {
          answer = await bench.house.runner.act(countNight, {}, asSystem(bench.shop))
        })
        statements = statementCount.total - before
        return took
      },
      async reference() {
        await fresh()
        return withOwner(bench.url, (owner) => milliseconds(() => owner.query(bare, [id, benchDay])))
      },
      notes: () => ({ statements, answer }),
      close: () => bench.close(),
    }
  },
})

export const cases: readonly Case[] = [night(2000, 28, '2,000 people, a count due for every one of them')]
