/** SQL of needs themselves: told, listed, moved from state to state. */
import type { Db } from '#platform/database/connect.ts'
import { insertRows, one, rows, type Statement, sql } from '#platform/database/sql.ts'
import { type ListDefinition, wordIn } from '#platform/lists/list.ts'
import type { Day, Instant } from '#platform/values/day.ts'
import type { AccountId, OrganisationId } from '#platform/values/ids.ts'
import type { Language } from '#platform/values/languages.ts'
import type { NeedState } from '../rules/states.ts'

export interface NeedRow {
  readonly id: string
  readonly number: number | null
  readonly state: NeedState
  readonly language: Language
  readonly problem: string | null
  readonly whoSuffers: string | null
  readonly frequency: string | null
  readonly workaround: string | null
  readonly wishedResult: string | null
  readonly area: string
  readonly author: OrganisationId
  readonly authorAccount: AccountId | null
  readonly askedSpecific: boolean
  readonly writtenAt: Instant
  readonly submittedOn: Day | null
  readonly backedOn: Day | null
  readonly mergedInto: string | null
  readonly mergedAt: Instant | null
  readonly mergedOn: Day | null
  readonly prioritisedOn: Day | null
  readonly guessedMinutes: number | null
  readonly placedAt: number | null
  readonly placedBecause: string | null
  readonly what: string | null
  readonly whatNot: string | null
  readonly consultUntil: Day | null
  readonly class: 'setting' | 'plug_in' | 'common' | 'specific' | null
  readonly classBecause: string | null
  readonly classOn: Day | null
  readonly exitReason: string | null
  readonly parkedUntil: Day | null
  readonly replacedBy: string | null
  readonly estimate: string | null
  readonly round: string | null
  readonly release: string | null
  readonly acceptUntil: Day | null
  readonly inAcceptanceSince: Day | null
  readonly deliveredOn: Day | null
  readonly closedOn: Day | null
  readonly asked30On: Day | null
  readonly reminded30On: Day | null
  readonly asked90On: Day | null
  readonly reminded90On: Day | null
  readonly defectOf: string | null
}

/** Where each field of the row stands in the table. */
const inTable = {
  id: 'id',
  number: 'number',
  state: 'state',
  language: 'language',
  problem: 'problem',
  whoSuffers: 'who_suffers',
  frequency: 'frequency',
  workaround: 'workaround',
  wishedResult: 'wished_result',
  area: 'area',
  author: 'author_id',
  authorAccount: 'author_account',
  askedSpecific: 'asked_specific',
  writtenAt: 'written_at',
  submittedOn: 'submitted_on',
  backedOn: 'backed_on',
  mergedInto: 'merged_into',
  mergedAt: 'merged_at',
  mergedOn: 'merged_on',
  prioritisedOn: 'prioritised_on',
  guessedMinutes: 'guessed_minutes',
  placedAt: 'placed_at',
  placedBecause: 'placed_because',
  what: 'what',
  whatNot: 'what_not',
  consultUntil: 'consult_until',
  class: 'class',
  classBecause: 'class_because',
  classOn: 'class_on',
  exitReason: 'exit_reason',
  parkedUntil: 'parked_until',
  replacedBy: 'replaced_by',
  estimate: 'estimate_id',
  round: 'round_id',
  release: 'release_id',
  acceptUntil: 'accept_until',
  inAcceptanceSince: 'in_acceptance_since',
  deliveredOn: 'delivered_on',
  closedOn: 'closed_on',
  asked30On: 'asked_30_on',
  reminded30On: 'reminded_30_on',
  asked90On: 'asked_90_on',
  reminded90On: 'reminded_90_on',
  defectOf: 'defect_of',
} as const satisfies Readonly<Record<keyof NeedRow, string>>

const columns = sql.join(
  Object.entries(inTable).map(([field, column]) => sql`need.${sql.ref(column)} as ${sql.id(field)}`),
)

export const readNeed = (db: Db, community: OrganisationId, id: string): Promise<NeedRow | null> =>
  one(
    db,
    sql<NeedRow>`select ${columns} from needs.need as need where need.organisation_id = ${community} and need.id = ${id}`,
  )

export const readNeeds = (db: Db, community: OrganisationId, ids: readonly string[]): Promise<NeedRow[]> =>
  rows(
    db,
    sql<NeedRow>`select ${columns} from needs.need as need
      where need.organisation_id = ${community} and need.id = any(${ids as string[]}::uuid[]) order by need.number, need.id`,
  )

