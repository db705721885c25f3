/** The help list in scenario files. */
import { z } from 'zod'
import { action, read } from '#platform/action.ts'
import { readMails } from '#platform/mail/reads.ts'
import { found } from '#platform/refusal.ts'
import { type Finder, given, type ScenarioFacts, type ScenarioName, type ScenarioWorld } from '#platform/scenario.ts'
import { type AccountId, isId, newId } from '#platform/values/ids.ts'
import { randomToken } from '#platform/values/random.ts'
import { postLetter, writingOn } from '../list/letters.ts'
import { newsAddress, theList } from '../list/the-list.ts'
import { listFaq, listThreads, readThread } from '../reads/list.ts'
import { bounceAddress } from '../rules/list-letter.ts'
import { listModes } from '../rules/thread.ts'
import * as copies from '../store/copies.ts'
import * as members from '../store/list-members.ts'
import * as posts from '../store/posts.ts'
import { readSubscriber } from '../store/subscribers.ts'
import { mailFields, messageOf } from './mail.ts'

const join = action(
  'scenario.joinList',
  async (ctx, { account, mode }: { account: AccountId; mode: (typeof listModes)[number] }) => {
    await members.writeMember(ctx.db, ctx.organisation, { account, mode, token: randomToken(), at: ctx.now })
    ctx.record('communication.list_joined', { subject: account, mode })
  },
)
const rule = action(
  'scenario.ruleSender',
  async (ctx, { from, rule: said }: { from: string; rule: members.SenderRule }) => {
    await members.writeRule(ctx.db, ctx.organisation, { address: from, rule: said, at: ctx.now, by: null })
    ctx.record('communication.sender_ruled', { subject: ctx.organisation, rule: said })
  },
)
const emailOf = read('scenario.emailOf', async (ctx, { account }: { account: AccountId }) =>
  found((await ctx.accounts.accountsById([account])).get(account), 'person'),
)
const listHere = read('scenario.readList', (ctx, _input: Record<never, never>) => theList(ctx))

/** A person of the file, else an address. */
async function senderIn(world: ScenarioWorld, value: string): Promise<{ name: string; address: string }> {
  const account = world.accountOf(value)
  if (!account)
    return {
      name: value.split('@')[0] ?? value,
      address: value.includes('@') ? value : `${value.toLowerCase()}@strangers.example`,
    }
  return { name: value, address: (await world.look(emailOf, { account })).email }
}

const listMembers = given(
  'people on the help list, in a community',
  z.strictObject({
    name: z.string().describe('somebody who acts for an organisation'),
    mode: z.enum(listModes).default('each').describe('`each`, `daily`, `none`'),
  }),
  async (world, { name, mode }) => {
    await world.act(join, { account: found(world.accountOf(name), `person ${name}`), mode })
  },
)

const listSenders = given(
  'senders of whom moderators said something',
  z.strictObject({
    from: z.string().describe('a person of the file, else an address'),
    rule: z.enum(['moderated', 'blocked']).describe('`moderated` or `blocked`'),
  }),
  async (world, { from, rule: said }) => {
    await world.act(rule, { from: (await senderIn(world, from)).address, rule: said })
  },
)

const message: Finder = async (world, value) => {
  if (typeof value === 'string') return value
  const { from, name, answers, ...mail } = mailFields.parse(value)
  const sender = from === undefined ? null : await senderIn(world, from)
  const before = answers === undefined ? null : await world.look(readOne, { id: await postIn(world, answers) })
  return messageOf({
    ...mail,
    from: sender ? { ...sender, ...(name === undefined ? {} : { name }) } : null,
    messageId: `<${mail.id ?? newId()}@mail.example>`,
    answered: before?.post.messageId ?? null,
  })
}

/** `{ bounces_of: Ann }`: where mails to Ann come back to; `{ news_of: Bob }`: where those of a reader do. */
const recipient: Finder = async (world, value) => {
  if (typeof value !== 'object' || value === null) return value
  const { news_of: reader } = value as { news_of?: unknown }
  if (reader !== undefined) return world.look(newsReturns, { id: world.idOf('subscriber', String(reader)) })
  const account = found(world.accountOf(String((value as { bounces_of?: unknown }).bounces_of)), 'person')
  const { address } = await world.look(listHere, {})
  return bounceAddress(address, found((await world.look(readMembership, { account })).member, 'member').token)
}

