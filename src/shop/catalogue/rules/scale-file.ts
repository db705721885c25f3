/** Files that scales read (domain-catalogue 5.8): Bizerba with fields between `#`, and plain CSV. */
import type { ScaleChange } from './scale.ts'

export const charsets = ['windows-1252', 'iso-8859-1', 'utf-8'] as const
export type Charset = (typeof charsets)[number]
export const lineEnds = ['crlf', 'lf'] as const
export type LineEnd = (typeof lineEnds)[number]
export const fileAdapters = ['bizerba', 'csv', 'digi'] as const
/** `page`: people weigh themselves on a page of komunigi, which knows every price: nothing is sent. */
export const adapters = [...fileAdapters, 'page'] as const
export type Adapter = (typeof adapters)[number]
export type FileAdapter = (typeof fileAdapters)[number]

export interface ScaleFile {
  /** Read by the scale before the articles, which name them. */
  readonly texts: string
  readonly articles: string
}

const nameWidth = 40
const breakMark = '@0A'

/** Lines of at most so many characters, broken between words where there are any. */
export function brokenLines(text: string, width = nameWidth): string[] {
  const lines: string[] = []
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`
    else for (let at = 0; at < word.length; at += width) lines.push(word.slice(at, at + width))
  }
  return lines
}

/** What separates fields cannot stand in them. */
const clean = (text: string): string => text.replaceAll('#', ' ').replace(/[\r\n]+/g, ' ')

const inLines = (text: string): string => brokenLines(clean(text)).join(breakMark)

/** The product’s number, and the line of the text in four digits. */
const textId = (number: number, line: number): string => `${number}${String(line).padStart(4, '0')}`

const action = (does: ScaleChange['does']): 'C' | 'S' => (does === 'delete' ? 'S' : 'C')

const figure = (value: number | null): string => (value === null ? '' : String(value))

/** Prices × 100 are cents, tares in kilograms × 1000 are grams. */
function bizerbaArticle({ does, content }: ScaleChange): string {
  const { number, name, price, unit, tare, useByDays, bestBeforeDays, sequence, texts } = content
  return [
    action(does),
    number,
    unit,
    inLines(name),
    figure(price),
    tare,
    figure(useByDays),
    figure(bestBeforeDays),
    figure(sequence),
    ...texts.map((_, at) => textId(number, at + 1)),
    '',
  ].join('#')
}

const bizerbaTexts = ({ does, content: { number, texts } }: ScaleChange): string[] =>
  texts.map((text, at) => [action(does), textId(number, at + 1), inLines(text), ''].join('#'))

const csvHead = ['action', 'group', 'number', 'code', 'name', 'unit', 'price', 'tare', 'use_by', 'best_before', 'text']

const cell = (value: string | number | null): string => {
  const text = value === null ? '' : String(value)
  // what a table calculation would take for a formula stays text
  const safe = /^[=+\-@\t]/.test(text) && typeof value === 'string' ? `'${text}` : text
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

function csvRow({ does, group, content }: ScaleChange): string {
  const { number, code, name, unit, price, tare, useByDays, bestBeforeDays, texts } = content
  const money = price === null ? null : `${Math.trunc(price / 100)}.${String(price % 100).padStart(2, '0')}`
  return [does, group, number, code, name, unit, money, tare, useByDays, bestBeforeDays, texts.join(' ')]
    .map(cell)
    .join(';')
}

/** One request an article, a line each; what it prints below the name travels with it. Without a price there is no `UnitPrice`. */
function digiLine({ does, content }: ScaleChange): string {
  const { number, name, price, unit, tare, texts } = content
  if (does === 'delete') return JSON.stringify({ method: 'DELETE', body: { DataId: number } })
  const said = { Reference: 'Default', DdFormatCommodity: digiText(name) }
  const body = {
    DataId: number,
    Names: [texts.length === 0 ? said : { ...said, DdFormatIngredient: digiText(texts.join(' ')) }],
    ...(price === null ? {} : { UnitPrice: price }),
    ...(tare === 0 ? {} : { Tare: tare }),
    StatusFields: { PiecesArticle: unit === 'F' },
  }
  return JSON.stringify({ method: 'POST', body })
}

/** The usual letters of the scale, neither bold nor large. */
const digiText = (text: string): string => `01000000${text.replace(/\s+/g, ' ').trim()}`

/** The file of an adapter, its lines in the order of the changes. */
export function scaleFile(adapter: FileAdapter, changes: readonly ScaleChange[], ends: LineEnd): ScaleFile {
  const end = ends === 'crlf' ? '\r\n' : '\n'
  const lines = (all: readonly string[]) => all.map((line) => `${line}${end}`).join('')
  if (adapter === 'digi') return { texts: '', articles: changes.map((one) => `${digiLine(one)}\n`).join('') }
  return adapter === 'bizerba'
    ? { texts: lines(changes.flatMap(bizerbaTexts)), articles: lines(changes.map(bizerbaArticle)) }
    : { texts: '', articles: lines([csvHead.join(';'), ...changes.map(csvRow)]) }
}

/** Letters a scale cannot show become their nearest: without accent, or a question mark. */
export function encoded(text: string, charset: Charset): Uint8Array<ArrayBuffer> {
  if (charset === 'utf-8') return new TextEncoder().encode(text)
  const known = lettersOf(charset)
  return Uint8Array.from(
    [...text.normalize('NFC')].map(
      (letter) => known.get(letter) ?? known.get(letter.normalize('NFD')[0] ?? '') ?? 0x3f,
    ),
  )
}

function lettersOf(charset: Exclude<Charset, 'utf-8'>): ReadonlyMap<string, number> {
  const bytes = Array.from({ length: 256 }, (_, byte) => byte)
  const decoder = new TextDecoder('windows-1252')
  return new Map(
    bytes.map((byte) => [
      charset === 'iso-8859-1' ? String.fromCharCode(byte) : decoder.decode(Uint8Array.of(byte)),
      byte,
    ]),
  )
}
