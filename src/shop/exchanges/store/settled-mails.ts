/** Mails that ask something which was settled before they left: they do not go out. */
import type { Db } from '#platform/database/connect.ts'
import { rows, sql } from '#platform/database/sql.ts'
import type { OrganisationId } from '#platform/values/ids.ts'

interface WaitingMail {
  readonly id: string
  readonly person: string
  readonly facts: { readonly link?: string }
}

/** What the mail asks about: the last part of its link. */
const askedAbout = ({ facts }: WaitingMail): string =>
  String(facts.link ?? '')
    .split('/')
    .at(-1) ?? ''

/** Each question: what still waits for an answer of this person. */
const waiting = {
  'exchanges.stand_in_asked': sql`select call.id, call.named_id as person from exchanges.stand_in_call as call
    where call.organisation_id = given.organisation and call.state = 'open'`,
  'exchanges.call_out': sql`select out.id, called.member_id as person from exchanges.call_out as out
    join exchanges.call_out_invitation as called on called.organisation_id = out.organisation_id
      and called.call_out_id = out.id and called.answer is null
    where out.organisation_id = given.organisation and out.state = 'open'`,
  'exchanges.swap_offer': sql`select proposal.id, leg.member_id as person from exchanges.swap_proposal as proposal
    join exchanges.swap_leg as leg on leg.organisation_id = proposal.organisation_id
      and leg.proposal_id = proposal.id and leg.consented_at is null
    where proposal.organisation_id = given.organisation and proposal.state = 'pending'`,
  'exchanges.swap_asked': sql`select request.id, ask.member_id as person from exchanges.swap_request as request
    join exchanges.swap_ask as ask on ask.organisation_id = request.organisation_id and ask.request_id = request.id
      and ask.declined_at is null
    where request.organisation_id = given.organisation and request.state = 'open'`,
}

export const askingCodes = Object.keys(waiting) as (keyof typeof waiting)[]

/** Of mails of one code, the ids of those that nobody needs to answer any more. */
export const settledMails =
  (code: keyof typeof waiting) =>
  async (db: Db, organisation: OrganisationId, mails: readonly WaitingMail[]): Promise<string[]> => {
    const found = await rows<{ id: string }>(
      db,
      sql<{ id: string }>`select given.id from unnest(${mails.map(({ id }) => id)}::text[],
          ${mails.map(askedAbout)}::text[], ${mails.map(({ person }) => person)}::text[],
          ${mails.map(() => organisation as string)}::uuid[]) as given(id, about, person, organisation)
        where not exists (select 1 from (${waiting[code]}) as waits
          where waits.id::text = given.about and waits.person::text = given.person)
        order by given.id`,
    )
    return found.map(({ id }) => id)
  }
