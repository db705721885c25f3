/** SQL of what imports remember about words of files. Answers that hold for one file alone are not among them. */
import type { Db } from '../database/connect.ts'
import { sql, written } from '../database/sql.ts'
import { type ListDefinition, wordIn } from '../lists/list.ts'
import type { OrganisationId } from '../values/ids.ts'

/** One answer has no id of its own: it is what it answers. */
const idSql = sql`md5(answer.kind || chr(1) || answer.source || chr(1) || answer.topic || chr(1) || answer.given)::uuid`
const ofFile = '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$'

export const wordList = (organisation: OrganisationId, kinds: readonly string[]): ListDefinition => ({
  name: 'import_words',
  from: sql`from platform.import_answer as answer where answer.organisation_id = ${organisation}
    and answer.kind = any(${kinds}::text[]) and answer.source !~ ${ofFile}`,
  id: idSql,
  columns: {
    given: { sql: sql`answer.given`, sortSql: sql`platform.plain(answer.given)`, type: 'text', sortable: true },
    kind: { sql: sql`answer.kind`, type: 'text', sortable: true },
    topic: { sql: sql`answer.topic`, type: 'text', sortable: true },
    source: { sql: sql`answer.source`, type: 'text' },
    answer: { sql: sql`answer.answer`, type: 'text' },
    answeredAt: { sql: sql`answer.answered_at`, type: 'instant', sortable: true },
    answeredBy: { sql: sql`answer.answered_by`, type: 'text' },
  },
  search: wordIn(sql`platform.plain(answer.given || ' ' || answer.source || ' ' || answer.answer)`),
  filters: { kind: (value) => sql`answer.kind = ${value}`, topic: (value) => sql`answer.topic = ${value}` },
  sort: 'given',
})

export const dropWord = (
  db: Db,
  organisation: OrganisationId,
  { kind, source, topic, given }: Readonly<Record<'kind' | 'source' | 'topic' | 'given', string>>,
): Promise<number> =>
  written(
    db,
    sql`delete from platform.import_answer where organisation_id = ${organisation} and kind = ${kind}
      and source = ${source} and topic = ${topic} and given = ${given}`,
  )
