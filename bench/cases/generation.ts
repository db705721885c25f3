/** 60 templates x 8 fixed seats x 4 weeks, against INSERT ... SELECT of the very same rows. */
import pg from 'pg'
import { generate } from '#shop/shifts/actions/generation.ts'
import { asSystem } from '../asking.ts'
import { type Case, milliseconds } from '../harness.ts'
import { benchDay, demoShop } from '../shop.ts'

/** Four weeks from `benchDay`. */
const lastDay = '2025-03-30'

const tables = ['shift', 'shift_group', 'attendance'] as const

export const cases: readonly Case[] = [
  {
    name: 'generation',
    what: '60 templates x 8 seats x 4 weeks, every seat held',
    unit: 'ms',
    referenceWhat: 'INSERT ... SELECT of the same rows',
    async prepare() {
      const bench = await demoShop()
      const owner = new pg.Client({ connectionString: bench.url })
      await owner.connect()
      const { id } = bench.shop
      // The weeks that are made; those after them stay, as in a shop that is in use.
      const fourWeeks = `(select id from shifts.shift where organisation_id = '${id}' and day between '${benchDay}' and '${lastDay}')`
      const clear = async () => {
        await owner.query(`delete from shifts.attendance where organisation_id = '${id}' and shift_id in ${fourWeeks}`)
        await owner.query(`delete from shifts.shift where id in ${fourWeeks}`)
      }
      await clear()
      await owner.query('delete from shifts.closing where organisation_id = $1', [id])
      await owner.query(`update shifts.seat_group set seats = 8 where organisation_id = $1`, [id])
      // A rota of one week: every template runs each week.
      await owner.query('update shifts.template set week_sequence = 1 where organisation_id = $1', [id])
      await owner.query('delete from shifts.rota_week where organisation_id = $1 and sequence > 1', [id])
      await owner.query('delete from shifts.fixed_seat where organisation_id = $1', [id])
      await owner.query(holders, [id])
      const run = () => bench.house.runner.act(generate, { from: benchDay, weeks: 4 }, asSystem(bench.shop))
      const made = await run()
      const ofThem = {
        shift: `id in ${fourWeeks}`,
        shift_group: `shift_id in ${fourWeeks}`,
        attendance: `shift_id in ${fourWeeks}`,
      }
      for (const table of tables)
        await owner.query(`create table public.kept_${table} as select * from shifts.${table} where ${ofThem[table]}`)
      await owner.query('analyze')
      return {
        async ours() {
          await clear()
          return milliseconds(run)
        },
        async reference() {
          await clear()
          return milliseconds(async () => {
            await owner.query('begin')
            for (const table of tables)
              await owner.query(`insert into shifts.${table} select * from public.kept_${table}`)
            await owner.query('commit')
          })
        },
        notes: () => ({ shifts: made.shiftsMade, seatsTaken: made.seatsTaken, failures: made.failures.length }),
        async close() {
          await owner.end()
          await bench.close()
        },
      }
    },
  },
]

/** One template per 8 members, round and round. */
const holders = `
  with place as (
    select one.id as group_id, one.template_id, row_number() over (order by one.template_id, one.id, n) as at
    from shifts.seat_group one, generate_series(1, 8) n where one.organisation_id = $1
  ), person as (
    select contact_id, row_number() over (order by contact_id) as at, count(*) over () as all_of_them
    from members.membership where organisation_id = $1
  )
  insert into shifts.fixed_seat (organisation_id, id, template_id, group_id, member_id, from_day, given_at)
  select $1, gen_random_uuid(), place.template_id, place.group_id, person.contact_id, '2025-01-01', now()
  from place join person on person.at = 1 + (place.at - 1) % person.all_of_them`
