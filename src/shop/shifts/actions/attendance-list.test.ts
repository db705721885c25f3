/** The list of attendances: who sat on which shift, in pages and as a file. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from '#platform/database/sql.ts'
import { world } from '../../../../test/world.ts'
import { type PlannedShop, plannedShop } from '../cast.testing.ts'
import { exportAttendances, exportHoles, seekAttendances } from '../reads/reports.ts'
import { findSheets } from '../reads/sheet.ts'
import { markAttendance } from './attendance.ts'
import { cancelSeat } from './booking.ts'

const w = await world('2025-03-05T16:00:00.000Z')
const dayAt = (day: string, hour: number) => ({
  day,
  startsAt: `${day}T${hour}:00:00Z`,
  endsAt: `${day}T${hour + 1}:00:00Z`,
})
interface Page<Row> {
  readonly rows: readonly Row[]
  readonly next: string | null
}
const size = { size: 50 }
const listed = async (here: PlannedShop, asked: object = {}) =>
  (await here.shop.look(seekAttendances, { ...size, ...asked })).rows.map(
    ({ name, attendance, date }) => `${date} ${name} ${attendance}`,
  )

test('whoever sat on a shift is one row with what became of it, given back and presumed seats too', async () => {
  const here = await plannedShop(w)
  const [bram, dieter, gerard] = [await here.member('Bram'), await here.member('Dieter'), await here.member('Gerard')]
  const [past, coming] = [await here.oneOff(dayAt('2025-03-04', 10)), await here.oneOff(dayAt('2025-03-20', 10))]
  for (const member of [bram, dieter, gerard]) await here.sit(past, member)
  await here.shop.act(markAttendance, { shift: past.id, member: bram.id, outcome: 'done' })
  await here.run(sql`update shifts.attendance set state = 'done', presumed = true where member_id = ${gerard.id}`)
  const seat = await here.sit(coming, bram)
  await here.shop.act(cancelSeat, { attendance: seat })
  assert.deepEqual((await listed(here)).sort(), [
    '2025-03-04 Bram Test done',
    '2025-03-04 Dieter Test planned',
    '2025-03-04 Gerard Test presumed',
  ])
  assert.deepEqual(await listed(here, { until: '2025-03-31' }), [
    '2025-03-20 Bram Test cancelled',
    ...(await listed(here)),
  ])
  assert.deepEqual(await listed(here, { state: 'presumed' }), ['2025-03-04 Gerard Test presumed'])
  assert.deepEqual(await listed(here, { q: 'dieter' }), ['2025-03-04 Dieter Test planned'])
  assert.deepEqual(await listed(here, { kind: here.kind, q: 'nobody' }), [])
})

test('whoever stands in is found by name too', async () => {
  const here = await plannedShop(w)
  const [bram, chloe] = [await here.member('Bram'), await here.member('Chloe')]
  const seat = await here.sit(await here.oneOff(dayAt('2025-03-04', 10)), bram)
  await here.run(sql`update shifts.attendance set stand_in_id = ${chloe.id} where id = ${seat}`)
  const { rows } = await here.shop.look(seekAttendances, { ...size, q: 'chloe' })
  assert.deepEqual(
    rows.map(({ name, standIn }) => [name, standIn]),
    [['Bram Test', 'Chloe Test']],
  )
})

test('several shifts of one day stand on several pages, each once: attendances and sheets', async () => {
  const here = await plannedShop(w)
  const bram = await here.member('Bram')
  for (const hour of [10, 11, 12]) await here.sit(await here.oneOff(dayAt('2025-03-04', hour)), bram)
  const starts: string[] = []
  const sheets: string[] = []
  let [after, next]: [string | undefined, string | undefined] = [undefined, undefined]
  for (let page = 1; page <= 3; page += 1) {
    const seats: Page<{ shiftId: string }> = await here.shop.look(seekAttendances, { size: 1, after })
    starts.push(...seats.rows.map(({ shiftId }) => shiftId))
    after = seats.next ?? undefined
    const times: Page<{ startsAt: string }> = await here.shop.look(findSheets, { size: 1, after: next })
    sheets.push(...times.rows.map(({ startsAt }) => new Date(startsAt).toISOString().slice(11, 13)))
    next = times.next ?? undefined
  }
  assert.deepEqual([new Set(starts).size, after], [3, undefined])
  assert.deepEqual([sheets, next], [['12', '11', '10'], undefined])
})

test('the file has the same rows, a name that says what it is, and leaves a trace', async () => {
  const here = await plannedShop(w)
  await here.sit(await here.oneOff(dayAt('2025-03-04', 10)), await here.member('Bram'))
  const file = await here.shop.act(exportAttendances, { ...size, format: 'csv' })
  const [heading, line] = new TextDecoder().decode(file.body).split('\n')
  assert.match(heading ?? '', /Jour.*Nom.*Présence/)
  assert.match(line ?? '', /Bram Test.*flying.*planned/)
  assert.ok((await here.shop.events()).includes('shifts.list_exported'))
  for (const act of [exportAttendances, exportHoles])
    assert.doesNotMatch((await here.shop.act(act, { ...size, format: 'csv' })).name ?? 'shifts.file', /shifts\.file/)
})
