/** SQL of proposals and decisions for everybody: what has a number, no person. */
import type { Language } from '#platform/action.ts'
import type { Db } from '#platform/database/connect.ts'
import { one, rows, sql } from '#platform/database/sql.ts'
import type { Day, Instant } from '#platform/values/day.ts'
import type { OrganisationId } from '#platform/values/ids.ts'
import type { endings } from '../rules/register.ts'
import type { ProposalState } from '../rules/states.ts'

export interface PublicProposalRow {
  readonly id: string
  readonly number: number
  readonly title: string
  readonly state: ProposalState
  readonly language: Language
  readonly publishedOn: Day | null
  readonly finalUntil: Day | null
  readonly decidedOn: Day | null
}

const columns = sql`proposal.id, proposal.number, proposal.title, proposal.state, proposal.language,
  proposal.published_on as "publishedOn", proposal.final_until as "finalUntil", proposal.decided_on as "decidedOn"`

/** What runs first, then the newest. */
export const publicProposals = (db: Db, community: OrganisationId): Promise<PublicProposalRow[]> =>
  rows(
    db,
    sql<PublicProposalRow>`select ${columns} from governance.proposal as proposal
      where proposal.organisation_id = ${community} and proposal.number is not null and proposal.state <> 'draft'
      order by proposal.state not in ('open', 'final_comments', 'deciding'), proposal.number desc limit 500`,
  )

export const publicProposal = (
  db: Db,
  community: OrganisationId,
  number: number,
): Promise<
  | (PublicProposalRow & {
      readonly author: string | null
      readonly driver: string | null
      readonly requirement: string | null
      readonly criteria: string | null
      readonly decision: string | null
    })
  | null
> =>
  one(
    db,
    sql`select ${columns}, proposal.author_id as author, proposal.driver, proposal.requirement, proposal.criteria,
        (select decision.number from governance.decision as decision where decision.organisation_id = proposal.organisation_id
          and decision.proposal_id = proposal.id order by decision.number desc limit 1) as decision
      from governance.proposal as proposal
      where proposal.organisation_id = ${community} and proposal.number = ${number} and proposal.state <> 'draft'`,
  )

export interface PublicDecisionRow {
  readonly id: string
  readonly number: string
  readonly title: string
  readonly language: Language
  readonly takenOn: Day
  readonly inForceFrom: Day
  readonly reviewOn: Day
  readonly endedAs: (typeof endings)[number] | null
  readonly endedFrom: Day | null
  readonly pending: boolean
  readonly recordedAt: Instant
}

/** `words`: in its number, its title or its text. */
export const publicDecisions = (db: Db, community: OrganisationId, words: string): Promise<PublicDecisionRow[]> =>
  rows(
    db,
    sql<PublicDecisionRow>`select id, number, title, language, taken_on as "takenOn", in_force_from as "inForceFrom",
        review_on as "reviewOn", ended_as as "endedAs", ended_from as "endedFrom", pending, recorded_at as "recordedAt"
      from governance.decision where organisation_id = ${community}
        and strpos(platform.plain(number || ' ' || title || ' ' || text), platform.plain(${words})) > 0
      order by taken_on desc, number desc limit 1000`,
  )
