/** SQL of people who act in a community: for which participant, with which powers, in which task. */
import type { Language } from '#platform/action.ts'
import type { Db } from '#platform/database/connect.ts'
import { insertRows, one, rows, sql } from '#platform/database/sql.ts'
import type { Day, Instant } from '#platform/values/day.ts'
import type { AccountId, OrganisationId } from '#platform/values/ids.ts'
import type { MandateRole } from '../rules/mandates.ts'
import type { Power } from '../rules/powers.ts'

export interface RepresentationRow {
  readonly id: string
  readonly participant: OrganisationId
  readonly account: AccountId
  readonly name: string
  readonly email: string
  readonly powers: Power[]
  readonly commitLimit: number | null
  readonly fromDay: Day
  readonly untilDay: Day | null
  readonly source: string
}

const columns = sql`held.id, held.participant_id as participant, held.account_id as account, person.name, person.email,
  held.powers, held.commit_limit as "commitLimit", held.from_day as "fromDay", held.until_day as "untilDay", held.source`
const joined = sql`organisations.representation as held
  join organisations.person as person on person.organisation_id = held.organisation_id and person.account_id = held.account_id`

/** Everybody who acts or acted for these participants, those who still do first. */
export const readRepresentations = (
  db: Db,
  community: OrganisationId,
  participants: readonly string[],
): Promise<RepresentationRow[]> =>
  rows(
    db,
    sql<RepresentationRow>`select ${columns} from ${joined}
      where held.organisation_id = ${community} and held.participant_id = any(${participants as string[]}::uuid[])
      order by held.until_day desc nulls first, lower(person.name), held.id`,
  )

export const readRepresentation = (db: Db, community: OrganisationId, id: string): Promise<RepresentationRow | null> =>
  one(
    db,
    sql<RepresentationRow>`select ${columns} from ${joined} where held.organisation_id = ${community} and held.id = ${id}`,
  )

/** For which participants an account acts on the day. */
export const representationsOf = (
  db: Db,
  community: OrganisationId,
  account: AccountId,
  day: Day,
): Promise<RepresentationRow[]> =>
  rows(
    db,
    sql<RepresentationRow>`select ${columns} from ${joined}
      where held.organisation_id = ${community} and held.account_id = ${account} and held.from_day <= ${day}
        and (held.until_day is null or held.until_day >= ${day}) order by held.participant_id, held.id`,
  )

/** Everybody who acts for somebody on the day. */
export const representationsOn = (db: Db, community: OrganisationId, day: Day): Promise<RepresentationRow[]> =>
  rows(
    db,
    sql<RepresentationRow>`select ${columns} from ${joined}
      where held.organisation_id = ${community} and held.from_day <= ${day}
        and (held.until_day is null or held.until_day >= ${day}) order by held.participant_id, held.id`,
  )

export interface NewRepresentation extends Omit<RepresentationRow, 'name' | 'email'> {
  readonly grantedBy: AccountId | null
  readonly grantedAt: Instant
}

export const addRepresentations = (
  db: Db,
  community: OrganisationId,
  all: readonly NewRepresentation[],
): Promise<number> =>
  insertRows(
    db,
    'organisations.representation',
    {
      organisation_id: 'uuid',
      id: 'uuid',
      participant_id: 'uuid',
      account_id: 'uuid',
      powers: 'text[]',
      commit_limit: 'bigint',
      from_day: 'date',
      until_day: 'date',
      source: 'text',
      granted_by: 'uuid',
      granted_at: 'timestamptz',
    },
    all.map((held) => ({
      organisation_id: community,
      id: held.id,
      participant_id: held.participant,
      account_id: held.account,
      powers: held.powers,
      commit_limit: held.commitLimit,
      from_day: held.fromDay,
      until_day: held.untilDay,
      source: held.source,
      granted_by: held.grantedBy,
      granted_at: held.grantedAt,
    })),
  )

export interface MandateRow {
  readonly id: string
  readonly role: MandateRole
  readonly participant: OrganisationId
  readonly participantName: string
  readonly account: AccountId | null
  readonly person: string | null
  readonly fromDay: Day
  readonly untilDay: Day | null
  readonly decisionNumber: string
  readonly decisionOn: Day
}

