/** The newsletter in scenario files, and the help list beside it. */
import { z } from 'zod'
import { type ActionContext, action, type Language, read } from '#platform/action.ts'
import { readMails } from '#platform/mail/reads.ts'
import { found } from '#platform/refusal.ts'
import { given, type ScenarioFacts, type ScenarioRoom, type ScenarioWorld } from '#platform/scenario.ts'
import { isId, newId } from '#platform/values/ids.ts'
import { languages } from '#platform/values/languages.ts'
import { randomToken } from '#platform/values/random.ts'
import { hashOf } from './actions/subscribing.ts'
import { addressOf, subscriberStates } from './rules/subscriber.ts'
import { dataExpect, dataNames, researchToken } from './scenario/data.ts'
import { findMails, issue, issueIn } from './scenario/issue.ts'
import { listExpect, listGiven, listNames, listTokenOf } from './scenario/list.ts'
import { siteExpect, siteGiven, siteNames } from './scenario/site.ts'
import { helpTokenOf, taskExpect, taskGiven, taskNames } from './scenario/tasks.ts'
import * as store from './store/subscribers.ts'

const fields = z.strictObject({
  name: z.string().describe('how the file calls the reader'),
  email: z.email().optional().describe('the address; else one made of the name'),
  language: z.enum(languages).default('en').describe('fr, nl, de, en or es'),
  state: z
    .enum(subscriberStates)
    .exclude(['suppressed'])
    .default('confirmed')
    .describe('`unconfirmed`, `confirmed`, `unsubscribed`'),
})
type Told = z.output<typeof fields>

const addressIn = ({ name, email }: Pick<Told, 'name' | 'email'>): string =>
  addressOf(email ?? `${name.toLowerCase().replace(/\W+/g, '.')}@readers.example`)

const subscribe = action('scenario.subscribe', async (ctx, told: Told) => {
  const id = newId()
  const email = addressIn(told)
  const asked = { id, email, hash: hashOf(email), language: told.language as Language, token: randomToken() }
  await store.writeAsked(ctx.db, ctx.organisation, { ...asked, at: ctx.now, on: ctx.today, proof: 'form' })
  ctx.record('communication.subscription_asked', { subject: id })
  await moveOn(ctx, id, told.state)
  return { id }
})

async function moveOn(ctx: ActionContext, id: string, state: Told['state']): Promise<void> {
  if (state !== 'unconfirmed') await store.confirm(ctx.db, ctx.organisation, id, ctx.now)
  if (state === 'unsubscribed') await store.unsubscribe(ctx.db, ctx.organisation, id, ctx.now)
}

const readReader = read('scenario.readReader', async (ctx, { id }: { id: string }) =>
  found(await store.readSubscriber(ctx.db, ctx.organisation, id), 'subscriber'),
)
const findReader = read('scenario.findReader', (ctx, { email }: { email: string }) =>
  store.readByHash(ctx.db, ctx.organisation, hashOf(email)),
)

/** By the name of the file, else by the address. */
async function readerIn(world: ScenarioWorld, value: unknown): Promise<string> {
  const name = String(value)
  if (isId(name)) return name
  if (world.knows('subscriber', name)) return world.idOf('subscriber', name)
  return found(await world.look(findReader, { email: name }), `subscriber ${name}`).id
}

/** The word in the links of the mails to somebody; anything else stands for itself, as a wrong one would. */
async function tokenIn(world: ScenarioWorld, value: unknown): Promise<string> {
  if (typeof value === 'object' && value !== null && 'research' in value) return researchToken(world, value.research)
  const name = String(value)
  const known = world.knows('subscriber', name)
    ? { id: world.idOf('subscriber', name) }
    : await world.look(findReader, { email: name })
  if (known) return (await world.look(readReader, { id: known.id })).token
  return (await listTokenOf(world, name)) ?? (await helpTokenOf(world, name)) ?? name
}

const subscriber: ScenarioFacts = {
  facts: {
    state: '`unconfirmed`, `confirmed`, `unsubscribed`, `suppressed`; `gone` when nothing is left of it',
    email: 'the address; null once it is suppressed',
    language: 'in which the newsletter is read',
    asked_on: 'the day it was asked for',
    asked_by: '`form` or `import`',
    ended_because: '`reader`, `hard`, `soft`, `complaint` or `unknown`; null while it runs',
    bounces: 'kinds of mails that came back, the earliest first',
    issues: 'numbers of the issues that were sent there',
    mails: 'codes of mails about the subscription since the story began',
  },
  async read(world, id) {
    const one = await world.look(findById, { id })
    if (!one) return { state: 'gone' }
    const { rows } = await world.look(readMails, {
      of: 'organisation',
      person: id,
      show: 'all',
      sort: 'wantedAt',
      size: 200,
    })
    const sent = await world.look(findMails, { issue: null, subscriber: id })
    return {
      state: one.state,
      email: one.email,
      language: one.language,
      asked_on: one.askedOn,
      asked_by: one.askedBy,
      ended_because: one.endedBecause,
      bounces: one.bounces,
      issues: sent.filter((mail) => mail.state === 'sent').map(({ number }) => number),
      mails: rows.filter((mail) => world.inStory(mail.id)).map(({ code }) => code),
    }
  },
  find: readerIn,
}

const findById = read('scenario.findReaderById', async (ctx, { id }: { id: string }) => {
  const one = await store.readSubscriber(ctx.db, ctx.organisation, id)
  if (!one) return null
  const bounces = await store.bouncesOf(ctx.db, ctx.organisation, id)
  return { ...one, bounces: bounces.map(({ kind }) => kind) }
})

export const scenario: ScenarioRoom = {
  given: {
    subscribers: given('readers of the newsletter, in a community', fields, async (world, told) => {
      const { id } = await world.act(subscribe, told)
      world.remember('subscriber', told.name, id)
    }),
    ...listGiven,
    ...siteGiven,
    ...taskGiven,
  },
  names: {
    issue: { kind: 'issue', says: 'what a step that began it was `called`; else its number', find: issueIn },
    subscriber: { kind: 'subscriber', says: 'name of a reader under `given`; else the address', find: readerIn },
    token: {
      kind: 'token',
      says: 'name or address of a reader, of somebody on the help list, or who asked to help: the word in the links of the mails; `{ research: 1 }`: the one of whoever asked for data; anything else is a wrong word',
      find: tokenIn,
    },
    ...listNames,
    ...siteNames,
    ...taskNames,
    ...dataNames,
  },
  expect: { subscriber, issue, ...listExpect, ...siteExpect, ...taskExpect, ...dataExpect },
}
