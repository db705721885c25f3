/** SQL of events and of who comes. */
import type { Db } from '#platform/database/connect.ts'
import { one, rows, sql } from '#platform/database/sql.ts'
import { type ListDefinition, wordIn } from '#platform/lists/list.ts'
import type { Day, Instant } from '#platform/values/day.ts'
import type { AccountId, OrganisationId } from '#platform/values/ids.ts'
import type { Language } from '#platform/values/languages.ts'
import type { Question, RegistrationState } from '../rules/places.ts'

export interface EventDay {
  readonly day: string
  readonly from: string
  readonly until: string
  readonly says: string | null
}

export interface EventRow {
  readonly id: string
  readonly number: number
  readonly state: 'announced' | 'cancelled'
  readonly title: string
  readonly about: string | null
  readonly meeting: string | null
  readonly days: readonly EventDay[]
  readonly firstDay: Day
  readonly lastDay: Day
  readonly startsAt: Instant
  readonly endsAt: Instant
  readonly place: string | null
  readonly videoLink: string | null
  readonly capacity: number | null
  readonly seatsPerOrganisation: number | null
  readonly questions: Question[]
  readonly priceSteps: number[]
  readonly openToAll: boolean
  readonly registerUntil: Day | null
  readonly cancelReason: string | null
  readonly version: number
}

const columns = sql`event.id, event.number, event.state, event.title, event.about, event.meeting_id as meeting, event.days,
  event.first_day as "firstDay", event.last_day as "lastDay", event.starts_at as "startsAt", event.ends_at as "endsAt",
  event.place, event.link as "videoLink", event.capacity, event.seats_per_organisation as "seatsPerOrganisation",
  event.questions, to_jsonb(event.price_steps) as "priceSteps", event.open_to_all as "openToAll",
  event.register_until as "registerUntil", event.cancel_reason as "cancelReason", event.version`

export const readEvent = (db: Db, community: OrganisationId, id: string): Promise<EventRow | null> =>
  one(
    db,
    sql<EventRow>`select ${columns} from meetings.event as event
      where event.organisation_id = ${community} and event.id = ${id}`,
  )

export const readEventByNumber = (db: Db, community: OrganisationId, number: number): Promise<EventRow | null> =>
  one(
    db,
    sql<EventRow>`select ${columns} from meetings.event as event
      where event.organisation_id = ${community} and event.number = ${number}`,
  )

export const readEvents = (db: Db, community: OrganisationId, ids: readonly string[]): Promise<EventRow[]> =>
  rows(
    db,
    sql<EventRow>`select ${columns} from meetings.event as event
      where event.organisation_id = ${community} and event.id = any(${ids as string[]}::uuid[]) order by event.id`,
  )

/** Whoever registers, accepts or cancels holds this lock: the last place is given once. */
export const lockEvent = (db: Db, community: OrganisationId, id: string): Promise<EventRow | null> =>
  one(
    db,
    sql<EventRow>`select ${columns} from meetings.event as event
      where event.organisation_id = ${community} and event.id = ${id} for update`,
  )

export const lockEvents = (db: Db, community: OrganisationId, ids: readonly string[]): Promise<EventRow[]> =>
  rows(
    db,
    sql<EventRow>`select ${columns} from meetings.event as event
      where event.organisation_id = ${community} and event.id = any(${ids as string[]}::uuid[]) order by event.id for update`,
  )

/** Those one registers for to come to this meeting, locked. */
export const lockEventsOf = (db: Db, community: OrganisationId, meeting: string): Promise<EventRow[]> =>
  rows(
    db,
    sql<EventRow>`select ${columns} from meetings.event as event
      where event.organisation_id = ${community} and event.meeting_id = ${meeting} and event.state = 'announced'
      order by event.id for update`,
  )

/** The same to be shown, also what was called off; the earliest first. */
export const eventsOfMeeting = (
  db: Db,
  community: OrganisationId,
  meeting: string,
): Promise<Pick<EventRow, 'id' | 'title' | 'state' | 'openToAll'>[]> =>
  rows(
    db,
    sql<Pick<EventRow, 'id' | 'title' | 'state' | 'openToAll'>>`select id, title, state, open_to_all as "openToAll"
      from meetings.event where organisation_id = ${community} and meeting_id = ${meeting} order by starts_at, id`,
  )

export const eventsSince = (db: Db, community: OrganisationId, from: Day): Promise<EventRow[]> =>
  rows(
    db,
    sql<EventRow>`select ${columns} from meetings.event as event
      where event.organisation_id = ${community} and event.last_day >= ${from}
      order by event.starts_at, event.id limit 1000`,
  )

