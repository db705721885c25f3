/** A draft writes itself: needs delivered, rounds and their money, newcomers since the last issue, in each language. */
import { roundsForEverybody } from '#hub/funding/public.ts'
import { needsForEverybody } from '#hub/needs/public.ts'
import { participantsIn } from '#hub/organisations/public.ts'
import type { Context, Language } from '#platform/action.ts'
import { currentWords } from '#platform/i18n/words.ts'
import type { Day } from '#platform/values/day.ts'
import type { IssueText } from './letter.ts'

export async function draftSince(ctx: Context, since: Day): Promise<IssueText[]> {
  const [needs, rounds, all] = await Promise.all([needsForEverybody(ctx), roundsForEverybody(ctx), participantsIn(ctx)])
  const delivered = needs.filter(({ deliveredOn }) => deliveredOn !== null && deliveredOn >= since)
  const moved = rounds.filter(({ opensOn, deliveredOn }) => opensOn >= since || (deliveredOn ?? '') >= since)
  const inside = new Set(['observer', 'active', 'paused'])
  const joined = all.filter(({ admittedOn, state }) => inside.has(state) && admittedOn !== null && admittedOn >= since)
  return ctx.shop.languages.map((language) => {
    const say = sayIn(ctx, language)
    const section = (what: string, lines: readonly string[]): string[] =>
      lines.length === 0 ? [] : [`# ${say(`news.draft.${what}`)}\n${lines.map((line) => `- ${line}`).join('\n')}`]
    const parts = [
      ...section(
        'delivered',
        delivered.map(({ number, what }) => say('news.draft.need', { number, what })),
      ),
      ...section(
        'rounds',
        moved.map(({ name, secured, target, currency }) =>
          say('news.draft.round', { name, secured, target }, currency),
        ),
      ),
      ...section(
        'joined',
        joined.map(({ name }) => name),
      ),
    ]
    const none = parts.length === 0 ? [say('news.draft.nothing')] : []
    return {
      language,
      subject: say('news.draft.subject', { day: ctx.today }),
      body: [say('news.draft.intro', { since }), ...parts, ...none].join('\n\n'),
    }
  })
}

const sayIn =
  (ctx: Context, language: Language) =>
  (key: string, facts: Record<string, unknown> = {}, currency = ctx.shop.currency): string =>
    currentWords().say(
      language,
      key,
      { community: ctx.shop.name, ...facts },
      { ...ctx.shop, currency, today: ctx.today },
    )
