/** Pictures and whose they are, one statement per question. */
import type { Db } from '#platform/database/connect.ts'
import { one, rows, sql, written } from '#platform/database/sql.ts'
import type { OrganisationId } from '#platform/values/ids.ts'
import type { PictureKind, PictureType } from '../rules/picture.ts'

export interface PictureRow {
  readonly picture: string
  readonly kind: PictureKind
  readonly of: string
  readonly hash: string
  readonly position: number
}

export const readPicturesOf = (
  db: Db,
  organisation: OrganisationId,
  kind: PictureKind,
  of: string | null = null,
): Promise<PictureRow[]> =>
  rows(
    db,
    sql<PictureRow>`select id as picture, kind, of, hash, position from catalogue.picture
      where organisation_id = ${organisation} and kind = ${kind} ${of === null ? sql`` : sql`and of = ${of}`}
      order by of, position, id`,
  )

export const readBytes = (
  db: Db,
  organisation: OrganisationId,
  id: string,
): Promise<{ type: PictureType; bytes: Buffer; kind: PictureKind; of: string } | null> =>
  one(
    db,
    sql<{
      type: PictureType
      bytes: Buffer
      kind: PictureKind
      of: string
    }>`select type, bytes, kind, of from catalogue.picture
      where organisation_id = ${organisation} and id = ${id}`,
  )

/** Every picture of a kind with its bytes: logos for printing. */
export const readLogos = (
  db: Db,
  organisation: OrganisationId,
  kind: Exclude<PictureKind, 'product'>,
): Promise<{ of: string; type: PictureType; hash: string; bytes: Buffer }[]> =>
  rows(
    db,
    sql<{
      of: string
      type: PictureType
      hash: string
      bytes: Buffer
    }>`select of, type, hash, bytes from catalogue.picture
      where organisation_id = ${organisation} and kind = ${kind} order by of, position, id`,
  )

/** The hashes alone. */
export const readLogoHashes = (
  db: Db,
  organisation: OrganisationId,
  kind: Exclude<PictureKind, 'product'>,
): Promise<{ of: string; hash: string }[]> =>
  rows(
    db,
    sql<{ of: string; hash: string }>`select of, hash from catalogue.picture
      where organisation_id = ${organisation} and kind = ${kind} order by of, position, id`,
  )

export const addPicture = (
  db: Db,
  organisation: OrganisationId,
  picture: Omit<PictureRow, 'picture'> & {
    readonly id: string
    readonly type: PictureType
    readonly bytes: Uint8Array
  },
): Promise<number> =>
  written(
    db,
    sql`insert into catalogue.picture (organisation_id, id, kind, of, type, bytes, hash, position)
      values (${organisation}, ${picture.id}, ${picture.kind}, ${picture.of}, ${picture.type}, ${Buffer.from(picture.bytes)},
        ${picture.hash}, ${picture.position})`,
  )

export const dropPicture = (db: Db, organisation: OrganisationId, id: string): Promise<number> =>
  written(db, sql`delete from catalogue.picture where organisation_id = ${organisation} and id = ${id}`)

export const dropPicturesOf = (db: Db, organisation: OrganisationId, kind: PictureKind, of: string): Promise<number> =>
  written(
    db,
    sql`delete from catalogue.picture where organisation_id = ${organisation} and kind = ${kind} and of = ${of}`,
  )

/** The logo goes along with the name; where the new name has one, that one stays. */
export const movePictures = (
  db: Db,
  organisation: OrganisationId,
  { kind, from, to }: { readonly kind: PictureKind; readonly from: string; readonly to: string },
): Promise<number> =>
  written(
    db,
    sql`update catalogue.picture set of = ${to} where organisation_id = ${organisation} and kind = ${kind} and of = ${from}
      and not exists (select from catalogue.picture as other where other.organisation_id = ${organisation}
        and other.kind = ${kind} and other.of = ${to})`,
  )
