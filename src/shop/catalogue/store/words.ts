/** The words that stand on products, each once: what searches with typos look among. */
import type { Db } from '#platform/database/connect.ts'
import { one, sql, written } from '#platform/database/sql.ts'
import type { OrganisationId } from '#platform/values/ids.ts'

const words = (organisation: OrganisationId, ids: readonly string[]) => sql`catalogue.product,
  catalogue.words_of(product.search) as word where product.organisation_id = ${organisation} and product.id = any(${ids}::uuid[])`

/** Those of these products. */
export const readWords = async (db: Db, organisation: OrganisationId, ids: readonly string[]): Promise<string[]> =>
  (
    await one(
      db,
      sql<{ words: string[] }>`select array(select distinct word from ${words(organisation, ids)}) as words`,
    )
  )?.words ?? []

/** In one order, so that two who note words never wait for each other. */
export const noteWords = (db: Db, organisation: OrganisationId, ids: readonly string[]): Promise<number> =>
  written(
    db,
    sql`insert into catalogue.search_word (organisation_id, word)
      select distinct product.organisation_id, word from ${words(organisation, ids)} order by 1, 2 on conflict do nothing`,
  )

/** Of the words that these products bore before, those that none bears any more. */
export const forgetWords = (
  db: Db,
  organisation: OrganisationId,
  ids: readonly string[],
  before: readonly string[],
): Promise<number> =>
  written(
    db,
    sql`delete from catalogue.search_word
      where search_word.organisation_id = ${organisation} and search_word.word = any(${before}::text[])
        and search_word.word not in (select word from ${words(organisation, ids)})
        and not exists (select from catalogue.product
          where product.organisation_id = ${organisation} and strpos(product.search, search_word.word) > 0)`,
  )
