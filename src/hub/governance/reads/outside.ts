/** What moderators look at, and the page a board decides by. */
import { takingPart } from '#hub/organisations/public.ts'
import { reviewedWords, saidIn } from '#hub/translations/public.ts'
import { type Content, read } from '#platform/action.ts'
import { currentWords } from '#platform/i18n/words.ts'
import { listPage } from '#platform/lists/list.ts'
import { found } from '#platform/refusal.ts'
import type { InputOf, ReplyOf } from '#platform/route.ts'
import type * as contract from '../contract/outside.ts'
import { boardPdf } from '../papers/board-pdf.ts'
import { asksYesOrNo, consentAnswers } from '../rules/counting/terms.ts'
import { outsideList } from '../store/outside.ts'
import { readProposal } from './proposals.ts'

export const listOutside = read('governance.listOutside', async (ctx, asked: InputOf<typeof contract.listOutside>) => {
  await takingPart(ctx)
  return listPage<ReplyOf<typeof contract.listOutside>['rows'][number]>(ctx.db, outsideList(ctx.organisation), asked)
})

/** In the language asked for: headings, and the words of the proposal where a second person read their translation. */
export const printProposal = read(
  'governance.printProposal',
  async (ctx, { rfc, language: wanted }: InputOf<typeof contract.printProposal>): Promise<Content> => {
    const one = await readProposal.run(ctx, { rfc })
    const language = wanted ?? ctx.language
    const say = (key: string, facts = {}) => currentWords().say(language, key, facts, { ...ctx.shop, today: ctx.today })
    const last = found(one.versions.at(-1), 'version')
    const translated = (await reviewedWords(ctx, [rfc], [language])).get(rfc)
    const said = saidIn(translated?.language === language ? translated.words : {})
    const field = (name: string) => say(`governance.field.${name}`)
    const answers = one.method === 'consent' ? consentAnswers : asksYesOrNo(one.method) ? (['yes', 'no'] as const) : []
    const choice =
      answers.length > 0 ? answers.map((word) => say(`governance.says.${word}`)) : one.options.map(({ name }) => name)
    const effects = last.effects.map(({ kind, participant, name, what }) =>
      say('governance.brief.line', {
        name: name ?? say(`governance.effect_for.${kind}`),
        what: said(`effect_${kind ?? participant}`, what),
      }),
    )
    const title = said('title', one.title)
    return {
      type: 'application/pdf',
      name: `proposal-${one.number ?? 'draft'}-${language}.pdf`,
      body: await boardPdf({
        language,
        madeAt: new Date(ctx.now),
        title: one.number === null ? title : `${one.number} · ${title}`,
        under: say('governance.brief.under', { community: ctx.shop.name, version: last.n, day: ctx.today }),
        sections: [
          { title: field('driver'), text: said('driver', one.driver) },
          { title: field('requirement'), text: said('requirement', one.requirement) },
          {
            title: field('effectOnShops'),
            text: [said('for_shops', last.effectOnShops), ...effects].filter(Boolean).join('\n'),
          },
          {
            title: field('text'),
            text: last.paragraphs.map((words, at) => said(`paragraph_${at + 1}`, words)).join('\n'),
          },
          { title: field('cost'), text: said('cost', last.cost) },
          { title: field('alternatives'), text: said('alternatives', last.alternatives) },
        ],
        how: [
          say('governance.brief.line', { name: field('method'), what: say(`governance.method.${one.method}`) }),
          ...(one.state === 'final_comments' && one.finalUntil
            ? [say('governance.brief.final_until', { day: one.finalUntil })]
            : []),
          ...(one.language === language
            ? []
            : [say('governance.brief.binding', { language: say(`governance.brief.language.${one.language}`) })]),
        ],
        answer: {
          title: say('governance.brief.answer'),
          choices: [...choice, say('governance.says.abstain')],
          fields: [say('governance.brief.reason'), say('governance.brief.who'), say('governance.brief.signed')],
        },
        cut: say('governance.brief.cut'),
      }),
    }
  },
)
