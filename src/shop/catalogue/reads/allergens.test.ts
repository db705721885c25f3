import assert from 'node:assert/strict'
import { test } from 'node:test'
import { world } from '../../../../test/world.ts'
import { createCategory } from '../actions/category.ts'
import { createProduct } from '../actions/product.ts'
import { pagesOf } from '../rules/allergen-sheet.ts'
import { allergenCodes } from '../rules/allergens.ts'
import { printAllergenSheet } from './allergen-sheet.ts'
import { listAllergens } from './allergens.ts'

const w = await world()
const all = { size: 50 } as const

async function counter() {
  const shop = await w.shop()
  const { category } = await shop.act(createCategory, { name: 'Bread', food: true })
  const free = Object.fromEntries(allergenCodes.map((code) => [code, 'free' as const]))
  await shop.act(createProduct, { name: 'Loaf', state: 'active', category, allergens: { ...free, gluten: 'contains' } })
  await shop.act(createProduct, {
    name: 'Cheese',
    state: 'active',
    food: true,
    saleUnit: 'kg',
    allergens: { milk: 'contains' },
  })
  await shop.act(createProduct, {
    name: 'Tin',
    state: 'active',
    food: true,
    content: { amount: 400, unit: 'g', packs: 1 },
  })
  await shop.act(createProduct, { name: 'Sponge', state: 'active' })
  return { shop, category }
}

test('food without a pack is listed with what is known; a group of which nobody spoke is unknown and never free', async () => {
  const { shop, category } = await counter()
  const { rows } = await shop.look(listAllergens, all)
  assert.deepEqual(
    rows.map(({ name, contains, unknown }) => [name, contains, unknown.length]),
    [
      ['Cheese', ['milk'], 13],
      ['Loaf', ['gluten'], 0],
    ],
  )
  const named = async (more: object) =>
    (await shop.look(listAllergens, { ...all, ...more })).rows.map(({ name }) => name)
  assert.deepEqual(await named({ known: 'open' }), ['Cheese'])
  assert.deepEqual(await named({ known: 'said' }), ['Loaf'])
  assert.deepEqual(await named({ category }), ['Loaf'])
  assert.deepEqual(await named({ goods: 'all' }), ['Cheese', 'Loaf', 'Tin'])
})

test('the sheet is a PDF of one page or more, also where there is nothing to print', async () => {
  const { shop } = await counter()
  for (const more of [{}, { q: 'nothing at all' }, { languages: ['fr', 'nl'] as ('fr' | 'nl')[] }]) {
    const { type, body } = await shop.look(printAllergenSheet, more)
    assert.equal(type, 'application/pdf')
    assert.match(Buffer.from(body as Uint8Array).toString('latin1'), /^%PDF-1/)
  }
})

test('lines of the sheet are spread over pages, none is lost', () => {
  const lines = Array.from({ length: 75 }, (_, at) => ({ number: String(at), names: ['A', 'B'], marks: [] }))
  const pages = pagesOf(lines)
  assert.ok(pages.length > 3)
  assert.deepEqual(
    pages.flatMap((one) => one.lines),
    lines,
  )
  assert.equal(pagesOf([]).length, 1)
})
