import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { statementCount } from '#platform/database/driver.ts'
import { sql } from '#platform/database/sql.ts'
import { addDays, type Day } from '#platform/values/day.ts'
import { newId } from '#platform/values/ids.ts'
import { world } from '../../../../test/world.ts'
import { type PlannedShop, plannedShop } from '../cast.testing.ts'
import { countNight } from './standing.ts'

const monday = '2025-03-03' as Day
const w = await world(`${monday}T03:00:00.000Z`)
const nightOf = (day: Day) => w.moveTo(`${day}T03:00:00.000Z`)

interface Somebody {
  readonly mode: 'regular' | 'flying'
  /** Days between the start of counting and the first Monday. */
  readonly started: number
  /** Whole units when counting begins here. */
  readonly main: number
  readonly makeUp: number
  /** An alert that runs already, by its age in days. */
  readonly alert: number | null
  readonly leave: { readonly in: number; readonly days: number } | null
  readonly resigns: number | null
  readonly holds: boolean
  readonly watches: boolean
}

/** These people by number, written as rows: what each of them does is the same in every shop. */
async function crowd(at: PlannedShop, preset: string, people: readonly Somebody[]) {
  const here = at.shop.id
  await at.run(sql`insert into shifts.policy_version (organisation_id, id, valid_from, preset, changes, made_at)
    values (${here}, ${newId()}, '2024-01-01', ${preset}, '{}', now())`)
  const template = await at.template({ day: 1, starts: '10:00', ends: '12:00', seats: 50 })
  const later = addDays(monday, 21)
  const shift = await at.oneOff({
    ...{ day: later, startsAt: `${later}T10:00:00Z`, endsAt: `${later}T12:00:00Z`, seats: 50 },
  })
  const rows = people.map((one, number) => ({ ...one, number, id: newId() }))
  await at.run(sql`
    with given as (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as one (id uuid, number integer, mode text,
        started integer, main integer, "makeUp" integer, alert integer, leave jsonb, resigns integer, holds boolean,
        watches boolean)
    ), contacts as (
      insert into members.contact (organisation_id, id, kind, first_name, last_name, created_at)
      select ${here}, id, 'person', 'Nisa ' || number, 'Night', now() from given
    ), memberships as (
      insert into members.membership (organisation_id, contact_id, since, role)
      select ${here}, id, '2020-01-01', 'worker' from given
    ), workers as (
      insert into shifts.worker (organisation_id, member_id, mode, flying_start, counted_from, alert_before, resigning_on)
      select ${here}, id, mode, case when mode = 'flying' then ${monday}::date - started end, ${monday}::date - 1,
        ${monday}::date - alert, ${monday}::date + resigns
      from given
    ), entries as (
      insert into shifts.ledger_entry (organisation_id, id, member_id, counter, amount, effective_on, recorded_at, cause,
        cause_id, round, position, sentence)
      select ${here}, gen_random_uuid(), id, counter, amount * 1000, ${monday}::date - 1, now(), 'import', 'start', 1, place,
        'shifts.ledger.imported'
      from given, lateral (values ('main', main, 1), ('make_up', "makeUp", 2)) as one (counter, amount, place)
      where amount <> 0
    ), leaves as (
      insert into shifts.leave (organisation_id, id, member_id, type, from_day, until_day, state, requested_at)
      select ${here}, gen_random_uuid(), id, ${preset === 'la_louve' ? 'vacation' : 'holiday'},
        ${monday}::date + (leave ->> 'in')::integer,
        ${monday}::date + (leave ->> 'in')::integer + (leave ->> 'days')::integer, 'approved', now()
      from given where leave <> 'null'
    ), held as (
      insert into shifts.fixed_seat (organisation_id, id, template_id, group_id, member_id, from_day, given_at)
      select ${here}, gen_random_uuid(), ${template.id}, ${template.group}, id, '2025-01-06', now() from given where holds
    ), sat as (
      insert into shifts.attendance (organisation_id, id, shift_id, group_id, member_id, purpose, source, booked_at)
      select ${here}, gen_random_uuid(), ${shift.id}, ${shift.group}, id,
        case when mode = 'regular' then 'regular' else 'flying' end, 'self', now()
      from given where holds
    )
    insert into shifts.watch (organisation_id, id, member_id, shift_id, made_at)
    select ${here}, gen_random_uuid(), id, ${shift.id}, now() from given where watches`)
  return new Map(rows.map(({ id, number }) => [id, number]))
}

