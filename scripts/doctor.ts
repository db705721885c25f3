/** npm run doctor: proves the invariants of every module on the live data of every organisation. */
import { withHouse } from './opened.ts'

const broken = await withHouse('npm run doctor', async (house) => {
  let found = 0
  for (const organisation of await house.organisations.hosted()) {
    const shop = await house.organisations.shopOf(organisation)
    for (const check of house.rooms.flatMap((rooms) => rooms.checks)) {
      const rows = await check.run(house.database.for(organisation), organisation)
      found += rows.length
      console.info(`${rows.length === 0 ? 'fine  ' : 'BROKEN'} ${shop?.name ?? organisation}: ${check.says}`)
      if (rows.length > 0) console.table(rows.slice(0, 20))
    }
  }
  return found
})
process.exit(broken === 0 ? 0 : 1)
