/** What people look at: the list of quick polls, one with its answers, its poster, and its page for everybody. */
import { communitiesOf, takingPart } from '#hub/organisations/public.ts'
import { type Content, type Context, read } from '#platform/action.ts'
import { currentWords } from '#platform/i18n/words.ts'
import { listPage } from '#platform/lists/list.ts'
import { publicAddress } from '#platform/mail/post.ts'
import { found } from '#platform/refusal.ts'
import type { InputOf, ReplyOf } from '#platform/route.ts'
import { addMinutes } from '#platform/values/day.ts'
import { wallClock } from '#platform/values/zone.ts'
import { steers } from '../actions/acting.ts'
import type * as contract from '../contract/quick-polls.ts'
import { posterPdf } from '../papers/poster-pdf.ts'
import { goalReached, pollResult, pollState, shownInShopDays } from '../rules/quick-polls.ts'
import * as store from '../store/quick-polls.ts'

type Row = ReplyOf<typeof contract.listQuickPolls>['rows'][number]

export const listQuickPolls = read(
  'governance.listQuickPolls',
  async (ctx, asked: InputOf<typeof contract.listQuickPolls>) => {
    await takingPart(ctx)
    return listPage<Row>(ctx.db, store.pollList(ctx.organisation, ctx.now), asked)
  },
)

/** Where a poster leads: to the page for everybody, else to the page behind the sign-in. */
const pageOf = (ctx: Context, { id, openToAll }: store.PollRow): string =>
  publicAddress(openToAll ? `/q/${ctx.organisation}/${id}` : `/community/quick-polls/${id}`)

function shown(ctx: Context, poll: store.PollRow, answers: readonly store.PollAnswer[], voice: string | null) {
  const { id, number, title, kind, closesAt, question, statements, goal } = poll
  const lines = pollResult(
    poll,
    answers.map(({ said }) => said),
  )
  return {
    ...{ id, number, title, kind, closesAt, question, goal, lines, statements: [...statements] },
    state: pollState(poll, ctx.now),
    people: answers.length,
    reached: goalReached(poll, lines),
    until: wallClock(closesAt, ctx.shop.zone),
    own: answers.find((one) => one.voice === voice)?.said ?? null,
    page: pageOf(ctx, poll),
  }
}

export const readQuickPoll = read(
  'governance.readQuickPoll',
  async (ctx, input: InputOf<typeof contract.readQuickPoll>) => {
    const poll = found(await store.readPoll(ctx.db, ctx.organisation, input.quickPoll), 'quick_poll')
    const answers = await store.pollAnswers(ctx.db, ctx.organisation, poll.id)
    const asked = [...answers.map(({ account }) => account), poll.madeBy].flatMap((one) => one ?? [])
    const people = await ctx.accounts.accountsById(asked)
    const nameOf = (account: store.PollRow['madeBy']) => (account ? (people.get(account)?.name ?? null) : null)
    return {
      ...shown(ctx, poll, answers, ctx.actor.account),
      openToAll: poll.openToAll,
      author: nameOf(poll.madeBy),
      outsiders: answers.filter(({ account }) => account === null).length,
      ownReason: answers.find(({ voice }) => voice === ctx.actor.account)?.reason ?? null,
      // who chose which card nobody learns
      answers:
        poll.kind === 'cards'
          ? []
          : answers.map(({ account, said, reason }) => ({ person: nameOf(account), said: said[0] ?? '', reason })),
      mayEnd: pollState(poll, ctx.now) === 'open' && (steers(ctx) || poll.madeBy === ctx.actor.account),
    }
  },
)

/** One that is open to all; others are not found from outside. */
async function openPoll(ctx: Context, id: string): Promise<store.PollRow> {
  await takingPart(ctx)
  const poll = found(await store.readPoll(ctx.db, ctx.organisation, id), 'quick_poll')
  return found(poll.openToAll ? poll : null, 'quick_poll')
}

export const readPublicPoll = read(
  'governance.readPublicPoll',
  async (ctx, { quickPoll, voice }: InputOf<typeof contract.readPublicPoll>) => {
    const poll = await openPoll(ctx, quickPoll)
    const answers = await store.pollAnswers(ctx.db, ctx.organisation, poll.id)
    return { ...shown(ctx, poll, answers, ctx.actor.account ?? voice ?? null), community: ctx.shop.name }
  },
)

type Language = InputOf<typeof contract.printPoster>['language']

async function poster(ctx: Context, poll: store.PollRow, language: Language): Promise<Content> {
  const say = (key: string, facts = {}) =>
    currentWords().say(language ?? ctx.language, `governance.poster.${key}`, facts, { ...ctx.shop, today: ctx.today })
  const address = pageOf(ctx, poll)
  return {
    type: 'application/pdf',
    name: `poster-${poll.number}.pdf`,
    body: await posterPdf({
      ...{ title: poll.title, question: poll.question, address, madeAt: new Date(ctx.now) },
      language: language ?? ctx.language,
      above: ctx.shop.name,
      scan: say('scan'),
      under: [
        say('until', wallClock(poll.closesAt, ctx.shop.zone)),
        say(poll.openToAll ? 'for_all' : 'for_members'),
        say('binds_nobody'),
      ],
    }),
  }
}

export const printPoster = read(
  'governance.printPoster',
  async (ctx, { quickPoll, language }: InputOf<typeof contract.printPoster>) =>
    poster(ctx, found(await store.readPoll(ctx.db, ctx.organisation, quickPoll), 'quick_poll'), language),
)

export const printPublicPoster = read(
  'governance.printPublicPoster',
  async (ctx, { quickPoll, language }: InputOf<typeof contract.printPublicPoster>) =>
    poster(ctx, await openPoll(ctx, quickPoll), language),
)

/** More than a screen holds is not shown. */
const shownInShop = 6

/** Asked from the side of a shop: what its communities ask everybody, and nothing else of them. */
export const readShopPolls = read('governance.readShopPolls', async (ctx, _input: object) => {
  const since = addMinutes(ctx.now, -shownInShopDays * 24 * 60)
  const [communities, polls] = await Promise.all([
    communitiesOf(ctx),
    store.pollsInShop(ctx.db, since, ctx.now, shownInShop),
  ])
  const said = await store.saidInShop(
    ctx.db,
    since,
    polls.map(({ id }) => id),
  )
  return {
    takesPart: communities.length > 0,
    polls: polls.map(({ statements, endedAt, ...poll }) => {
      const answers = said.filter((one) => one.poll === poll.id).map((one) => one.said)
      const lines = pollResult({ ...poll, statements }, answers)
      return {
        ...{ ...poll, lines, people: answers.length, reached: goalReached({ ...poll, statements }, lines) },
        state: pollState({ ...poll, endedAt }, ctx.now),
      }
    }),
  }
})
