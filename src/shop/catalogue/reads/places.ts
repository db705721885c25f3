/** For other modules: the places on shelves, in the order one walks; those put away as well, whose paper must go. */
import type { Context } from '#platform/action.ts'
import { placeText } from '../rules/place.ts'
import { readPlaces } from '../store/place.ts'

export const shelfPlaces = async (ctx: Context) =>
  (await readPlaces(ctx.db, ctx.organisation)).map((place) => ({ ...place, text: placeText(place) }))

export type ShelfPlace = Awaited<ReturnType<typeof shelfPlaces>>[number]
