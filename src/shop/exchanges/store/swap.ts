/** Requests for a swap with their wishes, and proposals with their legs. */
import type { Db } from '#platform/database/connect.ts'
import { insertRows, one, rows, sql, written } from '#platform/database/sql.ts'
import type { Instant } from '#platform/values/day.ts'
import type { OrganisationId } from '#platform/values/ids.ts'
import type { RequestState } from '../rules/states.ts'
import type { Wish } from '../rules/wishes.ts'

export interface RequestRow {
  readonly id: string
  readonly member: string
  readonly attendance: string
  readonly partner: string | null
  readonly state: RequestState
  readonly madeFor: string | null
  readonly madeAt: Instant
  readonly wishes: readonly Wish[]
}

/** Wishes of a request, in the order they were given, as one JSON array. */
const wishesOf = sql`coalesce((select json_agg(json_build_object('rank', wish.rank, 'shift', wish.shift_id,
      'weekday', wish.weekday, 'starts', to_char(wish.starts, 'HH24:MI'), 'kind', wish.kind_id,
      'from', wish.from_day, 'until', wish.until_day) order by wish.position)
    from exchanges.wish where wish.organisation_id = request.organisation_id and wish.request_id = request.id), '[]'::json)`

export const requestColumns = sql`request.id, request.member_id as member, request.attendance_id as attendance,
  request.partner_id as partner, request.state, request.made_for_id as "madeFor", request.made_at as "madeAt",
  ${wishesOf} as wishes`

export const readRequest = (db: Db, organisation: OrganisationId, request: string): Promise<RequestRow | null> =>
  one(
    db,
    sql<RequestRow>`select ${requestColumns} from exchanges.swap_request as request
      where request.organisation_id = ${organisation} and request.id = ${request}`,
  )

/** Locks these requests in the order of their ids, and gives them as they then are. */
export const lockRequests = (
  db: Db,
  organisation: OrganisationId,
  requests: readonly string[],
): Promise<RequestRow[]> =>
  rows(
    db,
    sql<RequestRow>`select ${requestColumns} from exchanges.swap_request as request
      where request.organisation_id = ${organisation} and request.id = any(${requests}::uuid[])
      order by request.id for update of request`,
  )

