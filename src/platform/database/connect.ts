/** The one way to the database. `for(organisation)` gives a handle whose every statement
 *  is behind the row-level wall of that organisation; `installation` sees no organisation's rows. */
import { type CompiledQuery, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler, sql } from 'kysely'
import pg from 'pg'
import type { OrganisationId } from '../values/ids.ts'
import { OrganisationDriver } from './driver.ts'

export type Db = Kysely<unknown>

const instantType = 1184
const dateType = 1082
const timeType = 1083
const bigType = 20
const numericType = 1700

/** int8 and numeric as numbers, refused when they do not fit exactly; days and times as text; instants as ISO text in UTC. */
function safeNumber(text: string): number {
  const value = Number(text)
  if (!Number.isFinite(value) || (Number.isInteger(value) && !Number.isSafeInteger(value)))
    throw new RangeError(`number out of safe range: ${text}`)
  return value
}

/** `2025-03-03 07:00:00.123456+00` (sessions run in UTC) as `2025-03-03T07:00:00.123Z`. */
function isoInstant(text: string): string {
  const [day = '', time = ''] = text.split(' ')
  const clock = time.replace(/[+-]\d\d(:?\d\d)?$/, '')
  const [seconds = '', fraction = ''] = clock.split('.')
  return `${day}T${seconds}.${fraction.slice(0, 3).padEnd(3, '0')}Z`
}

function typeParsers(): pg.CustomTypesConfig {
  const own = new Map<number, (text: string) => unknown>([
    [bigType, safeNumber],
    [numericType, safeNumber],
    [dateType, (text) => text],
    [timeType, (text) => text.slice(0, 5)],
    [instantType, isoInstant],
  ])
  return {
    getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
      own.get(oid) ?? pg.types.getTypeParser(oid, format as 'text')) as typeof pg.types.getTypeParser,
  }
}

export interface ConnectionSettings {
  /** PostgreSQL connection string; may name a socket folder as host. */
  readonly url: string
  readonly poolSize?: number
  /** The plain role every statement of the application runs under. */
  readonly role?: string
}

export class Database {
  readonly pool: pg.Pool
  readonly url: string
  readonly #handles = new Map<string, Db>()

  constructor(settings: ConnectionSettings) {
    this.url = settings.url
    const options = ['-c timezone=UTC', settings.role ? `-c role=${settings.role}` : ''].filter(Boolean).join(' ')
    this.pool = new pg.Pool({
      connectionString: settings.url,
      max: settings.poolSize ?? 12,
      options,
      types: typeParsers(),
      application_name: 'komunigi',
    })
    // One in use dies with its query, which is told there; without a listener it would end the process as well.
    this.pool.on('connect', (client) => client.on('error', () => undefined))
    this.pool.on('error', () => {
      // An idle connection died (server restart): the pool drops it and the next request opens another.
    })
  }

  /** Rows of this organisation and no other. */
  for(organisation: OrganisationId): Db {
    return this.#handle(organisation)
  }

  /** No organisation: only installation-wide tables and functions answer. */
  get installation(): Db {
    return this.#handle('')
  }

  #handle(organisation: string): Db {
    const known = this.#handles.get(organisation)
    if (known) return known
    const made: Db = new Kysely<unknown>({
      dialect: {
        createAdapter: () => new PostgresAdapter(),
        createDriver: () => new OrganisationDriver(this.pool, organisation),
        createIntrospector: (db) => new PostgresIntrospector(db),
        createQueryCompiler: () => new PostgresQueryCompiler(),
      },
    })
    this.#handles.set(organisation, made)
    return made
  }

  async close(): Promise<void> {
    await this.pool.end()
  }
}

export type { CompiledQuery }
export { sql }
