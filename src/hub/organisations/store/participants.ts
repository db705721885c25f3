/** SQL of those who take part in a community: their membership, row by row. What an organisation tells of itself comes
 *  through the wall with `taking_part()`, which answers for the participants of this community alone. */
import type { Language } from '#platform/action.ts'
import type { Db } from '#platform/database/connect.ts'
import { insertRows, one, rows, sql, written } from '#platform/database/sql.ts'
import { countriesInOrder } from '#platform/i18n/countries.ts'
import { type ListDefinition, wordIn } from '#platform/lists/list.ts'
import type { Day, Instant } from '#platform/values/day.ts'
import type { AccountId, OrganisationId } from '#platform/values/ids.ts'
import type { MembershipState, Status } from '../rules/states.ts'

export interface ParticipantRow {
  readonly id: OrganisationId
  readonly name: string
  readonly kind: string
  readonly lifeStage: string | null
  readonly country: string
  readonly currency: 'EUR' | 'CHF'
  readonly languages: string[]
  readonly city: string | null
  readonly website: string | null
  readonly vatNumber: string | null
  readonly softwareVersion: string | null
  readonly hosted: boolean
  readonly state: MembershipState
  readonly wished: Status
  readonly appliedAt: Instant
  readonly admittedOn: Day | null
  readonly joinSeq: number | null
  readonly since: Day | null
  readonly nextState: Status | null
  readonly nextFrom: Day | null
  readonly pauseReason: string | null
  readonly pauseUntil: Day | null
  readonly pausedFrom: Status | null
  readonly resumeAskedOn: Day | null
  readonly leavesOn: Day | null
  readonly duesMandateOn: Day | null
  readonly mailingList: boolean | null
  readonly meetingOn: Day | null
  readonly sponsorWaived: string | null
  readonly decisionNumber: string | null
  readonly decisionOn: Day | null
  readonly reason: string | null
}

const columns = sql`taking.id, told.name, told.kind, told.life_stage as "lifeStage", told.country, told.currency, told.languages,
  told.city, told.website, told.vat_number as "vatNumber", told.software_version as "softwareVersion", told.hosted, taking.state,
  taking.wished, taking.applied_at as "appliedAt", taking.admitted_on as "admittedOn", taking.join_seq as "joinSeq",
  taking.since, taking.next_state as "nextState", taking.next_from as "nextFrom", taking.pause_reason as "pauseReason",
  taking.pause_until as "pauseUntil", taking.paused_from as "pausedFrom", taking.resume_asked_on as "resumeAskedOn", taking.leaves_on as "leavesOn",
  taking.dues_mandate_on as "duesMandateOn", taking.mailing_list as "mailingList", taking.meeting_on as "meetingOn",
  taking.sponsor_waived as "sponsorWaived", taking.decision_number as "decisionNumber", taking.decision_on as "decisionOn",
  taking.reason`

const joined = sql`organisations.participant as taking join organisations.taking_part() as told on told.id = taking.id`

export const readParticipant = (db: Db, community: OrganisationId, id: string): Promise<ParticipantRow | null> =>
  one(
    db,
    sql<ParticipantRow>`select ${columns} from ${joined} where taking.organisation_id = ${community} and taking.id = ${id}`,
  )

/** All of them, those with a number first, in its order. */
export const readParticipants = (db: Db, community: OrganisationId): Promise<ParticipantRow[]> =>
  rows(
    db,
    sql<ParticipantRow>`select ${columns} from ${joined} where taking.organisation_id = ${community}
      order by taking.join_seq nulls last, lower(told.name), taking.id`,
  )

/** Locks the membership until the end of the transaction: two acts on it never run at once. */
export async function lockParticipant(db: Db, community: OrganisationId, id: string): Promise<ParticipantRow | null> {
  await sql`select id from organisations.participant where organisation_id = ${community} and id = ${id} for update`.execute(
    db,
  )
  return readParticipant(db, community, id)
}

export async function addApplication(
  db: Db,
  community: OrganisationId,
  row: { id: OrganisationId; wished: Status; now: Instant; by: AccountId | null },
): Promise<void> {
  await sql`insert into organisations.participant (organisation_id, id, state, wished, applied_at, applied_by)
    values (${community}, ${row.id}, 'applied', ${row.wished}, ${row.now}, ${row.by})
    on conflict (organisation_id, id) do update set state = 'applied', wished = excluded.wished,
      applied_at = excluded.applied_at, applied_by = excluded.applied_by, admitted_on = null, next_state = null,
      next_from = null, pause_reason = null, pause_until = null, paused_from = null, resume_asked_on = null, leaves_on = null, meeting_on = null,
      dues_mandate_on = null, sponsor_waived = null, decision_number = null, decision_on = null, reason = null`.execute(
    db,
  )
}