const newsReturns = read('scenario.newsReturns', async (ctx, { id }: { id: string }) => {
  const { token } = found(await readSubscriber(ctx.db, ctx.organisation, id), 'subscriber')
  return bounceAddress(await newsAddress(ctx), token)
})

const readOne = read('scenario.readPost', async (ctx, { id }: { id: string }) => {
  const post = found(await posts.readPost(ctx.db, ctx.organisation, id), 'post')
  const [all, files, list] = await Promise.all([
    copies.copiesOf(ctx.db, ctx.organisation, { post: id }),
    posts.filesOf(ctx.db, ctx.organisation, [id]),
    theList(ctx),
  ])
  const letter = postLetter(await writingOn(ctx, list), post, files, { token: 'word', language: ctx.shop.language })
  return { post, all, files, letter }
})

const readMembership = read('scenario.readListMember', async (ctx, { account }: { account: string }) => ({
  member: await members.readMember(ctx.db, ctx.organisation, account),
  copies: await copies.copiesOf(ctx.db, ctx.organisation, { account }),
}))

/** By what a step was `called`, else by its subject. */
async function postIn(world: ScenarioWorld, value: unknown): Promise<string> {
  const name = String(value)
  if (isId(name)) return name
  if (world.knows('post', name)) return world.idOf('post', name)
  return found((await world.look(findPost, { subject: name })).at(-1), `post ${name}`).id
}
const findPost = read('scenario.findPost', (ctx, { subject }: { subject: string }) =>
  posts.postsOfSubject(ctx.db, ctx.organisation, subject),
)

async function threadIn(world: ScenarioWorld, value: unknown): Promise<string> {
  const name = String(value)
  if (isId(name)) return name
  if (world.knows('thread', name)) return world.idOf('thread', name)
  if (world.knows('post', name)) {
    const { post } = await world.look(readOne, { id: world.idOf('post', name) })
    if (post.thread) return post.thread
  }
  const { rows } = await world.look(listThreads, { size: 200 })
  return found(
    rows.find((row) => row.subject === name || String(row.number) === name),
    `thread ${name}`,
  ).id
}

async function faqIn(world: ScenarioWorld, value: unknown): Promise<string> {
  const name = String(value)
  if (isId(name)) return name
  if (world.knows('faq', name)) return world.idOf('faq', name)
  const { rows } = await world.look(listFaq, { size: 200 })
  return found(
    rows.find(({ question }) => question === name),
    `question ${name}`,
  ).id
}

const named = (world: ScenarioWorld, all: readonly { readonly account: string }[]): string[] =>
  all.map(({ account }) => world.nameOf(account))

const post: ScenarioFacts = {
  facts: {
    state: '`accepted`, `held`, `rejected`, `discarded`',
    why: '`loop`, `blocked`, `auto_reply`, `bulk`; `moderated`, `not_member`, `unreadable`, `recipients`, `size`, `no_subject`, `suspicious`; null',
    reason: 'why it was given back',
    subject: 'its subject; empty once it was thrown away',
    text: 'its words; null once it was given back or thrown away',
    thread: 'subject of its thread; null while it has none',
    files: 'names of what came along; each is a link',
    sent_to: 'names of those to whom it was sent',
    waits_for: 'names of those to whom it leaves within a minute',
    gathered_for: 'names of those whose next digest brings it',
    from: '`Ann <ann@example.org>`, as readers see it: or `Ann via …` with the address of the list',
    reply_to: 'where answers go: `list`, else an address',
    headers: 'what mail programs are told: `{ Precedence: list, … }`',
    letter: 'the text of the mail',
    told: 'codes of mails to whoever sent it',
  },
  async read(world, id) {
    const one = await world.look(readOne, { id })
    const { address } = await world.look(listHere, {})
    const { state, why, reason, subject, body, thread } = one.post
    const { rows } = await world.look(readMails, {
      of: 'organisation',
      person: id,
      show: 'all',
      sort: 'wantedAt',
      size: 200,
    })
    const { from, passedOn, text } = one.letter
    return {
      ...{ state, why, reason, subject, text: body, letter: text, headers: passedOn.headers },
      thread: thread ? (await world.look(readThread, { thread })).subject : null,
      files: one.files.map(({ name }) => name),
      sent_to: named(
        world,
        one.all.filter((copy) => copy.state === 'sent'),
      ),
      waits_for: named(
        world,
        one.all.filter((copy) => copy.state === 'waiting'),
      ),
      gathered_for: named(
        world,
        one.all.filter((copy) => copy.state === 'gathered'),
      ),
      from: `${from.name} <${from.address === address ? 'list' : from.address}>`,
      reply_to: passedOn.replyTo === address ? 'list' : passedOn.replyTo,
      told: rows.map(({ code }) => code),
    }
  },
  find: postIn,
}

