/** SQL of initiatives: their scopes, and who signed. */
import type { Db } from '#platform/database/connect.ts'
import { insertRows, one, rows, sql } from '#platform/database/sql.ts'
import { type ListDefinition, wordIn } from '#platform/lists/list.ts'
import type { Day, Instant } from '#platform/values/day.ts'
import type { AccountId, OrganisationId } from '#platform/values/ids.ts'
import type { InitiativeState, Scope } from '../rules/initiatives.ts'

export interface InitiativeRow {
  readonly id: string
  readonly number: number
  readonly proposal: string
  readonly participant: OrganisationId
  readonly state: InitiativeState
  readonly days: number
  readonly begunAt: Instant
  readonly publishedOn: Day | null
  readonly expiresOn: Day | null
  readonly endedOn: Day | null
  readonly reason: string | null
}

const columns = sql`id, number, proposal_id as proposal, participant_id as participant, state, days,
  begun_at as "begunAt", published_on as "publishedOn", expires_on as "expiresOn", ended_on as "endedOn", reason`

export const readInitiative = (db: Db, community: OrganisationId, id: string): Promise<InitiativeRow | null> =>
  one(
    db,
    sql<InitiativeRow>`select ${columns} from governance.initiative where organisation_id = ${community} and id = ${id}`,
  )

export const lockInitiative = (db: Db, community: OrganisationId, id: string): Promise<InitiativeRow | null> =>
  one(
    db,
    sql<InitiativeRow>`select ${columns} from governance.initiative
      where organisation_id = ${community} and id = ${id} for update`,
  )

/** The initiative whose words a draft holds. */
export const initiativeOf = (db: Db, community: OrganisationId, proposal: string): Promise<InitiativeRow | null> =>
  one(
    db,
    sql<InitiativeRow>`select ${columns} from governance.initiative
      where organisation_id = ${community} and proposal_id = ${proposal}`,
  )

/** Those whose last day lies before this one, locked. */
export const lockExpired = (db: Db, community: OrganisationId, day: Day): Promise<InitiativeRow[]> =>
  rows(
    db,
    sql<InitiativeRow>`select ${columns} from governance.initiative
      where organisation_id = ${community} and state = 'published' and expires_on < ${day} order by number for update`,
  )

export async function addInitiative(
  db: Db,
  community: OrganisationId,
  of: Pick<InitiativeRow, 'id' | 'number' | 'proposal' | 'participant' | 'days' | 'begunAt'>,
): Promise<void> {
  await sql`insert into governance.initiative (organisation_id, id, number, proposal_id, participant_id, state, days, begun_at)
    values (${community}, ${of.id}, ${of.number}, ${of.proposal}, ${of.participant}, 'created', ${of.days},
      ${of.begunAt})`.execute(db)
}

export async function changeDays(db: Db, community: OrganisationId, id: string, days: number): Promise<void> {
  await sql`update governance.initiative set days = ${days}
    where organisation_id = ${community} and id = ${id}`.execute(db)
}

export async function moveInitiatives(
  db: Db,
  community: OrganisationId,
  ids: readonly string[],
  to: { readonly state: InitiativeState; readonly endedOn: Day | null; readonly reason: string | null },
): Promise<void> {
  await sql`update governance.initiative set state = ${to.state}, ended_on = ${to.endedOn}, reason = ${to.reason}
    where organisation_id = ${community} and id = any(${ids as string[]}::uuid[])`.execute(db)
}

export async function publishInitiative(
  db: Db,
  community: OrganisationId,
  id: string,
  of: { readonly publishedOn: Day; readonly expiresOn: Day },
): Promise<void> {
  await sql`update governance.initiative set state = 'published', published_on = ${of.publishedOn},
      expires_on = ${of.expiresOn} where organisation_id = ${community} and id = ${id}`.execute(db)
}

export interface ScopeRow extends Scope {
  readonly place: number
}

export const scopesOf = (db: Db, community: OrganisationId, initiative: string): Promise<ScopeRow[]> =>
  rows(
    db,
    sql<ScopeRow>`select place, name, goal, country, kind from governance.initiative_scope
      where organisation_id = ${community} and initiative_id = ${initiative} order by place`,
  )

