/** SQL of electors: who may answer in a vote, and who has an interest in it. */
import type { Db } from '#platform/database/connect.ts'
import { insertRows, rows, sql } from '#platform/database/sql.ts'
import { type ListDefinition, wordIn } from '#platform/lists/list.ts'
import type { Day, Instant } from '#platform/values/day.ts'
import type { OrganisationId } from '#platform/values/ids.ts'
import type { Concerned } from '../rules/interests.ts'
import { namesSql } from './names.ts'

export interface ElectorRow {
  readonly participant: string
  readonly number: number
  readonly conflict: string | null
  /** Of a secret vote: the day on which the ballot was cast. */
  readonly castOn: Day | null
  /** What kind of interest it has, where it has one. */
  readonly interest: Concerned['as'] | null
  /** It was in the meeting that decided. */
  readonly wasThere: boolean
}

const electorColumns = sql`participant_id as participant, number, conflict, cast_on as "castOn", interest,
  was_there as "wasThere"`

export const electorsOf = (db: Db, community: OrganisationId, vote: string): Promise<ElectorRow[]> =>
  rows(
    db,
    sql<ElectorRow>`select ${electorColumns} from governance.elector
      where organisation_id = ${community} and vote_id = ${vote} order by number`,
  )

/** The roll as a list; names are told by whoever asks. */
export function electorList(
  community: OrganisationId,
  vote: string,
  names: ReadonlyMap<string, string>,
  complete: NonNullable<ListDefinition['complete']>,
): ListDefinition {
  const name = sql`coalesce(known.name, '–')`
  return {
    name: 'electors',
    from: sql`from governance.elector left join ${namesSql(names)} as known on known.id = elector.participant_id
      where elector.organisation_id = ${community} and elector.vote_id = ${vote}`,
    id: sql`elector.participant_id`,
    columns: {
      number: { sql: sql`elector.number`, type: 'number', sortable: true },
      name: { sql: name, sortSql: sql`platform.plain(${name})`, type: 'text', sortable: true },
      conflict: { sql: sql`elector.conflict`, type: 'text' },
    },
    search: wordIn(sql`platform.plain(${name})`),
    /** Those with an interest of this kind. */
    filters: { interest: (value) => sql`elector.interest = ${value}` },
    sort: 'number',
    complete,
  }
}

type ElectorIn = Pick<ElectorRow, 'participant' | 'conflict'> & { readonly vote: string }

/** The electors of several votes at once. */
export const electorsIn = (db: Db, community: OrganisationId, votes: readonly string[]): Promise<ElectorIn[]> =>
  rows(
    db,
    sql<ElectorIn>`select vote_id as vote,
        participant_id as participant, conflict
      from governance.elector
      where organisation_id = ${community} and vote_id = any(${votes as string[]}::uuid[]) order by vote_id, number`,
  )

export interface NewElector {
  readonly participant: string
  readonly conflict: string | null
  readonly interest: Concerned['as'] | null
}

/** One statement, whatever their number. */
export async function addElectors(
  db: Db,
  community: OrganisationId,
  vote: string,
  electors: readonly NewElector[],
  at: Instant,
): Promise<void> {
  await insertRows(
    db,
    'governance.elector',
    {
      ...{ organisation_id: 'uuid', vote_id: 'uuid', participant_id: 'uuid', number: 'integer' },
      ...{ conflict: 'text', conflict_at: 'timestamptz', interest: 'text' },
    },
    electors.map(({ participant, conflict, interest }, place) => ({
      ...{ organisation_id: community, vote_id: vote, participant_id: participant, number: place + 1 },
      ...{ conflict, conflict_at: conflict === null ? null : at, interest },
    })),
  )
}

/** Who was in the meeting: noted there, or gave an answer. */
export async function notePresent(
  db: Db,
  community: OrganisationId,
  vote: string,
  participants: readonly string[],
): Promise<void> {
  await sql`update governance.elector set was_there = true
    where organisation_id = ${community} and vote_id = ${vote}
      and (participant_id = any(${participants as string[]}::uuid[])
        or exists (select from governance.answer where answer.organisation_id = elector.organisation_id
          and answer.vote_id = elector.vote_id and answer.participant_id = elector.participant_id))`.execute(db)
}

/** Declared while the vote is open; what is known before it stands with the vote. */
export async function writeConflict(
  db: Db,
  community: OrganisationId,
  vote: string,
  participant: string,
  conflict: { readonly reason: string; readonly at: Instant },
): Promise<void> {
  await sql`update governance.elector set conflict = ${conflict.reason}, conflict_at = ${conflict.at}, interest = 'declared'
    where organisation_id = ${community} and vote_id = ${vote} and participant_id = ${participant}`.execute(db)
}
