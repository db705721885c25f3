import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Refused } from '#platform/refusal.ts'
import { world } from '../../../../test/world.ts'
import { seatedIn } from './swap.testing.ts'
import { undoSwap } from './undo.ts'

const w = await world()
const seated = seatedIn(w)

async function crossed() {
  const cast = await seated({ Amina: '2025-03-12', Bram: '2025-03-14' })
  const { swap } = await cast.ask('Amina', 'Bram')
  const { proposal } = await cast.accept('Bram', swap)
  await cast.yes('Amina', proposal)
  return { ...cast, proposal, agreed: [cast.who('Amina').id, cast.who('Bram').id] }
}

test('a swap that two undo at the same moment is undone once, and nobody loses or doubles a place', async () => {
  const { here, proposal, agreed, sitting } = await crossed()
  const undo = () => here.shop.act(undoSwap, { proposal, agreed, how: 'phone' as const, reason: 'a mistake' })
  const done = await Promise.allSettled([undo(), undo()])
  const refused = done.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []))
  assert.equal(refused.length, 1)
  assert.ok(refused[0] instanceof Refused)
  assert.deepEqual(
    refused[0].refusals.map(({ code }) => code),
    ['undo.undone'],
  )
  assert.deepEqual(await sitting(), ['Amina on Amina regular 0', 'Bram on Bram regular 0'])
})

test('everybody whom an undoing moves hears of it', async () => {
  const { here, proposal, agreed, told } = await crossed()
  await here.shop.act(undoSwap, { proposal, agreed, how: 'desk' as const, reason: 'both came by' })
  for (const name of ['Amina', 'Bram']) assert.ok((await told(name)).includes('undone'), name)
})
