import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { action } from '#platform/action.ts'
import { sql } from '#platform/database/sql.ts'
import { NotFound, Refused } from '#platform/refusal.ts'
import { addDays, type Day } from '#platform/values/day.ts'
import { world } from '../../../../test/world.ts'
import { type Member, type PlannedShop, plannedShop } from '../cast.testing.ts'
import { recountQuietly } from '../counting.ts'
import type { Mode } from '../rules/policy.ts'
import { outcomes } from '../rules/words.ts'
import { markAttendance } from './attendance.ts'
import { grantLeave } from './leave.ts'
import { correctCounter, countNight, giveExtension, giveGrace } from './standing.ts'
import { changeMode } from './worker.ts'

const monday = '2025-03-03' as Day
const w = await world(`${monday}T07:00:00.000Z`)
const morning = (day: Day) => w.moveTo(`${day}T06:00:00.000Z`)
const rebuild = action('test.rebuild', async (ctx, { member }: { member: string }) => {
  await recountQuietly(ctx, [member])
  ctx.record('test.rebuilt', { person: member })
})
const here = await plannedShop(w)
await here.run(sql`insert into shifts.policy_version (organisation_id, id, valid_from, preset, changes, made_at)
  values (${here.shop.id}, gen_random_uuid(), '2024-01-01', 'bees', '{"correctionDays": 365}', now())`)

const said = [...outcomes, 'planned'] as const
const seatsKept = 4
const anyMark = fc.record({
  seat: fc.nat(seatsKept - 1),
  outcome: fc.constantFrom(...said),
})

/** Seats in the weeks from the first Monday on, one every nine days. */
async function withSeats(at: PlannedShop, name: string, mode: Mode, purposes: readonly string[]) {
  morning(monday)
  const member = await at.member(name, mode)
  if (mode === 'flying')
    await at.run(sql`update shifts.worker set flying_start = '2025-02-10' where member_id = ${member.id}`)
  const shifts: string[] = []
  for (const [number, purpose] of purposes.entries()) {
    const day = addDays(monday, 2 + number * 9)
    const shift = await at.oneOff({ day, startsAt: `${day}T12:00:00Z`, endsAt: `${day}T14:00:00Z` })
    await at.sit(shift, member, purpose)
    shifts.push(shift.id)
  }
  return { member, shifts }
}

const purposesOf = { regular: ['regular', 'make_up', 'regular', 'make_up'], flying: Array(seatsKept).fill('flying') }

async function balancesOf(member: Member) {
  const [state] = await here.all<Record<'main' | 'make_up' | 'absences', number>>(
    sql`select main, make_up, absences from shifts.standing_state where member_id = ${member.id}`,
  )
  const sums = await here.all<{ counter: 'main' | 'make_up' | 'absences'; amount: number }>(
    sql`select counter, sum(amount)::integer as amount from shifts.ledger_entry where member_id = ${member.id} group by 1`,
  )
  const summed = { main: 0, make_up: 0, absences: 0 }
  for (const { counter, amount } of sums) summed[counter] = amount
  return { stored: state ?? { main: 0, make_up: 0, absences: 0 }, summed }
}

const spansOf = (member: Member) =>
  here.all(sql`select from_day, to_day, standing, alert_start, extension_until from shifts.standing_span
    where member_id = ${member.id} order by from_day`)
const stateOf = (member: Member) =>
  here.all(sql`select standing, main, make_up, absences, alert_start, extension_until, grace_used, penalised
    from shifts.standing_state where member_id = ${member.id}`)

