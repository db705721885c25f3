/** One page a board decides by: the same words on the screen and on paper, in the language asked for. */
import { estimateFor } from '#hub/needs/public.ts'
import { actingToday } from '#hub/organisations/public.ts'
import { type Content, type Context, type Language, read } from '#platform/action.ts'
import { currentWords } from '#platform/i18n/words.ts'
import { type Facts, found } from '#platform/refusal.ts'
import type { InputOf, ReplyOf } from '#platform/route.ts'
import type * as contract from '../contract/brief.ts'
import { briefPdf } from '../papers/brief-pdf.ts'
import { type BriefSum, briefOf, type UnderCap } from '../rules/brief.ts'
import { keyWords } from '../rules/key-words.ts'
import { type RoundRow, readRound } from '../store/rounds.ts'
import { type Standing, standingOf, termsOf } from './standing.ts'

type Asked = InputOf<typeof contract.readBrief>
type Brief = ReplyOf<typeof contract.readBrief>
type Say = (key: string, facts?: Facts) => string

export const readBrief = read('funding.readBrief', (ctx, asked: Asked): Promise<Brief> => briefFor(ctx, asked))

export const printBrief = read('funding.printBrief', async (ctx, asked: Asked): Promise<Content> => {
  const brief = await briefFor(ctx, asked)
  return {
    type: 'application/pdf',
    name: `${brief.reference.toLowerCase().replace(/[^a-z0-9]+/g, '-')}.pdf`,
    body: await briefPdf(brief, new Date(ctx.now)),
  }
})

async function briefFor(ctx: Context, asked: Asked): Promise<Brief> {
  const round = found(await readRound(ctx.db, ctx.organisation, asked.round), 'round')
  const standing = await standingOf(ctx, round)
  const { id, name } = await forWhom(ctx, asked, standing)
  const language: Language = asked.language ?? ctx.language
  const place = { ...ctx.shop, currency: round.currency, today: ctx.today }
  const say: Say = (key, facts = {}) => currentWords().say(language, key, facts, place)
  const sums = briefOf(id, roundFor(id, round, standing), standing.sharers)
  const problems = await problemsOf(ctx, round)
  const provider = standing.sharers.find((one) => one.id === round.provider)?.name ?? null
  return {
    language,
    participant: id,
    participantName: name,
    title: say('brief.title', { name: round.name }),
    under: say('brief.under', { organisation: name, community: ctx.shop.name, day: ctx.today }),
    sections: [
      {
        title: say('brief.what'),
        lines: [
          say('brief.what_says', { name: round.name, community: ctx.shop.name }),
          ...problems.map((problem) => say('brief.problem', { problem })),
          ...(provider ? [say('brief.provider', { provider })] : []),
        ],
      },
      { title: say('brief.cost'), lines: costLines(round, standing, say) },
    ],
    caps: capsTable(sums, say, name),
    answer: {
      title: say('brief.answer'),
      lines: [
        ...withoutUs(sums, say),
        say('brief.deadline', { day: round.deadline }),
        say('brief.source', { reference: referenceOf(round, name, say) }),
      ],
      fields: [say('brief.field.yes'), say('brief.field.who'), say('brief.field.day'), say('brief.field.signed')],
    },
    reference: referenceOf(round, name, say),
  }
}

/** What it is for, in the words of whoever suffers from it. */
async function problemsOf(ctx: Context, round: RoundRow): Promise<string[]> {
  const estimate = round.estimate ? await estimateFor(ctx, round.estimate) : null
  return (estimate?.needs ?? []).flatMap(({ problem }) => problem ?? [])
}

/** Whose board: the one asked for, else the first the person acts for, else the first that takes part. */
async function forWhom(ctx: Context, asked: Asked, { sharers }: Standing) {
  const own = (await actingToday(ctx)).filter((one) => one.own.length > 0).map(({ participant }) => participant)
  const wanted = asked.participant ?? own[0] ?? sharers[0]?.id
  return found(
    sharers.find(({ id }) => id === wanted),
    'participant',
  )
}

const roundFor = (participant: string, round: RoundRow, { counted }: Standing) => ({
  tried: { key: round.key, tranchesBp: round.tranchesBp, turn: round.seq },
  terms: termsOf(round),
  keyYear: round.keyYear,
  others: counted.filter((one) => one.participant !== participant),
})

function costLines(round: RoundRow, { counted }: Standing, say: Say): string[] {
  const secured = round.secured.reduce((all, { amount }) => all + amount, 0)
  const payers = new Set(counted.map((one) => one.participant)).size
  return [
    say('brief.cost_says', { target: round.target, secured, rest: Math.max(0, round.target - secured) }),
    say('brief.key', { key: keyWords(round.key, say), year: String(round.keyYear) }),
    say('brief.pledged', { count: payers }),
    say('brief.contingency', { part: round.contingencyBp / 10_000 }),
  ]
}

function capsTable({ byKey, caps }: BriefSum, say: Say, name: string) {
  return {
    title: say('brief.caps', { why: byKey ? null : 'fixed', name }),
    heads: [say('brief.head.cap', { why: byKey ? null : 'fixed' }), say('brief.head.share'), say('brief.head.then')],
    rows: caps.map((one) => ({
      cap: say('brief.amount', { amount: one.cap }),
      share: one.share === null ? '–' : say('brief.amount', { amount: one.share }),
      result: resultWords(one, say),
    })),
  }
}

function resultWords({ share, short, payersMissing }: UnderCap, say: Say): string {
  if (share !== null) return say('brief.succeeds')
  return payersMissing > 0 ? say('brief.payers_missing', { count: payersMissing }) : say('brief.short', { short })
}

function withoutUs({ without }: BriefSum, say: Say): string[] {
  return [
    without.met
      ? say('brief.without_met')
      : without.payersMissing > 0
        ? say('brief.without_payers', { count: without.payersMissing })
        : say('brief.without_short', { short: without.short }),
    say('brief.late'),
  ]
}

const referenceOf = (round: RoundRow, name: string, say: Say): string =>
  say('brief.reference', { number: String(round.seq), name })
