/** How members take part, the policy, dated shifts and who sits on them, in scenario files. */
import { z } from 'zod'
import { type ActionContext, action } from '#platform/action.ts'
import { found } from '#platform/refusal.ts'
import { given, type ScenarioWorld } from '#platform/scenario.ts'
import type { Day, TimeOfDay } from '#platform/values/day.ts'
import { newId } from '#platform/values/ids.ts'
import { letLead } from '../actions/lead-role.ts'
import { grantLeave } from '../actions/leave.ts'
import { recount } from '../counting.ts'
import { momentsOf } from '../rules/occurrence.ts'
import { type Mode, modes, type Purpose, presets, purposes } from '../rules/policy.ts'
import { type Changes, changesSchema } from '../rules/policy-changes.ts'
import { bookingPurpose, mayHold } from '../rules/purpose.ts'
import { counters } from '../rules/words.ts'
import { addSeat, shiftFacts, writeStandIn } from '../store/booking.ts'
import * as workerStore from '../store/counted-workers.ts'
import * as ledgerStore from '../store/ledger.ts'
import { readWorker, writeWorker } from '../store/people.ts'
import { addShifts, writeGroups } from '../store/planned.ts'
import { addVersion } from '../store/policy.ts'
import * as factStore from '../store/standing-facts.ts'
import { datedShift } from './names.ts'
import { groupsOf, hoursOf, kindOf, shiftFields } from './planning.ts'

const day = z.iso.date()
const longAgo = '2020-01-01'

const memberLine = z.strictObject({
  name: z.string(),
  mode: z.enum(modes).default('flying').describe('`flying`, `regular`, `mixed`, `exempt`'),
  skills: z.array(z.string()).default([]).describe('what they can do'),
  leads: z.boolean().default(false).describe('may lead shifts'),
  worked: z.int().default(0).describe('shifts worked before the story begins'),
  flying_start: day
    .optional()
    .describe('day from which periods are counted; unless given, 2024-01-01 for flying and mixed, today for regular'),
  exempt_reason: z.string().default('given').describe('why exempt'),
  contact_visible: z.boolean().default(false).describe('leads may reach them'),
  name_visible: z.boolean().default(true).describe('the first name shows on lists'),
  blocked: z.string().nullable().default(null).describe('why the office blocked them'),
  resigning_on: day.nullable().default(null).describe('day from which they are resigning'),
  unsubscribed_on: day.nullable().default(null).describe('day from which they are unsubscribed'),
  main: z.number().default(0).describe('first counter at the beginning'),
  make_up: z.number().default(0).describe('second counter at the beginning'),
  absences: z.number().default(0).describe('absences at the beginning, 0 or less'),
  alert_since: day.nullable().default(null).describe('day on which a running alert began'),
  extension_until: day.nullable().default(null).describe('last day of an extension of that alert'),
})

const members = given('and how they take part', memberLine, async (world, line) => {
  await world.act(takePart, { ...line, member: world.idOf('member', line.name) })
})

const takePart = action(
  'scenario.takePart',
  async (ctx, line: z.output<typeof memberLine> & { readonly member: string }) => {
    await writeWorker(ctx.db, ctx.organisation, {
      member: line.member,
      mode: line.mode,
      flyingStart: startOf(line),
      exemptReason: line.mode === 'exempt' ? line.exempt_reason : null,
      isLead: line.leads,
      contactVisible: line.contact_visible,
      nameVisible: line.name_visible,
      skills: line.skills,
      shiftsBefore: line.worked,
      resigningOn: line.resigning_on as Day | null,
      unsubscribedOn: null,
      blocked: line.blocked,
    })
    await letLead(ctx, [line.leads ? line.member : null])
    await beginWith(ctx, line)
    ctx.record('shifts.worker_edited', { subject: line.member, person: line.member })
  },
)

