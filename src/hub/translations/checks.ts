/** What must hold of translations at any time; a row found is a broken one. */
import { rows, sql } from '#platform/database/sql.ts'
import type { Check } from '#platform/module.ts'

export const checks: readonly Check[] = [
  {
    name: 'translations.reviewed_by_another',
    says: 'nobody reviews what they translated themselves',
    run: (db, organisation) =>
      rows(
        db,
        sql`select text.kind, text.subject_id as id, text.language, text.version from translations.text as text
          where text.organisation_id = ${organisation} and text.reviewed_by = text.written_by
          order by text.subject_id, text.language, text.version`,
      ),
  },
]