const mandateColumns = sql`held.id, held.role, held.participant_id as participant, told.name as "participantName",
  held.account_id as account, person.name as person, held.from_day as "fromDay", held.until_day as "untilDay",
  held.decision_number as "decisionNumber", held.decision_on as "decisionOn"`
const mandates = sql`organisations.mandate as held join organisations.taking_part() as told on told.id = held.participant_id
  left join organisations.person as person on person.organisation_id = held.organisation_id and person.account_id = held.account_id`

/** Those that run on the day or begin later; with `over`, those that ended too. */
export const readMandates = (db: Db, community: OrganisationId, day: Day, over = false): Promise<MandateRow[]> =>
  rows(
    db,
    sql<MandateRow>`select ${mandateColumns} from ${mandates} where held.organisation_id = ${community}
        and (${over} or held.until_day is null or held.until_day >= ${day})
      order by held.role, held.from_day desc, held.id`,
  )

export const readMandate = (db: Db, community: OrganisationId, id: string): Promise<MandateRow | null> =>
  one(
    db,
    sql<MandateRow>`select ${mandateColumns} from ${mandates} where held.organisation_id = ${community} and held.id = ${id}`,
  )

/** Mandates of a community are given one after the other: two at once could break a rule that each keeps alone. */
export async function lockMandates(db: Db, community: OrganisationId): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('mandates ' || ${community}::text, 0))`.execute(db)
}

export async function addMandate(
  db: Db,
  community: OrganisationId,
  row: Omit<MandateRow, 'participantName' | 'person' | 'participant'> & {
    participant: string
    grantedBy: AccountId | null
    grantedAt: Instant
  },
): Promise<void> {
  await sql`insert into organisations.mandate (organisation_id, id, role, participant_id, account_id, from_day, until_day,
      decision_number, decision_on, granted_by, granted_at)
    values (${community}, ${row.id}, ${row.role}, ${row.participant}, ${row.account}, ${row.fromDay}, ${row.untilDay},
      ${row.decisionNumber}, ${row.decisionOn}, ${row.grantedBy}, ${row.grantedAt})`.execute(db)
}

type Held = 'organisations.representation' | 'organisations.mandate'
type Which = { readonly participants: readonly string[] } | { readonly id: string }

/** Ends with this day at the latest (the day before its start: it never ran): one, or all that participants hold. */
const endHeld = (held: Held) => async (db: Db, community: OrganisationId, of: Which, until: Day) => {
  const which = 'id' in of ? sql`id = ${of.id}` : sql`participant_id = any(${of.participants as string[]}::uuid[])`
  await sql`update ${sql.table(held)} set until_day = greatest(${until}::date, from_day - 1)
    where organisation_id = ${community} and ${which} and (until_day is null or until_day > ${until})`.execute(db)
}

export const endRepresentations = endHeld('organisations.representation')
export const endMandates = endHeld('organisations.mandate')

export interface PersonRow {
  readonly account: AccountId
  readonly name: string
  readonly email: string
  readonly language: Language | null
}

export async function keepPerson(db: Db, community: OrganisationId, person: PersonRow): Promise<void> {
  await sql`insert into organisations.person (organisation_id, account_id, name, email, language)
    values (${community}, ${person.account}, ${person.name}, ${person.email}, ${person.language})
    on conflict (organisation_id, account_id) do update set name = excluded.name, email = excluded.email,
      language = coalesce(excluded.language, person.language)`.execute(db)
}

export const readPersons = (db: Db, community: OrganisationId, accounts: readonly string[]): Promise<PersonRow[]> =>
  rows(
    db,
    sql<PersonRow>`select account_id as account, name, email, language from organisations.person
      where organisation_id = ${community} and account_id = any(${accounts as string[]}::uuid[]) order by account_id`,
  )

export async function changeEmailOf(
  db: Db,
  community: OrganisationId,
  account: AccountId,
  email: string,
): Promise<void> {
  await sql`update organisations.person set email = ${email}
    where organisation_id = ${community} and account_id = ${account}`.execute(db)
}
