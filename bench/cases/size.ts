/** The 95th percentile of a shop of 10,000 members with half a year behind it, against that of one with 400. */

import { fillWeek, fullWeek, grow, withOwner } from '../grow.ts'
import type { Case } from '../harness.ts'
import { type BenchShop, demoShop, load } from '../shop.ts'

const [many, few] = [10_000, 400]
const biggerPerson = 'lea'

/** The second shop of the demo grows; the first stays as it is. Both show a week of 480 seats. */
async function twoShops(): Promise<{ bench: BenchShop; big: string; small: string }> {
  const bench = await demoShop()
  const other = await bench.house.organisations.shopByAddress('la-gousse')
  if (!other) throw new Error('the demo has one shop only')
  await withOwner(bench.url, async (owner) => {
    await grow(owner, bench.shop.id, few)
    await grow(owner, other.id, many)
    for (const id of [bench.shop.id, other.id]) await fillWeek(owner, id)
  })
  return { bench, big: other.id, small: bench.shop.id }
}

const compared = (name: string, what: string, path: string): Case => ({
  name,
  what: `${what}: p95 at 8 clients, shop of ${many} members`,
  unit: 'ms',
  referenceWhat: `the same for a shop of ${few}`,
  async prepare() {
    const { bench, big, small } = await twoShops()
    const [there, here] = [await bench.signIn(biggerPerson), await bench.signIn('ines')]
    const p95 = async (cookie: string, organisation: string) =>
      (await load(`${bench.address}${path}`, { cookie, 'komunigi-organisation': organisation })).p95
    return {
      ours: () => p95(there, big),
      reference: () => p95(here, small),
      close: bench.close,
    }
  },
})

export const cases: readonly Case[] = [
  compared('my shifts of a big shop', 'the shifts of the person signed in', '/api/v1/me/shifts'),
  compared('the week of a big shop', 'a week of 480 seats', `/api/v1/weeks/${fullWeek}`),
]
