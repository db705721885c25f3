import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Read } from '#platform/action.ts'
import { addMember } from '../members.ts'
import { type Person, type Shop, world } from '../world.ts'

const made = await world()
const served = made.house.routes.find(({ contract }) => contract.path === '/search')

interface Groups {
  readonly groups: readonly { readonly kind: string; readonly items: readonly { title: string; href: string }[] }[]
}

const search = (shop: Shop, q: string, as: Person): Promise<Groups> =>
  shop.look(served?.run as unknown as Read<{ q: string }, Groups>, { q }, as)

const found = async (shop: Shop, q: string, as: Person, kind: string) =>
  (await search(shop, q, as)).groups.find((group) => group.kind === kind)?.items.map((item) => item.title) ?? []

test('the search box finds people by any words of their name, without accents', async () => {
  const shop = await made.shop()
  const ines = await shop.person('Ines Fontaine', 'office')
  await addMember(shop, 'Aïcha Bakker')
  await addMember(shop, 'Bram Bakker')
  assert.deepEqual(await found(shop, 'bakk aicha', ines, 'members'), ['Aïcha Bakker'])
  assert.deepEqual(await found(shop, 'a', ines, 'members'), [])
})

test('settings are found by what they say, in the language of who asks', async () => {
  const shop = await made.shop()
  const admin = await shop.person('Jo Peeters', 'admin')
  const { groups } = await search(shop, 'household.majority', admin)
  assert.deepEqual(
    groups.map((group) => [group.kind, group.items.map((item) => item.href)]),
    [['settings', ['/staff/settings?q=household.majority']]],
  )
})

test('nobody finds what they may not see, nor anything of another shop', async () => {
  const [shop, other] = [await made.shop(), await made.shop()]
  await addMember(shop, 'Aïcha Bakker')
  assert.deepEqual((await search(shop, 'bakker', await shop.person('Amina Haddad', 'member'))).groups, [])
  assert.deepEqual(await found(other, 'bakker', await other.person('Lea Meier', 'office'), 'members'), [])
})