for (const mode of ['regular', 'flying'] as const)
  test(`${mode}: in whatever order outcomes are put right, stored counters are the sum of the ledger, and all taken back is nothing`, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyMark, { minLength: 1, maxLength: 8 }), async (marks) => {
        const { member, shifts } = await withSeats(here, 'Elif', mode, purposesOf[mode])
        await here.run(sql`update shifts.worker set flying_start = '2025-03-31' where member_id = ${member.id}`)
        morning('2025-04-10' as Day)
        const mark = (shift: string | undefined, outcome: (typeof said)[number]) =>
          here.shop.act(markAttendance, { shift: shift ?? '', member: member.id, outcome, reason: 'seen' })
        for (const { seat, outcome } of marks) {
          await mark(shifts[seat], outcome)
          const { stored, summed } = await balancesOf(member)
          assert.deepEqual(stored, summed)
        }
        for (const shift of shifts) await mark(shift, 'planned')
        assert.deepEqual((await balancesOf(member)).summed, { main: 0, make_up: 0, absences: 0 })
      }),
      { numRuns: 8 },
    )
  })

const anyStep = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      is: fc.constant('nights' as const),
      days: fc.integer({ min: 1, max: 9 }),
      run: fc.boolean(),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      is: fc.constant('mark' as const),
      seat: fc.nat(seatsKept - 1),
      outcome: fc.constantFrom(...said),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      is: fc.constant('leave' as const),
      in: fc.integer({ min: 1, max: 5 }),
      days: fc.integer({ min: 1, max: 9 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ is: fc.constant('more_time' as const), sort: fc.constantFrom('grace', 'manual') }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      is: fc.constant('correct' as const),
      amount: fc.constantFrom(-2, -1, 1, 2),
      ago: fc.nat(20),
    }),
  },
  { weight: 1, arbitrary: fc.record({ is: fc.constant('mode' as const), reset: fc.boolean() }) },
)

for (const mode of ['regular', 'flying'] as const)
  test(`${mode}: a standing built night by night, with nights missed and the past put right, is what a rebuild gives`, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyStep, { minLength: 4, maxLength: 14 }), async (steps) => {
        await here.run(sql`delete from shifts.counting_day where organisation_id = ${here.shop.id}`)
        const { member, shifts } = await withSeats(here, 'Bram', mode, purposesOf[mode])
        await here.shop.act(rebuild, { member: member.id })
        let today = monday
        const act = async (run: Promise<unknown>) => {
          await run.catch((error: unknown) => {
            if (!(error instanceof Refused || error instanceof NotFound)) throw error
          })
        }
        for (const step of steps) {
          if (step.is === 'nights')
            for (let nights = step.days; nights > 0; nights -= 1) {
              today = addDays(today, 1)
              morning(today)
              if (step.run || nights === 1) await here.shop.act(countNight, {})
            }
          if (step.is === 'mark')
            await act(
              here.shop.act(markAttendance, {
                ...step,
                shift: shifts[step.seat] ?? '',
                member: member.id,
                reason: 'x',
              }),
            )
          if (step.is === 'leave') {
            const days = { from: addDays(today, step.in), until: addDays(today, step.in + step.days) }
            const wish = { type: 'holiday', reason: '', shortAccepted: true, evidenceSeen: false, member: member.id }
            await act(here.shop.act(grantLeave, { ...wish, ...days }))
          }
          if (step.is === 'more_time')
            await act(
              step.sort === 'grace'
                ? here.shop.act(giveGrace, { member: member.id })
                : here.shop.act(giveExtension, { member: member.id }),
            )
          if (step.is === 'correct') {
            const effectiveOn = addDays(today, -step.ago)
            const entry = { counter: 'main', amount: step.amount, effectiveOn, reason: 'paper' } as const
            await act(here.shop.act(correctCounter, { member: member.id, ...entry }))
          }
          if (step.is === 'mode')
            await act(here.shop.act(changeMode, { member: member.id, mode: 'flying', resetMain: step.reset }))
        }
        const before = [await spansOf(member), await stateOf(member)]
        for (const table of ['standing_span', 'standing_state'])
          await here.run(sql`delete from ${sql.raw(`shifts.${table}`)} where member_id = ${member.id}`)
        await here.shop.act(rebuild, { member: member.id })
        assert.deepEqual([await spansOf(member), await stateOf(member)], before)
        const { stored, summed } = await balancesOf(member)
        assert.deepEqual(stored, summed)
      }),
      { numRuns: 10 },
    )
  })
