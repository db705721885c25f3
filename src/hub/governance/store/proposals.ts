/** SQL of proposals: written, listed, moved from state to state. */
import type { Language } from '#platform/action.ts'
import type { Db } from '#platform/database/connect.ts'
import { one, rows, sql } from '#platform/database/sql.ts'
import { type ListDefinition, wordIn } from '#platform/lists/list.ts'
import type { Day, Instant } from '#platform/values/day.ts'
import type { AccountId, OrganisationId } from '#platform/values/ids.ts'
import type { TieRule } from '../rules/counting/terms.ts'
import type { ProposalState } from '../rules/states.ts'
import type { Fallback, ProposalMethod, ProposalOption } from '../rules/template.ts'
import type { Theme } from '../rules/themes.ts'
import { namesSql } from './names.ts'

export interface ProposalRow {
  readonly id: string
  readonly number: number | null
  readonly state: ProposalState
  readonly title: string
  readonly driver: string | null
  readonly requirement: string | null
  readonly criteria: string | null
  readonly author: OrganisationId | null
  readonly authorAccount: AccountId | null
  /** The circle within whose mandate it lies; null: the community. */
  readonly circle: string | null
  readonly method: ProposalMethod | null
  readonly fallback: Fallback | null
  readonly quorumBp: number | null
  readonly tieRule: TieRule | null
  readonly reviewOn: Day | null
  readonly language: Language
  readonly writtenAt: Instant
  readonly publishedOn: Day | null
  readonly clockOn: Day | null
  readonly finalSince: Day | null
  readonly finalUntil: Day | null
  readonly forced: boolean
  readonly round: number
  readonly exitReason: string | null
  readonly decidedOn: Day | null
  /** What is chosen among, where the method asks for options. */
  readonly options: readonly ProposalOption[]
  readonly theme: Theme | null
  /** A decision whose place it takes once it holds, and how the criteria of that one were met. */
  readonly supersedes: string | null
  readonly criteriaAnswer: string | null
}

const inTable = {
  id: 'id',
  number: 'number',
  state: 'state',
  title: 'title',
  driver: 'driver',
  requirement: 'requirement',
  criteria: 'criteria',
  author: 'author_id',
  authorAccount: 'author_account',
  circle: 'circle_id',
  method: 'method',
  fallback: 'fallback',
  quorumBp: 'quorum_bp',
  tieRule: 'tie_rule',
  reviewOn: 'review_on',
  language: 'language',
  writtenAt: 'written_at',
  publishedOn: 'published_on',
  clockOn: 'clock_on',
  finalSince: 'final_since',
  finalUntil: 'final_until',
  forced: 'forced',
  round: 'round',
  exitReason: 'exit_reason',
  decidedOn: 'decided_on',
  options: 'options',
  theme: 'theme',
  supersedes: 'supersedes',
  criteriaAnswer: 'criteria_answer',
} as const satisfies Readonly<Record<keyof ProposalRow, string>>

const columnOf = (field: string) => sql.ref(inTable[field as keyof ProposalRow])
const written = (field: string, value: unknown) =>
  field === 'options' ? sql`${JSON.stringify(value)}::jsonb` : sql`${value}`
const columns = sql.join(
  Object.entries(inTable).map(([field, column]) => sql`proposal.${sql.ref(column)} as ${sql.id(field)}`),
)

export const readProposal = (db: Db, community: OrganisationId, id: string): Promise<ProposalRow | null> =>
  one(
    db,
    sql<ProposalRow>`select ${columns} from governance.proposal as proposal
      where proposal.organisation_id = ${community} and proposal.id = ${id}`,
  )

/** Those in one of these states, or named, by number. */
export const proposalsIn = (
  db: Db,
  community: OrganisationId,
  states: readonly ProposalState[] | null,
  ids: readonly string[] | null = null,
): Promise<ProposalRow[]> =>
  rows(
    db,
    sql<ProposalRow>`select ${columns} from governance.proposal as proposal
      where proposal.organisation_id = ${community}
        and (${states as string[] | null}::text[] is null or proposal.state = any(${states as string[] | null}::text[]))
        and (${ids as string[] | null}::uuid[] is null or proposal.id = any(${ids as string[] | null}::uuid[]))
      order by proposal.number, proposal.id limit 200`,
  )

export const lockProposal = (db: Db, community: OrganisationId, id: string): Promise<ProposalRow | null> =>
  one(
    db,
    sql<ProposalRow>`select ${columns} from governance.proposal as proposal
      where proposal.organisation_id = ${community} and proposal.id = ${id} for update`,
  )

