import assert from 'node:assert/strict'
import { test } from 'node:test'
import { participantsIn, seedCommunity } from '#hub/organisations/public.ts'
import { read } from '#platform/action.ts'
import { coOp } from '../../../../test/co-op.ts'
import { refusedWith } from '../../../../test/refused.ts'
import { world } from '../../../../test/world.ts'
import { checks } from '../checks.ts'
import { listExpenses, readExpense, readPaper } from '../reads/expenses.ts'
import { exportChain, readBalances, verifyChain } from '../reads/ledger.ts'
import { approveExpense, payExpense, scheduleExpense } from './expense-steps.ts'
import { addPaper, cancelExpense, submitExpense, writeExpense } from './expenses.ts'
import { reverseSet } from './ledger.ts'

const refusedFor = (doing: Promise<unknown>, ...codes: string[]) => assert.rejects(doing, refusedWith(...codes))
const { shop: makeCommunity } = await world()
const parties = read('test.parties', participantsIn)

async function spent(net: number) {
  const community = await makeCommunity()
  await community.act(seedCommunity, { organisations: [coOp('Le Panier')] })
  const participant = (await community.look(parties, {}))[0]?.id ?? ''
  const words = { what: 'Train', document: null, bornBy: 'dues' as const, payee: null, iban: null }
  const { expense } = await community.act(writeExpense, { participant, ...words, net, vat: 0 })
  await community.act(submitExpense, { expense })
  return { community, participant, expense }
}

const balanceOf = (balances: readonly { account: string; amount: number }[], account: string): number =>
  balances.find((one) => one.account === account)?.amount ?? 0

test('two who approve, and two who pay in the same second, book it once', async () => {
  const { community, expense } = await spent(4000)
  const approved = await Promise.allSettled([1, 2].map(() => community.act(approveExpense, { expense })))
  assert.deepEqual(approved.map(({ status }) => status).sort(), ['fulfilled', 'rejected'])
  await community.act(scheduleExpense, { expense })
  const paid = await Promise.allSettled([1, 2].map(() => community.act(payExpense, { expense, fee: 35 })))
  assert.deepEqual(paid.map(({ status }) => status).sort(), ['fulfilled', 'rejected'])
  const { balances } = await community.look(readBalances, {})
  assert.deepEqual(
    ['dues', 'fees', 'bank', 'payable'].map((account) => balanceOf(balances, account)),
    [4000, 35, -4035, 0],
  )
})

test('what an expense costs is undone with it, not behind its back; its payout may be, and leaves it unpaid', async () => {
  const { community, expense } = await spent(4000)
  await community.act(approveExpense, { expense })
  await community.act(scheduleExpense, { expense })
  await community.act(payExpense, { expense, fee: 35 })
  const { costSet, payoutSet } = await community.look(readExpense, { expense })
  await refusedFor(community.act(reverseSet, { set: costSet ?? '', note: 'Wrong' }), 'entry.of_expense')
  await community.act(reverseSet, { set: payoutSet ?? '', note: 'Wrong account' })
  assert.equal((await community.look(readExpense, { expense })).state, 'unpaid')
  const { balances } = await community.look(readBalances, {})
  assert.deepEqual(
    ['dues', 'fees', 'bank', 'payable'].map((account) => balanceOf(balances, account)),
    [4000, 0, 0, -4000],
  )
  await community.act(reverseSet, { set: costSet ?? '', note: 'Handed in anew' })
  assert.deepEqual((await community.look(readBalances, {})).balances, [])
})

test('papers come back byte for byte, and no more once the expense was answered', async () => {
  const { community, expense } = await spent(4000)
  const bytes = new TextEncoder().encode('%PDF-1.7 a receipt')
  const file = { name: 'receipt.pdf', bytes }
  const { receipt } = await community.act(addPaper, { expense, file } as never)
  const paper = await community.look(readPaper, { expense, receipt })
  assert.equal(paper.type, 'application/pdf')
  assert.deepEqual(paper.body, bytes)
  await community.act(approveExpense, { expense })
  await refusedFor(community.act(addPaper, { expense, file } as never), 'expense.state')
})

test('a cancelled expense leaves a whole book that verifies, and doctor agrees', async () => {
  const { community, expense, participant } = await spent(4000)
  await community.act(approveExpense, { expense })
  await community.act(cancelExpense, { expense, reason: null })
  assert.deepEqual((await community.look(readBalances, {})).balances, [])
  const { total } = await community.look(listExpenses, { size: 10, state: 'cancelled', participant })
  assert.equal(total, 1)
  const { body } = await community.act(exportChain, { format: 'json' })
  const bytes = body as Uint8Array
  const told = await community.act(verifyChain, { file: { name: 'book.json', bytes } })
  assert.deepEqual(told, { sets: 2, holds: true, broken: [], differs: [], since: 0 })
  const text = new TextDecoder().decode(bytes).replace('4000', '4001')
  const changed = await community.act(verifyChain, {
    file: { name: 'book.json', bytes: new TextEncoder().encode(text) },
  })
  assert.equal(changed.holds, false)
  assert.deepEqual(changed.broken, [1])
  const found = read('test.check', (ctx) =>
    Promise.all(checks.map(async ({ name, run }) => ({ name, rows: await run(ctx.db, ctx.organisation) }))),
  )
  assert.deepEqual(
    (await community.look(found, {})).filter(({ rows }) => rows.length > 0),
    [],
  )
})
