/** What scenario files may say is there: meetings in any state. */
import { z } from 'zod'
import { type ActionContext, action } from '#platform/action.ts'
import { nextNumber } from '#platform/database/counter.ts'
import { found } from '#platform/refusal.ts'
import { given } from '#platform/scenario.ts'
import { addDays, type Day, type Instant, type TimeOfDay } from '#platform/values/day.ts'
import { type AccountId, newId } from '#platform/values/ids.ts'
import { lastWallTime } from '#platform/values/zone.ts'
import { numbers } from '../actions/planning.ts'
import { fillAgenda } from '../agenda.ts'
import { type MeetingState, meetingKinds, meetingStates } from '../rules/states.ts'
import { changeMeeting, writeMeeting } from '../store/meetings.ts'
import { addAction, addMinutes } from '../store/minutes.ts'

const day = z.iso.date()

const fields = z.strictObject({
  name: z.string().describe('how the file calls it; its title too'),
  kind: z
    .enum(meetingKinds)
    .default('monthly')
    .describe('`monthly`, `noyau`, `technical`, `two_day`, `info`, `assembly`'),
  circle: z.string().optional().describe('name of the circle that meets; the community'),
  state: z
    .enum(meetingStates)
    .default('planned')
    .describe('`planned`, `called`, `open`, `minutes_draft`, `minutes_published`, `approved`, `cancelled`'),
  day: day.nullable().default(null).describe('when; without it no date is chosen'),
  from: z.string().default('19:00').describe('`"19:00"`'),
  lastDay: day.optional().describe('the day on which it ends; the same'),
  until: z.string().default('21:00').describe('`"21:00"`'),
  facilitator: z.string().optional().describe('name of who leads'),
  noteTaker: z.string().optional().describe('name of who writes'),
  text: z.string().optional().describe('text of the minutes, from `open` on'),
  published: day.optional().describe('the day the minutes were published; today'),
  actions: z
    .array(z.object({ what: z.string(), who: z.string(), due: day }))
    .default([])
    .describe('`[{ what: Write the letter, who: Jo, due: 2025-04-01 }]`'),
})
type Told = z.output<typeof fields> & {
  readonly circleId: string | null
  readonly accounts: Readonly<Record<string, AccountId>>
}

const order: readonly MeetingState[] = ['planned', 'called', 'open', 'minutes_draft', 'minutes_published', 'approved']
const reached = (state: MeetingState, at: MeetingState): boolean => order.indexOf(state) >= order.indexOf(at)

const hold = action('scenario.holdMeeting', async (ctx, told: Told) => {
  const id = newId()
  const { state } = told
  const span = spanOf(ctx, told)
  const account = (name: string | undefined) => (name === undefined ? null : (told.accounts[name] ?? null))
  const meeting = {
    id,
    number: await nextNumber(ctx.db, ctx.organisation, numbers),
    kind: told.kind,
    circle: told.circleId,
    state,
    title: told.name,
    ...span,
    place: null,
    videoLink: null,
    languages: [ctx.shop.language],
    facilitator: account(told.facilitator),
    noteTaker: account(told.noteTaker),
    pollUntil: null,
    calledOn: reached(state, 'called') ? ctx.today : null,
    openedAt: reached(state, 'open') ? ctx.now : null,
    endedAt: reached(state, 'minutes_draft') ? ctx.now : null,
    silentSince: reached(state, 'minutes_published') ? ((told.published ?? ctx.today) as Day) : null,
    approvedOn: state === 'approved' ? ctx.today : null,
    cancelReason: state === 'cancelled' ? 'as told' : null,
    plannedAt: ctx.now,
    plannedBy: null,
  }
  await writeMeeting(ctx.db, ctx.organisation, meeting)
  await fillAgenda(ctx, meeting)
  const text = told.text ?? (reached(state, 'minutes_published') ? 'as told' : null)
  if (text !== null) {
    const row = { version: 1, basedOn: 0, text, beside: false, writtenAt: ctx.now, writtenBy: null }
    await addMinutes(ctx.db, ctx.organisation, id, row)
    await changeMeeting(ctx.db, ctx.organisation, id, { minutesVersion: 1 })
  }
  for (const { what, who, due } of told.actions)
    await addAction(ctx.db, ctx.organisation, {
      id: newId(),
      meeting: id,
      what,
      account: found(account(who), `person ${who}`),
      due: due as Day,
      now: ctx.now,
      by: null,
    })
  return id
})

function spanOf(
  ctx: ActionContext,
  told: Told,
): { startsAt: Instant | null; endsAt: Instant | null; startDay: Day | null } {
  if (told.day === null) return { startsAt: null, endsAt: null, startDay: null }
  const startDay = told.day as Day
  const lastDay = (told.lastDay ?? (told.kind === 'two_day' ? addDays(startDay, 1) : startDay)) as Day
  return {
    startsAt: lastWallTime(startDay, told.from as TimeOfDay, ctx.shop.zone),
    endsAt: lastWallTime(lastDay, told.until as TimeOfDay, ctx.shop.zone),
    startDay,
  }
}

export const meetings = given('meetings of the community, each in the state it is in', fields, async (world, line) => {
  const names = [line.facilitator, line.noteTaker, ...line.actions.map(({ who }) => who)].filter(
    (one) => one !== undefined,
  )
  const accounts = Object.fromEntries(names.map((name) => [name, found(world.accountOf(name), `person ${name}`)]))
  world.remember(
    'meeting',
    line.name,
    await world.act(hold, { ...line, accounts, circleId: line.circle ? world.idOf('circle', line.circle) : null }),
  )
})
