/** The brief as one page to print and to sign. */
import { onePage, type PaperPage } from '#platform/paper/page.ts'
import type { ReplyOf } from '#platform/route.ts'
import type { readBrief } from '../contract/brief.ts'

type Brief = ReplyOf<typeof readBrief>

export const briefPdf = (brief: Brief, madeAt: Date): Promise<Uint8Array<ArrayBuffer>> =>
  onePage({ title: brief.title, language: brief.language, madeAt }, (page) => {
    page.flow(brief.title, { size: 20, bold: true })
    page.y += 1.5
    page.flow(brief.under, { size: 10, soft: true })
    for (const section of brief.sections) drawSection(page, section)
    drawCaps(page, brief.caps)
    drawSection(page, brief.answer)
    drawFields(page, brief)
  })

function drawSection(page: PaperPage, { title, lines }: { readonly title: string; readonly lines: readonly string[] }) {
  page.y += 6
  page.flow(title, { size: 13, bold: true })
  page.y += 1
  for (const line of lines) {
    page.flow(line, { size: 11 })
    page.y += 1.2
  }
}

const columns = [0, 45, 90] as const

function drawCaps(page: PaperPage, { title, heads, rows }: Brief['caps']) {
  page.y += 6
  page.flow(title, { size: 13, bold: true })
  page.y += 2
  drawRow(page, heads, { size: 9.5, soft: true })
  for (const { cap, share, result } of rows) {
    page.rule()
    page.y += 1.6
    drawRow(page, [cap, share, result], { size: 11 })
  }
  page.rule()
}

function drawRow(page: PaperPage, cells: readonly string[], style: { readonly size: number; readonly soft?: boolean }) {
  const heights = cells.map((text, at) => {
    const left = columns[at] ?? 0
    const width = (columns[at + 1] ?? page.width) - left - 3
    return page.write(text, { ...style, left, width, bold: at === 1 && !style.soft })
  })
  page.y += Math.max(0, ...heights) + 1.6
}

/** Where to write and to sign. */
function drawFields(page: PaperPage, { answer, reference }: Brief) {
  page.y += 6
  for (const field of answer.fields) {
    page.write(field, { size: 10, soft: true, width: 58 })
    page.y += 6
    page.rule(60)
    page.y += 5
  }
  page.flow(reference, { size: 9, soft: true })
}
