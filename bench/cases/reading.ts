/** "My shifts" and the week as JSON at 8 clients, against a bare handler of the same framework with the same SQL. */
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { one, sql } from '#platform/database/sql.ts'
import type { Day } from '#platform/values/day.ts'
import { addDays } from '#platform/values/day.ts'
import type { AccountId } from '#platform/values/ids.ts'
import { readMineOf } from '#shop/shifts/store/mine.ts'
import { readWeekRows } from '#shop/shifts/store/week.ts'
import { fillWeek, fullWeek, withOwner } from '../grow.ts'
import type { Case } from '../harness.ts'
import { benchDay, demoShop, load } from '../shop.ts'

const week = fullWeek as Day

const reading = (name: string, what: string, path: string, bare: 'mine' | 'week'): Case => ({
  name,
  what,
  unit: 'requests/s',
  referenceWhat: 'a bare hono handler with the same query',
  async prepare() {
    const bench = await demoShop()
    const { id } = bench.shop
    await withOwner(bench.url, (owner) => fillWeek(owner, id))
    const db = bench.house.database.for(id)
    const cookie = await bench.signIn('ines')
    const person = await one<{ id: AccountId }>(
      db,
      sql<{
        id: AccountId
      }>`select account_id as id from members.contact where organisation_id = ${id} and first_name = 'Inès'`,
    )
    const app = new Hono()
      .get('/mine', async (asked) =>
        asked.json(
          await readMineOf(db, id, person?.id as AccountId, {
            now: bench.house.clock(),
            today: benchDay as Day,
            past: false,
          }),
        ),
      )
      .get('/week', async (asked) => asked.json(await readWeekRows(db, id, week, addDays(week, 6), [])))
    const web = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' })
    if (!web.listening) await new Promise((done) => web.once('listening', () => done(null)))
    const { port } = web.address() as { port: number }
    const p95: number[] = []
    return {
      async ours() {
        const told = await load(`${bench.address}${path}`, { cookie, 'komunigi-organisation': id })
        p95.push(told.p95)
        return told.perSecond
      },
      reference: async () => (await load(`http://127.0.0.1:${port}/${bare}`, {})).perSecond,
      notes: () => ({ p95Milliseconds: p95.map((value) => Math.round(value * 10) / 10) }),
      async close() {
        await new Promise((done) => web.close(done))
        await bench.close()
      },
    }
  },
})

export const cases: readonly Case[] = [
  reading('my shifts', 'the shifts of the person signed in, 8 clients', '/api/v1/me/shifts', 'mine'),
  reading('the week', 'a week of 480 seats with everybody on it, 8 clients', `/api/v1/weeks/${fullWeek}`, 'week'),
]
