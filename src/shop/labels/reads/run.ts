/** A run of labels: what each says, what would be lost on paper, and its file. */
import { type Content, type Context, read } from '#platform/action.ts'
import { found, type Refusal, refuse, refuseWith } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import { shelfBasics } from '#shop/catalogue/public.ts'
import type * as contract from '../contract-runs.ts'
import { measure } from '../drawing/fonts.ts'
import type { LogoPictures } from '../drawing/logo.ts'
import { pdfOf } from '../drawing/pdf.ts'
import { shortFingerprint } from '../rules/fingerprint.ts'
import type { LabelContent, LabelFormat } from '../rules/format.ts'
import { layout, type Warning } from '../rules/layout.ts'
import { noCorrection, type Paper, whyNotPlace, withCopies } from '../rules/paper.ts'
import { inOrder, type PrintOrder } from '../rules/print-run.ts'
import type { Medium } from '../rules/symbol.ts'
import * as store from '../store/print-run.ts'
import { readPrinters } from '../store/printer.ts'
import { readLabels, type ShelfLabelRow } from '../store/shelf-label.ts'
import { formatNames, formatsInUse, papersFor } from './formats.ts'
import { pdfFile, zplFile } from './label-file.ts'
import { logosOf } from './logos.ts'
import { type PaperInUse, paperLine, papersInUse } from './papers.ts'
import { namesOf } from './queue.ts'
import { type Printed, placeText, wantedLabels } from './wanted.ts'
import { placeKey } from './wanted-on.ts'

const onPaper: Medium = { dotsPerInch: null, allowSmallBars: false }

export interface Readied {
  readonly label: string
  readonly row: ShelfLabelRow
  readonly format: LabelFormat
  readonly printed: Printed
  readonly warnings: readonly Warning[]
}

/** The labels of a run that still want its format, in its order, with what each says as of its day. */
export async function readyLabels(
  ctx: Context,
  run: store.RunRow,
  lines: readonly store.RunLabelRow[],
  order: PrintOrder,
): Promise<Readied[]> {
  const chosen = new Set(lines.map(({ label }) => label))
  const rows = (await readLabels(ctx.db, ctx.organisation, null)).filter(({ id }) => chosen.has(id))
  const wanted = new Map(
    (await wantedLabels(ctx, run.day, [...new Set(rows.map(({ product }) => product))])).map((one) => [
      placeKey(one),
      one,
    ]),
  )
  const { categories } = await shelfBasics(ctx)
  const format = (await formatsInUse(ctx)).get(run.format)
  if (!format) return []
  const byId = new Map(rows.map((row) => [row.id, row]))
  const sorted = inOrder(
    rows.map((row) => ({ ...row, category: (row.category && categories.get(row.category)?.name) ?? '', inRun: null })),
    order,
  )
  return sorted.flatMap(({ id }) => {
    const row = byId.get(id)
    const printed = row && wanted.get(placeKey(row))?.printed
    if (!row || printed?.format !== run.format) return []
    const { warnings } = layout(format, stamped(printed.content, printed.fingerprint, run.day), measure, onPaper)
    return [{ label: id, row, format, printed, warnings }]
  })
}

/** A label that would mislead is not printed. */
export const printableOf = (labels: readonly Readied[]): Readied[] =>
  labels.filter(({ warnings }) => !warnings.some(({ blocking }) => blocking))

/** What is printed without being part of what the label says: its short code, and the day. */
export const stamped = (content: LabelContent, fingerprint: string, day: string): LabelContent => ({
  ...content,
  texts: { ...content.texts, code: shortFingerprint(fingerprint), printedOn: day },
})

/** Paper and printer of a run, or why they do not go together. */
export async function placementOf(ctx: Context, run: store.RunRow, wish: InputOf<typeof contract.makeRun>) {
  const format = found((await formatsInUse(ctx)).get(run.format), 'format')
  const printers = await readPrinters(ctx.db, ctx.organisation)
  const printer =
    wish.printer === null
      ? null
      : found(
          printers.find(({ id }) => id === wish.printer),
          'printer',
        )
  if (printer?.kind === 'thermal') {
    const roll: Paper = { kind: 'roll', id: 'roll', width: format.width, height: format.height }
    return { paper: 'roll', printer: printer.id, no: whyNotPlace(roll, printer, 1) }
  }
  const papers = papersFor(await papersInUse(ctx), format).map(({ paper }) => paper)
  const paper = wish.paper === undefined ? papers[0] : papers.find(({ id }) => id === wish.paper)
  const no: Refusal[] = paper ? whyNotPlace(paper, printer ?? noCorrection, wish.startAt) : [refuse('paper.too_small')]
  return { paper: paper?.id ?? null, printer: printer?.id ?? null, no }
}

/** So many labels are shown as pictures; of the others what would be lost is told. */
const picturesAtMost = 30