/** One run of matching at a time, and nobody takes a request back while it looks at it. */
export async function lockMatching(db: Db, organisation: OrganisationId): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`exchanges.matching ${organisation}`}, 0))`.execute(db)
}

/** Requests of these seats that still run. */
export const liveRequestIds = async (
  db: Db,
  organisation: OrganisationId,
  seats: readonly string[],
): Promise<string[]> => {
  const found = await rows<{ id: string }>(
    db,
    sql<{ id: string }>`select id from exchanges.swap_request
      where organisation_id = ${organisation} and attendance_id = any(${seats}::uuid[]) and state in ('open', 'offered')
      order by id`,
  )
  return found.map(({ id }) => id)
}

/** The request of this seat that still runs, locked. */
export const lockLiveRequest = (db: Db, organisation: OrganisationId, attendance: string): Promise<RequestRow | null> =>
  one(
    db,
    sql<RequestRow>`select ${requestColumns} from exchanges.swap_request as request
      where request.organisation_id = ${organisation} and request.attendance_id = ${attendance}
        and request.state in ('open', 'offered')
      for update of request`,
  )

export interface NewRequest {
  readonly id: string
  readonly member: string
  readonly attendance: string
  readonly partner: string | null
  readonly state: 'open' | 'offered'
  readonly madeFor: string | null
  readonly wishes: readonly Wish[]
}

export async function addRequest(
  db: Db,
  organisation: OrganisationId,
  request: NewRequest,
  now: Instant,
): Promise<void> {
  await sql`insert into exchanges.swap_request (organisation_id, id, member_id, attendance_id, partner_id, state,
      made_for_id, made_at)
    values (${organisation}, ${request.id}, ${request.member}, ${request.attendance}, ${request.partner},
      ${request.state}, ${request.madeFor}, ${now})`.execute(db)
  await addWishes(db, organisation, request.id, request.wishes)
}

/** Other wishes in place of those that stood. */
export async function replaceWishes(
  db: Db,
  organisation: OrganisationId,
  request: string,
  wishes: readonly Wish[],
): Promise<void> {
  await sql`delete from exchanges.wish where organisation_id = ${organisation} and request_id = ${request}`.execute(db)
  await addWishes(db, organisation, request, wishes)
}

const addWishes = (db: Db, organisation: OrganisationId, request: string, wishes: readonly Wish[]): Promise<number> =>
  insertRows(
    db,
    'exchanges.wish',
    {
      organisation_id: 'uuid',
      request_id: 'uuid',
      position: 'integer',
      rank: 'integer',
      shift_id: 'uuid',
      weekday: 'integer',
      starts: 'time',
      kind_id: 'uuid',
      from_day: 'date',
      until_day: 'date',
    },
    wishes.map((wish, at) => ({
      organisation_id: organisation,
      request_id: request,
      position: at + 1,
      rank: wish.rank,
      shift_id: wish.shift,
      weekday: wish.weekday,
      starts: wish.starts,
      kind_id: wish.kind,
      from_day: wish.from,
      until_day: wish.until,
    })),
  )

export const offerRequests = (db: Db, organisation: OrganisationId, requests: readonly string[]): Promise<number> =>
  written(
    db,
    sql`update exchanges.swap_request set state = 'offered'
      where organisation_id = ${organisation} and id = any(${requests}::uuid[]) and state = 'open'`,
  )

/** Requests of a person: those that run, and those that ended since; the newest first. */
export const requestsOf = (
  db: Db,
  organisation: OrganisationId,
  member: string,
  since: Instant,
): Promise<(RequestRow & { readonly proposal: string | null; readonly endReason: string | null })[]> =>
  rows(
    db,
    sql<RequestRow & { readonly proposal: string | null; readonly endReason: string | null }>`select ${requestColumns},
        request.end_reason as "endReason", (select leg.proposal_id from exchanges.swap_leg as leg
          where leg.organisation_id = request.organisation_id and leg.request_id = request.id
          order by leg.pending desc, leg.proposal_id desc limit 1) as proposal
      from exchanges.swap_request as request
      where request.organisation_id = ${organisation} and request.member_id = ${member}
        and (request.state in ('open', 'offered') or request.ended_at >= ${since})
      order by request.made_at desc, request.id`,
  )

/** All requests of a person with the shift of the seat given, the oldest first. */
export const requestsWithShift = (
  db: Db,
  organisation: OrganisationId,
  member: string,
): Promise<{ id: string; shift: string; name: string; day: string; localStart: string }[]> =>
  rows(
    db,
    sql<{ id: string; shift: string; name: string; day: string; localStart: string }>`select request.id,
        shift.id as shift, shift.name, shift.day, shift.local_start as "localStart"
      from exchanges.swap_request as request
      join shifts.public_attendance as seat
        on seat.organisation_id = request.organisation_id and seat.id = request.attendance_id
      join shifts.public_shift as shift on shift.organisation_id = seat.organisation_id and shift.id = seat.shift_id
      where request.organisation_id = ${organisation} and request.member_id = ${member}
      order by request.made_at, request.id`,
  )

/** The proposal a request is in, else the one it was in last. */
export const lastProposalOf = (
  db: Db,
  organisation: OrganisationId,
  request: string,
): Promise<{ id: string; state: ProposalRow['state'] } | null> =>
  one(
    db,
    sql<{ id: string; state: ProposalRow['state'] }>`select proposal.id, proposal.state
      from exchanges.swap_leg as leg
      join exchanges.swap_proposal as proposal
        on proposal.organisation_id = leg.organisation_id and proposal.id = leg.proposal_id
      where leg.organisation_id = ${organisation} and leg.request_id = ${request}
      order by leg.pending desc, proposal.made_at desc, proposal.id desc limit 1`,
  )

export interface LegRow {
  readonly request: string
  readonly member: string
  readonly gives: string
  readonly takes: string
  readonly rank: number | null
  readonly consentedAt: Instant | null
  readonly declinedAt: Instant | null
  /** The seat that came of it, once it is done. */
  readonly got: string | null
}

export interface ProposalRow {
  readonly id: string
  readonly origin: 'accepted' | 'matched' | 'agreed'
  readonly state: 'pending' | 'done' | 'off'
  readonly offReason: 'declined' | 'expired' | 'checks' | 'cancelled' | null
  readonly possible: number | null
  readonly madeAt: Instant
  readonly expiresAt: Instant
  readonly endedAt: Instant | null
  readonly legs: readonly LegRow[]
}

const proposalColumns = sql`proposal.id, proposal.origin, proposal.state, proposal.off_reason as "offReason",
  proposal.possible, proposal.made_at as "madeAt", proposal.expires_at as "expiresAt", proposal.ended_at as "endedAt",
  (select json_agg(json_build_object('request', leg.request_id, 'member', leg.member_id, 'gives', leg.gives_id,
      'takes', leg.takes_id, 'rank', leg.rank, 'consentedAt', leg.consented_at, 'declinedAt', leg.declined_at,
      'got', leg.got_id)
      order by leg.position)
    from exchanges.swap_leg as leg
    where leg.organisation_id = proposal.organisation_id and leg.proposal_id = proposal.id) as legs`

export const readProposals = (
  db: Db,
  organisation: OrganisationId,
  proposals: readonly string[],
): Promise<ProposalRow[]> =>
  rows(
    db,
    sql<ProposalRow>`select ${proposalColumns} from exchanges.swap_proposal as proposal
      where proposal.organisation_id = ${organisation} and proposal.id = any(${proposals}::uuid[]) order by proposal.id`,
  )

/** Locks the proposal; read it again after that. */
export const lockProposal = (db: Db, organisation: OrganisationId, proposal: string): Promise<number> =>
  rows(
    db,
    sql`select id from exchanges.swap_proposal where organisation_id = ${organisation} and id = ${proposal} for update`,
  ).then((found) => found.length)

/** The pending proposal a seat is given in. */
export const pendingOf = (db: Db, organisation: OrganisationId, request: string): Promise<{ id: string } | null> =>
  one(
    db,
    sql<{ id: string }>`select proposal_id as id from exchanges.swap_leg
      where organisation_id = ${organisation} and request_id = ${request} and pending`,
  )

export interface NewProposal {
  readonly id: string
  readonly origin: ProposalRow['origin']
  readonly possible: number | null
  readonly expiresAt: Instant
  readonly legs: readonly Omit<LegRow, 'declinedAt' | 'got'>[]
}

/** The proposals alone: requests made to accept one name it before its legs name them. */
export const addProposals = (
  db: Db,
  organisation: OrganisationId,
  proposals: readonly NewProposal[],
  now: Instant,
): Promise<number> =>
  insertRows(
    db,
    'exchanges.swap_proposal',
    {
      organisation_id: 'uuid',
      id: 'uuid',
      origin: 'text',
      possible: 'integer',
      made_at: 'timestamptz',
      expires_at: 'timestamptz',
    },
    proposals.map((proposal) => ({
      organisation_id: organisation,
      id: proposal.id,
      origin: proposal.origin,
      possible: proposal.possible,
      made_at: now,
      expires_at: proposal.expiresAt,
    })),
  )

export const addLegs = (db: Db, organisation: OrganisationId, proposals: readonly NewProposal[]): Promise<number> =>
  insertRows(
    db,
    'exchanges.swap_leg',
    {
      organisation_id: 'uuid',
      proposal_id: 'uuid',
      position: 'integer',
      request_id: 'uuid',
      member_id: 'uuid',
      gives_id: 'uuid',
      takes_id: 'uuid',
      rank: 'integer',
      consented_at: 'timestamptz',
    },
    proposals.flatMap((proposal) =>
      proposal.legs.map((leg, at) => ({
        organisation_id: organisation,
        proposal_id: proposal.id,
        position: at + 1,
        request_id: leg.request,
        member_id: leg.member,
        gives_id: leg.gives,
        takes_id: leg.takes,
        rank: leg.rank,
        consented_at: leg.consentedAt,
      })),
    ),
  )

/** What somebody answers: yes or no. */
export const answerLeg = (
  db: Db,
  organisation: OrganisationId,
  proposal: string,
  member: string,
  answer: { readonly consentedAt: Instant } | { readonly declinedAt: Instant },
): Promise<number> =>
  written(
    db,
    sql`update exchanges.swap_leg
      set consented_at = coalesce(consented_at, ${'consentedAt' in answer ? answer.consentedAt : null}::timestamptz),
        declined_at = ${'declinedAt' in answer ? answer.declinedAt : null}::timestamptz
      where organisation_id = ${organisation} and proposal_id = ${proposal} and member_id = ${member} and pending`,
  )

/** The seats have crossed: proposal and requests are done for good. */
export async function completeProposal(
  db: Db,
  organisation: OrganisationId,
  proposal: string,
  seats: readonly { readonly member: string; readonly got: string }[],
  now: Instant,
): Promise<void> {
  await sql`update exchanges.swap_request set state = 'done', ended_at = ${now}
    where organisation_id = ${organisation} and id in (select request_id from exchanges.swap_leg
      where organisation_id = ${organisation} and proposal_id = ${proposal})`.execute(db)
  await sql`update exchanges.swap_leg as leg set pending = false, got_id = seat.got
    from unnest(${seats.map(({ member }) => member)}::uuid[], ${seats.map(({ got }) => got)}::uuid[]) as seat(member, got)
    where leg.organisation_id = ${organisation} and leg.proposal_id = ${proposal} and leg.member_id = seat.member`.execute(
    db,
  )
  await sql`update exchanges.swap_proposal set state = 'done', ended_at = ${now}
    where organisation_id = ${organisation} and id = ${proposal}`.execute(db)
}
