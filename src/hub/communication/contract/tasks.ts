/** Routes of tasks for whoever is signed in: the board, taking, delivering, answering. */
import { z } from 'zod'
import { listQuery, listReply } from '#platform/lists/asked.ts'
import { route } from '#platform/route.ts'
import { languages } from '#platform/values/languages.ts'
import { taskClasses, taskSizes, taskStates } from '../rules/task.ts'

const id = z.uuid()
const yes = z.boolean()
const text = z.string()
const may = 'tasks.take'
const done = z.object({})
const task = z.object({ task: id })
const link = z.url({ protocol: /^https?$/ }).max(500)
const note = z.string().trim().max(2000).nullable().default(null)

export const spoken = z.enum(languages)

const written = {
  title: z.string().trim().min(1).max(120),
  says: z.string().trim().min(1).max(4000),
  size: z.enum(taskSizes).nullable().default(null),
  skills: z.array(z.string().trim().min(1).max(40)).max(10).default([]),
  /** In which the mentor speaks. */
  language: spoken.optional(),
  /** The module, or the folder. */
  place: z.string().trim().max(200).default(''),
  /** The test, or what one sees when it is done. */
  doneWhen: z.string().trim().max(1000).default(''),
  mentor: id.nullable().default(null),
}

const filters = ['state', 'taskSize', 'language', 'skill', 'mine'] as const

const TaskLine = z.object({
  ...{ id, number: z.int(), title: text, size: z.enum(taskSizes).nullable(), skills: text, language: text },
  ...{ place: text, state: z.enum(taskStates), mentor: text.nullable(), taker: text.nullable() },
})

export const listTasks = route({
  method: 'GET',
  path: '/tasks',
  may,
  says: 'Tasks for contributors, those that can be taken first; by state, size, language, skill, and one’s own (`mine`: `taken` or `mentor`)',
  query: listQuery(...filters),
  reply: listReply(TaskLine),
})

export const exportTasks = route({
  method: 'GET',
  path: '/task-table',
  may,
  says: 'The same list as a file, in the words an import takes',
  query: listQuery(...filters).extend({ format: z.enum(['csv', 'xlsx']).default('csv') }),
  reply: z.unknown(),
  sends: 'text/csv',
})

const person = z.object({ id, name: text })

export const readTasks = route({
  method: 'GET',
  path: '/task-board',
  may,
  says: 'What stands around the list: what is asked, calls for volunteers, who may be a mentor, for whom one speaks',
  reply: z.object({
    skills: z.array(z.object({ skill: text, count: z.int() })),
    calls: z.array(
      z.object({ id, title: text, says: text, language: text, untilDay: text.nullable(), openedOn: text }),
    ),
    mentors: z.array(person),
    speaksFor: z.array(person),
    licence: text,
    publicPage: text,
    /** Where the community talks from day to day, elsewhere. */
    chat: text.nullable(),
  }),
})

export const readTask = route({
  method: 'GET',
  path: '/tasks/:task',
  may,
  says: 'One task: what to do, where, when it is done, who has it, what was delivered, what happened',
  params: task,
  reply: z.object({
    ...{ id, number: z.int(), title: text, says: text, size: z.enum(taskSizes).nullable(), skills: z.array(text) },
    ...{ language: text, place: text, doneWhen: text, state: z.enum(taskStates) },
    mentor: person.nullable(),
    licence: text,
    /** Who has it, or did it; by name inside, outside only as asked. */
    takers: z.array(z.object({ name: text, creditAs: text.nullable(), own: yes, takenAt: text })),
    forPair: yes,
    /** The day it goes back when nothing moves; the last day of the mentor to answer. */
    idleOn: text.nullable(),
    answerUntil: text.nullable(),
    workLink: text.nullable(),
    workNote: text.nullable(),
    addition: z
      .object({
        participant: id,
        organisation: text,
        codeLink: text.nullable(),
        class: z.enum(taskClasses).nullable(),
        reason: text.nullable(),
      })
      .nullable(),
    deliveries: z.array(
      z.object({
        ...{ link: text, note: text.nullable(), at: text, by: text.nullable() },
        ...{ answer: z.enum(['accepted', 'changes']).nullable(), reason: text.nullable() },
      }),
    ),
    /** Of whoever asks. */
    me: z.object({
      ...{ account: id.nullable(), isMentor: yes, has: yes, mayMentor: yes, maySteer: yes },
      agreements: z.object({ school: yes, parents: yes }).nullable(),
    }),
    mentors: z.array(person),
    history: z.array(z.object({ id: text, at: text, says: text, by: text.nullable() })),
  }),
})

