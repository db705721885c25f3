/** A draft writes itself of what happened since the last issue, in each language: what was delivered, decided, gathered,
 *  who joined, what was and will be met about, who is called for (domain-hub-governance-communication 5.12). */
import { roundsForEverybody } from '#hub/funding/public.ts'
import { decisionsSince } from '#hub/governance/public.ts'
import { eventsSince } from '#hub/meetings/public.ts'
import { needsForEverybody } from '#hub/needs/public.ts'
import { participantsIn } from '#hub/organisations/public.ts'
import type { Context, Language } from '#platform/action.ts'
import { currentWords } from '#platform/i18n/words.ts'
import type { Day } from '#platform/values/day.ts'
import { roundTold } from '../rules/draft.ts'
import { callsSince } from '../store/open-weeks.ts'
import type { IssueText } from './letter.ts'

type Say = (key: string, facts?: Record<string, unknown>, currency?: Context['shop']['currency']) => string

export async function draftSince(ctx: Context, since: Day): Promise<IssueText[]> {
  const happened = await happenedSince(ctx, since)
  return ctx.shop.languages.map((language) => {
    const say = sayIn(ctx, language)
    const parts = sectionsOf(happened, say)
    const none = parts.length === 0 ? [say('news.draft.nothing')] : []
    return {
      language,
      subject: say('news.draft.subject', { day: ctx.today }),
      body: [say('news.draft.intro', { since }), ...parts, ...none].join('\n\n'),
    }
  })
}

const inside: ReadonlySet<string> = new Set(['observer', 'active', 'paused'])

async function happenedSince(ctx: Context, since: Day) {
  const [needs, decisions, rounds, events, all, calls] = await Promise.all([
    needsForEverybody(ctx),
    decisionsSince(ctx, since),
    roundsForEverybody(ctx),
    eventsSince(ctx.db, ctx.organisation, since),
    participantsIn(ctx),
    callsSince(ctx.db, ctx.organisation, since),
  ])
  return {
    delivered: needs.filter(({ deliveredOn }) => deliveredOn !== null && deliveredOn >= since),
    decisions,
    rounds: rounds.flatMap((round) => {
      const told = roundTold(round, since, ctx.today)
      return told === null ? [] : [{ ...round, told }]
    }),
    events: events.filter(({ state }) => state === 'announced'),
    joined: all.filter(({ admittedOn, state }) => inside.has(state) && admittedOn !== null && admittedOn >= since),
    calls: calls.filter(({ closed }) => !closed),
  }
}

type Happened = Awaited<ReturnType<typeof happenedSince>>

function sectionsOf({ delivered, decisions, rounds, events, joined, calls }: Happened, say: Say): string[] {
  const section = (what: string, lines: readonly string[]): string[] =>
    lines.length === 0 ? [] : [`# ${say(`news.draft.${what}`)}\n${lines.map((line) => `- ${line}`).join('\n')}`]
  return [
    ...section(
      'delivered',
      delivered.map(({ number, what }) => say('news.draft.need', { number, what })),
    ),
    ...section(
      'decisions',
      decisions.map(({ number, title, takenOn }) => say('news.draft.decision', { number, title, day: takenOn })),
    ),
    ...section(
      'rounds',
      rounds.map(({ told, name, target, deadline, currency }) =>
        say(`news.draft.round_${told}`, { name, target, day: deadline }, currency),
      ),
    ),
    ...section(
      'events',
      events.map(({ title, firstDay }) => say('news.draft.event', { title, day: firstDay })),
    ),
    ...section(
      'joined',
      joined.map(({ name }) => name),
    ),
    ...section(
      'calls',
      calls.map(({ title }) => title),
    ),
  ]
}

const sayIn =
  (ctx: Context, language: Language): Say =>
  (key, facts = {}, currency = ctx.shop.currency) =>
    currentWords().say(
      language,
      key,
      { community: ctx.shop.name, ...facts },
      { ...ctx.shop, currency, today: ctx.today },
    )
