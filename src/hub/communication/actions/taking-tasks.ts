/** Somebody takes a task, alone or as one of two, works on it, gives it back or delivers it; the mentor answers. */
import { action } from '#platform/action.ts'
import { NotAllowed, refuseWith } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import { newId } from '#platform/values/ids.ts'
import {
  askingPerson,
  bySystem,
  nameOfAccount,
  taskFor,
  tellOfTask,
  whyNotMentorHere,
  whyNotTakerHere,
} from '../board/people.ts'
import type * as contract from '../contract/tasks.ts'
import { answerUntil, whyNotAnswer, whyNotDeliver, whyNotTake, whyNotTaker, whyNotTaskIn } from '../rules/task.ts'
import { answerDays, licence } from '../settings.ts'
import * as contributions from '../store/contributions.ts'
import * as store from '../store/tasks.ts'
import { sendBack } from './returning-tasks.ts'

export const takeTask = action('communication.takeTask', async (ctx, input: InputOf<typeof contract.takeTask>) => {
  const { account } = ctx.actor
  if (!account) throw new NotAllowed('tasks.take')
  const { task, takers } = await taskFor(ctx, input.task)
  refuseWith(whyNotTake({ ...task, takers }, await askingPerson(ctx), input.agreed))
  const agreedTo = await ctx.setting(licence)
  const taken = { id: newId(), task: task.id, account, takenAt: ctx.now, licence: agreedTo }
  await contributions.addContribution(ctx.db, ctx.organisation, taken)
  const joins = task.state === 'taken'
  const move = joins ? {} : { state: 'taken' as const, forPair: input.pair }
  await store.moveTask(ctx.db, ctx.organisation, task.id, { ...move, movedAt: ctx.now })
  ctx.record(joins ? 'communication.task_joined' : 'communication.task_taken', { subject: task.id, licence: agreedTo })
  const who = await nameOfAccount(ctx, account)
  tellOfTask(ctx, 'communication.task_taken', task, [task.mentor, ...takers], { who })
  return {}
})

export const noteWork = action('communication.noteWork', async (ctx, input: InputOf<typeof contract.noteWork>) => {
  const held = await taskFor(ctx, input.task)
  refuseWith([...whyNotTaskIn('progress', held.task.state), ...whyNotTakerHere(ctx, held)])
  const { workLink, workNote } = held.task
  const kept = { workLink: input.workLink ?? workLink, workNote: input.note ?? workNote, movedAt: ctx.now }
  await store.moveTask(ctx.db, ctx.organisation, held.task.id, kept)
  ctx.record('communication.task_moved', { subject: held.task.id })
  return {}
})

export const giveTaskBack = action(
  'communication.giveTaskBack',
  async (ctx, input: InputOf<typeof contract.giveTaskBack>) => {
    const held = await taskFor(ctx, input.task)
    const { task } = held
    refuseWith([...whyNotTaskIn('give_back', task.state), ...whyNotTakerHere(ctx, held)])
    if (input.note) await store.moveTask(ctx.db, ctx.organisation, task.id, { workNote: input.note })
    await sendBack(ctx, [task], 'given_back')
    return {}
  },
)

export const deliverTask = action(
  'communication.deliverTask',
  async (ctx, input: InputOf<typeof contract.deliverTask>) => {
    const held = await taskFor(ctx, input.task)
    const { task, takers } = held
    refuseWith([...whyNotDeliver(task.state, input.workLink), ...whyNotTakerHere(ctx, held)])
    const { workLink: link, note } = input
    const delivery = { id: newId(), link, note, at: ctx.now, by: ctx.actor.account ?? takers[0] ?? null }
    await store.addDelivery(ctx.db, ctx.organisation, task.id, delivery)
    const move = { state: 'in_review' as const, deliveredOn: ctx.today, reminders: 0, workLink: link, movedAt: ctx.now }
    await store.moveTask(ctx.db, ctx.organisation, task.id, move)
    const until = answerUntil(ctx.today, await ctx.setting(answerDays))
    ctx.record('communication.task_delivered', { subject: task.id, until })
    const who = await nameOfAccount(ctx, delivery.by)
    tellOfTask(ctx, 'communication.task_delivered', task, [task.mentor], { until, who })
    return { until }
  },
)

export const acceptWork = action(
  'communication.acceptWork',
  async (ctx, { task: id }: InputOf<typeof contract.acceptWork>) => {
    const held = await taskFor(ctx, id)
    const { task, takers } = held
    refuseWith([...whyNotAnswer(task.state, true, ''), ...whyNotMentorHere(ctx, held)])
    const said = { answer: 'accepted' as const, reason: null, at: ctx.now, by: ctx.actor.account }
    await store.answerDelivery(ctx.db, ctx.organisation, id, said)
    await contributions.endContributions(ctx.db, ctx.organisation, [id], 'done', ctx.now)
    const move = { state: 'done' as const, doneAt: ctx.now, deliveredOn: null, movedAt: ctx.now }
    await store.moveTask(ctx.db, ctx.organisation, id, move)
    ctx.record('communication.task_accepted', { subject: id })
    tellOfTask(ctx, 'communication.task_accepted', task, takers)
    return {}
  },
)

export const askChanges = action(
  'communication.askChanges',
  async (ctx, { task: id, reason }: InputOf<typeof contract.askChanges>) => {
    const held = await taskFor(ctx, id)
    const { task, takers } = held
    refuseWith([...whyNotAnswer(task.state, false, reason), ...whyNotMentorHere(ctx, held)])
    const said = { answer: 'changes' as const, reason, at: ctx.now, by: ctx.actor.account }
    await store.answerDelivery(ctx.db, ctx.organisation, id, said)
    const move = { state: 'taken' as const, deliveredOn: null, movedAt: ctx.now }
    await store.moveTask(ctx.db, ctx.organisation, id, move)
    ctx.record('communication.task_changes_asked', { subject: id, reason })
    tellOfTask(ctx, 'communication.task_changes', task, takers, { reason })
    return {}
  },
)

/** For oneself alone: nobody puts another's name on the board. */
export const askCredit = action(
  'communication.askCredit',
  async (ctx, { task: id, creditAs }: InputOf<typeof contract.askCredit>) => {
    const { task } = await taskFor(ctx, id)
    const all = await contributions.contributionsOf(ctx.db, ctx.organisation, [id])
    const own = all.filter(({ state, account }) => state !== 'returned' && account === ctx.actor.account)
    const takers = own.map(({ account }) => account)
    refuseWith([...whyNotTaskIn('credit', task.state), ...whyNotTaker(ctx.actor.account, takers, bySystem(ctx))])
    for (const one of own.slice(0, 1)) await contributions.writeCredit(ctx.db, ctx.organisation, one.id, creditAs)
    ctx.record('communication.credit_asked', { subject: id, shown: creditAs !== null })
    return {}
  },
)