/** Marks whoever came with a list. */
export async function markImported(
  db: Db,
  community: OrganisationId,
  importId: string,
  ids: readonly string[],
): Promise<void> {
  await sql`update organisations.participant set import_id = ${importId}
    where organisation_id = ${community} and id = any(${ids as string[]}::uuid[])`.execute(db)
}

/** Locks those who came with a list until the end of the transaction. */
export const lockImported = (
  db: Db,
  community: OrganisationId,
  importId: string,
): Promise<{ readonly id: OrganisationId; readonly state: MembershipState }[]> =>
  rows(
    db,
    sql<{ id: OrganisationId; state: MembershipState }>`select id, state from organisations.participant
      where organisation_id = ${community} and import_id = ${importId} order by id for update`,
  )

export type MembershipChange = Partial<
  Pick<
    ParticipantRow,
    | 'state'
    | 'admittedOn'
    | 'joinSeq'
    | 'since'
    | 'nextState'
    | 'nextFrom'
    | 'pauseReason'
    | 'pauseUntil'
    | 'pausedFrom'
    | 'resumeAskedOn'
    | 'leavesOn'
    | 'duesMandateOn'
    | 'mailingList'
    | 'meetingOn'
    | 'sponsorWaived'
    | 'decisionNumber'
    | 'decisionOn'
    | 'reason'
  >
>

const inTable: Readonly<Record<keyof MembershipChange, string>> = {
  state: 'state',
  admittedOn: 'admitted_on',
  joinSeq: 'join_seq',
  since: 'since',
  nextState: 'next_state',
  nextFrom: 'next_from',
  pauseReason: 'pause_reason',
  pauseUntil: 'pause_until',
  pausedFrom: 'paused_from',
  resumeAskedOn: 'resume_asked_on',
  leavesOn: 'leaves_on',
  duesMandateOn: 'dues_mandate_on',
  mailingList: 'mailing_list',
  meetingOn: 'meeting_on',
  sponsorWaived: 'sponsor_waived',
  decisionNumber: 'decision_number',
  decisionOn: 'decision_on',
  reason: 'reason',
}

export async function changeMembership(
  db: Db,
  community: OrganisationId,
  id: string,
  change: MembershipChange,
): Promise<void> {
  const sets = Object.entries(change).map(
    ([key, value]) => sql`${sql.ref(inTable[key as keyof MembershipChange])} = ${value}`,
  )
  await sql`update organisations.participant set ${sql.join(sets)}
    where organisation_id = ${community} and id = ${id}`.execute(db)
}

export interface TurnedRow {
  readonly id: OrganisationId
  readonly state: MembershipState
}

/** What a day brings by itself: a status asked for earlier, the end of a pause, the day of leaving. */
export const turnMemberships = (db: Db, community: OrganisationId, today: Day): Promise<TurnedRow[]> =>
  rows(
    db,
    sql<TurnedRow>`
      with due as (
        select id, case when leaves_on <= ${today} then 'left'
            when state = 'paused' and pause_until < ${today} then coalesce(next_state, paused_from)
            else next_state end as becomes,
          leaves_on <= ${today} as leaves, next_from <= ${today} as turns,
          state = 'paused' and pause_until < ${today} as returns
        from organisations.participant
        where organisation_id = ${community} and state in ('observer', 'active', 'paused')
          and (leaves_on <= ${today} or (state = 'paused' and pause_until < ${today})
            or (state <> 'paused' and next_from <= ${today}))
        for update
      )
      update organisations.participant as taking set state = due.becomes,
        next_state = null, next_from = null, resume_asked_on = null,
        pause_until = case when due.leaves or due.returns then null else taking.pause_until end,
        pause_reason = case when due.leaves or due.returns then null else taking.pause_reason end,
        paused_from = case when due.leaves or due.returns then null else taking.paused_from end
      from due where taking.organisation_id = ${community} and taking.id = due.id
      returning taking.id, taking.state`,
  )