const thread: ScenarioFacts = {
  facts: {
    number: 'its number',
    subject: 'what it is about',
    posts: 'its mails, the earliest first: `[{ by: Ann, text: Help }]`',
    solved: 'whether somebody marked it as solved',
    solved_by: 'who did',
    answer: 'the words that helped; null where none was named',
    faq: 'whether it is among the questions that come again',
    need: 'number of the need it became; 0 while that is a draft; null',
  },
  async read(world, id) {
    const one = await world.look(readThread, { thread: id })
    return {
      ...{ number: one.number, subject: one.subject, solved: one.solvedAt !== null, solved_by: one.solvedBy },
      posts: one.posts.map(({ by, text }) => ({ by, text })),
      answer: one.posts.find(({ id: answer }) => answer === one.solvedPost)?.text ?? null,
      faq: one.faq !== null,
      need: one.need ? (one.need.number ?? 0) : null,
    }
  },
  find: threadIn,
}

const listMember: ScenarioFacts = {
  facts: {
    state: '`member`, `disabled` (mails came back), `left`, `removed`; null for whoever never joined',
    mode: '`each`, `daily`, `none`',
    points: 'for mails that came back: a number, 5 end them',
    warnings: 'how often the person was warned of that',
    got: 'subjects of what was sent, the earliest first',
    digests: 'how many mails each digest brought that was sent: `[3, 1]`',
  },
  async read(world, account) {
    const { member, copies: all } = await world.look(readMembership, { account })
    const sent = all.filter(({ state }) => state === 'sent')
    const digests = Map.groupBy(
      sent.filter(({ digest }) => digest),
      ({ letter }) => letter,
    )
    return {
      ...{ state: member?.state ?? null, mode: member?.mode ?? null, warnings: member?.warnings ?? 0 },
      points: (member?.score ?? 0) / 10,
      got: sent.map(({ subject }) => subject),
      digests: [...digests.values()].map((each) => each.length),
    }
  },
  find: async (world, value) => found(world.accountOf(String(value)), `person ${String(value)}`),
}

const faq: ScenarioFacts = {
  facts: { question: 'the question', answer: 'its answer', language: 'in which it is written' },
  async read(world, id) {
    const { rows } = await world.look(listFaq, { size: 200 })
    const { question, answer, language } = found(
      rows.find((row) => row.id === id),
      'faq',
    )
    return { question, answer, language }
  },
  find: faqIn,
}

/** The word in the links of mails of the list to somebody of the file. */
export async function listTokenOf(world: ScenarioWorld, name: string): Promise<string | null> {
  const account = world.accountOf(name)
  return account ? ((await world.look(readMembership, { account })).member?.token ?? null) : null
}

const names: Readonly<Record<string, ScenarioName>> = {
  post: { kind: 'post', says: 'what a step that brought it was `called`; else its subject', find: postIn },
  thread: { kind: 'thread', says: 'subject or number of a thread, or what a mail in it was `called`', find: threadIn },
  faq: { kind: 'faq', says: 'the question, or what a step was `called`', find: faqIn },
  message: {
    kind: 'message',
    says: 'a mail as it comes in, or `{ from: Ann, subject: Help, text: … }`: `from` a person of the file, else an address (left out: none); also `name`, `to` and `cc` (addresses), `kb` (so large a text), `headers: { Precedence: bulk }`, `files: [{ name: a.png, kind: image, kb: 200 }]` (`image`, `pdf`, `other`), `answers` (a post), `id` (the same again is the same mail), `encrypted: true`, `status: 5.1.1` (a report of a mail server; `complaint` is one that somebody complained)',
    find: message,
  },
  recipient: {
    kind: 'recipient',
    says: 'an address, or `{ bounces_of: Ann }`: where mails of the list to Ann come back to, or `{ news_of: Bob }`: where the newsletter to the reader Bob does',
    find: recipient,
  },
}

export const listGiven = { list_members: listMembers, list_senders: listSenders }
export const listNames = names
export const listExpect = { post, thread, list_member: listMember, faq }
