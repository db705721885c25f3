import assert from 'node:assert/strict'
import { test } from 'node:test'
import { statementCount } from '#platform/database/driver.ts'
import { world } from '../../../../test/world.ts'
import { plannedShop } from '../../shifts/cast.testing.ts'
import { exportOpenCalls, listOpenCalls } from './open-calls.ts'
import { askStandIn } from './stand-in.ts'

const w = await world()

/** So many people look for somebody on days one after the other, the last one asks Bram by number or address. */
async function asking(people: number) {
  const here = await plannedShop(w)
  const bram = await here.member('Bram', 'regular', { skills: [] })
  for (let at = 1; at <= people; at += 1) {
    const day = `2025-03-${String(at + 9).padStart(2, '0')}`
    const holder = await here.member(`Person${at}`, 'regular')
    const skills = at === 1 ? ['till'] : []
    const shift = await here.oneOff({ day, startsAt: `${day}T09:00:00Z`, endsAt: `${day}T11:00:00Z`, skills })
    const seat = await here.sit(shift, holder, 'regular')
    await here.shop.act(askStandIn, { attendance: seat, partner: at === people ? bram.email : null }, holder)
  }
  const list = (asked: Record<string, string | number> = {}) =>
    here.shop.look(listOpenCalls, { size: 50, ...asked }, bram)
  return { here, bram, list }
}

test('whoever may come sees who looks for somebody: by page, by person, by weekday, and only what one may answer', async () => {
  const { list } = await asking(4)
  const names = async (asked: Record<string, string | number> = {}) => (await list(asked)).rows.map(({ who }) => who)
  assert.deepEqual(await names(), ['Person1', 'Person2', 'Person3', 'Person4'])
  assert.deepEqual(
    (await list()).rows.map(({ named, mine }) => [named, mine]),
    [
      [false, false],
      [false, true],
      [false, true],
      [true, true],
    ],
  )
  assert.deepEqual(await names({ mine: 'yes', sort: '-day' }), ['Person4', 'Person3', 'Person2'])
  assert.deepEqual(await names({ q: 'person3' }), ['Person3'])
  assert.deepEqual(await names({ weekday: '2' }), ['Person2'])
  const first = await list({ size: 3 })
  assert.equal(first.total, 4)
  assert.deepEqual(await names({ size: 3, after: first.next ?? '' }), ['Person4'])
})

test('the file holds what the list shows, and the list takes as many statements for many calls as for few', async () => {
  const { here, bram, list } = await asking(2)
  const { body } = await here.shop.act(exportOpenCalls, { size: 50, format: 'csv' }, bram)
  const lines = new TextDecoder().decode(body).trim().split('\n')
  assert.equal(lines.length, 3)
  assert.match(lines[1] ?? '', /Person1/)
  const counted = async (look: typeof list) => {
    // What the door remembers for a moment is not what is counted here.
    await look()
    const before = statementCount.total
    await look()
    return statementCount.total - before
  }
  assert.equal(await counted((await asking(6)).list), await counted(list))
})
