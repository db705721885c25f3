/** SQL of open rounds and of who has answered in them. */
import type { Db } from '#platform/database/connect.ts'
import { rows, sql } from '#platform/database/sql.ts'
import type { Day, Instant } from '#platform/values/day.ts'
import type { OrganisationId } from '#platform/values/ids.ts'
import type { Currency } from '#platform/values/money.ts'

export interface OpenRound {
  readonly id: string
  readonly name: string
  readonly target: number
  readonly currency: Currency
  readonly deadline: Day
  readonly endsAt: Instant
  readonly invited: string[]
  /** Participants that pledged, intend to, or said that they do not. */
  readonly answered: string[]
}

export const openRounds = (db: Db, community: OrganisationId, now: Instant): Promise<OpenRound[]> =>
  rows(
    db,
    sql<OpenRound>`select round.id, round.name, round.target, round.currency, round.deadline, round.ends_at as "endsAt",
        round.invited,
        array(select pledge.participant_id::text from funding.pledge
            where pledge.organisation_id = round.organisation_id and pledge.round_id = round.id
              and pledge.state not in ('withdrawn', 'released')
          union
          select said.participant_id::text from funding.round_decline as said
            where said.organisation_id = round.organisation_id and said.round_id = round.id) as answered
      from funding.round as round
      where round.organisation_id = ${community} and round.state = 'open' and round.ends_at > ${now}
      order by round.ends_at, round.seq`,
  )
