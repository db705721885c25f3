/** SQL of the public site: pages, the versions of their texts, the map, and how often pages were read. */
import type { Language } from '#platform/action.ts'
import type { Db } from '#platform/database/connect.ts'
import { insertRows, one, rows, sql } from '#platform/database/sql.ts'
import { type ListDefinition, wordIn } from '#platform/lists/list.ts'
import type { Day, Instant } from '#platform/values/day.ts'
import type { AccountId, OrganisationId } from '#platform/values/ids.ts'
import type { PageKind, PageState } from '../rules/site.ts'

export interface PageRow {
  readonly id: string
  readonly kind: PageKind
  readonly address: string
  readonly language: Language
  readonly state: PageState
  readonly version: number
  readonly shownVersion: number | null
  readonly publishedAt: Instant | null
  readonly shownAt: Instant | null
}

export interface TextRow {
  readonly language: Language
  readonly version: number
  readonly title: string
  readonly body: string
  readonly ofVersion: number
  readonly basedOn: number
  readonly writtenAt: Instant
  readonly writtenBy: AccountId | null
  readonly reviewedAt: Instant | null
}

const columns = sql`page.id, page.kind, page.address, page.language, page.state, page.version,
  page.shown_version as "shownVersion", page.published_at as "publishedAt", page.shown_at as "shownAt"`
const textColumns = sql`text.language, text.version, text.title, text.body, text.of_version as "ofVersion",
  text.based_on as "basedOn", text.written_at as "writtenAt", text.written_by as "writtenBy", text.reviewed_at as "reviewedAt"`

export const readPage = (db: Db, community: OrganisationId, id: string): Promise<PageRow | null> =>
  one(
    db,
    sql<PageRow>`select ${columns} from communication.page as page
      where page.organisation_id = ${community} and page.id = ${id}`,
  )

/** Whoever writes holds it: versions follow one another. */
export const lockPage = (db: Db, community: OrganisationId, id: string): Promise<PageRow | null> =>
  one(
    db,
    sql<PageRow>`select ${columns} from communication.page as page
      where page.organisation_id = ${community} and page.id = ${id} for update`,
  )

export const addressesOf = (db: Db, community: OrganisationId, kind: PageKind): Promise<{ address: string }[]> =>
  rows(
    db,
    sql<{ address: string }>`select address from communication.page
      where organisation_id = ${community} and kind = ${kind} order by address`,
  )

export type NewPage = Pick<PageRow, 'id' | 'kind' | 'address' | 'language'> & { readonly at: Instant }

/** Each a draft in its first version. */
export const addPages = (db: Db, community: OrganisationId, pages: readonly NewPage[]): Promise<number> =>
  insertRows(
    db,
    'communication.page',
    {
      organisation_id: 'uuid',
      id: 'uuid',
      kind: 'text',
      address: 'text',
      language: 'text',
      state: 'text',
      version: 'int',
      made_at: 'timestamptz',
    },
    pages.map(({ at, ...page }) => ({
      organisation_id: community,
      ...page,
      state: 'draft',
      version: 1,
      made_at: at,
    })),
  )

/** For stories that begin with pages everybody reads: each as it was written first, since its own moment. */
export async function showPages(
  db: Db,
  community: OrganisationId,
  pages: readonly { readonly id: string; readonly at: Instant }[],
): Promise<void> {
  await sql`update communication.page as page set state = 'published', shown_version = 1, published_at = shown.at,
      shown_at = shown.at
    from unnest(${pages.map(({ id }) => id)}::uuid[], ${pages.map(({ at }) => at)}::timestamptz[]) as shown(id, at)
    where page.organisation_id = ${community} and page.id = shown.id`.execute(db)
}

export interface NewText {
  readonly page: string
  readonly language: Language
  readonly version: number
  readonly title: string
  readonly body: string
  readonly ofVersion: number
  readonly basedOn: number
  readonly at: Instant
  readonly by: AccountId | null
  /** It needs no review: the original, or a language that was emptied. */
  readonly settled: boolean
}

