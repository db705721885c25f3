/** What must hold in every ledger at any time; a row found is a broken one. */
import { rows, sql } from '#platform/database/sql.ts'
import type { Check } from '#platform/module.ts'
import { brokenLinks } from './chain.ts'
import { chainOf, linesOf } from './store/ledger.ts'

export const checks: readonly Check[] = [
  {
    name: 'funding.sets_balance',
    says: 'every set of the ledger sums to exactly 0 in each currency',
    run: (db, organisation) =>
      rows(
        db,
        sql`select set_id as id, currency from funding.entry_line where organisation_id = ${organisation}
          group by set_id, currency having sum(amount) <> 0 order by set_id, currency`,
      ),
  },
  {
    name: 'funding.sets_have_lines',
    says: 'every set of the ledger has lines',
    run: (db, organisation) =>
      rows(
        db,
        sql`select entry.id from funding.entry_set as entry where entry.organisation_id = ${organisation}
            and not exists (select from funding.entry_line as line
              where line.organisation_id = entry.organisation_id and line.set_id = entry.id)
          order by entry.id`,
      ),
  },
  {
    name: 'funding.reversals_mirror',
    says: 'a reversal is the exact mirror of the set it undoes',
    run: (db, organisation) =>
      rows(
        db,
        sql`select mirror.id, line.account, line.about, line.currency from funding.entry_set as mirror
          join funding.entry_line as line on line.organisation_id = mirror.organisation_id
            and line.set_id in (mirror.id, mirror.reverses)
          where mirror.organisation_id = ${organisation} and mirror.reverses is not null
          group by mirror.id, line.account, line.about, line.currency having sum(line.amount) <> 0
          order by mirror.id, line.account, line.about, line.currency`,
      ),
  },
  {
    name: 'funding.chain_holds',
    says: 'every set of the ledger carries the hash that follows from the one before',
    run: async (db, organisation) => {
      const sets = await chainOf(db, organisation)
      const ids = sets.map(({ id }) => id)
      const lines = Map.groupBy(await linesOf(db, organisation, ids), ({ set }) => set)
      return brokenLinks(sets.map((set) => ({ ...set, lines: lines.get(set.id) ?? [] }))).map((one) => ({ ...one }))
    },
  },
]