export const readRun = read('labels.readRun', async (ctx, { run: id }: InputOf<typeof contract.readRun>) => {
  const [counted] = await store.readRuns(ctx.db, ctx.organisation, { before: null, size: 1, id })
  const run = found(counted, 'run')
  const lines = await store.readRunLabels(ctx.db, ctx.organisation, id)
  const basics = await shelfBasics(ctx)
  const format = run.layout ?? (await formatsInUse(ctx)).get(run.format) ?? null
  const ready = run.state === 'draft' ? await readyLabels(ctx, run, lines, run.sort) : await frozen(ctx, run, lines)
  const byLabel = new Map(lines.map((line) => [line.label, line]))
  const names = await namesOf(ctx, [run.begunBy, run.madeBy, run.toldBy])
  return {
    ...lineOf(run, await formatNames(ctx), names),
    sort: run.sort,
    paper: run.paper,
    printer: run.printer,
    startAt: run.startAt,
    papers: format ? papersFor(await papersInUse(ctx), format).map(paperLine) : [],
    layout: format,
    rows: ready.map(({ label, row, printed, warnings }, at) => ({
      label,
      name: row.name,
      place: placeText(basics, row.place),
      copies: byLabel.get(label)?.copies ?? 1,
      cameOut: byLabel.get(label)?.cameOut ?? null,
      content: at < picturesAtMost ? stamped(printed.content, printed.fingerprint, run.day) : null,
      blocked: warnings.some(({ blocking }) => blocking),
    })),
    warnings: ready.flatMap(({ warnings }) =>
      warnings.map(({ code, blocking, product, field, wanted, shown }) => ({
        code,
        blocking,
        product,
        field,
        wanted,
        shown,
      })),
    ),
  }
})

/** The labels of a made run as they were frozen. */
async function frozen(ctx: Context, run: store.RunRow, lines: readonly store.RunLabelRow[]): Promise<Readied[]> {
  const rows = new Map((await readLabels(ctx.db, ctx.organisation, null)).map((row) => [row.id, row]))
  return lines.flatMap(({ label, fingerprint, content }) => {
    const row = rows.get(label)
    if (!row || !run.layout || fingerprint === null || content === null) return []
    const printed = { format: run.format, fingerprint, content, says: {} }
    const { warnings } = layout(run.layout, stamped(content, fingerprint, run.day), measure, onPaper)
    return [{ label, row, format: run.layout, printed, warnings }]
  })
}

export const listRuns = read('labels.listRuns', async (ctx, { before, size }: InputOf<typeof contract.listRuns>) => {
  const runs = await store.readRuns(ctx.db, ctx.organisation, { before: before ?? null, size })
  const formats = await formatNames(ctx)
  const names = await namesOf(
    ctx,
    runs.flatMap(({ begunBy, madeBy, toldBy }) => [begunBy, madeBy, toldBy]),
  )
  return { runs: runs.map((run) => lineOf(run, formats, names)) }
})

const nameOf = (names: ReadonlyMap<string, string>, account: string | null): string | null =>
  account === null ? null : (names.get(account) ?? null)

const lineOf = (
  run: store.CountedRun,
  formats: ReadonlyMap<string, string | null>,
  names: ReadonlyMap<string, string>,
) => ({
  run: run.id,
  number: run.number,
  state: run.state,
  labelFormat: run.format,
  formatName: formats.get(run.format) ?? null,
  day: run.day,
  labels: run.labels,
  missing: run.missing,
  begunAt: run.begunAt,
  begunBy: nameOf(names, run.begunBy),
  madeAt: run.madeAt,
  madeBy: nameOf(names, run.madeBy),
  toldAt: run.toldAt,
  toldBy: nameOf(names, run.toldBy),
})

export const readRunFile = read(
  'labels.readRunFile',
  async (ctx, { run: id }: InputOf<typeof contract.readRunFile>): Promise<Content> => {
    const run = found(await store.readRun(ctx.db, ctx.organisation, id), 'run')
    const format = run.layout
    if (run.madeAt === null || format === null) refuseWith([refuse('run.not_made')])
    const lines = await store.readRunLabels(ctx.db, ctx.organisation, id)
    const printers = await readPrinters(ctx.db, ctx.organisation)
    const printer = printers.find((one) => one.id === run.printer) ?? null
    const labels = lines.flatMap(({ content, fingerprint, copies }) =>
      content && fingerprint ? [{ content: stamped(content, fingerprint, run.day), copies }] : [],
    )
    const logos = await logosOf(
      ctx,
      labels.map(({ content }) => content),
    )
    return fileOf(ctx, run, format as LabelFormat, labels, printer, {
      logos,
      papers: await papersInUse(ctx, true),
    })
  },
)

type PrinterRow = Awaited<ReturnType<typeof readPrinters>>[number]

function fileOf(
  ctx: Context,
  run: store.RunRow,
  format: LabelFormat,
  labels: readonly { readonly content: LabelContent; readonly copies: number }[],
  printer: PrinterRow | null,
  { logos, papers }: { readonly logos: LogoPictures; readonly papers: readonly PaperInUse[] },
): Content {
  function* contents() {
    for (const { content } of withCopies(labels)) yield content
  }
  if (printer?.kind === 'thermal') return zplFile(`labels-${run.number}.zpl`, format, contents(), printer, logos)
  function* drawings() {
    for (const content of contents()) yield layout(format, content, measure, onPaper)
  }
  const { paper } = found(
    papers.find(({ paper }) => paper.id === run.paper),
    'paper',
  )
  const wish = {
    paper,
    correction: printer ?? noCorrection,
    startAt: run.startAt,
    logos,
    title: ctx.shop.name,
    madeAt: new Date(run.madeAt ?? ctx.now),
  }
  return pdfFile(`labels-${run.number}.pdf`, pdfOf(drawings(), wish))
}
