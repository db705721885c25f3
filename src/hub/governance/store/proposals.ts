/** SQL of proposals: written, listed, moved from state to state. */
import { sql } from '#platform/database/sql.ts'
import { type ListDefinition, wordIn } from '#platform/lists/list.ts'
import type { OrganisationId } from '#platform/values/ids.ts'

/** A draft is seen by its own organisation and by whoever writes it: `own` are those the person who asks acts for. */
export function proposalList(
  community: OrganisationId,
  own: readonly string[],
  account: string | null,
): ListDefinition {
  return {
    name: 'proposals',
    from: sql`from governance.proposal as proposal where proposal.organisation_id = ${community}
      and (proposal.number is not null or proposal.author_id = any(${own as string[]}::uuid[])
        or proposal.author_account = ${account}::uuid)`,
    id: sql`proposal.id`,
    columns: {
      number: { sql: sql`proposal.number`, type: 'number', sortable: true },
      title: { sql: sql`proposal.title`, sortSql: sql`platform.plain(proposal.title)`, type: 'text', sortable: true },
      state: { sql: sql`proposal.state`, type: 'text', sortable: true },
      author: { sql: sql`proposal.author_id`, type: 'text', exported: false },
      publishedOn: { sql: sql`proposal.published_on`, type: 'day', sortable: true },
    },
    search: wordIn(
      sql`platform.plain(coalesce(proposal.number::text, '') || ' ' || proposal.title || ' '
        || coalesce(proposal.driver, '') || ' ' || coalesce(proposal.requirement, ''))`,
    ),
    filters: {
      state: (value) => sql`proposal.state = ${value}`,
      author: (value) => sql`proposal.author_id::text = ${value}`,
    },
    sort: '-number',
  }
}
