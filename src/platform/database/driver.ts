/** Our kysely driver on node-postgres. Two things differ from the stock one:
 *  a connection always speaks for one organisation (row-level security reads it),
 *  and statements that come back are prepared under a name by themselves. */
import { createHash } from 'node:crypto'
import type { CompiledQuery, DatabaseConnection, Driver, QueryResult, TransactionSettings } from 'kysely'
import type { Pool, PoolClient } from 'pg'
import { writeWatch } from './write-watch.ts'

/** Seen this often, a statement gets a name (and PostgreSQL keeps its plan). */
const warmAfter = 3
/** Names per connection: past this, further statements stay unnamed. */
const namesAtMost = 400

const timesSeen = new Map<string, number>()
const nameOf = new Map<string, string>()

function preparedName(text: string): string | undefined {
  const known = nameOf.get(text)
  if (known) return known
  if (nameOf.size >= namesAtMost) return undefined
  const seen = (timesSeen.get(text) ?? 0) + 1
  if (seen <= warmAfter) {
    if (timesSeen.size > 5000) timesSeen.clear()
    timesSeen.set(text, seen)
    return undefined
  }
  timesSeen.delete(text)
  const name = `k${createHash('sha1').update(text).digest('base64url')}`
  nameOf.set(text, name)
  return name
}

/** What is counted about statements: tests and the bench read it. */
export const statementCount = { total: 0 }

const speaksFor = new WeakMap<PoolClient, string>()
const writes = /^\s*(?:with\b[\s\S]*?\b)?(?:insert|update|delete|merge)\b/i

export class Connection implements DatabaseConnection {
  readonly client: PoolClient
  constructor(client: PoolClient) {
    this.client = client
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    statementCount.total += 1
    const name = preparedName(query.sql)
    const result = await this.client.query({
      ...(name ? { name } : {}),
      text: query.sql,
      values: query.parameters as unknown[],
    })
    const watch = writeWatch.getStore()
    if (watch && !watch.wrote && result.rowCount !== 0 && writes.test(query.sql)) watch.wrote = true
    if (result.command === 'SELECT' || result.rowCount === null) return { rows: result.rows as R[] }
    return { rows: result.rows as R[], numAffectedRows: BigInt(result.rowCount) }
  }

  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    yield* []
    throw new Error('streams go through COPY or keyset pages')
  }

  /** Makes this connection speak for the organisation; one statement, and only when it changes. */
  async speakFor(organisation: string): Promise<void> {
    if (speaksFor.get(this.client) === organisation) return
    speaksFor.delete(this.client)
    await this.client.query({
      name: 'speak_for',
      text: `select set_config('app.organisation', $1, false)`,
      values: [organisation],
    })
    speaksFor.set(this.client, organisation)
  }

  /** Runs one control statement (begin, commit, savepoint …). */
  async control(text: string): Promise<void> {
    statementCount.total += 1
    await this.client.query(text)
  }
}

export class OrganisationDriver implements Driver {
  readonly #pool: Pool
  readonly #organisation: string
  constructor(pool: Pool, organisation: string) {
    this.#pool = pool
    this.#organisation = organisation
  }

  async init(): Promise<void> {}
  async destroy(): Promise<void> {}

  async acquireConnection(): Promise<Connection> {
    const client = await this.#pool.connect()
    const connection = new Connection(client)
    try {
      await connection.speakFor(this.#organisation)
    } catch (error) {
      client.release(error as Error)
      throw error
    }
    return connection
  }

  async releaseConnection(connection: Connection): Promise<void> {
    connection.client.release()
  }

  async beginTransaction(connection: Connection, _settings: TransactionSettings): Promise<void> {
    await connection.control('begin')
  }

  async commitTransaction(connection: Connection): Promise<void> {
    await connection.control('commit')
  }

  async rollbackTransaction(connection: Connection): Promise<void> {
    await connection.control('rollback')
  }
}
