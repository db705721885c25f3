/** Fifty people ask for three free seats at the same moment. */
import { action } from '#platform/action.ts'
import { rows, sql } from '#platform/database/sql.ts'
import { Refused } from '#platform/refusal.ts'
import { bookSeat } from '#shop/shifts/actions/booking.ts'
import { openShift } from '#shop/shifts/actions/shift.ts'
import { asSystem } from '../asking.ts'
import { type Case, milliseconds } from '../harness.ts'
import { demoShop } from '../shop.ts'

const nothing = action('bench.nothing', async (ctx) => {
  await sql`select 1`.execute(ctx.db)
})

export const cases: readonly Case[] = [
  {
    name: 'rush',
    what: '50 people book 3 free seats at once',
    unit: 'ms',
    referenceWhat: '50 empty transactions at once',
    async prepare() {
      const bench = await demoShop()
      const { id } = bench.shop
      const asking = asSystem(bench.shop)
      const db = bench.house.database.for(id)
      const people = await rows<{ id: string }>(
        db,
        sql<{ id: string }>`select member_id as id from shifts.worker where organisation_id = ${id} and mode = 'flying'
          order by member_id limit 50`,
      )
      const [kind] = await rows<{ id: string }>(
        db,
        sql<{ id: string }>`select id from shifts.kind where organisation_id = ${id} order by id limit 1`,
      )
      const told: { yes: number; no: number; filled: number; codes: string[] }[] = []
      let round = 0
      return {
        async ours() {
          round += 1
          const { shift } = await bench.house.runner.act(
            openShift,
            {
              name: `Rush ${round}`,
              kind: kind?.id ?? '',
              day: `2025-09-${String(round).padStart(2, '0')}`,
              starts: '03:00',
              ends: '03:15',
              lead: null,
              weight: 1,
              beneficiary: null,
              groups: [{ role: 'any', seats: 3, minSeats: 0, skills: [], warnings: [] }],
            },
            asking,
          )
          const codes: string[] = []
          let yes = 0
          const book = async (member: string) => {
            try {
              await bench.house.runner.act(bookSeat, { shift, member, warningsAccepted: false }, asking)
              yes += 1
            } catch (error) {
              if (!(error instanceof Refused)) throw error
              codes.push(...error.refusals.map(({ code }) => code))
            }
          }
          const took = await milliseconds(() => Promise.all(people.map((person) => book(person.id))))
          const [seats] = await rows<{ taken: number }>(
            db,
            sql<{ taken: number }>`select count(*) as taken from shifts.attendance
              where organisation_id = ${id} and shift_id = ${shift} and state <> 'cancelled'`,
          )
          told.push({ yes, no: people.length - yes, filled: seats?.taken ?? 0, codes: [...new Set(codes)] })
          return took
        },
        reference: () => milliseconds(() => Promise.all(people.map(() => bench.house.runner.act(nothing, {}, asking)))),
        notes: () => ({ rounds: told }),
        close: bench.close,
      }
    },
  },
]
