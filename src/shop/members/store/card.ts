/** Rows of cards. */
import type { Db } from '#platform/database/connect.ts'
import { one, rows, sql, written } from '#platform/database/sql.ts'
import type { Day } from '#platform/values/day.ts'
import type { ContactId, OrganisationId } from '#platform/values/ids.ts'
import type { CardFacts, CardState, EndReason } from '../rules/card.ts'

export interface CardRow {
  readonly id: string
  readonly contact: ContactId
  readonly code: string
  readonly state: CardState
  readonly reason: string | null
  readonly orderedOn: Day | null
  readonly printedOn: Day | null
  readonly activeOn: Day | null
  readonly endedOn: Day | null
  readonly endReason: EndReason | null
}

const columns = sql`id, contact_id as contact, code, state, reason, ordered_on as "orderedOn", printed_on as "printedOn",
  active_on as "activeOn", ended_on as "endedOn", end_reason as "endReason"`

/** The cards of a contact, newest first. */
export function readCards(db: Db, organisation: OrganisationId, contact: ContactId): Promise<CardRow[]> {
  return rows<CardRow>(
    db,
    sql`select ${columns} from members.card where organisation_id = ${organisation} and contact_id = ${contact}
        order by id desc`,
  )
}

export function lockCard(db: Db, organisation: OrganisationId, id: string): Promise<CardRow | null> {
  return one<CardRow>(
    db,
    sql`select ${columns} from members.card where organisation_id = ${organisation} and id = ${id} for update`,
  )
}

/** Locks several cards, in the order of ids. */
export function lockCards(db: Db, organisation: OrganisationId, ids: readonly string[]): Promise<CardRow[]> {
  return rows<CardRow>(
    db,
    sql`select ${columns} from members.card where organisation_id = ${organisation} and id = any(${ids}::uuid[])
        order by id for update`,
  )
}

/** The card under one of these codes; one that still counts before an ended one. */
export function cardByCodes(db: Db, organisation: OrganisationId, codes: readonly string[]): Promise<CardFacts | null> {
  return one<CardFacts>(
    db,
    sql`select code, contact_id as contact, state, end_reason as "endReason", ended_on as "endedOn" from members.card
        where organisation_id = ${organisation} and code = any(${codes}::text[])
        order by state = 'ended', code limit 1`,
  )
}

/** How many cards this contact has had: the renewal of a numbered code. */
export async function countCards(db: Db, organisation: OrganisationId, contact: ContactId): Promise<number> {
  const row = await one<{ cards: number }>(
    db,
    sql`select count(*) as cards from members.card where organisation_id = ${organisation} and contact_id = ${contact}`,
  )
  return row?.cards ?? 0
}

/** Answers false when the code was ever given to somebody: codes are unique for ever. */
export async function addCard(
  db: Db,
  organisation: OrganisationId,
  card: { id: string; contact: ContactId; code: string; state: CardState; reason: string; today: Day },
): Promise<boolean> {
  const activeOn = card.state === 'active' ? card.today : null
  const added = await written(
    db,
    sql`insert into members.card (organisation_id, id, contact_id, code, state, reason, ordered_on, active_on)
        values (${organisation}, ${card.id}, ${card.contact}, ${card.code}, ${card.state}, ${card.reason},
          ${card.today}, ${activeOn})
        on conflict (organisation_id, code) do nothing`,
  )
  return added === 1
}

/** Ends the card of this contact that still counts; answers it, or null when there was none. */
export async function endLivingCard(
  db: Db,
  organisation: OrganisationId,
  contact: ContactId,
  end: { day: Day; reason: EndReason },
): Promise<string | null> {
  const row = await one<{ id: string }>(
    db,
    sql`update members.card set state = 'ended', ended_on = ${end.day}, end_reason = ${end.reason}
        where organisation_id = ${organisation} and contact_id = ${contact} and state <> 'ended' returning id`,
  )
  return row?.id ?? null
}

export async function endCard(db: Db, organisation: OrganisationId, id: string, end: { day: Day; reason: EndReason }) {
  await sql`update members.card set state = 'ended', ended_on = ${end.day}, end_reason = ${end.reason}
      where organisation_id = ${organisation} and id = ${id}`.execute(db)
}

export async function markPrinted(db: Db, organisation: OrganisationId, ids: readonly string[], day: Day) {
  await sql`update members.card set state = 'printed', printed_on = ${day}
      where organisation_id = ${organisation} and id = any(${ids}::uuid[])`.execute(db)
}

export async function markActive(db: Db, organisation: OrganisationId, id: string, day: Day) {
  await sql`update members.card set state = 'active', active_on = ${day}
      where organisation_id = ${organisation} and id = ${id}`.execute(db)
}
