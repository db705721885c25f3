/** Runs actions and reads: opens the transaction, fixes the clock, keeps the first answer of a repeated key,
 *  writes what happened in the same transaction, and wakes the workers after commit. */
import { createHash } from 'node:crypto'
import {
  type Accounts,
  type Action,
  type ActionContext,
  type Actor,
  type Context,
  type EventFacts,
  type HttpDoor,
  idOfActor,
  type Language,
  type NoticeFacts,
  type OrganisationFacts,
  type Read,
} from './action.ts'
import type { Database, Db } from './database/connect.ts'
import { insertRows, one, sql, written } from './database/sql.ts'
import { writeWatch } from './database/write-watch.ts'
import { readSetting } from './settings/store.ts'
import type { Day, Instant, TimeOfDay } from './values/day.ts'
import { idOfMoment, idOfStory, newId, type OrganisationId } from './values/ids.ts'
import { atWallTime, dayIn } from './values/zone.ts'

export interface HappenedRow {
  readonly id: string
  readonly at: Instant
  readonly name: string
  readonly subject: string | null
  readonly person: string | null
  readonly facts: Readonly<Record<string, unknown>>
  readonly organisation?: OrganisationId | undefined
}

export interface WantedNotice {
  readonly id: string
  readonly code: string
  readonly person: string
  readonly facts: NoticeFacts
}

/** What is handed over inside the transaction, to be worked on after commit. */
export interface Outgoing {
  readonly shop: OrganisationFacts
  readonly action: string
  readonly actor: Actor
  readonly events: readonly HappenedRow[]
  readonly notices: readonly WantedNotice[]
}

export interface RunnerParts {
  readonly database: Database
  /** The moment it is: the process clock, or the simulated one of tests and scenarios. */
  readonly clock: () => Instant
  readonly accounts: Accounts
  /** Writes the jobs that reactions and notices need, in the action's transaction. */
  readonly deliver?: (db: Db, outgoing: Outgoing) => Promise<void>
  /** Called after a commit that delivered something. */
  readonly wake?: () => void
  /** Told, after commit, what was recorded: short memories forget. */
  readonly committed?: (events: readonly HappenedRow[]) => void
  /** Tests and development: a write without an event is an error. */
  readonly strict?: boolean
}

/** Everything about who asks, resolved before anything runs. */
export interface Asking {
  readonly shop: OrganisationFacts
  readonly actor: Actor
  readonly language: Language
  readonly requestId: string
  readonly idempotencyKey?: string | undefined
  readonly http?: HttpDoor | undefined
  /** When it happened, for a demo that tells of the past: nobody hears of it today, and nothing follows by itself. */
  readonly happenedAt?: Instant | undefined
}

export interface Runner {
  act<I, O>(action: Action<I, O>, input: I, asking: Asking): Promise<O>
  look<I, O>(read: Read<I, O>, input: I, asking: Asking): Promise<O>
}

const retriable = new Set(['40001', '40P01'])
const attemptsAtMost = 3

export function makeRunner(parts: RunnerParts): Runner {
  const once = <I, O>(action: Action<I, O>, input: I, asking: Asking, asked: unknown): Promise<O> => {
    const run = () => runInTransaction(parts, action, input, asking, asked)
    return parts.strict ? writeWatch.run({ wrote: false }, run) : run()
  }
  return {
    async act(action, input, asking) {
      const asked = await action.ask?.(contextOf(parts, asking, handleFor(parts, asking), parts.clock()), input)
      for (let attempt = 1; ; attempt += 1) {
        try {
          return await once(action, input, asking, asked)
        } catch (error) {
          const code = (error as { code?: string }).code ?? ''
          if (attempt >= attemptsAtMost || !retriable.has(code)) throw error
        }
      }
    },
    look: (read, input, asking) => read.run(contextOf(parts, asking, handleFor(parts, asking), parts.clock()), input),
  }
}

/** Asked without an organisation: sign-in, set-up, the person's own account. */
const isOutside = (asking: Asking): boolean => asking.shop.id === outside.id

/** Stands for the organisation where there is none. */
export const outside: OrganisationFacts = {
  id: '' as OrganisationId,
  name: '',
  zone: 'UTC',
  currency: 'EUR',
  country: '',
  language: 'en',
  languages: ['en'],
  terms: {},
}

/** Without an organisation (sign-in, set-up) the handle sees installation-wide tables only. */
const handleFor = (parts: RunnerParts, asking: Asking): Db =>
  isOutside(asking) ? parts.database.installation : parts.database.for(asking.shop.id)

function contextOf(parts: RunnerParts, asking: Asking, db: Db, now: Instant): Context {
  let today: Day | undefined
  return {
    db,
    now,
    get today() {
      today ??= dayIn(now, asking.shop.zone)
      return today
    },
    organisation: asking.shop.id,
    shop: asking.shop,
    actor: asking.actor,
    language: asking.language,
    requestId: asking.requestId,
    accounts: parts.accounts,
    ...(asking.http ? { http: asking.http } : {}),
    setting: (definition) => readSetting(db, asking.shop.id, definition),
  }
}

