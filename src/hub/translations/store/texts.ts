/** SQL of translations: every version of them, beside the originals that other modules show. */
import type { Language } from '#platform/action.ts'
import type { Db } from '#platform/database/connect.ts'
import { insertRows, rows, type Statement, sql } from '#platform/database/sql.ts'
import { type ListDefinition, wordIn } from '#platform/lists/list.ts'
import type { Instant } from '#platform/values/day.ts'
import type { AccountId, OrganisationId } from '#platform/values/ids.ts'
import type { TextKindName, Words } from '../rules/text.ts'

/** A text in the language that binds, as the module that owns it shows it. */
export interface OriginalRow {
  readonly id: string
  readonly kind: TextKindName
  readonly language: Language
  readonly title: string
  readonly words: Words
  /** When it was last changed. */
  readonly at: Instant
  /** Whether people still work or live by it. */
  readonly current: boolean
}

type Originals = readonly Statement<unknown>[]

const together = (texts: Originals) =>
  sql.join(
    texts.map((text) => sql`(${text})`),
    sql` union all `,
  )

export const originalsOf = (db: Db, texts: Originals, ids: readonly string[]): Promise<OriginalRow[]> =>
  texts.length === 0
    ? Promise.resolve([])
    : rows(
        db,
        sql<OriginalRow>`select id, kind, language, title, words, at, current from (${together(texts)}) as text
          where id = any(${ids as string[]}::uuid[]) order by id`,
      )

export interface TextRow {
  readonly subject: string
  readonly language: Language
  readonly version: number
  readonly words: Words
  readonly original: Words
  readonly basedOn: number
  readonly writtenAt: Instant
  readonly writtenBy: AccountId | null
  readonly reviewedAt: Instant | null
  readonly reviewedBy: AccountId | null
}

const columns = sql`text.subject_id as subject, text.language, text.version, text.words, text.original,
  text.based_on as "basedOn", text.written_at as "writtenAt", text.written_by as "writtenBy",
  text.reviewed_at as "reviewedAt", text.reviewed_by as "reviewedBy"`

/** The newest of each language; `reviewed`: the newest that a second person read. */
export const newestOf = (
  db: Db,
  community: OrganisationId,
  subjects: readonly string[],
  { reviewed }: { readonly reviewed: boolean },
): Promise<TextRow[]> =>
  rows(
    db,
    sql<TextRow>`select distinct on (text.subject_id, text.language) ${columns} from translations.text as text
      where text.organisation_id = ${community} and text.subject_id = any(${subjects as string[]}::uuid[])
        and (${!reviewed} or text.reviewed_at is not null)
      order by text.subject_id, text.language, text.version desc`,
  )

/** Every version, the latest first. */
export const versionsOf = (db: Db, community: OrganisationId, subject: string): Promise<TextRow[]> =>
  rows(
    db,
    sql<TextRow>`select ${columns} from translations.text as text
      where text.organisation_id = ${community} and text.subject_id = ${subject}
      order by text.written_at desc, text.language, text.version desc limit 200`,
  )

/** Two never write the same text at once: versions follow one another. */
export async function lockText(db: Db, community: OrganisationId, subject: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`translations ${community} ${subject}`}, 0))`.execute(db)
}

export type NewText = TextRow & { readonly kind: string }

export const addTexts = (db: Db, community: OrganisationId, texts: readonly NewText[]): Promise<number> =>
  insertRows(
    db,
    'translations.text',
    {
      organisation_id: 'uuid',
      kind: 'text',
      subject_id: 'uuid',
      language: 'text',
      version: 'int',
      words: 'jsonb',
      original: 'jsonb',
      based_on: 'int',
      written_at: 'timestamptz',
      written_by: 'uuid',
      reviewed_at: 'timestamptz',
      reviewed_by: 'uuid',
    },
    texts.map(({ subject, basedOn, writtenAt, writtenBy, reviewedAt, reviewedBy, ...text }) => ({
      ...{ organisation_id: community, subject_id: subject, based_on: basedOn, written_at: writtenAt },
      ...{ written_by: writtenBy, reviewed_at: reviewedAt, reviewed_by: reviewedBy },
      ...text,
    })),
  )

export async function reviewText(
  db: Db,
  community: OrganisationId,
  of: Pick<TextRow, 'subject' | 'language' | 'version'>,
  at: Instant,
  by: AccountId | null,
): Promise<void> {
  await sql`update translations.text set reviewed_at = ${at}, reviewed_by = ${by}
    where organisation_id = ${community} and subject_id = ${of.subject} and language = ${of.language}
      and version = ${of.version}`.execute(db)
}

/** What may be translated into a language, and how far that is. What nobody works or lives by any more is left out. */
export const textList = (community: OrganisationId, texts: Originals, into: Language): ListDefinition => {
  const state = sql`case when newest.words is null or newest.words = '{}'::jsonb then 'missing'
    when newest.reviewed_at is null then 'draft' when newest.original = text.words then 'reviewed' else 'outdated' end`
  return {
    name: 'texts',
    from: sql`from (${together(texts)}) as text
      left join lateral (select one.words, one.original, one.reviewed_at from translations.text as one
        where one.organisation_id = ${community} and one.subject_id = text.id and one.language = ${into}
        order by one.version desc limit 1) as newest on true
      where text.current and text.language <> ${into}`,
    id: sql`text.id`,
    columns: {
      title: { sql: sql`text.title`, sortSql: sql`platform.plain(text.title)`, type: 'text', sortable: true },
      kind: { sql: sql`text.kind`, type: 'text', sortable: true },
      language: { sql: sql`text.language`, type: 'text', sortable: true },
      state: { sql: state, type: 'text', sortable: true },
      at: { sql: sql`text.at`, type: 'instant', sortable: true },
    },
    search: wordIn(sql`platform.plain(text.title)`),
    filters: {
      kind: (value) => sql`text.kind = ${value}`,
      state: (value) => sql`${state} = ${value}`,
    },
    sort: '-at',
  }
}
