import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Refused } from '#platform/refusal.ts'
import { world } from '../../../../test/world.ts'
import { readMe, readProfile, readStaff } from '../reads/organisation.ts'
import { editProfile, editTerms, uploadLogo } from './profile.ts'
import { editRole, endRole, grantRole } from './roles.ts'

const { shop: makeShop, house } = await world()

const codes = (error: unknown): string[] => (error as Refused).refusals.map((one) => one.code)

const profile = {
  name: 'Le Panier',
  country: 'BE',
  zone: 'Europe/Brussels',
  currency: 'EUR' as const,
  language: 'fr' as const,
  languages: ['fr' as const, 'nl' as const],
  email: null,
  phone: null,
  website: null,
  street: null,
  postcode: null,
  city: null,
  vatNumber: null,
  openingHours: [],
}

test('a profile with an unknown zone and a main language that is not spoken is refused with both reasons', async () => {
  const shop = await makeShop()
  await assert.rejects(
    shop.act(editProfile, { ...profile, address: shop.address, zone: 'Europe/Nowhere', languages: ['nl'] }),
    (error) => {
      assert.deepEqual(codes(error), ['organisation.zone_unknown', 'organisation.language_missing'])
      return true
    },
  )
})

test('an address another shop uses is refused', async () => {
  const [first, second] = [await makeShop(), await makeShop()]
  await assert.rejects(second.act(editProfile, { ...profile, address: first.address }), (error) => {
    assert.deepEqual(codes(error), ['organisation.address_taken'])
    return true
  })
})

test('own words reach the organisation at once', async () => {
  const shop = await makeShop()
  await shop.act(editTerms, { terms: { fr: { shift: 'service' } } })
  assert.deepEqual((await house.organisations.shopOf(shop.id))?.terms, { fr: { shift: 'service' } })
})

test('the last admin cannot be ended, one of two can', async () => {
  const shop = await makeShop()
  await shop.person('Ines', 'admin')
  const { grants } = await shop.look(readStaff, {})
  const only = grants.find((one) => one.role === 'admin')
  await assert.rejects(shop.act(endRole, { grant: only?.id ?? '' }), (error) => {
    assert.deepEqual(codes(error), ['role.last_admin'])
    return true
  })
  await shop.person('Jo', 'admin')
  await shop.act(endRole, { grant: only?.id ?? '' })
  assert.equal((await shop.look(readStaff, {})).grants.length, 1)
})

test('somebody who holds a role already is not given it twice', async () => {
  const shop = await makeShop()
  const given = { email: 'jo@example.org', name: 'Jo', role: 'treasurer', until: null }
  await shop.act(grantRole, given)
  await assert.rejects(
    shop.act(grantRole, given),
    (error) => error instanceof Refused && codes(error)[0] === 'role.held',
  )
})

test('a bundle the shop takes a right out of holds at once', async () => {
  const shop = await makeShop()
  const ines = await shop.person('Ines', 'office')
  assert.ok((await house.organisations.permissionsOf(shop.id, ines.account)).has('organisations.see_staff'))
  await shop.act(editRole, { role: 'office', permissions: [] })
  assert.equal((await house.organisations.permissionsOf(shop.id, ines.account)).size, 0)
})

test('a file that is no picture is refused as a logo, whatever its name', async () => {
  const shop = await makeShop()
  const file = { name: 'logo.png', bytes: new TextEncoder().encode('<script>') }
  await assert.rejects(shop.act(uploadLogo, { file }), (error) => {
    assert.deepEqual(codes(error), ['organisation.logo_kind'])
    return true
  })
})

test('a shop sees nothing of another: not its profile, staff or history', async () => {
  const [ours, theirs] = [await makeShop({ name: 'Le Panier' }), await makeShop({ name: 'La Gousse' })]
  await theirs.person('Lea', 'admin')
  assert.equal((await ours.look(readStaff, {})).grants.length, 0)
  assert.equal((await ours.look(readProfile, {})).name, 'Le Panier')
  assert.ok(!(await ours.events()).includes('organisations.role_granted'))
})

test('a person of two shops sees both on the start page, each with its own rights', async () => {
  const [first, second] = [await makeShop({ name: 'A' }), await makeShop({ name: 'B' })]
  const ines = await first.person('Ines', 'office')
  await second.act(grantRole, { email: ines.email, name: 'Ines', role: 'member', until: null })
  const me = await first.look(readMe, {}, ines)
  assert.deepEqual(
    me.organisations.map((one) => [one.name, one.roles]),
    [
      ['A', ['office']],
      ['B', ['member']],
    ],
  )
})

test('every change is recorded', async () => {
  const shop = await makeShop()
  await shop.act(editTerms, { terms: {} })
  assert.deepEqual(await shop.events(), ['organisations.created', 'organisations.terms_changed'])
})
