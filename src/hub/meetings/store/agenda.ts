/** SQL of agendas and their timers. */
import type { Db } from '#platform/database/connect.ts'
import { insertRows, one, rows, sql, updateRows } from '#platform/database/sql.ts'
import type { Instant } from '#platform/values/day.ts'
import type { OrganisationId } from '#platform/values/ids.ts'
import type { ItemAim, ItemSort } from '../rules/agenda.ts'

export interface ItemRow {
  readonly id: string
  readonly meeting: string
  readonly place: number
  readonly sort: ItemSort
  readonly subject: string | null
  readonly title: string
  readonly minutes: number
  readonly aim: ItemAim
  readonly byItself: boolean
  readonly removed: boolean
  readonly spentSeconds: number
  readonly runningSince: Instant | null
  /** A round of speech: who, in which order; and how many of them have spoken. */
  readonly speech: string[] | null
  readonly spoken: number
}

const columns = sql`item.id, item.meeting_id as meeting, item.place, item.sort, item.subject, item.title, item.minutes,
  item.aim, item.by_itself as "byItself", item.removed, item.spent_seconds as "spentSeconds",
  item.running_since as "runningSince", item.speech, item.spoken`

/** Every line that ever stood on the agendas of these meetings, also those taken off, in their order. */
export const itemsOf = (db: Db, community: OrganisationId, meetings: readonly string[]): Promise<ItemRow[]> =>
  rows(
    db,
    sql<ItemRow>`select ${columns} from meetings.agenda_item as item
      where item.organisation_id = ${community} and item.meeting_id = any(${meetings as string[]}::uuid[])
      order by item.meeting_id, item.place, item.id`,
  )

export const readItem = (db: Db, community: OrganisationId, id: string): Promise<ItemRow | null> =>
  one(
    db,
    sql<ItemRow>`select ${columns} from meetings.agenda_item as item
      where item.organisation_id = ${community} and item.id = ${id} and not item.removed`,
  )

export type NewItem = Pick<
  ItemRow,
  'id' | 'meeting' | 'place' | 'sort' | 'subject' | 'title' | 'minutes' | 'aim' | 'byItself'
>

export const addItems = (db: Db, community: OrganisationId, items: readonly NewItem[]): Promise<number> =>
  insertRows(
    db,
    'meetings.agenda_item',
    {
      organisation_id: 'uuid',
      id: 'uuid',
      meeting_id: 'uuid',
      place: 'integer',
      sort: 'text',
      subject: 'uuid',
      title: 'text',
      minutes: 'integer',
      aim: 'text',
      by_itself: 'boolean',
    },
    items.map(({ meeting, byItself, ...one }) => ({
      ...one,
      organisation_id: community,
      meeting_id: meeting,
      by_itself: byItself,
    })),
  )

export async function changeItem(
  db: Db,
  community: OrganisationId,
  id: string,
  { title, minutes, aim }: Pick<ItemRow, 'title' | 'minutes' | 'aim'>,
): Promise<void> {
  // what somebody looked at stays, also when nothing waits there any more
  await sql`update meetings.agenda_item set title = ${title}, minutes = ${minutes}, aim = ${aim}, by_itself = false
    where organisation_id = ${community} and id = ${id}`.execute(db)
}

export const placeItems = (db: Db, community: OrganisationId, ids: readonly string[]): Promise<number> =>
  updateRows(
    db,
    'meetings.agenda_item',
    { organisation_id: 'uuid', id: 'uuid' },
    { place: 'integer' },
    ids.map((id, at) => ({ organisation_id: community, id, place: at + 1 })),
  )

/** It stays known, so that it does not come back by itself. */
export async function removeItem(db: Db, community: OrganisationId, id: string): Promise<void> {
  await sql`update meetings.agenda_item set removed = true where organisation_id = ${community} and id = ${id}`.execute(
    db,
  )
}

/** Something taken off is put on again by hand. */
export async function restoreItem(db: Db, community: OrganisationId, item: NewItem): Promise<void> {
  await sql`update meetings.agenda_item set removed = false, place = ${item.place}, title = ${item.title},
      minutes = ${item.minutes}, aim = ${item.aim}, by_itself = false
    where organisation_id = ${community} and meeting_id = ${item.meeting} and sort = ${item.sort}
      and subject = ${item.subject}`.execute(db)
}

export async function writeSpeech(
  db: Db,
  community: OrganisationId,
  id: string,
  { speech, spoken }: { readonly speech: readonly string[]; readonly spoken: number },
): Promise<void> {
  await sql`update meetings.agenda_item set speech = ${speech as string[]}::uuid[], spoken = ${spoken}
    where organisation_id = ${community} and id = ${id}`.execute(db)
}

/** Lines that came by themselves and have nothing open any more. */
export async function dropItems(db: Db, community: OrganisationId, ids: readonly string[]): Promise<void> {
  await sql`delete from meetings.agenda_item
    where organisation_id = ${community} and id = any(${ids as string[]}::uuid[])`.execute(db)
}

/** Stops whatever timer of the meeting runs; whole seconds. */
export async function stopTimer(db: Db, community: OrganisationId, meeting: string, now: Instant): Promise<void> {
  await sql`update meetings.agenda_item
    set spent_seconds = spent_seconds + greatest(0, floor(extract(epoch from ${now}::timestamptz - running_since)))::integer,
      running_since = null
    where organisation_id = ${community} and meeting_id = ${meeting} and running_since is not null`.execute(db)
}

export async function startTimer(db: Db, community: OrganisationId, id: string, now: Instant): Promise<void> {
  await sql`update meetings.agenda_item set running_since = ${now}
    where organisation_id = ${community} and id = ${id}`.execute(db)
}