export const addTexts = (db: Db, community: OrganisationId, texts: readonly NewText[]): Promise<number> =>
  insertRows(
    db,
    'communication.page_text',
    {
      organisation_id: 'uuid',
      page_id: 'uuid',
      language: 'text',
      version: 'int',
      title: 'text',
      body: 'text',
      of_version: 'int',
      based_on: 'int',
      written_at: 'timestamptz',
      written_by: 'uuid',
      reviewed_at: 'timestamptz',
      reviewed_by: 'uuid',
    },
    texts.map((text) => ({
      organisation_id: community,
      page_id: text.page,
      language: text.language,
      version: text.version,
      title: text.title,
      body: text.body,
      of_version: text.ofVersion,
      based_on: text.basedOn,
      written_at: text.at,
      written_by: text.by,
      reviewed_at: text.settled ? text.at : null,
      reviewed_by: text.settled ? text.by : null,
    })),
  )

/** Somebody read it beside the original as it is now. */
export async function reviewText(
  db: Db,
  community: OrganisationId,
  of: {
    readonly page: string
    readonly language: Language
    readonly version: number
    readonly ofVersion: number
    readonly at: Instant
    readonly by: AccountId | null
  },
): Promise<void> {
  await sql`update communication.page_text set reviewed_at = ${of.at}, reviewed_by = ${of.by}, of_version = ${of.ofVersion}
    where organisation_id = ${community} and page_id = ${of.page} and language = ${of.language}
      and version = ${of.version}`.execute(db)
}

export async function changePage(
  db: Db,
  community: OrganisationId,
  id: string,
  change: Partial<Pick<PageRow, 'state' | 'version' | 'shownVersion' | 'publishedAt' | 'shownAt'>>,
): Promise<void> {
  const inTable = {
    state: 'state',
    version: 'version',
    shownVersion: 'shown_version',
    publishedAt: 'published_at',
    shownAt: 'shown_at',
  } as const
  const sets = Object.entries(change).map(
    ([field, value]) => sql`${sql.ref(inTable[field as keyof typeof inTable])} = ${value}`,
  )
  await sql`update communication.page set ${sql.join(sets)}
    where organisation_id = ${community} and id = ${id}`.execute(db)
}

/** The newest text of each language. */
export const newestTexts = (db: Db, community: OrganisationId, page: string): Promise<TextRow[]> =>
  rows(
    db,
    sql<TextRow>`select distinct on (text.language) ${textColumns} from communication.page_text as text
      where text.organisation_id = ${community} and text.page_id = ${page}
      order by text.language, text.version desc`,
  )

export const allTexts = (db: Db, community: OrganisationId, page: string): Promise<TextRow[]> =>
  rows(
    db,
    sql<TextRow>`select ${textColumns} from communication.page_text as text
      where text.organisation_id = ${community} and text.page_id = ${page}
      order by text.written_at desc, text.language, text.version desc limit 200`,
  )

export interface ShownText {
  readonly page: string
  readonly language: Language
  readonly title: string
  readonly body: string
  readonly outdated: boolean
}

/** What everybody reads of these pages: the original as it was put there, and translations of it that were reviewed. */
export const shownTexts = (db: Db, community: OrganisationId, pages: readonly string[]): Promise<ShownText[]> =>
  rows(
    db,
    sql<ShownText>`select page, language, title, body, outdated from (
        select distinct on (text.page_id, text.language) text.page_id as page, text.language, text.title, text.body,
          text.language <> page.language and text.of_version < page.shown_version as outdated
        from communication.page_text as text
        join communication.page as page on page.organisation_id = text.organisation_id and page.id = text.page_id
        where text.organisation_id = ${community} and text.page_id = any(${pages as string[]}::uuid[])
          and page.state = 'published'
          and (case when text.language = page.language then text.version = page.shown_version
            else text.reviewed_at is not null and text.of_version <= page.shown_version end)
        order by text.page_id, text.language, text.version desc
      ) as shown where title <> '' or body <> '' order by page, language`,
  )

