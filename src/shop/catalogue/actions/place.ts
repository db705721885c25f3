/** Places on shelves: laying, changing and putting them away, the order one walks, and which products stand there. */
import { type ActionContext, action, read } from '#platform/action.ts'
import { fileOfList } from '#platform/lists/file.ts'
import { listPage } from '#platform/lists/list.ts'
import { found, type Refusal, refuse, refuseWith } from '#platform/refusal.ts'
import type { InputOf, ReplyOf } from '#platform/route.ts'
import { newId } from '#platform/values/ids.ts'
import type * as contract from '../contract-place.ts'
import {
  laid,
  mostPlaces,
  movedTo,
  type PlaceName,
  placesAfter,
  placeText,
  samePlace,
  whyNotLay,
  whyNotMove,
} from '../rules/place.ts'
import { readProductPlaces, writePlaces } from '../store/belongings.ts'
import * as store from '../store/place.ts'
import { lockProducts } from '../store/product.ts'

type Row = ReplyOf<typeof contract.listPlaces>['rows'][number]

export const listPlaces = read('catalogue.listPlaces', (ctx, asked: InputOf<typeof contract.listPlaces>) =>
  listPage<Row>(ctx.db, store.placeList(ctx.organisation), asked),
)

export const exportPlaces = action(
  'catalogue.exportPlaces',
  async (ctx, { format, ...asked }: InputOf<typeof contract.exportPlaces>) => {
    const file = await fileOfList(ctx, store.placeList(ctx.organisation), asked, {
      format,
      name: 'catalogue.places_file',
      fields: 'catalogue.place',
    })
    ctx.record('catalogue.list_exported', { subject: ctx.organisation, format })
    return file
  },
)

export const readWalk = read('catalogue.readWalk', async (ctx, _input: object) => {
  const places = await store.readPlaces(ctx.db, ctx.organisation)
  return {
    places: places
      .filter(({ archived }) => !archived)
      .map(({ id, archived: _a, ...place }) => ({ ...place, place: id })),
  }
})

/** Where one stands already, nobody lays a second one. */
const whyNotHere = (all: readonly store.PlaceRow[], wished: PlaceName, self: string | null): Refusal[] =>
  all.some((one) => !one.archived && one.id !== self && samePlace(one, wished))
    ? [refuse('place.twice', { place: placeText(wished) })]
    : []

export const createPlace = action('catalogue.createPlace', async (ctx, input: InputOf<typeof contract.createPlace>) => {
  const all = await store.lockPlaces(ctx.db, ctx.organisation)
  refuseWith(whyNotHere(all, input, null))
  const { walkOrder, ...fields } = input
  const place = { ...fields, id: newId(), walkOrder: walkOrder ?? (all.at(-1)?.walkOrder ?? 0) + 1 }
  await store.addPlaces(ctx.db, ctx.organisation, [place])
  ctx.record('catalogue.place_created', { subject: place.id, place: placeText(place) })
  return { place: place.id }
})

export const layPlaces = action('catalogue.layPlaces', async (ctx, input: InputOf<typeof contract.layPlaces>) => {
  refuseWith(whyNotLay(input))
  const all = await store.lockPlaces(ctx.db, ctx.organisation)
  const standing = new Set(all.filter(({ archived }) => !archived).map(placeText))
  const last = all.at(-1)?.walkOrder ?? 0
  const fresh = laid(input)
    .filter((place) => !standing.has(placeText(place)))
    .map((place, at) => ({ ...place, facing: 1, id: newId(), walkOrder: last + 1 + at }))
  await store.addPlaces(ctx.db, ctx.organisation, fresh)
  for (const place of fresh) ctx.record('catalogue.place_created', { subject: place.id, place: placeText(place) })
  return { made: fresh.length, there: laid(input).length - fresh.length }
})

export const editPlace = action(
  'catalogue.editPlace',
  async (ctx, { place: id, version, ...given }: InputOf<typeof contract.editPlace>) => {
    const all = await store.lockPlaces(ctx.db, ctx.organisation)
    const before = found(
      all.find((one) => one.id === id),
      'place',
    )
    const after = { ...before, ...given }
    refuseWith([
      ...(version === undefined || version === before.version ? [] : [refuse('place.changed_meanwhile')]),
      ...(after.archived ? [] : whyNotHere(all, after, id)),
    ])
    await store.updatePlace(ctx.db, ctx.organisation, after)
    ctx.record(changeOf(before, after), {
      subject: id,
      before: placeText(before),
      after: placeText(after),
      place: placeText(after),
    })
    return { place: id, version: before.version + 1 }
  },
)

const changeOf = (before: store.PlaceRow, after: store.PlaceRow) =>
  before.archived === after.archived
    ? ('catalogue.place_changed' as const)
    : after.archived
      ? ('catalogue.place_put_away' as const)
      : ('catalogue.place_brought_back' as const)

export const movePlaces = action(
  'catalogue.movePlaces',
  async (ctx, { places, before }: InputOf<typeof contract.movePlaces>) => {
    const all = await store.lockPlaces(ctx.db, ctx.organisation)
    const known = new Set(all.map(({ id }) => id))
    for (const id of before === null ? places : [...places, before]) found(known.has(id) || null, 'place')
    refuseWith(whyNotMove(places, before))
    const order = movedTo([...known], places, before)
    const was = new Map(all.map((one) => [one.id, one.walkOrder]))
    const moved = order
      .map((id, at) => ({ id, walkOrder: at + 1 }))
      .filter(({ id, walkOrder }) => was.get(id) !== walkOrder)
    await store.writeWalk(ctx.db, ctx.organisation, moved)
    if (moved.length > 0) ctx.record('catalogue.places_moved', { subject: ctx.organisation, count: places.length })
    return { moved: moved.length }
  },
)

export const placeProducts = action(
  'catalogue.placeProducts',
  async (ctx: ActionContext, { products, add, remove }: InputOf<typeof contract.placeProducts>) => {
    const rows = await lockProducts(ctx.db, ctx.organisation, products)
    found(rows.length === new Set(products).size || null, 'product')
    const known = new Map(
      (await store.readPlaces(ctx.db, ctx.organisation, [...add, ...remove])).map((one) => [one.id, one]),
    )
    for (const id of add) found(known.get(id)?.archived === false || null, 'place')
    const held = Map.groupBy(await readProductPlaces(ctx.db, ctx.organisation, products), ({ product }) => product)
    const changed = rows.flatMap((row) => {
      const before = (held.get(row.id) ?? []).map(({ id }) => id)
      const places = placesAfter(before, add, remove)
      return String(places) === String(before) ? [] : [{ id: row.id, name: row.name, before, places }]
    })
    const full = changed.filter(({ places }) => places.length > mostPlaces)
    refuseWith(full.slice(0, 3).map(({ name }) => refuse('place.product_full', { name, limit: mostPlaces })))
    await writePlaces(ctx.db, ctx.organisation, changed)
    for (const { id, before, places } of changed)
      ctx.record('catalogue.product_changed', {
        subject: id,
        fields: ['places'],
        before: { places: JSON.stringify(before) },
        after: { places: JSON.stringify(places) },
      })
    return { changed: changed.length }
  },
)
