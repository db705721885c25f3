import assert from 'node:assert/strict'
import { test } from 'node:test'
import { messageFolders } from '#house.ts'
import { languages } from '#platform/action.ts'
import { loadWords } from '#platform/i18n/words.ts'
import { access, recordedAnswer, recordedNames, recordedXml, replay } from '../../../../test/odoo-replay.ts'
import { protocols } from '../rules/odoo.ts'
import { askerOf } from './asking.ts'
import { OdooTrouble, troubleOf } from './door.ts'
import { openOdoo } from './reading.ts'
import { rowOf, rowsOf } from './rows.ts'
import { readAnswer, writeCall } from './xml.ts'

const server = await replay()
const words = loadWords(messageFolders())

test('what a real Odoo answered reads the same in XML as in JSON, accents and empty values included', () => {
  const both = recordedNames.filter((name) => !/_page[234]$/.test(name))
  for (const name of both) {
    const read = readAnswer(recordedXml(name))
    if ('value' in read) assert.deepEqual(read.value, recordedAnswer(name), name)
    else assert.equal(recordedAnswer(name), null, name)
  }
})

test('every kind of value comes back from XML as it was written', () => {
  const values = [true, false, 7, -2.5, '', 'a & b <c> "d" é', [], [1, ['x', null]], { a: 1, 'b & c': { d: [false] } }]
  const xml = writeCall('echo', [values]).replace('<methodCall>', '<methodResponse>')
  assert.deepEqual(readAnswer(xml), { value: values })
})

test('what is no answer of an Odoo is told as that', () => {
  for (const text of [
    '',
    '<html></html>',
    '<methodResponse><params><param><value><array><data>',
    '<methodResponse></methodResponse>',
  ])
    assert.throws(
      () => readAnswer(text),
      (error) => error instanceof OdooTrouble && error.code === 'odoo.not_odoo',
    )
})

test('every error that was recorded says in both protocols what it is, and what to do next in five languages', async () => {
  const codes: Readonly<Record<string, string>> = {
    '08_qty_available_access_error': 'odoo.not_allowed',
    '17_access_error_write': 'odoo.not_allowed',
    '18_access_error_model': 'odoo.not_allowed',
    '19_object_wrong_password': 'odoo.denied',
    '20_unknown_field': 'odoo.field',
    '22_unknown_database': 'odoo.database',
  }
  const wrong = recordedNames.filter((name) => 'fault' in readAnswer(recordedXml(name)))
  assert.deepEqual(wrong, Object.keys(codes))
  for (const [name, code] of Object.entries(codes))
    for (const protocol of protocols) {
      server.fail(name)
      const asked = askerOf(server.url, protocol)('object', 'execute_kw', ['shop', 30, access.key])
      const trouble = await asked.then(
        () => null,
        (error: unknown) => error,
      )
      assert.ok(trouble instanceof OdooTrouble && trouble.code === code, `${name} ${protocol}`)
      for (const language of languages) {
        const told = words.say(language, `refusal.${code}`, trouble.facts)
        assert.ok(told.length > 40 && !told.includes('{'), `${name} ${language}: ${told}`)
      }
    }
  assert.equal(
    troubleOf({ kind: '1', message: 'Traceback\nMemoryError: out of it\n' }).facts['what'],
    'MemoryError: out of it',
  )
})

test('a server that is silent, and one that is something else, are told apart', async () => {
  for (const protocol of protocols) {
    server.fail('hang_up')
    await assert.rejects(openOdoo({ ...access, url: server.url, protocol }), { code: 'odoo.unreachable' })
    server.fail('page')
    await assert.rejects(openOdoo({ ...access, url: server.url, protocol }), { code: 'odoo.not_odoo' })
  }
})

