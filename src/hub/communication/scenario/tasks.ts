/** Tasks, contributors and Open Weeks in scenario files. */
import { z } from 'zod'
import { action, read } from '#platform/action.ts'
import { historyOf } from '#platform/audit/history.ts'
import { found } from '#platform/refusal.ts'
import {
  type Finder,
  given,
  type ScenarioFacts,
  type ScenarioGiven,
  type ScenarioName,
  type ScenarioWorld,
} from '#platform/scenario.ts'
import { type AccountId, isId } from '#platform/values/ids.ts'
import { languages } from '#platform/values/languages.ts'
import { inviteContributor, noteAgreements } from '../actions/contributors.ts'
import { openCall, planWeek } from '../actions/open-weeks.ts'
import { classifyTask, proposeTask, readyTask, tellAddition } from '../actions/writing-tasks.ts'
import { listContributors, listWeeks, readWeek } from '../reads/open-weeks.ts'
import { listTasks, readTask, readTasks } from '../reads/tasks.ts'
import { taskClasses, taskSizes } from '../rules/task.ts'
import { contributionsOf, contributorsByIds, creditsShown } from '../store/contributions.ts'
import { addWeekPerson } from '../store/open-weeks.ts'

const day = z.iso.date()
const language = z.enum(languages)
const emailOf = (name: string): string => `${name.toLowerCase().replace(/\W+/g, '.')}@contributors.example`

const contributors = given(
  'people who help with tasks and belong to no organisation, in a community; each may be named after `as`',
  z.strictObject({
    name: z.string().describe('how the file calls the person'),
    email: z.email().optional().describe('the address; else one made of the name'),
    language: language.default('en').describe('fr, nl, de, en or es'),
    minor: z.boolean().default(false).describe('under 18'),
    school: day.nullable().default(null).describe('the day the school agreed'),
    parents: day.nullable().default(null).describe('the day the parents agreed'),
  }),
  async (world, { name, email = emailOf(name), minor, school, parents, ...more }) => {
    const { contributor } = await world.act(inviteContributor, { name, email, minor, language: more.language })
    if (minor) await world.act(noteAgreements, { contributor, minor, school, parents })
    world.remember('contributor', name, contributor)
    const { account } = await world.look(readContributor, { id: contributor })
    world.signInAs(name, account as AccountId)
  },
)

const readContributor = read('scenario.readContributor', async (ctx, { id }: { id: string }) =>
  found((await contributorsByIds(ctx.db, ctx.organisation, [id]))[0], 'contributor'),
)

const tasks = given(
  'tasks for contributors, in a community',
  z.strictObject({
    name: z.string().describe('its title'),
    says: z.string().default('What there is to do').describe('what there is to do'),
    size: z.enum(taskSizes).nullable().default('M').describe('`S` two hours, `M` a day, `L` three days; null'),
    skills: z.array(z.string()).default([]).describe('`[svg, css]`'),
    language: language.default('en').describe('in which the mentor speaks'),
    place: z.string().default('src/shop/labels').describe('the module or folder'),
    doneWhen: z.string().default('The test is green').describe('how one knows that it is done'),
    mentor: z.string().nullable().default(null).describe('somebody who acts for an organisation'),
    state: z.enum(['proposed', 'ready']).default('ready').describe('`proposed` or `ready`'),
    organisation: z.string().nullable().default(null).describe('the organisation whose own addition it is'),
    class: z.enum(taskClasses).nullable().default(null).describe('of an addition: `common` or `specific`'),
  }),
  async (world, { name, mentor, organisation, state, class: value, ...told }) => {
    const helper = mentor === null ? null : found(world.accountOf(mentor), `person ${mentor}`)
    const text = { title: name, mentor: helper, ...told }
    const { task } =
      organisation === null
        ? await world.act(proposeTask, text)
        : await world.act(tellAddition, {
            ...text,
            participant: world.idOf('participant', organisation),
            codeLink: null,
          })
    world.remember('task', name, task)
    if (value !== null) await world.act(classifyTask, { task, value, reason: 'As agreed' })
    if (state === 'ready') await world.act(readyTask, { task })
  },
)

const readOpen = read('scenario.readTaskExtras', async (ctx, { id }: { id: string }) => ({
  all: await contributionsOf(ctx.db, ctx.organisation, [id]),
  thanked: await creditsShown(ctx.db, ctx.organisation, 1000),
  happened: (await historyOf(ctx, { subject: id, limit: 100 })).events.map(({ name }) => name),
}))

