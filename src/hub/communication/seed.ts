/** This module's part of the demo: an issue that is being written with its readers, a question on the help list that
 *  three answered, and tasks for contributors. */
import { peopleInside } from '#hub/organisations/public.ts'
import { type ActionContext, action } from '#platform/action.ts'
import type { Seed } from '#platform/module.ts'
import { change } from '#platform/settings/actions.ts'
import { addMinutes, type Instant } from '#platform/values/day.ts'
import { type AccountId, newId } from '#platform/values/ids.ts'
import { randomToken } from '#platform/values/random.ts'
import { accept } from './actions/accepting.ts'
import { beginIssue } from './actions/issues.ts'
import { hashOf } from './actions/subscribing.ts'
import { makeFaq } from './actions/threads.ts'
import { theList } from './list/the-list.ts'
import { domainOf } from './rules/list-letter.ts'
import { seedData } from './seed/data.ts'
import { seedSite } from './seed/site.ts'
import { seedTasks } from './seed/tasks.ts'
import { writeMember } from './store/list-members.ts'
import { addPost, settlePost } from './store/posts.ts'
import * as readers from './store/subscribers.ts'
import { writeSolution } from './store/threads.ts'

const readersOfDemo = [
  ['camille', 'fr'],
  ['noor', 'nl'],
  ['anton', 'de'],
  ['lucia', 'es'],
] as const

const seedNews = action('communication.seedNews', async (ctx, _input: Record<never, never>) => {
  for (const [name, language] of readersOfDemo) {
    const email = `${name}@readers.example`
    const asked = { id: newId(), email, hash: hashOf(email), language, token: randomToken() }
    await readers.writeAsked(ctx.db, ctx.organisation, { ...asked, at: ctx.now, on: ctx.today, proof: 'form' })
    await readers.confirm(ctx.db, ctx.organisation, asked.id, ctx.now)
    ctx.record('communication.subscription_confirmed', { subject: asked.id })
  }
  await beginIssue.run(ctx, {})
})

const question = {
  subject: 'La balance du vrac bipe sans arrêt',
  text: 'Depuis ce matin, la balance du vrac bipe toutes les dix secondes, même vide. Quelqu’un connaît ?',
}
const answers = [
  'Chez nous aussi, en octobre. Nous avons appelé le fournisseur, sans réponse.',
  'Le capteur est sale. Débranchez-la, essuyez le dessous du plateau, attendez une minute, rebranchez.',
  'Pareil ici, et la solution du plateau marche. Il nous faudrait une fiche commune.',
]

const seedThread = action('communication.seedThread', async (ctx, _input: Record<never, never>) => {
  const people = await peopleInside(ctx)
  for (const account of people)
    await writeMember(ctx.db, ctx.organisation, { account, mode: 'each', token: randomToken(), at: ctx.now })
  const [asks, ...others] = people
  if (!asks) return
  const begun = addMinutes(ctx.now, -3 * 24 * 60)
  const first = await tell(ctx, asks, question.subject, question.text, begun, null)
  const told: { post: string; thread: string }[] = []
  for (const [index, text] of answers.entries()) {
    const account = others[index % Math.max(others.length, 1)] ?? asks
    const at = addMinutes(begun, 90 * (index + 1))
    told.push(await tell(ctx, account, `Re: ${question.subject}`, text, at, first.thread))
  }
  const solution = { at: ctx.now, by: asks, post: told[1]?.post ?? null }
  await writeSolution(ctx.db, ctx.organisation, first.thread, solution)
  ctx.record('communication.thread_solved', { subject: first.thread, post: solution.post })
  await makeFaq.run(ctx, { thread: first.thread })
  await waits(ctx)
})

/** A stranger's mail, which a moderator looks at first. */
async function waits(ctx: ActionContext): Promise<void> {
  const id = newId()
  const body = 'Bonjour, nous ouvrons une épicerie coopérative en mars. Qui nous montrerait son logiciel ?'
  const from = { fromAddress: 'sofia@epicerie-du-port.example', fromName: 'Sofia Marín', account: null }
  const mail = {
    subject: 'Une visite chez vous ?',
    body,
    bytes: Buffer.byteLength(body),
    via: 'mail' as const,
    answers: [],
  }
  const messageId = `<${id}@epicerie-du-port.example>`
  await addPost(ctx.db, ctx.organisation, { ...mail, ...from, id, messageId, state: 'received', receivedAt: ctx.now })
  await settlePost(ctx.db, ctx.organisation, id, { state: 'held', why: 'not_member', at: ctx.now, by: null })
  ctx.record('communication.post_held', { subject: id, why: 'not_member' })
}

/** It is read in the archive: nobody gets a mail of what was asked days ago. */
async function tell(
  ctx: ActionContext,
  account: AccountId,
  subject: string,
  body: string,
  receivedAt: Instant,
  thread: string | null,
) {
  const id = newId()
  const person = (await ctx.accounts.accountsById([account])).get(account)
  const messageId = `<${id}@${domainOf((await theList(ctx)).address)}>`
  const written = {
    id,
    state: 'received' as const,
    via: 'import' as const,
    account,
    subject,
    body,
    receivedAt,
    messageId,
  }
  const from = { fromAddress: person?.email ?? '', fromName: person?.name ?? '', bytes: Buffer.byteLength(body) }
  const post = { ...written, ...from, answers: [] }
  await addPost(ctx.db, ctx.organisation, post)
  return { post: id, thread: await accept(ctx, { ...post, thread: null, reason: null, why: null }, thread) }
}

export const seed: Seed = {
  community: async (of) => {
    await of.act(seedNews, {})
    await of.act(seedThread, {})
    await of.act(seedSite, {})
    await of.act(change, { key: 'site.chat', value: 'https://chat.example/recoltes-communes' })
    await seedTasks(of)
    await seedData(of)
  },
}
