/** The queue's own tables (schema `pgboss`), made when the database is migrated; safe to run at every start. */

import pg from 'pg'
import { PgBoss, type Queue } from 'pg-boss'
import { appRole } from '../database/migrate.ts'

export const bossSchema = 'pgboss'
export const queues = { reaction: 'reaction', notice: 'notice', dead: 'given_up' } as const

const day = 86_400

/** Eight tries over about half a day, then the job waits in `given_up` for a person. */
const patient = {
  retryLimit: 8,
  retryDelay: 10,
  retryBackoff: true,
  retryDelayMax: 3 * 3600,
  expireInSeconds: 900,
  retentionSeconds: 14 * day,
  deleteAfterSeconds: 7 * day,
  notify: true,
} as const

const wanted: readonly Queue[] = [
  { name: queues.dead, retentionSeconds: 90 * day, deleteAfterSeconds: 90 * day },
  { name: queues.reaction, ...patient, deadLetter: queues.dead },
  { name: queues.notice, ...patient, deadLetter: queues.dead },
]

/** Options that keep an instance to itself: no timers, no supervision. */
export const quiet = { supervise: false, schedule: false, registerInstance: false, useListenNotify: false } as const

/** Two processes that start together (a server and a command) install one after the other: PostgreSQL refuses grants on
 *  the same tables at the same moment. */
const installLock = 7_204_612

/** Makes or updates the queue's tables and queues. `url` is the owner's connection, as for `migrate`. */
export async function installJobs(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [installLock])
    await makeQueues(url)
    await letActionsQueue(client)
  } finally {
    await client.query('select pg_advisory_unlock($1)', [installLock]).catch(() => undefined)
    await client.end()
  }
}

async function makeQueues(url: string): Promise<void> {
  const boss = new PgBoss({ connectionString: url, schema: bossSchema, max: 2, ...quiet })
  let trouble: unknown
  boss.on('error', (error) => {
    trouble = error
  })
  await boss.start()
  try {
    const known = new Set((await boss.getQueues()).map((queue) => queue.name))
    for (const { name, ...options } of wanted) {
      if (known.has(name)) await boss.updateQueue(name, options)
      else await boss.createQueue(name, options)
    }
  } finally {
    await boss.stop({ graceful: false })
  }
  if (trouble) throw trouble
}

/** Actions write their jobs in their own transaction, so under the application's plain role. */
async function letActionsQueue(client: pg.Client): Promise<void> {
  await client.query(`grant usage on schema ${bossSchema} to ${appRole};
    grant select, insert on all tables in schema ${bossSchema} to ${appRole}`)
}
