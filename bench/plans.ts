/** node bench/plans.ts: writes how PostgreSQL answers the hot questions of the biggest shop into bench/plans/,
 *  without costs, as the plain role behind the row-level wall. A plan that changes shows in review. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import type { Read } from '#platform/action.ts'
import { appRole } from '#platform/database/migrate.ts'
import { one, sql } from '#platform/database/sql.ts'
import { actorOf } from '#platform/http/asking.ts'
import type { AccountId } from '#platform/values/ids.ts'
import { findMembers, listMembers } from '#shop/members/actions/directory.ts'
import { readMyShifts } from '#shop/shifts/reads/mine.ts'
import { findShifts } from '#shop/shifts/reads/open.ts'
import { seekAttendances } from '#shop/shifts/reads/reports.ts'
import { readMonth, readWeek } from '#shop/shifts/reads/week.ts'
import { fillWeek, fullWeek, grow, withOwner } from './grow.ts'
import { benchDay, demoShop } from './shop.ts'

const folder = join(import.meta.dirname, 'plans')
const members = 10_000

interface Asked {
  readonly text: string
  readonly values: readonly unknown[]
}

/** Every statement the work sends, with its values. */
async function statementsOf(work: () => Promise<unknown>): Promise<Asked[]> {
  const asked: Asked[] = []
  const { query } = pg.Client.prototype
  pg.Client.prototype.query = function (this: pg.Client, config: unknown, ...rest: unknown[]) {
    const { text, values } = config as Partial<Asked>
    if (text?.trimStart().startsWith('select') && !text.includes('set_config'))
      asked.push({ text, values: values ?? [] })
    return (query as (...words: unknown[]) => unknown).call(this, config, ...rest)
  } as typeof query
  try {
    await work()
  } finally {
    pg.Client.prototype.query = query
  }
  return asked
}

const bench = await demoShop()
const big = await bench.house.organisations.shopByAddress('la-gousse')
if (!big) throw new Error('the demo has one shop only')
await withOwner(bench.url, async (owner) => {
  await grow(owner, big.id, members)
  await fillWeek(owner, big.id)
})
const person = await one<{ id: AccountId }>(
  bench.house.database.for(big.id),
  sql<{ id: AccountId }>`select account_id as id from members.contact
    where organisation_id = ${big.id} and account_id is not null order by id limit 1`,
)
const account = person?.id ?? null
const permissions = account ? await bench.house.organisations.permissionsOf(big.id, account) : new Set<string>()
const asking = { shop: big, actor: actorOf('person', account, permissions), language: big.language, requestId: 'plans' }
const look = <I, O>(read: Read<I, O>, input: I) => bench.house.runner.look(read, input, asking)

const list = { size: 50, archived: 'without' } as const
const choice = { kinds: [], weekdays: [], beneficiaries: [], roles: [], size: 500 }
const questions: Readonly<Record<string, () => Promise<unknown>>> = {
  'my-shifts': () => look(readMyShifts, { past: false, all: false }),
  'the-week': () => look(readWeek, { day: fullWeek, kinds: [], days: 7 }),
  'the-month': () => look(readMonth, { from: benchDay, until: '2025-03-31', kinds: [] }),
  'find-a-shift': () => look(findShifts, { ...choice, sort: 'time', mine: false, all: false }),
  'who-came-when': () => look(seekAttendances, { size: 50 }),
  'member-list': () => look(listMembers, list),
  'member-list-searched': () => look(listMembers, { ...list, q: 'number 77' }),
  'member-search': () => look(findMembers, { q: 'number 777' }),
}

mkdirSync(folder, { recursive: true })
await withOwner(bench.url, async (owner) => {
  await owner.query(`set role ${appRole}`)
  await owner.query(`select set_config('app.organisation', $1, false)`, [big.id])
  for (const [name, ask] of Object.entries(questions)) {
    const parts: string[] = []
    for (const { text, values } of await statementsOf(ask)) {
      const { rows } = await owner.query<{ 'QUERY PLAN': string }>(`explain (costs off) ${text}`, [...values])
      const plan = rows.map((row) => row['QUERY PLAN']).join('\n')
      // Ids are made anew each time; what is left is the same on every machine.
      parts.push(`${text.replace(/\s+/g, ' ').trim()}\n\n${plan.replaceAll(/'[0-9a-f-]{36}'/g, "'…'")}\n`)
    }
    writeFileSync(join(folder, `${name}.txt`), parts.join('\n----\n\n'))
    console.info(`${name}: ${parts.length} statements`)
  }
})
await bench.close()
process.exit(0)