test('pages of both protocols hold the same products, each once, archived ones too', async () => {
  const read = await Promise.all(
    protocols.map(async (protocol) => {
      const odoo = await openOdoo({ ...access, url: server.url, protocol })
      const all = []
      for (let last = 0; ; last = Number(all.at(-1)?.['id'])) {
        const page = await odoo.page({ step: 'products', after: last, since: null, ids: { also: [] } })
        if (page.length === 0) return all
        all.push(...page)
      }
    }),
  )
  assert.deepEqual(read[0], read[1])
  assert.equal(new Set(read[0]?.map(({ id }) => id)).size, 200)
  assert.ok(read[0]?.some(({ active }) => active === false))
})

test('a price without its VAT gets it on top, one with it stays; noise of floats is rounded away', () => {
  const tax = (id: number, amount: number, included: boolean) =>
    [id, { id, name: `VAT ${amount}`, amount, amount_type: 'percent', price_include: included }] as const
  const taxes = new Map([tax(1, 21, false), tax(2, 6, true)])
  const row = (price: number, ids: number[]) =>
    rowOf({ id: 4, name: 'Salt', list_price: price, standard_price: 18.400000000000002, taxes_id: ids }, taxes)
  assert.deepEqual(
    [row(10, [1])['salePrice'], row(10, [2])['salePrice'], row(0.1, [])['salePrice']],
    ['12.10', '10.00', '0.10'],
  )
  assert.deepEqual(
    [row(1, [])['cost'], row(1, [1])['vat'], row(1, [])['externalId']],
    ['18.4000', 'VAT 21', 'product.template,4'],
  )
})

const product = (more: object) => ({ id: 4, name: 'Cola', list_price: 1.6, standard_price: 1, ...more })
const tax = (id: number, name: string, amount_type: string, amount: number, price_include: boolean, group = 'TVA') =>
  [id, { id, name, amount_type, amount, price_include, tax_group_id: [id, group] }] as const

test('a tax of the group of deposits is a deposit beside the price, never VAT and never in the price', () => {
  const taxes = new Map([
    tax(1, 'TVA 6% TTC', 'percent', 6, true),
    tax(2, 'Bouteille', 'fixed', 0.1, true, 'Consignes'),
    tax(3, 'Kasten', 'fixed', 3, false, 'Pfand'),
    tax(4, 'Recupel', 'fixed', 0.05, false, 'Taxes'),
  ])
  const row = (ids: number[]) => rowOf(product({ taxes_id: ids }), taxes)
  assert.deepEqual(
    [row([1, 2])['salePrice'], row([1, 2])['deposit'], row([1, 2])['vat']],
    ['1.50', 'Bouteille = 0.10', 'TVA 6% TTC'],
  )
  assert.deepEqual([row([1, 3])['salePrice'], row([1, 3])['deposit']], ['1.60', 'Kasten = 3.00'])
  assert.deepEqual([row([1, 4])['salePrice'], row([1, 4])['deposit']], ['1.65', ''])
})

test('a product in several sorts is a product for each of them, with the price and the barcode of the sort', () => {
  const sort = (id: number, name: string, more: object = {}) => ({
    ...{ id, product_tmpl_id: [4, 'Cola'], display_name: name, default_code: false, active: true },
    ...more,
  })
  const sorts = [
    sort(7, '[C1] Cola (33 cl)', { barcode: '5401070000139' }),
    sort(8, 'Cola (1 l)', { lst_price: 2.4, active: false }),
  ]
  const rows = rowsOf(product({ barcode: '111', active: true }), { taxes: new Map(), variants: new Map([[4, sorts]]) })
  assert.deepEqual(
    rows.map((row) => [row['externalId'], row['productName'], row['barcode'], row['salePrice'], row['active']]),
    [
      ['product.product,7', 'Cola (33 cl)', '5401070000139', '1.60', 'true'],
      ['product.product,8', 'Cola (1 l)', '', '2.40', 'false'],
    ],
  )
  const [one] = rowsOf(product({}), { taxes: new Map(), variants: new Map([[4, sorts.slice(0, 1)]]) })
  assert.equal(one?.['externalId'], 'product.template,4')
})