const openWeeks = given(
  'Open Weeks of a community',
  z.strictObject({
    name: z.string().describe('how it is called'),
    from: day.describe('its first day'),
    until: day.describe('its last day'),
    school: z.string().nullable().default(null).describe('of whose students'),
    circleAt: z.string().default('09:30').describe('when the daily circle meets'),
    demoAt: z.string().default('16:00').describe('when the demo of the last day begins'),
    mentors: z.array(z.string()).default([]).describe('people who act for an organisation'),
    participants: z
      .array(z.union([z.string(), z.strictObject({ name: z.string(), mentor: z.string() })]))
      .default([])
      .describe('contributors: `[Lou]`, or `[{ name: Lou, mentor: Mia }]`; else the first mentor'),
  }),
  async (world, { name, mentors, participants, ...told }) => {
    const { openWeek } = await world.act(planWeek, { name, meetAt: null, trialLink: null, ...told })
    world.remember('open_week', name, openWeek)
    const who = (one: string): AccountId => found(world.accountOf(one), `person ${one}`)
    for (const one of mentors)
      await world.act(putIntoWeek, { week: openWeek, account: who(one), role: 'mentor', mentor: null })
    for (const one of participants) {
      const told = typeof one === 'string' ? { name: one, mentor: found(mentors[0], 'mentor') } : one
      const person = { week: openWeek, account: who(told.name), role: 'participant', mentor: who(told.mentor) } as const
      await world.act(putIntoWeek, person)
    }
  },
)

interface WeekPlace {
  readonly week: string
  readonly account: AccountId
  readonly role: 'participant' | 'mentor'
  readonly mentor: AccountId | null
}
const putIntoWeek = action('scenario.putIntoWeek', async (ctx, place: WeekPlace) => {
  await addWeekPerson(ctx.db, ctx.organisation, { ...place, at: ctx.now })
  ctx.record('communication.week_joined', { subject: place.week, account: place.account })
})

const calls = given(
  'calls for volunteers, in a community',
  z.strictObject({
    name: z.string().describe('its title'),
    says: z.string().default('We need hands').describe('its text'),
    until: day.nullable().default(null).describe('its last day'),
  }),
  async (world, { name, says, until }) => {
    const { volunteerCall } = await world.act(openCall, { title: name, says, until })
    world.remember('volunteer_call', name, volunteerCall)
  },
)

async function taskIn(world: ScenarioWorld, value: unknown): Promise<string> {
  const name = String(value)
  if (isId(name)) return name
  if (world.knows('task', name)) return world.idOf('task', name)
  const { rows } = await world.look(listTasks, { size: 200 })
  return found(
    rows.find((row) => row.title === name || String(row.number) === name),
    `task ${name}`,
  ).id
}

async function weekIn(world: ScenarioWorld, value: unknown): Promise<string> {
  const name = String(value)
  if (isId(name)) return name
  if (world.knows('open_week', name)) return world.idOf('open_week', name)
  const { rows } = await world.look(listWeeks, { size: 200 })
  return found(
    rows.find((row) => row.name === name),
    `open week ${name}`,
  ).id
}

async function contributorIn(world: ScenarioWorld, value: unknown): Promise<string> {
  const name = String(value)
  if (isId(name)) return name
  if (world.knows('contributor', name)) return world.idOf('contributor', name)
  const { rows } = await world.look(listContributors, { size: 200 })
  return found(
    rows.find((row) => row.name === name || row.email === name),
    `contributor ${name}`,
  ).id
}

async function callIn(world: ScenarioWorld, value: unknown): Promise<string> {
  const name = String(value)
  if (isId(name)) return name
  if (world.knows('volunteer_call', name)) return world.idOf('volunteer_call', name)
  const { calls: open } = await world.look(readTasks, {})
  return found(
    open.find(({ title }) => title === name),
    `call ${name}`,
  ).id
}

const personIn: Finder = (world, value) => {
  if (value === null) return null
  const name = String(value)
  return isId(name) ? name : found(world.accountOf(name), `person ${name}`)
}

