/** The reports of a shop of 10,000 with half a year behind it, each its first page. */
import type { Read } from '#platform/action.ts'
import type { ListAsked } from '#platform/lists/list.ts'
import { countNight } from '#shop/shifts/actions/standing.ts'
import * as reports from '#shop/shifts/reads/reports.ts'
import { asSystem } from '../asking.ts'
import { grow, withOwner } from '../grow.ts'
import { type Case, milliseconds } from '../harness.ts'
import { benchDay, demoShop } from '../shop.ts'

const people = 10_000

const lists: Readonly<Record<string, Read<ListAsked, unknown>>> = {
  stopping: reports.listAboutToStop,
  standings: reports.listStandings as Read<ListAsked, unknown>,
  holes: reports.listHoles,
  weeks: reports.listWeeksAhead,
  attendance: reports.listAttendance,
  entries: reports.listEntries,
}

export const cases: readonly Case[] = [
  {
    name: 'reports',
    what: `the first page of every report, one after the other, in a shop of ${people}`,
    unit: 'ms',
    referenceWhat: 'counting the rows they look at',
    async prepare() {
      const bench = await demoShop()
      const { id } = bench.shop
      await withOwner(bench.url, async (owner) => {
        await grow(owner, id, people)
        await owner.query(`update shifts.worker set counted_from = $2 where organisation_id = $1`, [id, '2024-09-01'])
      })
      await bench.house.runner.act(countNight, {}, asSystem(bench.shop))
      await withOwner(bench.url, (owner) => owner.query('analyze'))
      const look = (read: Read<ListAsked, unknown>) => bench.house.runner.look(read, { size: 50 }, asSystem(bench.shop))
      const each: Record<string, number> = {}
      return {
        ours: () =>
          milliseconds(async () => {
            for (const [name, read] of Object.entries(lists))
              each[name] = Math.round(await milliseconds(() => look(read)))
          }),
        reference: () =>
          withOwner(bench.url, (owner) =>
            milliseconds(async () => {
              for (const table of ['standing_state', 'standing_span', 'shift', 'attendance', 'ledger_entry'])
                await owner.query(`select count(*) from shifts.${table} where organisation_id = $1`, [id])
            }),
          ),
        notes: () => ({ day: benchDay, ...each }),
        close: () => bench.close(),
      }
    },
  },
]