export const eventsOn = (db: Db, community: OrganisationId, day: Day): Promise<EventRow[]> =>
  rows(
    db,
    sql<EventRow>`select ${columns} from meetings.event as event
      where event.organisation_id = ${community} and event.first_day = ${day} and event.state = 'announced' order by event.id`,
  )

export const eventNames = (
  db: Db,
  community: OrganisationId,
  ids: readonly string[],
): Promise<{ id: string; title: string }[]> =>
  rows(
    db,
    sql<{ id: string; title: string }>`select id, title from meetings.event
      where organisation_id = ${community} and id = any(${ids as string[]}::uuid[]) order by id`,
  )

export type EventTerms = Omit<EventRow, 'id' | 'number' | 'state' | 'meeting' | 'cancelReason' | 'version'>

export async function writeEvent(
  db: Db,
  community: OrganisationId,
  event: EventTerms & Pick<EventRow, 'id' | 'number' | 'meeting'> & { now: Instant; by: AccountId | null },
): Promise<void> {
  await sql`insert into meetings.event (organisation_id, id, number, state, title, about, meeting_id, days, first_day, last_day,
      starts_at, ends_at, place, link, capacity, seats_per_organisation, questions, price_steps, open_to_all, register_until,
      announced_at, announced_by)
    values (${community}, ${event.id}, ${event.number}, 'announced', ${event.title}, ${event.about}, ${event.meeting},
      ${JSON.stringify(event.days)}::jsonb, ${event.firstDay}, ${event.lastDay}, ${event.startsAt}, ${event.endsAt},
      ${event.place}, ${event.videoLink}, ${event.capacity}, ${event.seatsPerOrganisation}, ${event.questions},
      ${event.priceSteps}, ${event.openToAll}, ${event.registerUntil}, ${event.now}, ${event.by})`.execute(db)
}

export async function changeEvent(db: Db, community: OrganisationId, id: string, event: EventTerms): Promise<void> {
  await sql`update meetings.event set title = ${event.title}, about = ${event.about}, days = ${JSON.stringify(event.days)}::jsonb,
      first_day = ${event.firstDay}, last_day = ${event.lastDay}, starts_at = ${event.startsAt}, ends_at = ${event.endsAt},
      place = ${event.place}, link = ${event.videoLink}, capacity = ${event.capacity},
      seats_per_organisation = ${event.seatsPerOrganisation}, questions = ${event.questions},
      price_steps = ${event.priceSteps}, open_to_all = ${event.openToAll}, register_until = ${event.registerUntil},
      version = version + 1
    where organisation_id = ${community} and id = ${id}`.execute(db)
}

export async function cancelEvent(db: Db, community: OrganisationId, id: string, reason: string): Promise<void> {
  await sql`update meetings.event set state = 'cancelled', cancel_reason = ${reason}, version = version + 1
    where organisation_id = ${community} and id = ${id}`.execute(db)
}

export function eventList(community: OrganisationId, now: Instant): ListDefinition {
  const counted = (states: string) => sql`(select count(*)::int from meetings.registration as one
    where one.organisation_id = event.organisation_id and one.event_id = event.id and one.state in (${sql.raw(states)}))`
  return {
    name: 'meeting_events',
    from: sql`from meetings.event as event where event.organisation_id = ${community}`,
    id: sql`event.id`,
    columns: {
      number: { sql: sql`event.number`, type: 'number', sortable: true },
      title: { sql: sql`event.title`, sortSql: sql`platform.plain(event.title)`, type: 'text', sortable: true },
      state: { sql: sql`event.state`, type: 'text' },
      startsAt: { sql: sql`event.starts_at`, type: 'instant', sortable: true },
      endsAt: { sql: sql`event.ends_at`, type: 'instant' },
      place: { sql: sql`event.place`, type: 'text' },
      capacity: { sql: sql`event.capacity`, type: 'number' },
      taken: { sql: counted("'confirmed', 'offered'"), type: 'number' },
      waiting: { sql: counted("'waiting'"), type: 'number' },
      openToAll: { sql: sql`event.open_to_all`, type: 'yes_no' },
    },
    search: wordIn(
      sql`platform.plain(event.title || ' ' || coalesce(event.place, '') || ' ' || coalesce(event.about, ''))`,
    ),
    filters: { time: (value) => (value === 'ahead' ? sql`event.ends_at > ${now}` : sql`event.ends_at <= ${now}`) },
    sort: '-startsAt',
  }
}

export interface RegistrationRow {
  readonly id: string
  readonly event: string
  readonly participant: OrganisationId | null
  readonly account: AccountId | null
  readonly name: string
  readonly email: string | null
  readonly language: Language
  readonly food: string | null
  readonly lodging: string | null
  readonly access: string | null
  readonly price: number
  readonly state: RegistrationState
  readonly seq: number
  readonly askedAt: Instant
  readonly offeredUntil: Instant | null
  readonly toldAgainOn: Day | null
}

