import assert from 'node:assert/strict'
import { test } from 'node:test'
import { action, read } from '#platform/action.ts'
import { sql } from '#platform/database/sql.ts'
import { addDays, type Day, day, daysFrom, instant } from '#platform/values/day.ts'
import { world } from '../../../../test/world.ts'
import { type Member, type PlannedShop, plannedShop } from '../cast.testing.ts'
import { rehearsalsOf } from '../rehearsing.ts'
import { type PresetName, presets } from '../rules/policy.ts'
import { judgedAsItWas, rehearse } from '../rules/simulation.ts'
import { markAttendance } from './attendance.ts'
import { closeDays } from './closing.ts'
import { generateRange } from './generation.ts'
import { countNight } from './standing.ts'

const w = await world('2025-03-03T07:00:00.000Z')
const first = day('2025-03-03')
const weeks = 14

const generate = action('test.generate', async (ctx, _: Record<never, never>) => {
  await generateRange(ctx, ctx.today, addDays(ctx.today, weeks * 7))
  ctx.record('test.generated', {})
})

/** The same outcomes at every run, and every sort of them. */
const outcomes = ['done', 'absent_2', 'done', 'absent_1', 'absent_2', 'done', 'absent_0', 'absent_2'] as const
const outcomeOf = (person: number, week: number) =>
  outcomes[(person * 5 + week * week + (week >> 1)) % outcomes.length] ?? 'done'

interface Past {
  readonly here: PlannedShop
  readonly people: readonly Member[]
}

/** Fourteen weeks as they were lived: nights, marks on the day itself, days on which the shop ran reduced or closed,
 *  a leave, and extra seats of whoever books freely or makes up. */
async function livedPast(preset: PresetName): Promise<Past> {
  w.moveTo(`${first}T07:00:00.000Z`)
  const here = await plannedShop(w)
  await here.run(sql`insert into shifts.policy_version (organisation_id, id, valid_from, preset, changes, made_at)
    values (${here.shop.id}, gen_random_uuid(), '2025-01-01', ${preset}, '{}', now())`)
  const template = await here.template({ day: 3, starts: '14:00', ends: '16:00', seats: 20 })
  const regulars = await Promise.all(['Amina', 'Chloe', 'Dieter', 'Elif'].map((name) => here.member(name, 'regular')))
  const others = [
    await here.member('Bram', 'flying'),
    await here.member('Hanne', 'flying'),
    await here.member('Lea', 'mixed'),
  ]
  const people = [...regulars, ...others]
  for (const one of regulars) await here.hold(template, one, first)
  await here.shop.act(countNight, {})
  await here.shop.act(generate, {})
  const week = (at: number) => ({ from: addDays(first, at * 7), until: addDays(first, at * 7 + 6) })
  const shut = { kinds: [], reason: 'works' }
  await here.shop.act(closeDays, { ...week(2), ...shut, sort: 'reduced', relief: 'one' })
  await here.shop.act(closeDays, { ...week(5), ...shut, sort: 'reduced', relief: 'all' })
  await here.shop.act(closeDays, { ...week(8), ...shut, sort: 'closed', relief: 'none' })
  for (const on of daysFrom(first, addDays(first, weeks * 7 - 1))) await liveDay(here, people, on)
  return { here, people }
}

async function liveDay(here: PlannedShop, people: readonly Member[], on: Day): Promise<void> {
  w.moveTo(`${on}T00:30:00.000Z`)
  await here.shop.act(countNight, {})
  const week = Math.floor((Date.parse(on) - Date.parse(first)) / (7 * 86_400_000))
  const weekday = (Date.parse(on) - Date.parse(first)) / 86_400_000 - week * 7
  if (weekday === 0 && week % 3 === 1) {
    const shift = await here.oneOff({ day: on, startsAt: `${on}T10:00:00Z`, endsAt: `${on}T13:00:00Z` })
    for (const [at, one] of people.entries())
      if ((at + week) % 2 === 0) await here.sit(shift, one, at < 4 ? 'make_up' : 'flying')
  }
  w.moveTo(`${on}T20:00:00.000Z`)
  const seats = await here.all<{ shift: string; member: string }>(
    sql`select seat.shift_id as shift, seat.member_id as member from shifts.attendance as seat
      join shifts.shift on shift.id = seat.shift_id
      where shift.day = ${on} and seat.state = 'planned' order by seat.member_id`,
  )
  for (const { shift, member } of seats) {
    const at = people.findIndex(({ id }) => id === member)
    await here.shop.act(markAttendance, { shift, member, outcome: outcomeOf(at, week) })
  }
}

const rehearseAll = read('test.rehearseAll', (ctx, { from, members }: { from: Day; members: readonly string[] }) =>
  rehearsalsOf(ctx, members, {
    id: '',
    preset: 'bees',
    changes: presets.bees,
    fingerprint: '',
    sort: 'replay',
    future: 'planned',
    from,
    until: ctx.today,
    madeAt: instant(`${ctx.today}T00:00:00.000Z`),
    madeBy: null,
    people: 0,
    done: 0,
    afterMember: null,
    finishedAt: null,
  }),
)

/** What was really posted and judged, one line a day. */
const really = (here: PlannedShop, member: string, from: Day) =>
  here.all<{ day: Day; standing: string; main: number; make_up: number }>(
    sql`select on_day::date as day, span.standing,
        coalesce((select sum(amount) from shifts.ledger_entry where member_id = ${member} and counter = 'main'
          and effective_on <= on_day), 0)::integer as main,
        coalesce((select sum(amount) from shifts.ledger_entry where member_id = ${member} and counter = 'make_up'
          and effective_on <= on_day), 0)::integer as make_up
      from generate_series(${from}::date, ${w.now()}::date, interval '1 day') as on_day
      join shifts.standing_span as span on span.member_id = ${member} and span.from_day <= on_day
        and (span.to_day is null or span.to_day >= on_day)
      order by on_day`,
  )

/** What must have happened, so that the comparison says something. */
const happened = {
  bees: ['relief'],
  la_louve: ['relief', 'shifts.seat_lost'],
  supercoop_berlin: ['relief', 'shifts.ledger.shift_cancelled'],
  elefan: ['shifts.ledger.worked'],
} as const satisfies Partial<Record<PresetName, readonly string[]>>

const seen = (here: PlannedShop) =>
  here.all<{
    what: string
  }>(sql`select cause as what from shifts.ledger_entry union select sentence from shifts.ledger_entry
    union select name from platform.event`)

for (const preset of Object.keys(happened) as (keyof typeof happened)[])
  test(`a past lived by the rules of ${preset} is rehearsed day by day as it was posted, seats lost and relief included`, async () => {
    const { here, people } = await livedPast(preset)
    const all = (await seen(here)).map(({ what }) => what)
    assert.deepEqual(
      happened[preset].filter((what) => !all.includes(what)),
      [],
    )
    const members = people.map(({ id }) => id)
    for (const from of [first, addDays(first, 31)]) {
      const rehearsals = await here.shop.look(rehearseAll, { from, members })
      for (const { member, rehearsal } of rehearsals) {
        const name = `person ${members.indexOf(member)} from ${from}`
        const again = judgedAsItWas(rehearsal).map(({ day: on, state: { standing, balances } }) => ({
          day: on,
          standing,
          main: balances.main,
          make_up: balances.make_up,
        }))
        assert.deepEqual(again, await really(here, member, from), name)
        const same = rehearse({
          ...rehearsal,
          draft: rehearsal.now,
          leaves: { ...rehearsal.leaves, draft: rehearsal.leaves.now },
        })
        assert.equal(same.first, null, name)
      }
    }
  })
