/** The nightly count of counters and standing, beside writing the same rows bare. */
import type pg from 'pg'
import { statementCount } from '#platform/database/driver.ts'
import { countNight } from '#shop/shifts/actions/standing.ts'
import { asSystem } from '../asking.ts'
import { grow, withOwner } from '../grow.ts'
import { type Case, milliseconds } from '../harness.ts'
import { benchDay, demoShop } from '../shop.ts'

interface Evening {
  readonly name: string
  readonly what: string
  /** What lies behind the shop for ever: once before all rounds. */
  readonly past: readonly string[]
  /** Puts back what a night wrote. */
  readonly before: readonly string[]
}

const numbered = `(select member_id, row_number() over (order by member_id)::integer as at from shifts.worker
  where organisation_id = $1)`

const flying = `update shifts.worker as one set mode = 'flying', exempt_reason = null,
    counted_from = case when $3::boolean then $2::date else $2::date - 190 end,
    flying_start = case when $3 then $2::date - 28 else $2::date - 196 - whom.at % 28 end
  from ${numbered} as whom where one.organisation_id = $1 and one.member_id = whom.member_id`

const emptied = ['standing_warning', 'standing_span', 'standing_state', 'counting_day']
const nothing = emptied.map((table) => `delete from shifts.${table} where organisation_id = $1`)

/** Nobody was ever judged, and a count falls on this very day for everybody: all owe two, all are told. */
const worst: Evening = {
  name: 'worst night',
  what: 'nobody judged before, a count due for every one of them, and everybody told of an alert',
  past: [flying],
  before: [...nothing, 'delete from shifts.ledger_entry where organisation_id = $1'],
}

/** Half a year of work and counts behind everybody. Today a 28th is counted, of whom a fifth has nothing left; a
 *  twentieth is in alert, each since another of the last 28 days. */
const ordinary: Evening = {
  name: 'ordinary night',
  what: 'half a year of ledger, a 28th of them counted, a twentieth in alert',
  past: [
    flying,
    'delete from shifts.ledger_entry where organisation_id = $1',
    `insert into shifts.ledger_entry (organisation_id, id, member_id, counter, amount, effective_on, recorded_at, cause,
      cause_id, round, sentence)
    select $1, gen_random_uuid(), seat.member_id, 'main', 1000, shift.day, shift.ends_at, 'attendance', seat.id::text, 1,
      'shifts.ledger.worked'
    from shifts.attendance as seat
    join shifts.shift on shift.organisation_id = seat.organisation_id and shift.id = seat.shift_id
    where seat.organisation_id = $1 and seat.state = 'done' and shift.day < $2::date`,
    `insert into shifts.ledger_entry (organisation_id, id, member_id, counter, amount, effective_on, recorded_at, cause,
      cause_id, round, sentence)
    select $1, gen_random_uuid(), member_id, 'main', -1000, day, now(), 'count', day::text, 1, 'shifts.ledger.count'
    from (select member_id, flying_start + 28 * n as day from shifts.worker, generate_series(1, 6) as n
      where organisation_id = $1) as counted`,
    `insert into shifts.ledger_entry (organisation_id, id, member_id, counter, amount, effective_on, recorded_at, cause,
      cause_id, round, sentence)
    select $1, gen_random_uuid(), member_id, 'main', wanted - coalesce(sum, 0), $2::date - 190, now(), 'import', 'bench', 1,
      'shifts.ledger.imported'
    from (select member_id, case when at % 20 = 7 then -1000 else at % 5 * 1000 end as wanted
      from ${numbered} as one
    ) as whom
    left join (select member_id, sum(amount) from shifts.ledger_entry where organisation_id = $1 group by member_id) as summed
      using (member_id)`,
  ],
  before: [
    ...nothing,
    'delete from shifts.ledger_entry where organisation_id = $1 and effective_on = $2::date',
    'insert into shifts.counting_day (organisation_id, folded_until) values ($1, $2::date - 1)',
    `insert into shifts.standing_state (organisation_id, member_id, folded_until, standing, main, make_up, absences, alert_start)
    select $1, member_id, $2::date - 1, case when alert then 'alert' else 'up_to_date' end, main, 0, 0,
      case when alert then $2::date - 1 - (at / 20) % 28 end
    from ${numbered} as whom
    join lateral (select at % 20 = 7 as alert) as alerted on true
    join (select member_id, sum(amount) as main from shifts.ledger_entry where organisation_id = $1 group by member_id) as summed
      using (member_id)`,
    `insert into shifts.standing_span (organisation_id, member_id, from_day, standing, alert_start)
    select organisation_id, member_id, coalesce(alert_start, $2::date - 190), standing, alert_start
    from shifts.standing_state where organisation_id = $1`,
  ],
}

/** The rows of such a night, written by the database alone. */
const bare = `
  with due as (
    select member_id from shifts.worker where organisation_id = $1 and ($2::date - flying_start) % 28 = 0
  ), entries as (
    insert into shifts.ledger_entry (organisation_id, id, member_id, counter, amount, effective_on, recorded_at, cause,
      cause_id, round, sentence)
    select $1, gen_random_uuid(), member_id, 'main', -2000, $2, now(), 'count', $2::text, 1, 'shifts.ledger.count' from due
  ), states as (
    insert into shifts.standing_state (organisation_id, member_id, folded_until, standing, main, make_up, absences)
    select $1, member_id, $2, 'up_to_date', 0, 0, 0 from due
    on conflict (organisation_id, member_id) do update set folded_until = excluded.folded_until
  )
  insert into shifts.standing_span (organisation_id, member_id, from_day, standing)
  select $1, member_id, $2, 'up_to_date' from due`

const night = (people: number, evening: Evening, rounds?: number): Case => ({
  name: `${evening.name} of ${people}`,
  what: `${people} people: ${evening.what}`,
  unit: 'ms',
  ...(rounds ? { rounds } : {}),
  referenceWhat: 'the same ledger, state and span rows by one bare statement',
  async prepare() {
    const bench = await demoShop()
    const { id } = bench.shop
    const write = (statements: readonly string[]) =>
      withOwner(bench.url, async (owner) => {
        for (const text of statements) await run(owner, text, [id, benchDay, evening === worst])
        await owner.query('vacuum analyze')
      })
    await withOwner(bench.url, (owner) => grow(owner, id, people))
    await write(evening.past)
    let statements = 0
    let answer: unknown = null
    return {
      async ours() {
        await write(evening.before)
        const before = statementCount.total
        const took = await milliseconds(async () => {
          answer = await bench.house.runner.act(countNight, {}, asSystem(bench.shop))
        })
        statements = statementCount.total - before
        return took
      },
      async reference() {
        await write(evening.before)
        return withOwner(bench.url, (owner) => milliseconds(() => owner.query(bare, [id, benchDay])))
      },
      notes: () => ({ statements, answer }),
      close: () => bench.close(),
    }
  },
})

/** Gives a statement as many of the values as it names. */
const run = (owner: pg.Client, text: string, values: readonly unknown[]) =>
  owner.query(text, values.slice(0, Math.max(...[...text.matchAll(/\$(\d)/g)].map(([, n]) => Number(n)))))

export const cases: readonly Case[] = [
  night(2000, worst),
  night(2000, ordinary),
  night(50_000, worst, 5),
  night(50_000, ordinary, 5),
]
