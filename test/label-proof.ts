/** Proves printed bars with tools that know nothing of ours: poppler draws the page, zbar reads it. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { measure } from '#shop/labels/drawing/fonts.ts'
import { pdfOf } from '#shop/labels/drawing/pdf.ts'
import { numbered } from '#shop/labels/labels.testing.ts'
import { layout } from '#shop/labels/rules/layout.ts'
import { noCorrection, type Paper } from '#shop/labels/rules/paper.ts'
import type { ReadyFormat } from '#shop/labels/rules/ready-formats.ts'

const has = (tool: string): boolean => spawnSync(tool, ['-h']).error === undefined

/** Never missing in the continuous integration: `.ci/run` installs them. */
export const missingTools = (): string[] => ['pdftoppm', 'pdftotext', 'zbarimg'].filter((tool) => !has(tool))

/** What the rendered page is read with. Pages keep their resolution: a head of 203 dpi sees no more. */
export interface Proof {
  readonly labels: number
  readonly pages: number
  /** Codes that zbar did not read. */
  readonly unread: readonly string[]
}

export async function prove(ready: ReadyFormat, paper: Paper, count: number, dotsPerInch: number): Promise<Proof> {
  // A roll is printed by a thermal head, whose modules are whole dots.
  const medium = { dotsPerInch: paper.kind === 'roll' ? dotsPerInch : null, allowSmallBars: false }
  const contents = Array.from({ length: count }, (_, index) => numbered(index))
  const drawings = contents.map((content) => layout(ready.format, content, measure, medium))
  const chunks = pdfOf(drawings, { paper, correction: noCorrection, startAt: 1, title: 'Proof', madeAt: new Date(0) })
  return inFolder(async (folder) => {
    writeFileSync(join(folder, 'labels.pdf'), Buffer.concat(await Array.fromAsync(chunks)))
    run('pdftoppm', ['-r', String(dotsPerInch), '-gray', '-aa', 'no', join(folder, 'labels.pdf'), join(folder, 'page')])
    const pages = readdirSync(folder).filter((name) => name.endsWith('.pgm'))
    const read = new Set(pages.flatMap((page) => codesOn(join(folder, page))))
    const wanted = contents.flatMap(({ barcode }) => (barcode === null ? [] : [barcode]))
    return { labels: count, pages: pages.length, unread: wanted.filter((code) => !read.has(code)) }
  })
}

/** Where the words of the first page stand, in millimetres, as poppler reads them. */
export function wordsOf(pdf: Buffer): Promise<{ readonly word: string; readonly x: number; readonly y: number }[]> {
  return inFolder(async (folder) => {
    writeFileSync(join(folder, 'labels.pdf'), pdf)
    const page = run('pdftotext', ['-bbox', '-l', '1', join(folder, 'labels.pdf'), '-'])
    return [...page.matchAll(/xMin="([\d.]+)" yMin="([\d.]+)"[^>]*>([^<]*)</g)].map(([, x, y, word]) => ({
      word: word ?? '',
      x: (Number(x) * 25.4) / 72,
      y: (Number(y) * 25.4) / 72,
    }))
  })
}

const codesOn = (picture: string): string[] =>
  run('zbarimg', ['--quiet', '--raw', '--nodbus', '-Sdisable', '-Sean13.enable', picture]).split('\n')

function run(tool: string, words: readonly string[]): string {
  const ran = spawnSync(tool, words, { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 })
  // zbarimg answers 4 where it reads nothing at all: that is for the caller to find.
  if (ran.status !== 0 && !(tool === 'zbarimg' && ran.status === 4)) throw new Error(`${tool}: ${ran.stderr}`)
  return ran.stdout
}

async function inFolder<T>(task: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'labels-'))
  try {
    return await task(folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}
