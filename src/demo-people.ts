/** The start page of a demo: the cast to choose from, with what to try as each. */
import { z } from 'zod'
import { castCommunity, castShops } from './cast.ts'
import { read } from './platform/action.ts'
import { installation } from './platform/installation.ts'
import { type Served, serve } from './platform/module.ts'
import { NotFound } from './platform/refusal.ts'
import { anyone, route } from './platform/route.ts'

export const demoEmail = (address: string, key: string): string => `${key}@${address}.example`

const listDemoPeople = route({
  method: 'GET',
  path: '/demo/people',
  outside: true,
  may: anyone('the start page of a demo lets one choose whom to be'),
  says: 'The invented people of a demo installation; not found on a real one',
  reply: z.object({
    shops: z.array(
      z.object({
        name: z.string(),
        people: z.array(z.object({ account: z.uuid(), key: z.string(), name: z.string(), roles: z.array(z.string()) })),
      }),
    ),
  }),
})

const readDemoPeople = read('demo.listPeople', async (ctx, _input: object) => {
  if (!installation.demo) throw new NotFound('demo')
  const shops = []
  for (const shop of castShops) {
    const people = []
    for (const one of shop.people.filter((person) => person.roles.length > 0)) {
      const account = await ctx.accounts.accountByEmail(demoEmail(shop.address, one.key))
      if (account) people.push({ account, key: one.key, name: `${one.first} ${one.last}`, roles: [...one.roles] })
    }
    shops.push({ name: shop.name, people })
  }
  const hub = castCommunity.organisations.flatMap((one) => (one.shop ? [] : one.people))
  const found = []
  for (const { key, name, email, task } of hub) {
    const account = await ctx.accounts.accountByEmail(email)
    if (account) found.push({ account, key, name, roles: ['representative', ...(task ? [task] : [])] })
  }
  for (const { key, name, email } of castCommunity.contributors) {
    const account = await ctx.accounts.accountByEmail(email)
    if (account) found.push({ account, key, name, roles: ['contributor'] })
  }
  return { shops: [...shops, { name: castCommunity.name, people: found }] }
})

export const demoRoutes: readonly Served[] = [serve(listDemoPeople, readDemoPeople)]
