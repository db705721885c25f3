/** Registered devices. The office works behind the wall of its organisation; recognising one does not know it yet. */
import type { Db } from '#platform/database/connect.ts'
import { one, rows, sql, written } from '#platform/database/sql.ts'
import type { Instant } from '#platform/values/day.ts'
import type { AccountId, OrganisationId } from '#platform/values/ids.ts'

export interface DeviceRow {
  readonly device: string
  readonly name: string
  readonly state: 'waiting' | 'late' | 'registered'
  readonly madeAt: Instant
  readonly registeredAt: Instant | null
  readonly lastSeenAt: Instant | null
}

/** Those not revoked; a code that ran out unused is `late`. */
export const readDevices = (db: Db, organisation: OrganisationId, now: Instant): Promise<DeviceRow[]> =>
  rows(
    db,
    sql<DeviceRow>`select id as device, name,
          case when token_hash is not null then 'registered' when code_expires_at > ${now} then 'waiting' else 'late' end as state,
          made_at as "madeAt", registered_at as "registeredAt", last_seen_at as "lastSeenAt"
        from auth.device where organisation_id = ${organisation} and revoked_at is null order by name, id`,
  )

/** Names for history, of revoked ones too. */
export const deviceNames = (
  db: Db,
  organisation: OrganisationId,
  ids: readonly string[],
): Promise<{ id: string; name: string }[]> =>
  rows(
    db,
    sql<{ id: string; name: string }>`select id, name from auth.device
        where organisation_id = ${organisation} and id = any(${[...ids]}::uuid[]) order by id`,
  )

export const addDevice = (
  db: Db,
  organisation: OrganisationId,
  device: { id: string; name: string; codeHash: string; minutes: number; account: AccountId | null; now: Instant },
): Promise<number> =>
  written(
    db,
    sql`insert into auth.device (organisation_id, id, name, code_hash, code_expires_at, made_at, made_by)
        values (${organisation}, ${device.id}, ${device.name}, ${device.codeHash},
          ${device.now}::timestamptz + make_interval(mins => ${device.minutes}), ${device.now}, ${device.account})`,
  )

export const revokeDevice = (
  db: Db,
  organisation: OrganisationId,
  device: string,
  by: AccountId | null,
  now: Instant,
): Promise<{ name: string } | null> =>
  one(
    db,
    sql<{ name: string }>`update auth.device
        set revoked_at = ${now}, revoked_by = ${by}, code_hash = null, token_hash = null
        where organisation_id = ${organisation} and id = ${device} and revoked_at is null
        returning name`,
  )

export interface LiveDevice {
  readonly device: string
  readonly name: string
  readonly organisation: OrganisationId
}

const live = sql`id as device, name, organisation_id as organisation`

/** Whose code this is; null when it is unknown, used or too old. */
export const deviceByCode = (db: Db, codeHash: string, now: Instant): Promise<LiveDevice | null> =>
  one(db, sql<LiveDevice>`select ${live} from auth.device where code_hash = ${codeHash} and code_expires_at > ${now}`)

/** The machine takes its place; 0 when another was quicker. */
export const registerDevice = (
  db: Db,
  { organisation, device }: LiveDevice,
  { codeHash, tokenHash, now }: { codeHash: string; tokenHash: string; now: Instant },
): Promise<number> =>
  written(
    db,
    sql`update auth.device
        set token_hash = ${tokenHash}, code_hash = null, registered_at = ${now}, last_seen_at = ${now}
        where organisation_id = ${organisation} and id = ${device} and code_hash = ${codeHash}`,
  )

export const deviceByToken = (db: Db, tokenHash: string): Promise<LiveDevice | null> =>
  one(db, sql<LiveDevice>`select ${live} from auth.device where token_hash = ${tokenHash} and revoked_at is null`)

/** Notes that the machine is in use, once a minute at most. */
export const touchDevice = (db: Db, { organisation, device }: LiveDevice, now: Instant): Promise<number> =>
  written(
    db,
    sql`update auth.device set last_seen_at = ${now}
        where organisation_id = ${organisation} and id = ${device}
          and last_seen_at < ${now}::timestamptz - interval '1 minute'`,
  )
