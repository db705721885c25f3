/** What becomes of a thread: solved, among the questions that come again, a need. */
import { tellNeed } from '#hub/needs/public.ts'
import { takingPart } from '#hub/organisations/public.ts'
import { type ActionContext, action } from '#platform/action.ts'
import { found, refuseWith } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import { newId } from '#platform/values/ids.ts'
import type * as contract from '../contract/list.ts'
import { ownWords, whyNotFaq, whyNotNeed } from '../rules/thread.ts'
import * as posts from '../store/posts.ts'
import * as store from '../store/threads.ts'

const threadFor = async (ctx: ActionContext, id: string): Promise<store.ThreadRow> =>
  found(await store.lockThread(ctx.db, ctx.organisation, id), 'thread')

export const solveThread = action(
  'communication.solveThread',
  async (ctx, { thread: id, post }: InputOf<typeof contract.solveThread>) => {
    const thread = await threadFor(ctx, id)
    if (post !== null && (await posts.readPost(ctx.db, ctx.organisation, post))?.thread !== thread.id)
      found(null, 'post')
    const solution = { at: ctx.now, by: ctx.actor.account, post }
    await store.writeSolution(ctx.db, ctx.organisation, thread.id, solution)
    ctx.record('communication.thread_solved', { subject: thread.id, post })
    return {}
  },
)

export const reopenThread = action(
  'communication.reopenThread',
  async (ctx, input: InputOf<typeof contract.reopenThread>) => {
    const thread = await threadFor(ctx, input.thread)
    await store.writeSolution(ctx.db, ctx.organisation, thread.id, { at: null, by: null, post: null })
    ctx.record('communication.thread_reopened', { subject: thread.id })
    return {}
  },
)

export const makeFaq = action('communication.makeFaq', async (ctx, input: InputOf<typeof contract.makeFaq>) => {
  const thread = await threadFor(ctx, input.thread)
  const [all, known] = await Promise.all([
    posts.postsOf(ctx.db, ctx.organisation, thread.id),
    store.faqOf(ctx.db, ctx.organisation, thread.id),
  ])
  // the answer that helped; else the last one that somebody gave
  const helped = all.find(({ id }) => id === thread.solvedPost) ?? all.slice(1).at(-1)
  const answer = ownWords(helped?.body ?? '')
  refuseWith(whyNotFaq(thread.solvedAt !== null, known !== null, answer))
  const faq = newId()
  const row = { id: faq, thread: thread.id, question: thread.subject, answer, language: ctx.language }
  await store.writeFaq(ctx.db, ctx.organisation, { ...row, at: ctx.now, by: ctx.actor.account })
  ctx.record('communication.faq_written', { subject: thread.id })
  return { faq }
})

export const writeFaq = action('communication.writeFaq', async (ctx, input: InputOf<typeof contract.writeFaq>) => {
  const known = found(await store.lockFaq(ctx.db, ctx.organisation, input.faq), 'faq')
  const { question, answer, language } = input
  const row = { ...known, question, answer, language, at: ctx.now, by: ctx.actor.account }
  await store.writeFaq(ctx.db, ctx.organisation, row)
  ctx.record('communication.faq_written', { subject: known.thread })
  return {}
})

export const removeFaq = action('communication.removeFaq', async (ctx, { faq }: InputOf<typeof contract.removeFaq>) => {
  const known = found(await store.lockFaq(ctx.db, ctx.organisation, faq), 'faq')
  await store.dropFaq(ctx.db, ctx.organisation, known.id)
  ctx.record('communication.faq_removed', { subject: known.thread })
  return {}
})

const photosAtMost = 6
const problemAtMost = 4000

export const makeNeed = action('communication.makeNeed', async (ctx, input: InputOf<typeof contract.makeNeed>) => {
  const thread = await threadFor(ctx, input.thread)
  refuseWith(whyNotNeed(thread.needNumber, thread.need !== null))
  const all = await posts.postsOf(ctx.db, ctx.organisation, thread.id)
  const photos = await posts.photosOf(
    ctx.db,
    ctx.organisation,
    all.map(({ id }) => id),
    photosAtMost,
  )
  const words = ownWords(all[0]?.body ?? '')
  const made = await tellNeed(ctx, {
    participant: input.participant,
    problem: `${thread.subject}\n\n${words}`.trim().slice(0, problemAtMost),
    whoSuffers: (await takingPart(ctx)).find(({ id }) => id === input.participant)?.name ?? null,
    wishedResult: input.wishedResult,
    area: input.area,
    photos: photos.map(({ bytes }) => bytes),
  })
  await store.writeNeed(ctx.db, ctx.organisation, thread.id, made)
  ctx.record('communication.thread_made_need', { subject: thread.id, need: made.need })
  return made
})
