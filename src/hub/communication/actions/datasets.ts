/** Open data come out: by themselves on the first day of a quarter, by hand, and again where something was wrong. */
import { lockActing, mustHave, participantsIn, takingPart } from '#hub/organisations/public.ts'
import { type ActionContext, action } from '#platform/action.ts'
import { sha256 } from '#platform/hash.ts'
import { exportRows } from '#platform/lists/export.ts'
import { fileOfList } from '#platform/lists/file.ts'
import { NotFound, refuse, refuseWith } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import { addDays } from '#platform/values/day.ts'
import { newId } from '#platform/values/ids.ts'
import type * as contract from '../contract/data.ts'
import { datasetRows } from '../open-data/counting.ts'
import { columnsOf, type DatasetName, datasetNames, publishedRows, type Row, whyNotPublish } from '../rules/datasets.ts'
import { quarterBefore, quarterOf } from '../rules/quarters.ts'
import { dataK, dataLicence, dataOpen } from '../settings.ts'
import * as store from '../store/datasets.ts'

export const publishData = action(
  'communication.publishData',
  async (ctx, input: InputOf<typeof contract.publishData>) => {
    await takingPart(ctx)
    if (!(await ctx.setting(dataOpen))) throw new NotFound('data')
    const { quarter: period, reason } = input
    const isCorrection = await store.isPublished(ctx.db, ctx.organisation, period)
    refuseWith(whyNotPublish({ period, today: ctx.today, isCorrection, reason }))
    const published = await publish(ctx, period, reason)
    if (published === 0) refuseWith([refuse('data.unchanged', { period })])
    return { published }
  },
)

/** A server that slept catches the day up within a week. */
const catchUpDays = 6

export const publishByItself = action('communication.publishByItself', async (ctx, _input: Record<never, never>) => {
  const { from } = quarterOf(ctx.today)
  if (ctx.today > addDays(from, catchUpDays)) return
  const { name, until } = quarterBefore(ctx.today)
  if (!(await isAtWork(ctx, until)) || !(await ctx.setting(dataOpen))) return
  if (!(await store.isPublished(ctx.db, ctx.organisation, name))) await publish(ctx, name, '')
})

/** A community that somebody had joined by then; a shop publishes nothing. */
const isAtWork = async (ctx: ActionContext, until: string): Promise<boolean> =>
  (await participantsIn(ctx)).some(({ admittedOn }) => admittedOn !== null && admittedOn <= until)

interface Made {
  readonly name: DatasetName
  readonly rows: readonly Row[]
  readonly version: number
}

/** Answers how many tables are new or changed. */
async function publish(ctx: ActionContext, period: string, reason: string): Promise<number> {
  const [k, licence, before, counted] = await Promise.all([
    ctx.setting(dataK),
    ctx.setting(dataLicence),
    store.datasetsOf(ctx.db, ctx.organisation, period),
    datasetRows(ctx, period),
  ])
  const made = datasetNames.flatMap((name): Made[] => {
    const earlier = before.filter((one) => one.name === name).map(({ json }) => JSON.parse(json) as { rows: Row[] })
    const rows = publishedRows(name, period, counted[name], k, earlier)
    const isSame = JSON.stringify(earlier.at(-1)?.rows) === JSON.stringify(rows)
    return isSame ? [] : [{ name, rows, version: earlier.length + 1 }]
  })
  const head = { community: ctx.shop.name, period, licence, k }
  const files = await Promise.all(
    made.map(async ({ name, rows, version }) => {
      const csv = await csvOf(ctx, columnsOf(name, period), rows)
      const json = `${JSON.stringify({ dataset: name, ...head, version, columns: columnsOf(name, period), rows }, null, 1)}\n`
      const why = version === 1 ? null : reason
      return { name, version, period, licence, k, reason: why, id: newId(), rows: rows.length, csv, json }
    }),
  )
  const signed = files.map((one) => ({ ...one, csvSha256: sha256(one.csv), jsonSha256: sha256(one.json) }))
  await store.addDatasets(ctx.db, ctx.organisation, signed, ctx.now, ctx.actor.account)
  for (const { id, name, version } of signed)
    ctx.record('communication.data_published', { subject: id, dataset: name, period, version })
  return signed.length
}

export async function csvOf(ctx: ActionContext, columns: readonly string[], rows: readonly Row[]): Promise<string> {
  const file = exportRows(
    columns.map((column) => [column, 'text'] as const),
    rows.map((row) => columns.map((column) => row[column] ?? null)),
    { format: 'csv', name: 'data', zone: ctx.shop.zone, heading: (column) => column },
  )
  return new Response(file.body).text()
}

export const sayDataConsent = action(
  'communication.sayDataConsent',
  async (ctx, { participant, agrees }: InputOf<typeof contract.sayDataConsent>) => {
    mustHave(ctx, 'sign', await lockActing(ctx, participant))
    const said = { id: newId(), participant, research: null, agrees }
    await store.writeDataConsent(ctx.db, ctx.organisation, said, ctx.now, ctx.actor.account)
    ctx.record('communication.data_consent_said', { subject: participant, agrees })
    return {}
  },
)

export const exportDatasets = action(
  'communication.exportDatasets',
  async (ctx, { format, ...asked }: InputOf<typeof contract.exportDatasets>) => {
    await takingPart(ctx)
    ctx.record('communication.data_exported', { subject: ctx.organisation, format })
    const list = store.datasetList(ctx.organisation)
    return fileOfList(ctx, list, asked, { format, name: 'data.title', fields: 'data.field' })
  },
)
