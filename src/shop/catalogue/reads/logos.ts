/** For other modules: the logos of qualities by the id of the quality, with the hash that tells whether one changed. */
import type { Context } from '#platform/action.ts'
import { readLogoHashes, readLogos } from '../store/picture.ts'

export const qualityLogos = async (ctx: Context) =>
  new Map(
    (await readLogos(ctx.db, ctx.organisation, 'quality')).map(({ of, type, hash, bytes }) => [
      of,
      { type, hash, bytes: new Uint8Array(bytes) },
    ]),
  )

/** The hashes alone: what labels compare. */
export const qualityLogoHashes = async (ctx: Context): Promise<ReadonlyMap<string, string>> =>
  new Map((await readLogoHashes(ctx.db, ctx.organisation, 'quality')).map(({ of, hash }) => [of, hash]))
