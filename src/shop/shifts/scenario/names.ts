/** How scenario files name what planning knows by id. */
import { found } from '#platform/refusal.ts'
import type { Line, ScenarioName, ScenarioWorld } from '#platform/scenario.ts'
import { isId } from '#platform/values/ids.ts'
import { openSheet } from '../actions/sheet.ts'
import { listLeaves } from '../reads/leave.ts'
import { readSheet } from '../reads/sheet.ts'
import { readTemplate } from '../reads/template.ts'
import { readMonth, readShift } from '../reads/week.ts'

/** A shift by its name, by name and day (`Till 2025-03-05`), or `{ template: Till, day: 2025-03-05 }`. */
export async function datedShift(world: ScenarioWorld, value: unknown): Promise<string> {
  const text = typeof value === 'object' && value !== null ? shiftText(value as Line) : String(value)
  if (isId(text)) return text
  if (world.knows('shift', text)) return world.idOf('shift', text)
  const [, name, day, start] = /^(.+?) (\d{4}-\d\d-\d\d)(?: (\d\d:\d\d))?$/.exec(text) ?? []
  if (!name || !day) return world.idOf('shift', text)
  const { shifts } = await world.look(readMonth, { from: day, until: day, kinds: [] })
  const named = shifts.filter((shift) => shift.name === name && (!start || shift.localStart === start))
  const one = named.find(({ state }) => state === 'planned') ?? named[0]
  if (!one) throw new Error(`there is no shift ${name} on ${day}: it may not have been generated yet`)
  return one.id
}

const shiftText = (line: Line): string => `${line['template'] ?? line['name']} ${line['day']}`

/** The live seat of a person on a shift; else the last one. */
async function attendanceOf(world: ScenarioWorld, value: unknown): Promise<string> {
  const { shift, member } = value as { shift?: unknown; member?: string }
  if (!shift || !member) throw new Error('attendance: write { shift: Wed, member: Amina }')
  const person = world.idOf('member', member)
  const { people } = await world.look(readShift, { shift: await datedShift(world, shift) })
  const own = people.filter((one) => one.member === person)
  const seat = own.find(({ state }) => state !== 'cancelled') ?? own.at(-1)
  if (!seat) throw new Error(`${member} has no seat on ${JSON.stringify(shift)}`)
  return seat.attendance
}

/** The leave of a person that begins that day; without a day the newest. */
async function leaveOf(world: ScenarioWorld, value: unknown): Promise<string> {
  if (typeof value === 'string') return isId(value) ? value : world.idOf('leave', value)
  const { member, from } = value as { member?: string; from?: string }
  if (!member) throw new Error('leave: write { member: Amina, from: 2025-03-10 }')
  const { leaves } = await world.look(listLeaves, { member: world.idOf('member', member), size: 100 })
  const one = leaves.find((leave) => from === undefined || leave.from === from)
  if (!one) throw new Error(`${member} has no such leave`)
  return one.id
}

async function fixedSeatOf(world: ScenarioWorld, value: unknown): Promise<string> {
  const { template, member, from } = value as { template?: string; member?: string; from?: string }
  if (!template || !member) throw new Error('fixedSeat: write { template: Till, member: Amina }')
  const person = world.idOf('member', member)
  const { holders } = await world.look(readTemplate, { template: world.idOf('template', template) })
  const seat = holders.filter((one) => one.member === person && (!from || one.from === from)).at(-1)
  if (!seat) throw new Error(`${member} holds no seat of ${template}`)
  return seat.id
}

/** A group by its role, among those of the shift or template beside it. */
async function groupOf(world: ScenarioWorld, value: unknown, beside: Line): Promise<string> {
  if (isId(String(value))) return String(value)
  const of =
    beside['shift'] === undefined
      ? await world.look(readTemplate, { template: String(beside['template']) })
      : await world.look(readShift, { shift: String(beside['shift']) })
  return found(
    of.groups.find(({ role, id }) => role === value || id === value),
    `group ${value}`,
  ).id
}

/** The sheet of the time of a shift, made when it is missing. */
export async function sheetOf(world: ScenarioWorld, value: unknown): Promise<string> {
  if (isId(String(value))) return String(value)
  return (await world.act(openSheet, { shift: await datedShift(world, value) })).sheet
}

/** A line of a sheet: whoever is expected, stands in, or was added. */
async function lineOf(world: ScenarioWorld, value: unknown): Promise<string> {
  if (isId(String(value))) return String(value)
  const { sheet, member, added } = value as { sheet?: unknown; member?: string; added?: boolean }
  if (!sheet || !member) throw new Error('line: write { sheet: Wed, member: Amina }')
  const person = world.idOf('member', member)
  const { lines } = await world.look(readSheet, { sheet: await sheetOf(world, sheet) })
  return found(
    lines.find((one) => [one.member, one.standIn].includes(person) && (added === undefined || one.added === added)),
    `line of ${member}`,
  ).line
}

/** The last part of a feed's address. */
const secretOf = (_world: ScenarioWorld, value: unknown): string => String(value).split('/').at(-1) ?? ''

const called = (kind: string, says: string): ScenarioName => ({ kind, says })

export const names: Readonly<Record<string, ScenarioName>> = {
  shift: { kind: 'shift', says: 'its name; of a template’s shift name and day: `Till 2025-03-05`', find: datedShift },
  template: called('template', 'its name'),
  rota: called('rota', 'its name'),
  kind: called('kind', 'its name'),
  kinds: called('kind', 'names'),
  closing: called('closing', 'its reason'),
  campaign: called('campaign', 'its name'),
  simulation: called('simulation', 'the `called` of the step that began the rehearsal'),
  watch: called('watch', 'the `called` of the step that added it'),
  leave: { kind: 'leave', says: '`{ member: Amina, from: 2025-03-10 }`, or the `called` of its step', find: leaveOf },
  claim: called('claim', 'the `called` of the step that told it'),
  calendar: called('calendar', 'the `called` of the step that opened it'),
  attendance: { kind: 'attendance', says: '`{ shift: Wed, member: Amina }`', find: attendanceOf },
  fixedSeat: {
    kind: 'fixedSeat',
    says: '`{ template: Till, member: Amina }`, with `from` if several',
    find: fixedSeatOf,
  },
  attendances: { kind: 'attendance', says: '`[{ shift: Wed, member: Amina }]`', find: attendanceOf },
  fixedSeats: { kind: 'fixedSeat', says: '`[{ template: Till, member: Amina }]`', find: fixedSeatOf },
  group: { kind: 'group', says: 'role of the group', find: groupOf },
  id: { kind: 'id', says: 'of a group of seats that is there already: its role', find: groupOf },
  sheet: { kind: 'sheet', says: 'a shift of its time', find: sheetOf },
  line: {
    kind: 'line',
    says: '`{ sheet: Wed, member: Amina }`, with `added: true` for whom nobody expected',
    find: lineOf,
  },
  beside: called('member', 'somebody of the household'),
  contest: called('contest', 'the `called` of the step that contested'),
  secret: { kind: 'secret', says: 'the address of a calendar: `$Feed.path`', find: secretOf },
}
