/** The demo of both shops and the community, filled once for all files of a run that look at it from the same moment. */
import { openHouse } from '#compose.ts'
import { fillDemo } from '#demo.ts'
import { type Instant, instant } from '#platform/values/day.ts'
import { filledDatabase, type TestDatabase } from './cluster.ts'
import { houseOfTests, type World, world } from './world.ts'

/** A world that begins with the demo in it. */
export const demoWorld = (at: string): Promise<World> => world(at, { database: () => filledDemo(() => instant(at)) })

/** Its shifts lie around the present: filled again when an hour begins. */
export const filledDemo = (clock: () => Instant): Promise<TestDatabase> =>
  filledDatabase(`demo_${clock().slice(0, 13).replace(/\D/g, '')}`, async (url) => {
    const house = await openHouse({ ...houseOfTests, url, clock, publicUrl: 'http://127.0.0.1', demo: true })
    try {
      await fillDemo(house, () => undefined)
    } finally {
      await house.close()
    }
  })