/** Who has a fixed place is counted in some co-ops too: then from the day that is written. */
const startOf = ({ mode, flying_start: start }: z.output<typeof memberLine>): Day | null =>
  (start ?? (mode === 'flying' || mode === 'mixed' ? '2024-01-01' : null)) as Day | null

/** Balances, alert and extension that were there before the story. */
async function beginWith(
  ctx: ActionContext,
  line: z.output<typeof memberLine> & { readonly member: string },
): Promise<void> {
  const [db, here] = [ctx.db, ctx.organisation]
  await workerStore.beginCounting(db, here, [line.member], ctx.today)
  await workerStore.writeBeginning(db, here, line.member, {
    alert: line.alert_since as Day | null,
    extension: line.extension_until as Day | null,
  })
  if (line.unsubscribed_on !== null)
    await factStore.addUnsubscription(db, here, {
      id: newId(),
      member: line.member,
      from: line.unsubscribed_on as Day,
      reason: 'given',
    })
  await factStore.settleBlocks(db, here, [line.member], ctx.today)
  const balances = { main: line.main, make_up: line.make_up, absences: line.absences }
  await ledgerStore.addEntries(
    db,
    here,
    counters.flatMap((counter) =>
      balances[counter] === 0
        ? []
        : [
            {
              id: newId(),
              member: line.member,
              counter,
              amount: balances[counter] * 1000,
              effectiveOn: ctx.today,
              cause: 'import' as const,
              causeId: counter,
              round: 1,
              position: 1,
              reverses: null,
              sentence: 'shifts.ledger.import',
              facts: {},
            },
          ],
    ),
    { now: ctx.now, policy: null, actor: null },
  )
  await recount(ctx, [line.member])
}

const leaves = given(
  'leaves and exemptions that were granted',
  z.strictObject({
    member: z.string().describe('who is away'),
    type: z.string().default('holiday').describe('a kind of leave of the policy: `holiday`, `exemption`, …'),
    from: day.describe('first day'),
    until: day.nullable().default(null).describe('last day; open where nothing is said'),
  }),
  async (world, line) => {
    await world.act(grantLeave, {
      member: world.idOf('member', line.member),
      type: line.type,
      from: line.from,
      until: line.until,
      reason: 'given',
      shortAccepted: true,
      evidenceSeen: true,
    })
  },
)

const shifts = given(
  'dated shifts without template',
  z.strictObject({
    name: z.string().describe('its name'),
    day: day.describe('its day; it may have passed'),
    ...shiftFields,
    fixed: z.array(z.string()).default([]).describe('people who sit there as `regular`'),
    booked: z.array(z.string()).default([]).describe('people who booked it'),
  }),
  async (world, line) => {
    const { shift } = await world.act(openShift, {
      name: line.name,
      kind: await kindOf(world, line.kind),
      day: line.day as Day,
      ...hoursOf(line.time),
      lead: line.lead ? world.idOf('member', line.lead) : null,
      weight: line.weight,
      beneficiary: line.beneficiary ?? null,
      groups: groupsOf(line),
    })
    world.remember('shift', line.name, shift)
    for (const name of line.fixed) await seat(world, shift, name, 'regular', null)
    for (const name of line.booked) await seat(world, shift, name, null, null)
  },
)

interface OpenShift {
  readonly name: string
  readonly kind: string
  readonly day: Day
  readonly starts: string
  readonly ends: string
  readonly lead: string | null
  readonly weight: number
  readonly beneficiary: string | null
  readonly groups: ReturnType<typeof groupsOf>
}

/** Also a shift that has begun, which no planner could open. */
const openShift = action('scenario.openShift', async (ctx, input: OpenShift) => {
  const { starts, ends, groups, ...shift } = input
  const [localStart, localEnd] = [starts as TimeOfDay, ends as TimeOfDay]
  const id = newId()
  const moments = momentsOf(input.day, localStart, localEnd, ctx.shop.zone)
  const row = { ...shift, id, localStart, localEnd, ...moments, weekLetter: null, madeAt: ctx.now }
  await addShifts(ctx.db, ctx.organisation, [row])
  await writeGroups(
    ctx.db,
    ctx.organisation,
    groups.map((group, index) => ({ ...group, shift: id, id: newId(), position: index + 1 })),
  )
  await letLead(ctx, [input.lead])
  ctx.record('shifts.shift_opened', { subject: id })
  return { shift: id }
})

