/** Devices of people as rows. */
import type { Db } from '../database/connect.ts'
import { one, rows, sql, written } from '../database/sql.ts'
import type { Instant } from '../values/day.ts'
import type { AccountId, OrganisationId } from '../values/ids.ts'

export interface OwnDevice {
  readonly id: string
  readonly name: string
  readonly mark: string
  readonly addedAt: Instant
  readonly lastTakenAt: Instant | null
  readonly failures: number
}

export const readOwnDevices = (db: Db, organisation: OrganisationId, account: AccountId): Promise<OwnDevice[]> =>
  rows(
    db,
    sql<OwnDevice>`select id, name, endpoint_hash as mark, added_at as "addedAt", last_taken_at as "lastTakenAt", failures
      from platform.push_device where organisation_id = ${organisation} and account_id = ${account} order by id`,
  )

export const countDevices = async (db: Db, organisation: OrganisationId, person: string): Promise<number> => {
  const counted = await one<{ count: number }>(
    db,
    sql`select count(*)::int as count from platform.push_device
      where organisation_id = ${organisation} and person_id = ${person}`,
  )
  return counted?.count ?? 0
}

interface NewDevice {
  readonly id: string
  readonly account: AccountId
  readonly person: string
  readonly name: string
  readonly sealed: string
  readonly hash: string
  readonly now: Instant
}

/** A browser that is here already becomes the device of whoever allows it now; answers the row it is. */
export async function writeDevice(db: Db, organisation: OrganisationId, device: NewDevice): Promise<string> {
  const kept = await one<{ id: string }>(
    db,
    sql`insert into platform.push_device
        (organisation_id, id, account_id, person_id, name, sealed_subscription, endpoint_hash, added_at)
      values (${organisation}, ${device.id}, ${device.account}, ${device.person}, ${device.name}, ${device.sealed},
        ${device.hash}, ${device.now})
      on conflict (organisation_id, endpoint_hash) do update
        set account_id = excluded.account_id, person_id = excluded.person_id, name = excluded.name,
            sealed_subscription = excluded.sealed_subscription, added_at = excluded.added_at, failures = 0
      returning id`,
  )
  return kept?.id ?? device.id
}

/** False: the account has no such device here. */
export const dropDevice = async (
  db: Db,
  organisation: OrganisationId,
  device: string,
  account: AccountId,
): Promise<boolean> =>
  (await written(
    db,
    sql`delete from platform.push_device
      where organisation_id = ${organisation} and id = ${device} and account_id = ${account}`,
  )) === 1

export interface SealedDevice {
  readonly id: string
  readonly person: string
  readonly sealed: string
}

/** Where notices of these people may be shown. */
export const readDevicesOf = (
  db: Db,
  organisation: OrganisationId,
  persons: readonly string[],
): Promise<SealedDevice[]> =>
  rows(
    db,
    sql<SealedDevice>`select id, person_id as person, sealed_subscription as sealed from platform.push_device
      where organisation_id = ${organisation} and person_id = any(${persons}::uuid[]) order by id`,
  )

/** The only question about devices that is asked of all organisations. */
export async function readPlacesOfAddress(db: Db, hash: string): Promise<OrganisationId[]> {
  const places = await rows(
    db,
    sql<{ id: OrganisationId }>`select place as id from platform.organisations_of_push_address(${hash}) as place`,
  )
  return places.map(({ id }) => id)
}

export const readDeviceAt = (db: Db, organisation: OrganisationId, hash: string): Promise<SealedDevice | null> =>
  one(
    db,
    sql<SealedDevice>`select id, person_id as person, sealed_subscription as sealed from platform.push_device
      where organisation_id = ${organisation} and endpoint_hash = ${hash} for update`,
  )

/** False: somebody allowed that address here meanwhile, so the old row goes. */
export async function renewDevice(
  db: Db,
  organisation: OrganisationId,
  device: string,
  { hash, sealed: text }: { readonly hash: string; readonly sealed: string },
): Promise<boolean> {
  const renewed = await written(
    db,
    sql`update platform.push_device set endpoint_hash = ${hash}, sealed_subscription = ${text}, failures = 0
      where organisation_id = ${organisation} and id = ${device} and not exists (
        select from platform.push_device other where other.organisation_id = ${organisation}
          and other.endpoint_hash = ${hash} and other.id <> ${device})`,
  )
  if (renewed === 0) await dropGoneDevices(db, organisation, [device])
  return renewed === 1
}

/** How the devices answered; all in one statement. */
export async function noteAnswers(
  db: Db,
  organisation: OrganisationId,
  answers: readonly { readonly id: string; readonly taken: boolean }[],
  now: Instant,
): Promise<void> {
  if (answers.length === 0) return
  await sql`update platform.push_device device set
      failures = case when answer.taken then 0 else device.failures + answer.failures end,
      last_taken_at = case when answer.taken then ${now}::timestamptz else device.last_taken_at end
    from (select id, bool_or(taken) as taken, count(*)::int as failures
      from jsonb_to_recordset(${JSON.stringify(answers)}::jsonb) as told (id uuid, taken boolean) group by id) answer
    where device.organisation_id = ${organisation} and device.id = answer.id`.execute(db)
}

export interface GoneDevice {
  readonly id: string
  readonly person: string
}

export const dropGoneDevices = (db: Db, organisation: OrganisationId, ids: readonly string[]): Promise<GoneDevice[]> =>
  rows(
    db,
    sql<GoneDevice>`with gone as (
        delete from platform.push_device where organisation_id = ${organisation} and id = any(${ids}::uuid[])
        returning id, person_id as person)
      select id, person from gone order by id`,
  )

/** A sign-in that is parted from its contact shows nothing of it any more. */
export async function dropDevicesOf(db: Db, organisation: OrganisationId, account: AccountId): Promise<void> {
  await sql`delete from platform.push_device
    where organisation_id = ${organisation} and account_id = ${account}`.execute(db)
}

/** Two contacts that are one person are told as one. */
export async function moveDevices(db: Db, organisation: OrganisationId, to: string, from: string): Promise<void> {
  await sql`update platform.push_device set person_id = ${to}
    where organisation_id = ${organisation} and person_id = ${from}`.execute(db)
}