export const proposeTask = route({
  method: 'POST',
  path: '/tasks',
  may: 'tasks.mentor',
  says: 'Write a task down; a mentor makes it ready',
  body: z.object(written),
  reply: z.object({ task: id, number: z.int() }),
  refusals: ['task.mentor_unknown'],
})

export const tellAddition = route({
  method: 'POST',
  path: '/task-additions',
  may: 'tasks.mentor',
  says: 'Tell of something a shop built for itself: does it belong into common code? It comes as a task and is classified like a need',
  body: z.object({ participant: id, ...written, codeLink: link.nullable().default(null) }),
  reply: z.object({ task: id, number: z.int() }),
  refusals: ['power.missing', 'task.mentor_unknown'],
})

export const writeTask = route({
  method: 'PUT',
  path: '/tasks/:task',
  may: 'tasks.mentor',
  says: 'Change a task that nobody has taken yet: its mentor, whoever proposed it, the core group',
  params: task,
  body: z.object(written),
  reply: done,
  refusals: ['task.state', 'task.not_mentor', 'task.mentor_unknown'],
})

export const classifyTask = route({
  method: 'POST',
  path: '/tasks/:task/class',
  may: 'tasks.steer',
  says: 'Say whether an addition is common or specific, and why',
  params: task,
  body: z.object({ value: z.enum(taskClasses), reason: z.string().trim().min(1).max(1000) }),
  reply: done,
  refusals: ['task.state', 'task.no_addition'],
})

export const nameMentor = route({
  method: 'POST',
  path: '/tasks/:task/mentor',
  may: 'tasks.mentor',
  says: 'Name who helps with a task: oneself where nobody does, the mentor or the core group anybody',
  params: task,
  body: z.object({ mentor: id }),
  reply: done,
  refusals: ['task.state', 'task.not_mentor', 'task.mentor_unknown'],
})

export const readyTask = route({
  method: 'POST',
  path: '/tasks/:task/ready',
  may: 'tasks.mentor',
  says: 'Put a task on the board: it has a size, a place, a test and a mentor',
  params: task,
  reply: done,
  refusals: [
    ...['task.state', 'task.size_missing', 'task.where_missing', 'task.done_when_missing', 'task.mentor_missing'],
    ...['task.not_common', 'task.not_mentor'],
  ],
})

export const takeTask = route({
  method: 'POST',
  path: '/tasks/:task/takers',
  may,
  says: 'Take a task, alone or as the first of a pair; or join whoever waits for a second person. The licence is agreed to',
  params: task,
  body: z.object({ agreed: yes, pair: yes.default(false) }),
  reply: done,
  refusals: [
    ...['task.state', 'task.yours_already', 'task.pair_full', 'task.own_mentor', 'task.licence'],
    ...['contributor.school_missing', 'contributor.parents_missing'],
  ],
})

export const noteWork = route({
  method: 'POST',
  path: '/tasks/:task/work',
  may,
  says: 'Note where the work stands: it is kept, and the days without a move begin anew',
  params: task,
  body: z.object({ workLink: link.nullable().default(null), note }),
  reply: done,
  refusals: ['task.state', 'task.not_yours'],
})

export const giveTaskBack = route({
  method: 'POST',
  path: '/tasks/:task/return',
  may,
  says: 'Give a task back, so that somebody else may take it; the work is kept',
  params: task,
  body: z.object({ note }),
  reply: done,
  refusals: ['task.state', 'task.not_yours'],
})

export const deliverTask = route({
  method: 'POST',
  path: '/tasks/:task/deliveries',
  may,
  says: 'Deliver with a link; the mentor answers within three days',
  params: task,
  body: z.object({ workLink: z.union([z.literal(''), link]), note }),
  reply: z.object({ until: text }),
  refusals: ['task.state', 'task.not_yours', 'task.link_missing'],
})

export const acceptWork = route({
  method: 'POST',
  path: '/tasks/:task/acceptance',
  may: 'tasks.mentor',
  says: 'Accept what was delivered: the task is done',
  params: task,
  reply: done,
  refusals: ['task.state', 'task.not_mentor'],
})

export const askChanges = route({
  method: 'POST',
  path: '/tasks/:task/changes',
  may: 'tasks.mentor',
  says: 'Ask for changes, with what should change',
  params: task,
  body: z.object({ reason: z.string().trim().max(2000) }),
  reply: done,
  refusals: ['task.state', 'task.not_mentor', 'task.reason_missing'],
})

export const askCredit = route({
  method: 'PUT',
  path: '/tasks/:task/credit',
  may,
  says: 'Say under which name one’s work is shown once it is accepted, a pseudonym too; null: under none',
  params: task,
  body: z.object({ creditAs: z.string().trim().min(1).max(80).nullable() }),
  reply: done,
  refusals: ['task.state', 'task.not_yours'],
})
