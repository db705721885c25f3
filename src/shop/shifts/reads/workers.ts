/** What the office looks at: who works shifts, and what a change of mode would do. */
import { action, type Context, read } from '#platform/action.ts'
import { fileOfList } from '#platform/lists/file.ts'
import { listPage } from '#platform/lists/list.ts'
import type { InputOf, ReplyOf } from '#platform/route.ts'
import { isSelf, workerOf } from '../actions/worker.ts'
import { memberOf, modeOn } from '../booking-facts.ts'
import type * as contract from '../contract-workers.ts'
import { givesUp, modeWarnings, whyNotChangeMode } from '../rules/mode.ts'
import { firstMode } from '../settings.ts'
import { fixedSeatsOf, type MyShiftRow, readMine } from '../store/mine.ts'
import { standingsOf } from '../store/people.ts'
import { skillsInUse, type WorkersWish, workers } from '../store/workers.ts'
import { seatLine } from './mine.ts'
import { copy } from './refusals.ts'

const pastShown = 20

const shortLine = ({ attendance, shift, day, localStart, localEnd, name, role, purpose, state }: MyShiftRow) => ({
  attendance,
  shift,
  day,
  localStart,
  localEnd,
  name,
  role,
  purpose,
  state,
})

export const readOneWorker = read('shifts.readWorker', async (ctx, input: { member: string }) => {
  const person = await memberOf(ctx, input.member)
  const worker = await workerOf(ctx, person.contact)
  const { standing, main, makeUp } = (await standingsOf(ctx.db, ctx.organisation, [input]))(input.member)
  const seats = await fixedSeatsOf(ctx.db, ctx.organisation, input.member, ctx.today)
  const ahead = await readMine(ctx.db, ctx.organisation, input.member, ctx.now, false)
  const past = await readMine(ctx.db, ctx.organisation, input.member, ctx.now, true)
  return {
    member: input.member,
    mode: modeOn(person, ctx.today, worker.mode, worker.mode),
    flyingStart: worker.flyingStart,
    exemptReason: worker.exemptReason,
    isLead: worker.isLead,
    skills: worker.skills,
    contactVisible: worker.contactVisible,
    nameVisible: worker.nameVisible,
    blocked: worker.blocked,
    standing,
    main,
    makeUp,
    fixedSeats: seats.map(seatLine),
    shifts: [...ahead, ...past.slice(0, pastShown)].map(shortLine),
  }
})

export const previewMode = read('shifts.previewMode', async (ctx, input: InputOf<typeof contract.previewMode>) => {
  const person = await memberOf(ctx, input.member)
  const before = await workerOf(ctx, input.member)
  const { standing } = (await standingsOf(ctx.db, ctx.organisation, [input]))(input.member)
  const ahead = await readMine(ctx.db, ctx.organisation, input.member, ctx.now, false)
  const reasons = whyNotChangeMode({
    from: modeOn(person, ctx.today, before.mode, before.mode),
    to: input.mode,
    reason: input.reason ?? '',
    hasSeat: input.template !== undefined,
    self: await isSelf(ctx, input.member),
  })
  return {
    reasons: copy(reasons),
    warnings: modeWarnings(standing),
    ends: (await fixedSeatsOf(ctx.db, ctx.organisation, input.member, ctx.today)).map(seatLine),
    givesUp: ahead.filter((row) => givesUp(row, input.mode, ctx.now)).map(shortLine),
  }
})

export const wishOf = async (ctx: Context): Promise<WorkersWish> => ({
  organisation: ctx.organisation,
  today: ctx.today,
  now: ctx.now,
  firstMode: await ctx.setting(firstMode),
})

type Row = ReplyOf<typeof contract.listWorkers>['rows'][number]

export const listWorkers = read('shifts.listWorkers', async (ctx, asked: InputOf<typeof contract.listWorkers>) =>
  listPage<Row>(ctx.db, workers(await wishOf(ctx)), asked),
)

/** The file is written before the action ends: the event and what was taken belong to one transaction. */
export const exportWorkers = action(
  'shifts.exportWorkers',
  async (ctx, { format, ...asked }: InputOf<typeof contract.exportWorkers>) => {
    const file = await fileOfList(ctx, workers(await wishOf(ctx)), asked, {
      format,
      name: 'shifts.workers_file',
      fields: 'shifts.worker',
    })
    ctx.record('shifts.workers_exported', { subject: ctx.organisation, format })
    return file
  },
)

export const listSkills = read('shifts.listSkills', async (ctx, _input: Record<never, never>) => ({
  skills: (await skillsInUse(ctx.db, ctx.organisation)).map(({ skill }) => skill),
}))