/** `language`: of the reader, by whose names of countries the list is sorted. */
export function participantList(community: OrganisationId, language: Language): ListDefinition {
  return {
    name: 'participants',
    from: sql`from ${joined} where taking.organisation_id = ${community}`,
    id: sql`taking.id`,
    columns: {
      name: { sql: sql`told.name`, sortSql: sql`platform.plain(told.name)`, type: 'text', sortable: true },
      kind: { sql: sql`told.kind`, type: 'text', sortable: true },
      state: { sql: sql`taking.state`, type: 'text', sortable: true },
      country: {
        ...{ sql: sql`told.country`, type: 'text', sortable: true },
        sortSql: sql`coalesce(array_position(${[...countriesInOrder(language)]}::text[], told.country::text), 1000)`,
        sortType: 'number',
      },
      city: { sql: sql`told.city`, type: 'text' },
      joinSeq: { sql: sql`taking.join_seq`, type: 'number', sortable: true },
      since: { sql: sql`taking.since`, type: 'day', sortable: true },
      leavesOn: { sql: sql`taking.leaves_on`, type: 'day' },
    },
    search: wordIn(sql`platform.plain(told.name || ' ' || coalesce(told.city, ''))`),
    filters: {
      state: (value) => sql`taking.state = ${value}`,
      kind: (value) => sql`told.kind = ${value}`,
      country: (value) => sql`told.country = ${value}`,
    },
    sort: 'name',
  }
}

export interface ContactRow {
  readonly id: string
  readonly participant: OrganisationId
  readonly name: string
  readonly email: string | null
  readonly phone: string | null
  readonly about: string | null
  /** Whether people of other organisations may see how to reach this person. */
  readonly agreed: boolean
}

export const readContacts = (
  db: Db,
  community: OrganisationId,
  participants: readonly string[],
): Promise<ContactRow[]> =>
  rows(
    db,
    sql<ContactRow>`select id, participant_id as participant, name, email, phone, about, agreed from organisations.participant_contact
      where organisation_id = ${community} and participant_id = any(${participants as string[]}::uuid[]) order by lower(name), id`,
  )

export const readContact = (db: Db, community: OrganisationId, id: string): Promise<ContactRow | null> =>
  one(
    db,
    sql<ContactRow>`select id, participant_id as participant, name, email, phone, about, agreed from organisations.participant_contact
      where organisation_id = ${community} and id = ${id}`,
  )

export const addContacts = (db: Db, community: OrganisationId, all: readonly ContactRow[]): Promise<number> =>
  insertRows(
    db,
    'organisations.participant_contact',
    {
      organisation_id: 'uuid',
      id: 'uuid',
      participant_id: 'uuid',
      name: 'text',
      email: 'text',
      phone: 'text',
      about: 'text',
      agreed: 'boolean',
    },
    all.map(({ participant, ...one }) => ({ ...one, organisation_id: community, participant_id: participant })),
  )

export const setAgreed = (db: Db, community: OrganisationId, id: string, agreed: boolean): Promise<number> =>
  written(
    db,
    sql`update organisations.participant_contact set agreed = ${agreed}
      where organisation_id = ${community} and id = ${id}`,
  )

export const removeContact = (db: Db, community: OrganisationId, id: string): Promise<number> =>
  written(db, sql`delete from organisations.participant_contact where organisation_id = ${community} and id = ${id}`)

export interface SponsorRow {
  readonly participant: OrganisationId
  readonly id: OrganisationId
  readonly name: string
  readonly weight: number
}

export const readSponsors = (
  db: Db,
  community: OrganisationId,
  participants: readonly string[],
): Promise<SponsorRow[]> =>
  rows(
    db,
    sql<SponsorRow>`select sponsor.participant_id as participant, sponsor.sponsor_id as id, told.name, sponsor.weight from organisations.sponsor
      join organisations.taking_part() as told on told.id = sponsor.sponsor_id
      where sponsor.organisation_id = ${community} and sponsor.participant_id = any(${participants as string[]}::uuid[])
      order by lower(told.name), told.id`,
  )

export async function writeSponsors(
  db: Db,
  community: OrganisationId,
  id: string,
  sponsors: readonly { readonly sponsor: string; readonly weight: number }[],
): Promise<void> {
  await sql`delete from organisations.sponsor where organisation_id = ${community} and participant_id = ${id}`.execute(
    db,
  )
  await insertRows(
    db,
    'organisations.sponsor',
    { organisation_id: 'uuid', participant_id: 'uuid', sponsor_id: 'uuid', weight: 'int' },
    sponsors.map(({ sponsor, weight }) => ({
      organisation_id: community,
      participant_id: id,
      sponsor_id: sponsor,
      weight,
    })),
  )
}
