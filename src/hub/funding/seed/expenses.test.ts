import assert from 'node:assert/strict'
import { test } from 'node:test'
import { participantsIn, seedCommunity } from '#hub/organisations/public.ts'
import { read } from '#platform/action.ts'
import { readIban } from '#platform/bank/iban.ts'
import { coOp } from '../../../../test/co-op.ts'
import { world } from '../../../../test/world.ts'
import { readPaymentFile } from '../actions/payment-file.ts'
import { seedAddresses } from './addresses.ts'
import { seedExpenses } from './expenses.ts'

const { shop: makeCommunity } = await world()
const parties = read('test.parties', participantsIn)

test('a bank takes the payment file of the demo: its accounts hold, and its sums are those of its transfers', async () => {
  const community = await makeCommunity()
  const organisations = ['Code Commun', 'Le Panier', 'Le Silo'].map((name, at) => ({
    ...coOp(name),
    people: [
      { name: `Lea of ${name}`, email: `lea.${at}.${community.id.slice(-9)}@example.org`, powers: ['speak'] as const },
    ],
  }))
  await community.act(seedCommunity, { organisations })
  const all = await community.look(parties, {})
  await seedAddresses({ act: community.act }, (name) => all.find((one) => one.name === name)?.id ?? '')
  await community.act(seedExpenses, {})
  const { body } = await community.act(readPaymentFile, {})
  const xml = new TextDecoder().decode(body)
  const said = (name: string) =>
    [...xml.matchAll(new RegExp(`<${name}(?: [^>]*)?>([^<]*)</${name}>`, 'g'))].map(([, text]) => text)
  assert.deepEqual(said('InstdAmt'), ['108.90'])
  assert.deepEqual(
    [said('NbOfTxs'), said('CtrlSum')],
    [
      ['1', '1'],
      ['108.90', '108.90'],
    ],
  )
  assert.deepEqual(said('IBAN'), ['BE45096001122389', 'BE74539009988707'])
  for (const iban of said('IBAN')) assert.equal(readIban(iban ?? ''), iban)
  assert.deepEqual(said('Nm').at(-1), 'Hebergeur du Canal')
})
