/** Pages to try a format and a printer with. Nothing is written: what they show is invented. */
import { type Content, type Context, read } from '#platform/action.ts'
import { currentWords } from '#platform/i18n/words.ts'
import { found, refuse, refuseWith } from '#platform/refusal.ts'
import { measure } from '../drawing/fonts.ts'
import { calibrationPdf, pdfOf } from '../drawing/pdf.ts'
import { papersThatHold } from '../rules/format-check.ts'
import { layout } from '../rules/layout.ts'
import { type Correction, labelsPerPage, type Paper, type Sheet, whyNotPlace } from '../rules/paper.ts'
import { sampleNames, sampleOf } from '../rules/samples.ts'
import { formatInUse } from './formats.ts'
import { pdfFile, zplFile } from './label-file.ts'
import { papersInUse } from './papers.ts'

interface TestSheet extends Correction {
  readonly format: string
  readonly paper: string
  readonly startAt: number
}

export const printTestSheet = read('labels.printTestSheet', async (ctx, input: TestSheet) => {
  const { format } = await formatInUse(ctx, input.format)
  const { paper, name } = found(
    (await papersInUse(ctx)).find((one) => one.paper.id === input.paper),
    'paper',
  )
  const holds = papersThatHold([paper], format).length > 0
  refuseWith([...(holds ? [] : [refuse('paper.too_small')]), ...whyNotPlace(paper, input, input.startAt)])
  const medium = { dotsPerInch: paper.kind === 'roll' ? 203 : null, allowSmallBars: false }
  const labels = samples(ctx, labelsPerPage(paper) - input.startAt + 1)
  const drawings = labels.map((content) => layout(format, content, measure, medium))
  return pdfFile(
    'labels.pdf',
    pdfOf(drawings, { ...print(ctx, input), paper, startAt: input.startAt, outlined: name !== null }),
  )
})

interface TestLabels extends Correction {
  readonly format: string
  readonly dotsPerInch: number
  readonly cutter: boolean
}

export const printTestLabels = read('labels.printTestLabels', async (ctx, input: TestLabels): Promise<Content> => {
  const { format } = await formatInUse(ctx, input.format)
  const roll: Paper = { kind: 'roll', id: 'roll', width: format.width, height: format.height }
  refuseWith(whyNotPlace(roll, input, 1))
  return zplFile('labels.zpl', format, samples(ctx, sampleNames.length), input)
})

const a4 = {
  kind: 'sheet',
  id: 'a4',
  width: 210,
  height: 297,
  columns: 1,
  rows: 1,
  left: 0,
  top: 0,
  across: 210,
  down: 297,
  cutMarks: false,
} as const satisfies Sheet

export const printCalibration = read('labels.printCalibration', async (ctx, input: Correction) => {
  refuseWith(whyNotPlace(a4, input, 1))
  const t = (key: string) => currentWords().say(ctx.language, key, {}, ctx.shop)
  const lines = [t('labels.calibration.title'), t('labels.calibration.rule'), t('labels.calibration.corner')]
  return pdfFile('calibration.pdf', calibrationPdf(a4, lines, print(ctx, input)))
})

const samples = (ctx: Context, count: number) =>
  Array.from({ length: count }, (_, index) =>
    sampleOf(sampleNames[index % sampleNames.length] ?? 'usual', { ...ctx.shop, language: ctx.shop.language }),
  )

const print = (ctx: Context, { right, down, scale }: Correction) => ({
  correction: { right, down, scale },
  title: ctx.shop.name,
  madeAt: new Date(ctx.now),
})