/** Locks these needs until the end of the transaction, in the order of their ids. */
export const lockNeeds = (db: Db, community: OrganisationId, ids: readonly string[]): Promise<NeedRow[]> =>
  rows(
    db,
    sql<NeedRow>`select ${columns} from needs.need as need
      where need.organisation_id = ${community} and need.id = any(${ids as string[]}::uuid[]) order by need.id for update`,
  )

export async function lockNeed(db: Db, community: OrganisationId, id: string): Promise<NeedRow | null> {
  return (await lockNeeds(db, community, [id]))[0] ?? null
}

/** Those in one of these states, locked, the oldest first: for what happens by itself. */
export const lockNeedsIn = (db: Db, community: OrganisationId, states: readonly NeedState[]): Promise<NeedRow[]> =>
  rows(
    db,
    sql<NeedRow>`select ${columns} from needs.need as need
      where need.organisation_id = ${community} and need.state = any(${states as string[]}) order by need.id for update`,
  )

/** Those in one of these states, as they are. */
export const needsIn = (db: Db, community: OrganisationId, states: readonly NeedState[]): Promise<NeedRow[]> =>
  rows(
    db,
    sql<NeedRow>`select ${columns} from needs.need as need
      where need.organisation_id = ${community} and need.state = any(${states as string[]}) order by need.number, need.id`,
  )

export type NewNeed = Pick<NeedRow, 'id' | 'state' | 'language' | 'area' | 'author' | 'writtenAt'> & Partial<NeedRow>

export async function writeNeed(db: Db, community: OrganisationId, need: NewNeed): Promise<void> {
  const fields = Object.entries(need)
  await sql`insert into needs.need (organisation_id, ${sql.join(fields.map(([field]) => columnOf(field)))})
    values (${community}, ${sql.join(fields.map(([, value]) => sql`${value}`))})`.execute(db)
}

const columnOf = (field: string) => sql.ref(inTable[field as keyof NeedRow])

/** Changes these needs alike, with one statement. */
export async function changeNeeds(
  db: Db,
  community: OrganisationId,
  ids: readonly string[],
  change: Partial<Omit<NeedRow, 'id'>>,
): Promise<void> {
  const sets = Object.entries(change).map(([field, value]) => sql`${columnOf(field)} = ${value}`)
  await sql`update needs.need set ${sql.join(sets)}
    where organisation_id = ${community} and id = any(${ids as string[]}::uuid[])`.execute(db)
}

export const changeNeed = (
  db: Db,
  community: OrganisationId,
  id: string,
  change: Partial<Omit<NeedRow, 'id'>>,
): Promise<void> => changeNeeds(db, community, [id], change)

/** What was merged into this need, and what its defects became. */
export const relatedNeeds = (db: Db, community: OrganisationId, id: string): Promise<NeedRow[]> =>
  rows(
    db,
    sql<NeedRow>`select ${columns} from needs.need as need
      where need.organisation_id = ${community} and (need.merged_into = ${id} or need.defect_of = ${id})
      order by need.number, need.id`,
  )

/** How needs are called where only their id is known. */
export const needTitles = (
  db: Db,
  community: OrganisationId,
  ids: readonly string[],
): Promise<{ id: string; number: number | null; problem: string | null }[]> =>
  rows(
    db,
    sql<{ id: string; number: number | null; problem: string | null }>`select id, number, problem from needs.need
      where organisation_id = ${community} and id = any(${ids as string[]}::uuid[]) order by id`,
  )

