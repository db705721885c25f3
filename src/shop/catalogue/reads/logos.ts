/** For other modules: the logos of qualities by the id of the quality, with the hash that tells whether one changed. */
import type { Context } from '#platform/action.ts'
import { readLogos } from '../store/picture.ts'

export const qualityLogos = async (ctx: Context) =>
  new Map(
    (await readLogos(ctx.db, ctx.organisation, 'quality')).map(({ of, type, hash, bytes }) => [
      of,
      { type, hash, bytes: new Uint8Array(bytes) },
    ]),
  )