/** In the place of those that were there; nobody has signed yet. */
export async function writeScopes(
  db: Db,
  community: OrganisationId,
  initiative: string,
  scopes: readonly Scope[],
): Promise<void> {
  await sql`delete from governance.initiative_scope
    where organisation_id = ${community} and initiative_id = ${initiative}`.execute(db)
  await insertRows(
    db,
    'governance.initiative_scope',
    {
      ...{ organisation_id: 'uuid', initiative_id: 'uuid', place: 'integer', name: 'text', goal: 'integer' },
      ...{ country: 'text', kind: 'text' },
    },
    scopes.map((scope, at) => ({
      ...{ organisation_id: community, initiative_id: initiative, place: at + 1 },
      ...{ name: scope.name, goal: scope.goal, country: scope.country, kind: scope.kind },
    })),
  )
}

export interface SignatureRow {
  readonly place: number
  readonly participant: OrganisationId
}

/** The earliest first. */
export const signaturesOf = (db: Db, community: OrganisationId, initiative: string): Promise<SignatureRow[]> =>
  rows(
    db,
    sql<SignatureRow>`select place, participant_id as participant from governance.initiative_signature
      where organisation_id = ${community} and initiative_id = ${initiative} order by at, participant_id, place`,
  )

export async function addSignature(
  db: Db,
  community: OrganisationId,
  initiative: string,
  of: SignatureRow & { readonly at: Instant; readonly account: AccountId | null },
): Promise<void> {
  await sql`insert into governance.initiative_signature (organisation_id, initiative_id, place, participant_id, at, account_id)
    values (${community}, ${initiative}, ${of.place}, ${of.participant}, ${of.at}, ${of.account})`.execute(db)
}

export async function dropSignature(
  db: Db,
  community: OrganisationId,
  initiative: string,
  { place, participant }: SignatureRow,
): Promise<void> {
  await sql`delete from governance.initiative_signature where organisation_id = ${community}
    and initiative_id = ${initiative} and place = ${place} and participant_id = ${participant}`.execute(db)
}

export const initiativeTitles = (
  db: Db,
  community: OrganisationId,
  ids: readonly string[],
): Promise<{ id: string; title: string }[]> =>
  rows(
    db,
    sql<{ id: string; title: string }>`select initiative.id, proposal.title from governance.initiative
      join governance.proposal on proposal.organisation_id = initiative.organisation_id
        and proposal.id = initiative.proposal_id
      where initiative.organisation_id = ${community} and initiative.id = any(${ids as string[]}::uuid[])
      order by initiative.id`,
  )

/** What is not handed in yet is seen by its own organisation: `own` are those the person who asks acts for. */
export const initiativeList = (community: OrganisationId, own: readonly string[]): ListDefinition => ({
  name: 'initiatives',
  from: sql`from governance.initiative join governance.proposal
      on proposal.organisation_id = initiative.organisation_id and proposal.id = initiative.proposal_id
    where initiative.organisation_id = ${community}
      and (initiative.state <> 'created' or initiative.participant_id = any(${own as string[]}::uuid[]))`,
  id: sql`initiative.id`,
  columns: {
    number: { sql: sql`initiative.number`, type: 'number', sortable: true },
    title: { sql: sql`proposal.title`, sortSql: sql`platform.plain(proposal.title)`, type: 'text', sortable: true },
    state: { sql: sql`initiative.state`, type: 'text', sortable: true },
    signatures: {
      sql: sql`(select count(*)::integer from governance.initiative_signature as signature
        where signature.organisation_id = initiative.organisation_id and signature.initiative_id = initiative.id)`,
      type: 'number',
    },
    expiresOn: { sql: sql`initiative.expires_on`, type: 'day', sortable: true },
  },
  search: wordIn(sql`platform.plain(initiative.number::text || ' ' || proposal.title || ' '
    || coalesce(proposal.driver, '') || ' ' || coalesce(proposal.requirement, ''))`),
  filters: { state: (value) => sql`initiative.state = ${value}` },
  sort: '-number',
})
