import assert from 'node:assert/strict'
import { test } from 'node:test'
import { participantsIn, seedCommunity } from '#hub/organisations/public.ts'
import { read } from '#platform/action.ts'
import { exportFiles } from '#platform/export/archive.ts'
import { coOp } from '../../../../test/co-op.ts'
import { world } from '../../../../test/world.ts'
import { billOrganisation } from './billing-by-hand.ts'
import { contribute } from './giving.ts'
import { openPot } from './pots.ts'

const w = await world()
const parties = read('test.parties', participantsIn)
const accounts = read('test.accounts', async (ctx) => ctx.accounts)

async function filesOf(shop: Awaited<ReturnType<typeof w.shop>>): Promise<Map<string, string>> {
  const files = new Map<string, string>()
  const asked = {
    database: w.house.database,
    accounts: await shop.look(accounts, {}),
    shop: shop.facts,
    now: w.now(),
    version: 'test',
  }
  for await (const { name, content } of exportFiles(asked)) {
    const pieces: Uint8Array[] = []
    for await (const piece of content) pieces.push(piece)
    files.set(name, Buffer.concat(pieces).toString())
  }
  return files
}

test('a community takes its whole history along: who takes part, what was given, invoices and entries, nothing of others', async () => {
  const [here, elsewhere] = [await w.shop(), await w.shop()]
  await here.act(seedCommunity, { organisations: [coOp('Le Panier')] })
  await elsewhere.act(seedCommunity, { organisations: [coOp('Somebody Else')] })
  const [panier] = await here.look(parties, {})
  const participant: string = panier?.id ?? ''
  const { items } = await here.act(openPot, {
    ...{ name: 'Wishes', kind: 'free', currency: null, opensOn: null, closesOn: '2025-03-31', matchPot: 0 },
    items: [{ name: 'Labels', says: null, least: 0, most: 8000 }],
  })
  await here.act(contribute, { item: items[0]?.item ?? '', participant, amount: 7000 })
  await here.act(billOrganisation, {
    ...{ buyer: participant, seller: null, currency: null, dueOn: null },
    lines: [{ text: 'Hall', net: 10_000 }],
  })
  const files = await filesOf(here)
  const rowsOf = (name: string): number => (files.get(`${name}.csv`) ?? '').trim().split('\r\n').length - 1
  assert.match(files.get('organisations.export_participant.csv') ?? '', /Le Panier/)
  for (const [name, count] of [
    ['organisations.participant', 1],
    ['organisations.export_participant', 1],
    ['funding.contribution', 1],
    ['funding.invoice', 1],
    ['funding.invoice_line', 1],
    ['funding.entry_set', 1],
    ['funding.entry_line', 3],
    ['needs.need', 0],
  ] as const)
    assert.equal(rowsOf(name), count, name)
  assert.ok([...files.values()].every((text) => !text.includes('Somebody Else')))
})
