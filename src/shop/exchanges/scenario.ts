/** Exchanges in scenario files: a seat, how it came about, and the ways for whoever cannot come. */
import type { ScenarioFacts, ScenarioRoom } from '#platform/scenario.ts'
import { readCannotCome, readSeat } from './reads/cannot-come.ts'
import { findInstead } from './reads/instead.ts'
import { findPlaces } from './reads/places.ts'
import { storyFacts, storyNames } from './scenario/office.ts'
import { potFacts, potNames } from './scenario/pot.ts'
import { standInFacts, standInNames, standInsOfMember } from './scenario/stand-in.ts'
import { swapFacts, swapNames, swapsOfMember } from './scenario/swap.ts'

const recommendedOf = ({ offers }: { readonly offers: readonly { path: string; recommended: boolean }[] }) =>
  offers.find(({ recommended }) => recommended)?.path ?? null

const attendance: ScenarioFacts = {
  facts: {
    holder: 'whose seat it is',
    stand_in: 'who comes instead',
    counts_as: '`regular`, `make_up`, `flying`, `solidarity`, `unpaid`',
    state: '`planned`, `done`, `absent_0`, `absent_1`, `absent_2`, `cancelled`',
    told: 'the shop knows that nobody comes',
    chain: 'how often the seat was changed for another',
    days_ahead: 'whole days until it begins',
    steps: 'what is proposed one after the other for a fixed place: `swap`, `change_empty`, `change_any`',
    ways: 'every way for whoever is expected and cannot come, the recommended first: `way` (`hand_back` for a stand-in, `swap`, `change`, `cancel`, `stand_in`, `pot`, `release`, `tell_shop`), `why_not`, `main`, `make_up`, `standing` (as they would be), `free_from` (`at_once`, `when_agreed`, `when_found`, `never`), `told`',
    recommended: 'the way that is proposed first',
    agreed: 'the same for somebody who has agreed already with the holder of another place: `steps`, `recommended`',
    places: 'free places the holder may take instead: `name`, `day`, `emptiest`',
    instead: 'of a seat that a change of the plan took away, the two places that are proposed: `name`, `day`',
  },
  async read(world, id) {
    const seat = await world.look(readSeat, { attendance: id })
    const holder = world.nameOf(seat.member)
    const expected = seat.standIn === null ? holder : world.nameOf(seat.standIn)
    const ways = await world.lookAs(expected, readCannotCome, { attendance: id })
    const agreed = await world.lookAs(holder, readCannotCome, { attendance: id, agreed: true })
    const { places } = await world.lookAs(holder, findPlaces, { attendance: id })
    const instead = await world.lookAs(holder, findInstead, { attendance: id })
    return {
      holder,
      stand_in: seat.standIn && world.nameOf(seat.standIn),
      counts_as: seat.purpose,
      state: seat.state,
      told: seat.toldAt !== null,
      chain: seat.chain,
      days_ahead: ways.days,
      steps: ways.steps,
      ways: ways.offers.map((offer) => ({
        way: offer.path,
        why_not: offer.whyNot.map(({ code }) => code),
        main: offer.after.main,
        make_up: offer.after.makeUp,
        standing: offer.after.standing,
        free_from: offer.freeFrom,
        told: offer.told,
      })),
      recommended: recommendedOf(ways),
      agreed: { steps: agreed.steps, recommended: recommendedOf(agreed) },
      places: places.map(({ name, day, underPopulated }) => ({ name, day, emptiest: underPopulated })),
      instead: instead.places.map(({ name, day }) => ({ name, day })),
    }
  },
}

const ofMember: ScenarioFacts = {
  facts: { ...swapsOfMember.facts, ...standInsOfMember.facts },
  read: async (world, id) => ({
    ...(await swapsOfMember.read(world, id)),
    ...(await standInsOfMember.read(world, id)),
  }),
}

export const scenario: ScenarioRoom = {
  given: {},
  names: { ...swapNames, ...standInNames, ...potNames, ...storyNames },
  expect: { attendance, ...swapFacts, ...standInFacts, ...potFacts, ...storyFacts, member: ofMember },
}