/** Pages everybody may read, the latest news first. */
export const publishedPages = (db: Db, community: OrganisationId, kind: PageKind): Promise<PageRow[]> =>
  rows(
    db,
    sql<PageRow>`select ${columns} from communication.page as page
      where page.organisation_id = ${community} and page.kind = ${kind} and page.state = 'published'
      order by page.published_at desc, page.id limit 500`,
  )

export const publishedPage = (
  db: Db,
  community: OrganisationId,
  kind: PageKind,
  address: string,
): Promise<PageRow | null> =>
  one(
    db,
    sql<PageRow>`select ${columns} from communication.page as page
      where page.organisation_id = ${community} and page.kind = ${kind} and page.address = ${address}
        and page.state = 'published'`,
  )

export const pageList = (community: OrganisationId): ListDefinition => ({
  name: 'pages',
  from: sql`from communication.page as page
    left join lateral (select text.title from communication.page_text as text
      where text.organisation_id = page.organisation_id and text.page_id = page.id and text.language = page.language
      order by text.version desc limit 1) as newest on true
    where page.organisation_id = ${community}`,
  id: sql`page.id`,
  columns: {
    title: {
      sql: sql`coalesce(newest.title, '')`,
      sortSql: sql`platform.plain(coalesce(newest.title, ''))`,
      type: 'text',
      sortable: true,
    },
    kind: { sql: sql`page.kind`, type: 'text', sortable: true },
    address: { sql: sql`page.address`, type: 'text', sortable: true },
    state: { sql: sql`page.state`, type: 'text', sortable: true },
    changed: { sql: sql`page.state = 'published' and page.shown_version < page.version`, type: 'yes_no' },
    language: { sql: sql`page.language`, type: 'text' },
    publishedAt: {
      sql: sql`page.published_at`,
      sortSql: sql`coalesce(page.published_at, page.made_at)`,
      type: 'instant',
      sortable: true,
    },
  },
  search: wordIn(sql`platform.plain(page.address || ' ' || coalesce(newest.title, ''))`),
  filters: {
    state: (value) => sql`page.state = ${value}`,
    kind: (value) => sql`page.kind = ${value}`,
  },
  sort: '-publishedAt',
})

export interface PlaceRow {
  readonly participant: string
  /** Thousandths of a degree. */
  readonly latitude: number
  readonly longitude: number
}

export const placesOf = (db: Db, community: OrganisationId): Promise<PlaceRow[]> =>
  rows(
    db,
    sql<PlaceRow>`select participant_id as participant, latitude, longitude from communication.map_place
      where organisation_id = ${community} order by participant_id`,
  )

export async function writePlace(db: Db, community: OrganisationId, place: PlaceRow): Promise<void> {
  await sql`insert into communication.map_place (organisation_id, participant_id, latitude, longitude)
    values (${community}, ${place.participant}, ${place.latitude}, ${place.longitude})
    on conflict (organisation_id, participant_id)
      do update set latitude = excluded.latitude, longitude = excluded.longitude`.execute(db)
}

export async function addVisits(
  db: Db,
  community: OrganisationId,
  visits: readonly { readonly day: Day; readonly page: string; readonly count: number }[],
): Promise<void> {
  await insertRows(
    db,
    'communication.visit',
    { organisation_id: 'uuid', day: 'date', page: 'text', count: 'int' },
    visits.map((visit) => ({ organisation_id: community, ...visit })),
    'on conflict (organisation_id, day, page) do update set count = visit.count + excluded.count',
  )
}

export const visitsSince = (db: Db, community: OrganisationId, from: Day): Promise<{ page: string; count: number }[]> =>
  rows(
    db,
    sql<{ page: string; count: number }>`select page, sum(count)::int as count from communication.visit
      where organisation_id = ${community} and day >= ${from} group by page order by count desc, page limit 200`,
  )