/** Everything a night leaves behind that says something, with people by their number. */
async function traces(at: PlannedShop, numbers: ReadonlyMap<string, number>, last: Day) {
  const here = at.shop.id
  const read = async (statement: ReturnType<typeof sql>) =>
    (await at.all<{ who: string }>(statement))
      .map(({ who, ...row }) => ({ who: numbers.get(who) ?? -1, ...row }))
      .toSorted((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1))
  return {
    ledger:
      await read(sql`select member_id as who, counter, amount, effective_on, cause, cause_id, round, sentence, facts
      from shifts.ledger_entry where organisation_id = ${here}`),
    states: await read(sql`select member_id as who, standing, main, make_up, absences, alert_start, extension_until,
        grace_used, penalised, reduced_before, low_since
      from shifts.standing_state where organisation_id = ${here}`),
    spans: await read(sql`select member_id as who, from_day, to_day, standing, alert_start, extension_until
      from shifts.standing_span where organisation_id = ${here}`),
    held: await read(sql`select member_id as who, from_day, until_day from shifts.fixed_seat
      where organisation_id = ${here}`),
    seats: await read(sql`select member_id as who, state from shifts.attendance where organisation_id = ${here}`),
    watches: await read(sql`select member_id as who from shifts.watch where organisation_id = ${here}`),
    // In the order in which each person gets them; links name ids. What comes to pass before the night is run late is
    // no longer announced.
    notices: await read(sql`select person_id as who, code, facts - 'link' as facts,
        row_number() over (partition by person_id, code order by id) as nth
      from platform.notice where organisation_id = ${here} and code not like 'shifts.watch%'
        and (code <> 'shifts.standing_stops' or facts ->> 'on' > ${last})`),
    changes:
      await read(sql`select person_id as who, facts, row_number() over (partition by person_id order by id) as nth
      from platform.event where organisation_id = ${here} and name = 'shifts.standing_changed'`),
    warned: await read(sql`select member_id as who, stops_on from shifts.standing_warning
      where organisation_id = ${here} and stops_on > ${last}`),
  }
}

const anybody = fc.record<Somebody>({
  mode: fc.constantFrom('regular', 'flying'),
  started: fc.integer({ min: 20, max: 60 }),
  main: fc.integer({ min: -5, max: 3 }),
  makeUp: fc.integer({ min: -2, max: 0 }),
  alert: fc.option(fc.integer({ min: 1, max: 32 }), { nil: null, freq: 2 }),
  leave: fc.option(fc.record({ in: fc.integer({ min: 0, max: 5 }), days: fc.integer({ min: 0, max: 6 }) }), {
    nil: null,
    freq: 2,
  }),
  resigns: fc.option(fc.integer({ min: 0, max: 5 }), { nil: null, freq: 4 }),
  holds: fc.boolean(),
  watches: fc.boolean(),
})
/** Days count on the scale of weeks where the unit is the day. */
const inDays = ({ main, ...one }: Somebody): Somebody => ({ ...one, main: main * 5 - 3 })

const presets = ['bees', 'la_louve', 'supercoop_berlin', 'mila', 'polln'] as const
const nights = fc.record({
  people: fc.array(anybody, { minLength: 12, maxLength: 30 }),
  /** Nights after the first; and how often each is run. */
  runs: fc.array(fc.integer({ min: 1, max: 2 }), { minLength: 3, maxLength: 5 }),
})

for (const preset of presets)
  test(`${preset}: nights run twice, or missed and caught up at once, leave and tell what each night run once does`, async () => {
    await fc.assert(
      fc.asyncProperty(nights, async ({ people, runs }) => {
        const all = preset === 'mila' ? people.map(inDays) : people
        const [each, twice, missed] = [await plannedShop(w), await plannedShop(w), await plannedShop(w)]
        const shops = [each, twice, missed]
        const numbers = await Promise.all(shops.map((at) => crowd(at, preset, all)))
        nightOf(monday)
        for (const { shop } of shops) await shop.act(countNight, {})
        let last = monday
        for (const [number, times] of runs.entries()) {
          last = addDays(monday, number + 1)
          nightOf(last)
          await each.shop.act(countNight, {})
          for (let time = 0; time < times; time += 1) await twice.shop.act(countNight, {})
        }
        await missed.shop.act(countNight, {})
        const [once, ...others] = await Promise.all(shops.map((at, at_) => traces(at, numbers[at_] ?? new Map(), last)))
        for (const other of others) assert.deepEqual(other, once)
      }),
      { numRuns: 4 },
    )
  })

/** One of each fate: counted into alert, out of the list with seats and roles, soon stopped, away, new, back in order. */
const fates: readonly Partial<Somebody>[] = [
  { main: 0 },
  { main: -3, alert: 3, holds: true },
  { main: -1, alert: 25, started: 40 },
  { leave: { in: 0, days: 20 } },
  { mode: 'regular', main: -1, watches: true },
  { resigns: 1, holds: true },
]
const plain: Somebody = {
  ...{ mode: 'flying', started: 27, main: 1, makeUp: 0, alert: null, leave: null, resigns: null },
  ...{ holds: false, watches: false },
}

async function statementsFor(size: number) {
  const at = await plannedShop(w)
  const people = Array.from({ length: size }, (_, number) => ({ ...plain, ...fates[number % fates.length] }))
  await crowd(at, 'bees', people)
  nightOf(monday)
  await at.shop.act(countNight, {})
  nightOf(addDays(monday, 1))
  const before = statementCount.total
  const answer = await at.shop.act(countNight, {})
  return { statements: statementCount.total - before, answer }
}

test('a night asks the database as often for two hundred people as for six, and at most sixty times', async () => {
  const [few, many] = [await statementsFor(6), await statementsFor(204)]
  assert.deepEqual(few.answer, { people: 6, counts: 4, changed: 3 })
  assert.deepEqual(many.answer, { people: 204, counts: 136, changed: 102 })
  assert.equal(many.statements, few.statements)
  assert.ok(few.statements <= 60, `${few.statements} statements`)
})