async function runInTransaction<I, O>(
  parts: RunnerParts,
  action: Action<I, O>,
  input: I,
  asking: Asking,
  asked: unknown,
): Promise<O> {
  let delivered = false
  let recorded: readonly HappenedRow[] = []
  const answer = await handleFor(parts, asking)
    .transaction()
    .execute(async (db) => {
      const now = asking.happenedAt ?? parts.clock()
      const sent = action.secretInput ? null : input
      const earlier = await firstAnswer(db, action.name, sent, asking, now)
      if (earlier && action.secretAnswer) throw new KeyReused()
      if (earlier) return earlier.answer as O
      const watch = writeWatch.getStore()
      // The row of the key is none of the action's.
      if (watch) watch.wrote = false
      const events: HappenedRow[] = []
      const notices: WantedNotice[] = []
      const ctx: ActionContext = {
        ...contextOf(parts, asking, db, now),
        record: (name, facts) => void events.push(told(happened(name, facts, now), asking)),
        recordDay: (name, facts) => void events.push(onDay(happened(name, facts, now), asking)),
        notify: (code, person, facts) => void notices.push({ id: newId(), code, person, facts }),
      }
      const result = await action.run(ctx, input, asked)
      if (parts.strict && events.length === 0 && watch?.wrote && !isOutside(asking))
        throw new Error(`${action.name} wrote rows and recorded nothing`)
      await writeEvents(db, action.name, asking, events)
      const isNews = !isOutside(asking) && !asking.happenedAt && events.length + notices.length > 0
      if (parts.deliver && isNews) {
        await parts.deliver(db, { shop: asking.shop, action: action.name, actor: asking.actor, events, notices })
        delivered = true
      }
      if (!action.secretAnswer) await keepAnswer(db, asking, action.keptAnswer ?? result)
      recorded = events
      return result
    })
  if (delivered) parts.wake?.()
  if (recorded.length > 0) parts.committed?.(recorded)
  return answer
}

function happened(name: string, { subject, person, organisation, ...facts }: EventFacts, at: Instant): HappenedRow {
  return { id: newId(), at, name, subject: subject ?? null, person: person ?? null, organisation, facts }
}

/** What is told as of before sorts by when it happened. */
const told = (event: HappenedRow, { happenedAt }: Asking): HappenedRow =>
  happenedAt ? { ...event, id: idOfStory(happenedAt) } : event

/** The beginning of its day stands for it, in its id too. */
function onDay(event: HappenedRow, { shop: { zone } }: Asking): HappenedRow {
  const at = atWallTime(dayIn(event.at, zone), '00:00' as TimeOfDay, zone)
  return { ...event, at, id: idOfMoment(at) }
}

async function writeEvents(db: Db, action: string, asking: Asking, events: readonly HappenedRow[]): Promise<void> {
  const kept = isOutside(asking) ? events.filter((event) => event.organisation) : events
  await insertRows(
    db,
    'platform.event',
    {
      organisation_id: 'uuid',
      id: 'uuid',
      at: 'timestamptz',
      name: 'text',
      subject_id: 'uuid',
      person_id: 'uuid',
      actor_kind: 'text',
      actor_id: 'uuid',
      action: 'text',
      request_id: 'text',
      facts: 'jsonb',
    },
    kept.map((event) => ({
      organisation_id: event.organisation ?? asking.shop.id,
      id: event.id,
      at: event.at,
      name: event.name,
      subject_id: event.subject,
      person_id: event.person,
      actor_kind: asking.actor.kind,
      actor_id: idOfActor(asking.actor),
      action,
      request_id: asking.requestId,
      facts: event.facts,
    })),
  )
}

const fingerprint = (action: string, input: unknown): string =>
  createHash('sha256')
    .update(`${action} ${JSON.stringify(input, withoutBytes)}`)
    .digest('base64url')

/** Uploaded bytes enter the fingerprint as their hash, not as a list of numbers. */
const withoutBytes = (_key: string, value: unknown): unknown =>
  value instanceof Uint8Array ? createHash('sha256').update(value).digest('base64url') : value

/** Claims the key inside the transaction: a second request with it waits here for the first to commit. */
async function firstAnswer(
  db: Db,
  action: string,
  input: unknown,
  asking: Asking,
  now: Instant,
): Promise<{ answer: unknown } | null> {
  const key = asking.idempotencyKey
  if (!key || isOutside(asking)) return null
  const print = fingerprint(action, input)
  const claimed = await written(
    db,
    sql`insert into platform.idempotency (organisation_id, key, actor_id, action, fingerprint, at)
        values (${asking.shop.id}, ${key}, ${idOfActor(asking.actor)}, ${action}, ${print}, ${now})
        on conflict do nothing`,
  )
  if (claimed === 1) return null
  const kept = await one<{ actor_id: string | null; fingerprint: string; answer: { value?: unknown } | null }>(
    db,
    sql`select actor_id, fingerprint, answer from platform.idempotency
        where organisation_id = ${asking.shop.id} and key = ${key}`,
  )
  if (!kept || kept.actor_id !== idOfActor(asking.actor) || kept.fingerprint !== print) throw new KeyReused()
  return { answer: kept.answer?.value }
}

/** The same Idempotency-Key came with another request: answered 422. */
export class KeyReused extends Error {
  constructor() {
    super('this Idempotency-Key was used for another request')
    this.name = 'KeyReused'
  }
}

async function keepAnswer(db: Db, asking: Asking, value: unknown): Promise<void> {
  if (!asking.idempotencyKey || isOutside(asking)) return
  await sql`update platform.idempotency set answer = ${JSON.stringify({ value })}::jsonb
    where organisation_id = ${asking.shop.id} and key = ${asking.idempotencyKey}`.execute(db)
}
