import assert from 'node:assert/strict'
import { test } from 'node:test'
import { access, recordedAnswer, recordedNames, recordedXml, replay } from '../../../../test/odoo-replay.ts'
import { protocols } from '../rules/odoo.ts'
import { askerOf } from './asking.ts'
import { OdooTrouble, troubleOf } from './door.ts'
import { openOdoo } from './reading.ts'
import { rowOf } from './rows.ts'
import { readAnswer, writeCall } from './xml.ts'

const server = await replay()

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

test('each fault of a real Odoo says the same in both protocols', async () => {
  const codes = {
    '18_access_error_model': 'odoo.not_allowed',
    '19_object_wrong_password': 'odoo.denied',
    '20_unknown_field': 'odoo.field',
    '22_unknown_database': 'odoo.database',
  }
  for (const [name, code] of Object.entries(codes))
    for (const protocol of protocols) {
      server.fail(name)
      const asked = askerOf(server.url, protocol)('object', 'execute_kw', ['shop', 30, access.key])
      await assert.rejects(asked, (error) => error instanceof OdooTrouble && error.code === code, `${name} ${protocol}`)
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
        const page = await odoo.page(last, null)
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