const bookings = given(
  'who sits on which shift',
  z.strictObject({
    shift: z.string().describe('a shift of the file; of a template `Till 2025-03-05`'),
    member: z.string().describe('who sits there'),
    purpose: z.enum(purposes).optional().describe('unless given, what a booking of that person counts as'),
    role: z.string().optional().describe('in which group; unless given, the first with a free seat'),
    stand_in: z.string().optional().describe('who comes instead'),
  }),
  async (world, line) =>
    seat(
      world,
      await datedShift(world, line.shift),
      line.member,
      line.purpose ?? null,
      line.role ?? null,
      line.stand_in,
    ),
)

async function seat(
  world: ScenarioWorld,
  shift: string,
  name: string,
  purpose: Purpose | null,
  role: string | null,
  standIn?: string,
): Promise<void> {
  const instead = standIn === undefined ? null : world.idOf('member', standIn)
  await world.act(sit, { shift, member: world.idOf('member', name), name, purpose, role, standIn: instead })
}

interface Sit {
  readonly shift: string
  readonly member: string
  readonly name: string
  readonly purpose: Purpose | null
  readonly role: string | null
  readonly standIn: string | null
}

/** A fact: no rule of booking is asked, and nobody is told. What can never be is refused as a mistake of the file. */
const sit = action('scenario.sit', async (ctx, asked: Sit) => {
  const mode: Mode = (await readWorker(ctx.db, ctx.organisation, asked.member))?.mode ?? 'flying'
  const purpose = asked.purpose ?? bookingPurpose(mode) ?? 'solidarity'
  if (!mayHold(mode, purpose)) throw new Error(`${asked.name} is ${mode}: no seat as ${purpose}`)
  const { groups, name } = found(await shiftFacts(ctx.db, ctx.organisation, asked.shift), 'shift')
  const group = groups.find((one) => (asked.role === null || one.role === asked.role) && one.taken < one.seats)
  if (!group) throw new Error(`${name} has no free seat for ${asked.name}`)
  const attendance = newId()
  await addSeat(ctx.db, ctx.organisation, {
    id: attendance,
    shift: asked.shift,
    group: group.id,
    member: asked.member,
    purpose,
    source: 'self',
    overrideReason: null,
    now: ctx.now,
  })
  if (asked.standIn !== null) await writeStandIn(ctx.db, ctx.organisation, attendance, asked.standIn)
  ctx.record('shifts.seat_booked', { subject: asked.shift, person: asked.member, attendance, purpose })
})

const presetNames = Object.keys(presets) as (keyof typeof presets)[]

const policies = given(
  'policies with the day they begin; `organisation.policy` is the usual place',
  changesSchema.extend({
    preset: z
      .enum(presetNames)
      .default('bees')
      .describe(presetNames.map((one) => `\`${one}\``).join(', ')),
    from: day.default(longAgo).describe('first day'),
  }),
  async (world, line) => {
    const { preset, from, ...written } = line
    await world.act(setPolicy, { preset, from, changes: written })
  },
)

interface Version {
  readonly preset: string
  readonly from: string
  readonly changes: Changes
}

const setPolicy = action('scenario.setPolicy', async (ctx, { preset, from, changes }: Version) => {
  const id = newId()
  const version = { id, validFrom: from as Day, preset, changes, now: ctx.now, by: null }
  await addVersion(ctx.db, ctx.organisation, version)
  ctx.record('shifts.policy_scheduled', { subject: id, from })
})

export const takingPartGiven = { policies, members, shifts, bookings, leaves }