const registrationColumns = sql`one.id, one.event_id as event, one.participant_id as participant, one.account_id as account,
  one.name, one.email, one.language, one.food, one.lodging, one.access, one.price, one.state, one.seq,
  one.asked_at as "askedAt", one.offered_until as "offeredUntil", one.told_again_on as "toldAgainOn"`

/** In the order of asking. */
export const registrationsOf = (
  db: Db,
  community: OrganisationId,
  events: readonly string[],
): Promise<RegistrationRow[]> =>
  rows(
    db,
    sql<RegistrationRow>`select ${registrationColumns} from meetings.registration as one
      where one.organisation_id = ${community} and one.event_id = any(${events as string[]}::uuid[])
      order by one.event_id, one.seq`,
  )

export const registrationsByIds = (
  db: Db,
  community: OrganisationId,
  ids: readonly string[],
): Promise<RegistrationRow[]> =>
  rows(
    db,
    sql<RegistrationRow>`select ${registrationColumns} from meetings.registration as one
      where one.organisation_id = ${community} and one.id = any(${ids as string[]}::uuid[]) order by one.id`,
  )

export async function addRegistration(db: Db, community: OrganisationId, row: RegistrationRow): Promise<void> {
  await sql`insert into meetings.registration (organisation_id, id, event_id, participant_id, account_id, name, email, language,
      food, lodging, access, price, state, seq, asked_at)
    values (${community}, ${row.id}, ${row.event}, ${row.participant}, ${row.account}, ${row.name}, ${row.email},
      ${row.language}, ${row.food}, ${row.lodging}, ${row.access}, ${row.price}, ${row.state}, ${row.seq},
      ${row.askedAt})`.execute(db)
}

export async function moveRegistrations(
  db: Db,
  community: OrganisationId,
  ids: readonly string[],
  state: RegistrationState,
  offeredUntil: Instant | null = null,
): Promise<void> {
  await sql`update meetings.registration set state = ${state}, offered_until = ${offeredUntil}
    where organisation_id = ${community} and id = any(${ids as string[]}::uuid[])`.execute(db)
}

export async function noteToldAgain(db: Db, community: OrganisationId, registration: string, day: Day): Promise<void> {
  await sql`update meetings.registration set told_again_on = ${day}
    where organisation_id = ${community} and id = ${registration}`.execute(db)
}

/** Events with offers that ended. */
export const eventsWithEndedOffers = async (db: Db, community: OrganisationId, now: Instant): Promise<string[]> =>
  (
    await rows(
      db,
      sql<{ event: string }>`select distinct event_id as event from meetings.registration
        where organisation_id = ${community} and state = 'offered' and offered_until <= ${now} order by event_id`,
    )
  ).map(({ event }) => event)

/** When the next offer ends; null: there is none. */
export const nextOfferEnd = async (db: Db, community: OrganisationId): Promise<Instant | null> =>
  (
    await one(
      db,
      sql<{ at: Instant | null }>`select min(offered_until) as at from meetings.registration
        where organisation_id = ${community} and state = 'offered'`,
    )
  )?.at ?? null

/** What guests told about themselves is forgotten once an event is over for so long. */
export const forgetGuests = async (db: Db, community: OrganisationId, before: Day): Promise<string[]> =>
  (
    await rows(
      db,
      sql<{ event: string }>`update meetings.registration as one
        set name = '–', email = null, food = null, lodging = null, access = null, forgotten = true
        from meetings.event as event
        where one.organisation_id = ${community} and event.organisation_id = one.organisation_id and event.id = one.event_id
          and event.last_day < ${before} and one.participant_id is null and not one.forgotten
        returning one.event_id as event`,
    )
  ).map(({ event }) => event)

/** Who comes and what they need, for whoever receives them. */
export function registrationList(community: OrganisationId, event: string): ListDefinition {
  return {
    name: 'event_registrations',
    from: sql`from meetings.registration as one where one.organisation_id = ${community} and one.event_id = ${event}`,
    id: sql`one.id`,
    columns: {
      number: { sql: sql`one.seq`, type: 'number', sortable: true },
      name: { sql: sql`one.name`, type: 'text' },
      email: { sql: sql`one.email`, type: 'text' },
      state: { sql: sql`one.state`, type: 'text' },
      food: { sql: sql`one.food`, type: 'text' },
      lodging: { sql: sql`one.lodging`, type: 'text' },
      access: { sql: sql`one.access`, type: 'text' },
      price: { sql: sql`one.price`, type: 'money' },
      askedAt: { sql: sql`one.asked_at`, type: 'instant' },
    },
    search: wordIn(sql`platform.plain(one.name)`),
    filters: {},
    sort: 'number',
  }
}
