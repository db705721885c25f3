import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newId } from '#platform/values/ids.ts'
import { sendingPlan, type Waiting } from './scale-sending.ts'

const waits = (does: Waiting['does'], price: number | null, product = 'brie', group = 'Cheese'): Waiting => ({
  id: newId(),
  product,
  group,
  does,
  content: {
    number: 1,
    name: product,
    price,
    unit: 'P',
    tare: 0,
    useByDays: null,
    bestBeforeDays: null,
    sequence: null,
    code: null,
    texts: [],
  },
})
const said = (waiting: readonly Waiting[]) => {
  const { sent, settled, held } = sendingPlan(waiting)
  return [sent.map(({ does, product, content }) => `${does} ${product} ${content.price}`), settled.length, held]
}

test('goods without a price are held, and everything else is sent in order', () => {
  assert.deepEqual(said([waits('create', null), waits('create', 500, 'gouda'), waits('update', 600, 'gouda')]), [
    ['create gouda 500', 'update gouda 600'],
    2,
    ['brie'],
  ])
})

test('once they have a price they are made with it', () => {
  assert.deepEqual(said([waits('create', null), waits('update', 700)]), [['create brie 700', 'update brie 700'], 2, []])
})

test('what was held and is taken off by now is only taken off', () => {
  assert.deepEqual(said([waits('create', null), waits('delete', null)]), [['delete brie null'], 2, []])
})

test('held in its new group, it is taken off the old one all the same', () => {
  assert.deepEqual(said([waits('delete', 500, 'brie', 'Cheese'), waits('create', null, 'brie', 'Bakery')]), [
    ['delete brie 500'],
    1,
    ['brie'],
  ])
})
