/** The screen and the server give the same reasons: what a member is shown is what the booking then says. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from '#platform/database/sql.ts'
import { Refused } from '#platform/refusal.ts'
import { world } from '../../../../test/world.ts'
import { type Member, plannedShop } from '../cast.testing.ts'
import { readOpenShift } from '../reads/open.ts'
import { bookSeat } from './booking.ts'

const w = await world()

test('whoever looks at a shift is told exactly what booking it would say', async () => {
  const here = await plannedShop(w)
  const slot = (hour: number) => ({
    day: '2025-03-05',
    startsAt: `2025-03-05T${String(hour).padStart(2, '0')}:00:00Z`,
    endsAt: `2025-03-05T${String(hour + 2).padStart(2, '0')}:00:00Z`,
  })
  const people: Member[] = [
    await here.member('Flying'),
    await here.member('Regular', 'regular'),
    await here.member('Mixed', 'mixed', { skills: ['cashier'] }),
    await here.member('Exempt', 'exempt'),
    await here.member('Blocked'),
    await here.member('Leaving'),
  ]
  await here.run(sql`update shifts.worker set blocked = 'late' where member_id = ${people[4]?.id}`)
  await here.run(sql`update shifts.worker set resigning_on = '2025-01-01' where member_id = ${people[5]?.id}`)
  const taken = await here.oneOff({ ...slot(8), seats: 1 })
  await here.sit(taken, await here.member('Other'))
  const shifts = [
    taken,
    await here.oneOff(slot(9)),
    await here.oneOff({ ...slot(12), skills: ['cashier'] }),
    await here.oneOff({ day: '2025-03-03', startsAt: '2025-03-03T06:00:00Z', endsAt: '2025-03-03T08:00:00Z' }),
  ]
  await here.sit(shifts[1] as { id: string; group: string }, people[2] as Member)
  const told = new Set<string>()
  for (const shift of shifts)
    for (const person of people) {
      const seen = await here.shop.look(readOpenShift, { shift: shift.id }, person)
      const shown = seen.whyNot.map(({ code }) => code).sort()
      const said = await here.shop.act(bookSeat, { shift: shift.id, warningsAccepted: true }, person).then(
        () => [],
        (error: unknown) => {
          if (error instanceof Refused) return error.refusals.map(({ code }) => code).sort()
          throw error
        },
      )
      assert.deepEqual(shown, said, `${person.email} on ${shift.id}`)
      for (const code of said) told.add(code)
    }
  assert.ok(told.size >= 7, [...told].join())
})