const task: ScenarioFacts = {
  facts: {
    number: 'its number',
    state: '`proposed`, `ready`, `taken`, `in_review`, `done`',
    size: '`S`, `M`, `L`; null',
    mentor: 'name of the mentor; null',
    takers: 'names of those who have it, or did it',
    for_pair: 'whether the taker waits for a second person, or has one',
    idle_on: 'the day it goes back when nothing moves; null where nobody has it',
    answer_until: 'the last day of the mentor to answer; null while nothing waits',
    work: 'link to where the work stands; kept when the task goes back',
    note: 'the words left with it',
    deliveries:
      '`[{ link: …, answer: changes, reason: Please test }]`, the earliest first; `answer` null while it waits',
    class: 'of an addition: `common`, `specific`, null',
    addition_of: 'the organisation whose own addition it is; null',
    shown: 'whether it stands on the public board',
    credits: 'names under which its work is thanked in public',
    licences: 'licences agreed to, one for each who has or had it',
    happened: 'names of its events, latest first',
  },
  async read(world, id) {
    const one = await world.look(readTask, { task: id })
    const { all, thanked, happened } = await world.look(readOpen, { id })
    return {
      ...{ number: one.number, state: one.state, size: one.size, mentor: one.mentor?.name ?? null },
      ...{ takers: one.takers.map(({ name }) => name), for_pair: one.forPair, idle_on: one.idleOn },
      ...{ answer_until: one.answerUntil, work: one.workLink, note: one.workNote },
      deliveries: one.deliveries.map(({ link, answer, reason }) => ({ link, answer, reason })),
      ...{ class: one.addition?.class ?? null, addition_of: one.addition?.organisation ?? null },
      shown: one.state !== 'proposed',
      credits: thanked.filter(({ number }) => number === one.number).map(({ creditAs }) => creditAs),
      licences: all.map(({ licence }) => licence),
      happened,
    }
  },
  find: taskIn,
}

const contributor: ScenarioFacts = {
  facts: {
    state: '`asked`, `active`, `left`; `gone` when nothing is left of it',
    email: 'the address',
    minor: 'whether the person is under 18',
    school_agreed_on: 'the day the school agreed; null',
    parents_agreed_on: 'the day the parents agreed; null',
  },
  async read(world, id) {
    const one = await world.look(findContributor, { id })
    if (!one) return { state: 'gone' }
    const { state, email, minor, schoolAgreedOn, parentsAgreedOn } = one
    return { state, email, minor, school_agreed_on: schoolAgreedOn, parents_agreed_on: parentsAgreedOn }
  },
  find: contributorIn,
}

const findContributor = read(
  'scenario.findContributor',
  async (ctx, { id }: { id: string }) => (await contributorsByIds(ctx.db, ctx.organisation, [id]))[0] ?? null,
)

const open_week: ScenarioFacts = {
  facts: {
    from: 'its first day',
    until: 'its last day',
    cancelled: 'whether it was called off',
    participants: '`[{ name: Lou, mentor: Mia }]`, in the order of joining',
    mentors: '`[{ name: Mia, people: 2 }]`, in the order of joining',
    circle_days: 'days of the daily circle',
    demo_day: 'the day of the demo',
    ready_by: 'the day by which all must be ready',
    tasks_needed: 'how many tasks must be ready',
    tasks_ready: 'how many are, with those its participants have already',
    tasks_missing: 'how many lack',
    mentors_needed: 'how many mentors it takes',
    mentors_missing: 'how many lack',
    ready: 'whether nothing lacks',
  },
  async read(world, id) {
    const one = await world.look(readWeek, { openWeek: id })
    const { readiness } = one
    return {
      ...{ from: one.fromDay, until: one.untilDay, cancelled: one.cancelled },
      participants: one.participants.map(({ name, mentor }) => ({ name, mentor })),
      mentors: one.mentors.map(({ name, people }) => ({ name, people })),
      ...{ circle_days: [...one.circleDays], demo_day: one.demoDay, ready_by: readiness.readyBy },
      ...{ tasks_needed: readiness.tasksNeeded, tasks_ready: readiness.tasksReady },
      ...{ tasks_missing: readiness.tasksMissing, mentors_needed: readiness.mentorsNeeded },
      ...{ mentors_missing: readiness.mentorsMissing, ready: readiness.ready },
    }
  },
  find: weekIn,
}

/** The word in the link of the mail to whoever asked to help, by name or address. */
export async function helpTokenOf(world: ScenarioWorld, name: string): Promise<string | null> {
  const { rows } = await world.look(listContributors, { size: 200 })
  const row = rows.find((one) => one.name === name || one.email === name)
  return row ? (await world.look(readContributor, { id: row.id })).token : null
}

export const taskGiven: Readonly<Record<string, ScenarioGiven>> = {
  contributors,
  tasks,
  open_weeks: openWeeks,
  volunteer_calls: calls,
}

export const taskNames: Readonly<Record<string, ScenarioName>> = {
  task: { kind: 'task', says: 'title or number of a task, or what a step was `called`', find: taskIn },
  mentor: { kind: 'person', says: 'somebody of the file who acts for an organisation', find: personIn },
  helper: { kind: 'person', says: 'somebody of the file', find: personIn },
  contributor: { kind: 'contributor', says: 'name of a contributor; else the address', find: contributorIn },
  openWeek: { kind: 'open_week', says: 'name of an Open Week', find: weekIn },
  volunteerCall: { kind: 'volunteer_call', says: 'title of a call for volunteers', find: callIn },
}

export const taskExpect: Readonly<Record<string, ScenarioFacts>> = { task, contributor, open_week }
