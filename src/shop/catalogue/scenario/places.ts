/** What a scenario may expect of places and of the walk. */
import { read } from '#platform/action.ts'
import { found } from '#platform/refusal.ts'
import type { ScenarioFacts } from '#platform/scenario.ts'
import { readWalk } from '../actions/place.ts'
import { shelfPlaces } from '../reads/places.ts'

export const place: ScenarioFacts = {
  facts: {
    text: 'where it is, from the large to the small, with ` · ` between',
    zone: 'part of the shop',
    aisle: 'aisle',
    rack: 'rack',
    shelf: 'shelf',
    position: 'place on the shelf',
    facing: 'how many stand side by side',
    put_away: 'is one no longer',
    products: 'how many products stand there, withdrawn ones apart',
  },
  async read(world, id) {
    const place = found(
      (await world.look(allPlaces, {})).find((one) => one.id === id),
      'place',
    )
    const { text, zone, aisle, rack, shelf, position, facing, archived, products } = place
    return { text, zone, aisle, rack, shelf, position, facing, put_away: archived, products }
  },
}

const allPlaces = read('catalogue.scenarioPlaces', (ctx, _input: object) => shelfPlaces(ctx))

export const walk: ScenarioFacts = {
  facts: { places: 'names of all places in the order one walks', way: 'the same as one text, with ` > ` between' },
  async read(world) {
    const places = (await world.look(readWalk, {})).places.map((one) => world.nameOf(one.place))
    return { places, way: places.join(' > ') }
  },
  find: async (world) => world.idOf('organisation', world.shop.name),
}
