/** What everybody may see, where the community shows it: sums, what is being built, and names of those who agreed. */

import { needsForEverybody } from '#hub/needs/public.ts'
import { participantsIn } from '#hub/organisations/public.ts'
import { type Content, type Context, type Language, languages, read } from '#platform/action.ts'
import { currentWords } from '#platform/i18n/words.ts'
import { exportRows } from '#platform/lists/export.ts'
import { listPage } from '#platform/lists/list.ts'
import { sayIn } from '#platform/pages/words.ts'
import { NotFound } from '#platform/refusal.ts'
import type { InputOf, ReplyOf } from '#platform/route.ts'
import type { Day } from '#platform/values/day.ts'
import { type Cents, sum } from '#platform/values/money.ts'
import type * as contract from '../contract/public.ts'
import { fundingPage } from '../papers/public-page.ts'
import { licence, type OpenDataRow, openDataFields } from '../rules/open-data.ts'
import { publicSummary } from '../settings.ts'
import { itemsOf, type PotRow, potList } from '../store/pots.ts'
import * as store from '../store/public.ts'

export type PublicFunding = ReplyOf<typeof contract.readPublicFunding>

const languageOf = (ctx: Context, lang: string | undefined): Language =>
  languages.find((one) => one === lang) ?? ctx.language

/** Not there at all for a community that shows nothing. */
async function mustShow(ctx: Context): Promise<void> {
  if (!(await ctx.setting(publicSummary))) throw new NotFound('summary')
}

export const readPublicFunding = read(
  'funding.readPublicFunding',
  async (ctx, { lang }: InputOf<typeof contract.readPublicFunding>) => {
    await mustShow(ctx)
    return summaryOf(ctx, languageOf(ctx, lang))
  },
)

/** The same for the site of the community; null where it shows nothing. */
export const fundingForEverybody = async (ctx: Context, language: Language): Promise<PublicFunding | null> =>
  (await ctx.setting(publicSummary)) ? summaryOf(ctx, language) : null

export const showsFunding = (ctx: Context): Promise<boolean> => ctx.setting(publicSummary)

/** Rounds that were opened, for what the community tells the world. */
export const roundsForEverybody = (ctx: Context): Promise<store.PublicRound[]> =>
  store.publicRounds(ctx.db, ctx.organisation)

export type { RoundCounted } from '../store/public.ts'

/** Rounds that were opened by this day, for what is counted of the community. */
export const developmentsOn = (ctx: Context, until: Day): Promise<store.RoundCounted[]> =>
  store.roundsCounted(ctx.db, ctx.organisation, until)

/** What these organisations bear of which round, for those whom they let know it. */
export const partsToldOf = (ctx: Context, participants: readonly string[]) =>
  store.partsToldOf(ctx.db, ctx.organisation, participants)

async function summaryOf(ctx: Context, language: Language): Promise<PublicFunding> {
  const [rounds, agreed, people, needs, balances, pots] = await Promise.all([
    store.publicRounds(ctx.db, ctx.organisation),
    store.consenting(ctx.db, ctx.organisation),
    participantsIn(ctx),
    needsForEverybody(ctx),
    store.publicBalances(ctx.db, ctx.organisation),
    potsShown(ctx),
  ])
  const ids = rounds.map(({ id }) => id)
  const parts = Map.groupBy(await store.publicParts(ctx.db, ctx.organisation, ids), ({ round }) => round)
  const nameOf = new Map<string, string>(people.filter(({ id }) => agreed.has(id)).map(({ id, name }) => [id, name]))
  return {
    ...{ community: ctx.shop.name, day: ctx.today, licence, codebook: codebookIn(ctx, language), pots },
    needs: [...needs],
    rounds: rounds.map((round) => roundShown(round, parts.get(round.id) ?? [], nameOf)),
    money: [...balances],
  }
}

function roundShown(
  { id: _id, seq, ...round }: store.PublicRound,
  parts: readonly store.PublicPart[],
  nameOf: ReadonlyMap<string, string>,
): PublicFunding['rounds'][number] {
  const paying = parts.filter(({ net }) => net > 0)
  return {
    ...{ ...round, number: seq, payers: paying.length },
    borne: sum(paying.map(({ net }) => net)),
    named: paying.flatMap(({ participant, net }) => {
      const name = nameOf.get(participant)
      return name === undefined ? [] : [{ name, net: net as number }]
    }),
  }
}

const potsAtMost = 100

