/** A task is written down, given a mentor, and put on the board. */
import { lockActing, mustHave, takingPart } from '#hub/organisations/public.ts'
import { type ActionContext, action } from '#platform/action.ts'
import { nextNumber } from '#platform/database/counter.ts'
import { type Refusal, refuse, refuseWith } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import { type AccountId, newId } from '#platform/values/ids.ts'
import { bySystem, type HeldTask, taskFor, tellOfTask, whyNotMentorHere, whyNotMentoring } from '../board/people.ts'
import type * as contract from '../contract/tasks.ts'
import { whyNotReady, whyNotTaskIn } from '../rules/task.ts'
import * as store from '../store/tasks.ts'

type Written = Omit<InputOf<typeof contract.proposeTask>, never>

const textOf = (ctx: ActionContext, input: Written): store.TaskText => ({
  ...{ title: input.title, says: input.says, size: input.size, skills: input.skills, place: input.place },
  ...{ doneWhen: input.doneWhen, language: input.language ?? ctx.shop.language },
  mentor: input.mentor as AccountId | null,
})

interface Own {
  readonly participant: string | null
  readonly codeLink: string | null
}

async function propose(ctx: ActionContext, text: store.TaskText, own: Own) {
  refuseWith(await whyNotMentoring(ctx, text.mentor))
  const id = newId()
  const number = await nextNumber(ctx.db, ctx.organisation, 'task')
  const task = { ...text, ...own, id, number, at: ctx.now, by: ctx.actor.account, importId: null }
  await store.addTasks(ctx.db, ctx.organisation, [task])
  ctx.record('communication.task_proposed', { subject: id, participant: own.participant })
  return { task: id, number }
}

export const proposeTask = action(
  'communication.proposeTask',
  async (ctx, input: InputOf<typeof contract.proposeTask>) => {
    await takingPart(ctx)
    return propose(ctx, textOf(ctx, input), { participant: null, codeLink: null })
  },
)

export const tellAddition = action(
  'communication.tellAddition',
  async (ctx, input: InputOf<typeof contract.tellAddition>) => {
    mustHave(ctx, 'speak', await lockActing(ctx, input.participant))
    return propose(ctx, textOf(ctx, input), { participant: input.participant, codeLink: input.codeLink })
  },
)

/** Its mentor, whoever proposed it, and the core group. */
const whyNotWriter = (ctx: ActionContext, held: HeldTask): Refusal[] =>
  ctx.actor.may('tasks.steer') || (ctx.actor.account !== null && held.task.proposedBy === ctx.actor.account)
    ? []
    : whyNotMentorHere(ctx, held)

export const writeTask = action('communication.writeTask', async (ctx, input: InputOf<typeof contract.writeTask>) => {
  const held = await taskFor(ctx, input.task)
  const text = textOf(ctx, input)
  refuseWith([
    ...whyNotTaskIn('write', held.task.state),
    ...whyNotWriter(ctx, held),
    ...(await whyNotMentoring(ctx, text.mentor)),
    ...(held.task.state === 'ready' ? whyNotReady({ ...partsOf({ ...held.task, ...text }), state: 'proposed' }) : []),
  ])
  await store.writeTask(ctx.db, ctx.organisation, held.task.id, text)
  ctx.record('communication.task_written', { subject: held.task.id })
  return {}
})

export const classifyTask = action(
  'communication.classifyTask',
  async (ctx, input: InputOf<typeof contract.classifyTask>) => {
    const { task } = await taskFor(ctx, input.task)
    refuseWith([
      ...(task.participant === null ? [refuse('task.no_addition')] : []),
      ...whyNotTaskIn('classify', task.state),
    ])
    const { value, reason } = input
    await store.moveTask(ctx.db, ctx.organisation, task.id, { class: value, classReason: reason, movedAt: ctx.now })
    ctx.record('communication.task_classified', { subject: task.id, class: value, reason })
    tellOfTask(ctx, 'communication.task_classified', task, [task.proposedBy], { class: value, reason })
    return {}
  },
)

export const nameMentor = action(
  'communication.nameMentor',
  async (ctx, { task: id, mentor }: InputOf<typeof contract.nameMentor>) => {
    const held = await taskFor(ctx, id)
    const oneself = held.task.mentor === null && mentor === ctx.actor.account
    refuseWith([
      ...whyNotTaskIn('mentor', held.task.state),
      ...(oneself || ctx.actor.may('tasks.steer') ? [] : whyNotMentorHere(ctx, held)),
      ...(await whyNotMentoring(ctx, mentor as AccountId)),
      ...(held.takers.includes(mentor as AccountId) ? [refuse('task.own_mentor')] : []),
    ])
    await store.moveTask(ctx.db, ctx.organisation, id, { mentor: mentor as AccountId })
    ctx.record('communication.task_mentored', { subject: id, account: mentor })
    return {}
  },
)

const partsOf = (task: Omit<store.TaskRow, 'participant'> & { readonly participant: string | null }) => ({
  ...{ state: task.state, size: task.size, place: task.place, doneWhen: task.doneWhen, mentor: task.mentor },
  ...{ addition: task.participant !== null, class: task.class },
})

/** Whoever makes a task ready is its mentor. */
export const readyTask = action(
  'communication.readyTask',
  async (ctx, { task: id }: InputOf<typeof contract.readyTask>) => {
    const held = await taskFor(ctx, id)
    const stranger = held.task.mentor === null || bySystem(ctx) ? [] : whyNotMentorHere(ctx, held)
    refuseWith([...whyNotReady(partsOf(held.task)), ...stranger])
    await store.moveTask(ctx.db, ctx.organisation, id, { state: 'ready', readyAt: ctx.now, movedAt: ctx.now })
    ctx.record('communication.task_ready', { subject: id })
    return {}
  },
)