/** Final comments that are over on this day, and what has come to its decision without a vote; locked, in the order of ids. */
export const lockToDecide = (db: Db, community: OrganisationId, day: Day): Promise<ProposalRow[]> =>
  rows(
    db,
    sql<ProposalRow>`select ${columns} from governance.proposal as proposal
      where proposal.organisation_id = ${community} and (proposal.state = 'final_comments' and proposal.final_until < ${day}
        or proposal.state = 'deciding' and not exists (select from governance.vote
          where vote.organisation_id = proposal.organisation_id and vote.proposal_id = proposal.id))
      order by proposal.id for update`,
  )

export type NewProposal = Omit<
  ProposalRow,
  'number' | 'publishedOn' | 'clockOn' | 'finalSince' | 'finalUntil' | 'forced' | 'round' | 'exitReason' | 'decidedOn'
>

export async function addProposal(db: Db, community: OrganisationId, proposal: NewProposal): Promise<void> {
  const fields = Object.entries(proposal)
  await sql`insert into governance.proposal (organisation_id, ${sql.join(fields.map(([field]) => columnOf(field)))})
    values (${community}, ${sql.join(fields.map(([field, value]) => written(field, value)))})`.execute(db)
}

export async function changeProposal(
  db: Db,
  community: OrganisationId,
  id: string,
  change: Partial<Omit<ProposalRow, 'id'>>,
): Promise<void> {
  const sets = Object.entries(change).map(([field, value]) => sql`${columnOf(field)} = ${written(field, value)}`)
  await sql`update governance.proposal set ${sql.join(sets)}
    where organisation_id = ${community} and id = ${id}`.execute(db)
}

/** Moves these alike, with one statement. */
export async function moveProposals(
  db: Db,
  community: OrganisationId,
  ids: readonly string[],
  state: ProposalState,
): Promise<void> {
  await sql`update governance.proposal set state = ${state}
    where organisation_id = ${community} and id = any(${ids as string[]}::uuid[])`.execute(db)
}

/** How proposals are called where only their id is known. */
export const proposalTitles = (
  db: Db,
  community: OrganisationId,
  ids: readonly string[],
): Promise<{ id: string; number: number | null; title: string }[]> =>
  rows(
    db,
    sql<{ id: string; number: number | null; title: string }>`select id, number, title from governance.proposal
      where organisation_id = ${community} and id = any(${ids as string[]}::uuid[]) order by id`,
  )

/** A draft is seen by its own organisation and by whoever writes it: `own` are those the person who asks acts for. */
export function proposalList(
  community: OrganisationId,
  own: readonly string[],
  account: string | null,
  names: ReadonlyMap<string, string>,
): ListDefinition {
  const named = namesSql(names)
  return {
    name: 'proposals',
    from: sql`from governance.proposal as proposal
      left join ${named} as author on author.id = proposal.author_id where proposal.organisation_id = ${community}
      and (proposal.number is not null or proposal.author_id = any(${own as string[]}::uuid[])
        or proposal.author_account = ${account}::uuid)`,
    id: sql`proposal.id`,
    columns: {
      number: { sql: sql`proposal.number`, type: 'number', sortable: true },
      title: { sql: sql`proposal.title`, sortSql: sql`platform.plain(proposal.title)`, type: 'text', sortable: true },
      state: { sql: sql`proposal.state`, type: 'text', sortable: true },
      author: { sql: sql`proposal.author_id`, type: 'text', exported: false },
      authorName: { sql: sql`author.name`, type: 'text' },
      method: { sql: sql`proposal.method`, type: 'text' },
      publishedOn: { sql: sql`proposal.published_on`, type: 'day', sortable: true },
      finalUntil: { sql: sql`proposal.final_until`, type: 'day' },
      decidedOn: { sql: sql`proposal.decided_on`, type: 'day', sortable: true },
      reviewOn: { sql: sql`proposal.review_on`, type: 'day' },
    },
    search: wordIn(
      sql`platform.plain(coalesce(proposal.number::text, '') || ' ' || proposal.title || ' '
        || coalesce(proposal.driver, '') || ' ' || coalesce(proposal.requirement, '') || ' ' || coalesce(author.name, ''))`,
    ),
    filters: {
      state: (value) => sql`proposal.state = ${value}`,
      author: (value) => sql`proposal.author_id::text = ${value}`,
    },
    sort: '-number',
  }
}