/** A draft is seen by its own organisation alone: `own` are those the person who asks acts for. */
export function needList(community: OrganisationId, own: readonly string[]): ListDefinition {
  const backings = (what: string) => sql`(select ${sql.raw(what)} from needs.held_backing as held
      where held.organisation_id = need.organisation_id and held.need_id = need.id)`
  return {
    name: 'needs',
    from: sql`from needs.need as need where need.organisation_id = ${community}
      and (need.state <> 'draft' or need.author_id = any(${own as string[]}::uuid[]))`,
    id: sql`need.id`,
    columns: {
      number: { sql: sql`need.number`, type: 'number', sortable: true },
      problem: { sql: sql`need.problem`, sortSql: sql`platform.plain(need.problem)`, type: 'text', sortable: true },
      state: { sql: sql`need.state`, type: 'text', sortable: true },
      area: { sql: sql`need.area`, type: 'text', sortable: true },
      language: { sql: sql`need.language`, type: 'text' },
      author: { sql: sql`need.author_id`, type: 'text', exported: false },
      backings: { sql: backings('count(*)::int'), type: 'number', sortable: true },
      strength: { sql: backings('coalesce(sum(strength), 0)::int'), type: 'number', sortable: true },
      submittedOn: { sql: sql`need.submitted_on`, type: 'day', sortable: true },
      deliveredOn: { sql: sql`need.delivered_on`, type: 'day', sortable: true },
      whoSuffers: { sql: sql`need.who_suffers`, type: 'text' },
      frequency: { sql: sql`need.frequency`, type: 'text' },
      workaround: { sql: sql`need.workaround`, type: 'text' },
      wishedResult: { sql: sql`need.wished_result`, type: 'text' },
    },
    search: wordIn(
      sql`platform.plain(coalesce(need.number::text, '') || ' ' || coalesce(need.problem, '') || ' '
        || coalesce(need.wished_result, '') || ' ' || coalesce(need.who_suffers, '') || ' ' || need.area)`,
    ),
    filters: {
      state: (value) => sql`need.state = ${value}`,
      area: (value) => sql`need.area = ${value}`,
      author: (value) => sql`need.author_id::text = ${value}`,
      backedBy: (value) => sql`exists (select from needs.held_backing as held
        where held.organisation_id = need.organisation_id and held.need_id = need.id and held.participant_id::text = ${value})`,
    },
    sort: '-number',
  }
}

/** Who told what, for lists that come a second time; what was withdrawn may be told again. */
export const allTold = (db: Db, community: OrganisationId): Promise<{ author: string; problem: string }[]> =>
  rows(
    db,
    sql<{ author: string; problem: string }>`select author_id as author, problem from needs.need
      where organisation_id = ${community} and problem is not null and state <> 'withdrawn' order by id`,
  )

type Imported = Omit<NewNeed, 'state' | 'writtenAt'>

/** Writes what an import brings with one statement. */
export const writeImported = (
  db: Db,
  community: OrganisationId,
  importId: string,
  all: readonly Imported[],
  when: { readonly at: Instant; readonly on: Day },
): Promise<number> =>
  insertRows(
    db,
    'needs.need',
    {
      organisation_id: 'uuid',
      id: 'uuid',
      number: 'integer',
      state: 'text',
      language: 'text',
      problem: 'text',
      who_suffers: 'text',
      wished_result: 'text',
      frequency: 'text',
      workaround: 'text',
      area: 'text',
      author_id: 'uuid',
      written_at: 'timestamptz',
      submitted_on: 'date',
      backed_on: 'date',
      import_id: 'uuid',
    },
    all.map((one) => ({
      organisation_id: community,
      id: one.id,
      number: one.number,
      state: 'collected',
      language: one.language,
      problem: one.problem,
      who_suffers: one.whoSuffers,
      wished_result: one.wishedResult,
      frequency: one.frequency,
      workaround: one.workaround,
      area: one.area,
      author_id: one.author,
      written_at: when.at,
      submitted_on: when.on,
      backed_on: when.on,
      import_id: importId,
    })),
  )

export const lockImported = (db: Db, community: OrganisationId, importId: string): Promise<NeedRow[]> =>
  rows(
    db,
    sql<NeedRow>`select ${columns} from needs.need as need
      where need.organisation_id = ${community} and need.import_id = ${importId} order by need.id for update`,
  )

/** What can be translated of needs: what those who told them said, in the words that count. */
export const needTexts = (community: OrganisationId): Statement<unknown> =>
  sql`select need.id, 'need' as kind, need.language,
      concat_ws(' · ', need.number::text, left(coalesce(need.problem, need.wished_result), 120)) as title,
      jsonb_strip_nulls(jsonb_build_object('problem', nullif(need.problem, ''), 'who_suffers', nullif(need.who_suffers, ''),
        'result', nullif(need.wished_result, ''), 'frequency', nullif(need.frequency, ''),
        'workaround', nullif(need.workaround, ''))) as words,
      need.written_at as at,
      need.state not in ('merged', 'closed', 'declined', 'parked', 'withdrawn', 'replaced') as current
    from needs.need as need
    where need.organisation_id = ${community} and need.number is not null`
