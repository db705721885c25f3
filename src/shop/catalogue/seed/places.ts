/** Where the products of the demo stand: each category an aisle, six products a shelf, five shelves a rack. */
import { newId } from '#platform/values/ids.ts'

const perShelf = 6
const shelvesPerRack = 5

interface Stocked {
  readonly id: string
  readonly category: string
}

export function seedPlaces(products: readonly Stocked[]) {
  const aisles = [...Map.groupBy(products, ({ category }) => category)]
  const shelves = aisles.flatMap(([zone, all], aisle) =>
    Array.from({ length: Math.ceil(all.length / perShelf) }, (_, at) => ({
      zone,
      aisle: String(aisle + 1),
      rack: String.fromCharCode(65 + Math.floor(at / shelvesPerRack)),
      shelf: String((at % shelvesPerRack) + 1),
      position: '',
      facing: 2,
      id: newId(),
      products: all.slice(at * perShelf, (at + 1) * perShelf),
    })),
  )
  return {
    places: shelves.map(({ products: _products, ...place }, at) => ({ ...place, walkOrder: at + 1 })),
    held: shelves.flatMap((shelf) => shelf.products.map(({ id }) => ({ id, places: [shelf.id] }))),
  }
}