async function potsShown(ctx: Context): Promise<PublicFunding['pots']> {
  type Row = Pick<PotRow, 'id' | 'name' | 'currency' | 'opensOn' | 'closesOn'> & {
    readonly state: string
    readonly seq: number
  }
  const { rows } = await listPage<Row>(ctx.db, potList(ctx.organisation, ctx.today), { size: potsAtMost })
  const ids = rows.map(({ id }) => id)
  const items = Map.groupBy(await itemsOf(ctx.db, ctx.organisation, ids), ({ pot }) => pot)
  return rows.map(({ id, seq, name, state, currency, opensOn, closesOn }) => ({
    ...{ number: seq, name, state, currency, opensOn, closesOn },
    items: (items.get(id) ?? []).map((item) => ({
      name: item.name,
      state: item.state,
      total: item.total,
      most: item.most,
    })),
  }))
}

const codebookIn = (ctx: Context, language: Language) =>
  openDataFields.map((field) => ({
    field,
    says: currentWords().say(language, `funding.codebook.${field}`, {}, ctx.shop),
  }))

export const readFundingPage = read(
  'funding.readFundingPage',
  async (ctx, { lang }: InputOf<typeof contract.readFundingPage>): Promise<Content> => {
    await mustShow(ctx)
    const language = languageOf(ctx, lang)
    const summary = await summaryOf(ctx, language)
    const address = ctx.http ? (new URL(ctx.http.request.url).pathname.split('/').at(-1) ?? '') : ''
    return fundingPage(ctx, { ...summary, language, address, say: sayIn(ctx, language) })
  },
)

export const readOpenData = read(
  'funding.readOpenData',
  async (ctx, _input: InputOf<typeof contract.readOpenData>): Promise<Content> => {
    await mustShow(ctx)
    const rows = dataRows(await summaryOf(ctx, ctx.language))
    return exportRows(
      openDataFields.map((field) => [field, 'text'] as const),
      rows.map((row) => openDataFields.map((field) => row[field] ?? null)),
      { format: 'csv', name: `funding ${ctx.today}`, zone: ctx.shop.zone, heading: (field) => field },
    )
  },
)

export function dataRows({ rounds, needs, pots, money }: PublicFunding): OpenDataRow[] {
  return [
    ...rounds.flatMap(
      ({ number, name, state, currency, target, secured, borne, payers, named, ...round }): OpenDataRow[] => [
        {
          ...{ kind: 'round', number, name, state, currency, target, secured, borne, payers },
          ...{ opens_on: round.opensOn, ends_on: round.deadline, delivered_on: round.deliveredOn },
        },
        ...named.map(
          (one): OpenDataRow => ({ kind: 'payer', number, name, payer: one.name, amount: one.net, currency }),
        ),
      ],
    ),
    ...pots.flatMap(({ number, name, state, currency, items, ...pot }): OpenDataRow[] => [
      { ...{ kind: 'pot', number, name, state, currency }, opens_on: pot.opensOn, ends_on: pot.closesOn },
      ...items.map(
        (item): OpenDataRow => ({
          ...{ kind: 'pot_item', number, name: item.name, state: item.state, currency },
          ...{ target: item.most, amount: item.total },
        }),
      ),
    ]),
    ...needs.map(
      ({ number, what, state, backers, deliveredOn }): OpenDataRow => ({
        ...{ kind: 'need', number, name: what, state, backers, delivered_on: deliveredOn },
      }),
    ),
    ...money.map(
      ({ account, currency, amount }): OpenDataRow => ({ kind: 'account', account, currency, amount: amount as Cents }),
    ),
  ]
}

export const readCodebook = read(
  'funding.readCodebook',
  async (ctx, { lang }: InputOf<typeof contract.readCodebook>): Promise<Content> => {
    await mustShow(ctx)
    return exportRows(
      [
        ['field', 'text'],
        ['says', 'text'],
      ],
      codebookIn(ctx, languageOf(ctx, lang)).map(({ field, says }) => [field, says]),
      { format: 'csv', name: 'codebook', zone: ctx.shop.zone, heading: (field) => field },
    )
  },
)

export const readPublicConsent = read(
  'funding.readPublicConsent',
  async (ctx, { participant }: InputOf<typeof contract.readPublicConsent>) => ({
    consents: (await store.consenting(ctx.db, ctx.organisation)).has(participant),
    shown: await ctx.setting(publicSummary),
  }),
)
