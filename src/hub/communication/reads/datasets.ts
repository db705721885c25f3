/** What people and everybody see of open data. */
import { actingToday, communityAddress, takingPart } from '#hub/organisations/public.ts'
import { type Content, type Context, type Language, languages, read } from '#platform/action.ts'
import { currentWords } from '#platform/i18n/words.ts'
import { exportRows } from '#platform/lists/export.ts'
import { listPage } from '#platform/lists/list.ts'
import { found, NotFound } from '#platform/refusal.ts'
import type { InputOf, ReplyOf } from '#platform/route.ts'
import type * as contract from '../contract/data.ts'
import { dataPage } from '../open-data/pages.ts'
import { columnsOf, datasetNames } from '../rules/datasets.ts'
import { isQuarter, quarterBefore } from '../rules/quarters.ts'
import { dataK, dataLicence, dataOpen } from '../settings.ts'
import * as store from '../store/datasets.ts'

export const readData = read('communication.readData', async (ctx, _input: InputOf<typeof contract.readData>) => {
  const period = quarterBefore(ctx.today).name
  const [open, k, licence, isPublished, agreed, own] = await Promise.all([
    ctx.setting(dataOpen),
    ctx.setting(dataK),
    ctx.setting(dataLicence),
    store.isPublished(ctx.db, ctx.organisation, period),
    store.agreeing(ctx.db, ctx.organisation, null),
    ownWithSign(ctx),
  ])
  const page = `/d/${await communityAddress(ctx)}`
  return {
    open,
    k,
    licence,
    period,
    isPublished,
    page,
    own: own.map((one) => ({ ...one, agrees: agreed.has(one.id) })),
  }
})

/** The organisations somebody acts for, and whether with the power to sign. */
export async function ownWithSign(ctx: Context): Promise<{ id: string; name: string; maySign: boolean }[]> {
  const [all, acting] = await Promise.all([takingPart(ctx), actingToday(ctx)])
  const own = new Map(acting.filter((one) => one.own.length > 0).map((one) => [one.participant, one.own]))
  return all
    .filter(({ id, inside }) => inside && own.has(id))
    .map(({ id, name }) => ({ id, name, maySign: own.get(id)?.includes('sign') ?? false }))
}

type DatasetLine = ReplyOf<typeof contract.listDatasets>['rows'][number]

export const listDatasets = read(
  'communication.listDatasets',
  async (ctx, asked: InputOf<typeof contract.listDatasets>) => {
    await takingPart(ctx)
    return listPage<DatasetLine>(ctx.db, store.datasetList(ctx.organisation), asked)
  },
)

const licenceUrls: Readonly<Record<string, string>> = {
  'CC-BY-4.0': 'https://creativecommons.org/licenses/by/4.0/',
  'CC0-1.0': 'https://creativecommons.org/publicdomain/zero/1.0/',
  'ODbL-1.0': 'https://opendatacommons.org/licenses/odbl/1-0/',
}

/** Not there at all for a community that publishes nothing. */
async function mustPublish(ctx: Context): Promise<void> {
  await takingPart(ctx)
  if (!(await ctx.setting(dataOpen))) throw new NotFound('data')
}

export const languageOf = (ctx: Context, lang: string | undefined): Language =>
  languages.find((one) => one === lang) ?? ctx.language

type Index = ReplyOf<typeof contract.readDataIndex>

/** A month names its own column; in words they are one. */
const monthColumn = /^\d{4}-\d{2}$/

function codebookIn(ctx: Context, language: Language): Index['codebook'] {
  const period = quarterBefore(ctx.today).name
  return datasetNames.flatMap((dataset) => {
    const columns = columnsOf(dataset, period).map((column) => (monthColumn.test(column) ? 'month' : column))
    return [...new Set(columns)].map((column) => ({
      ...{ dataset, column },
      says: currentWords().say(language, `data.codebook.${dataset}.${column}`, {}, ctx.shop),
    }))
  })
}

async function indexOf(ctx: Context, language: Language): Promise<Index> {
  const [all, k, licence, address] = await Promise.all([
    store.readDatasets(ctx.db, ctx.organisation),
    ctx.setting(dataK),
    ctx.setting(dataLicence),
    communityAddress(ctx),
  ])
  return {
    community: ctx.shop.name,
    licence: { name: licence, url: licenceUrls[licence] ?? '' },
    k,
    codebook: codebookIn(ctx, language),
    datasets: all.map(({ id: _id, name, ...one }) => {
      const file = `/d/${address}/files/${one.period}/${name}-v${one.version}`
      return { ...one, dataset: name, csv: `${file}.csv`, json: `${file}.json` }
    }),
  }
}

export const readDataIndex = read(
  'communication.readDataIndex',
  async (ctx, { lang }: InputOf<typeof contract.readDataIndex>) => {
    await mustPublish(ctx)
    return indexOf(ctx, languageOf(ctx, lang))
  },
)

export const readDataPage = read(
  'communication.readDataPage',
  async (ctx, { lang }: InputOf<typeof contract.readDataPage>): Promise<Content> => {
    await mustPublish(ctx)
    const language = languageOf(ctx, lang)
    return dataPage(ctx, language, await indexOf(ctx, language), await communityAddress(ctx))
  },
)

export const readDataCodebook = read(
  'communication.readDataCodebook',
  async (ctx, { lang }: InputOf<typeof contract.readDataCodebook>): Promise<Content> => {
    await mustPublish(ctx)
    return exportRows(
      (['dataset', 'column', 'says'] as const).map((column) => [column, 'text'] as const),
      codebookIn(ctx, languageOf(ctx, lang)).map(({ dataset, column, says }) => [dataset, column, says]),
      { format: 'csv', name: 'codebook', zone: ctx.shop.zone, heading: (column) => column },
    )
  },
)

const fileName = /^([a-z]+)-v(\d{1,6})\.(csv|json)$/

export const readDataFile = read(
  'communication.readDataFile',
  async (ctx, { quarter: period, download: file }: InputOf<typeof contract.readDataFile>): Promise<Content> => {
    await mustPublish(ctx)
    const [, name = '', version = '', ending] = fileName.exec(file) ?? []
    if (!isQuarter(period) || !ending) throw new NotFound('file')
    const kept = found(
      await store.datasetFile(ctx.db, ctx.organisation, { name, period, version: Number(version) }),
      'file',
    )
    const isCsv = ending === 'csv'
    return {
      type: isCsv ? 'text/csv; charset=utf-8' : 'application/json',
      name: `${period}-${file}`,
      etag: isCsv ? kept.csvSha256 : kept.jsonSha256,
      body: isCsv ? kept.csv : kept.json,
    }
  },
)
