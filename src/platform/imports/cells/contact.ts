/** How people are reached, and what they wrote about themselves. */
import { parsePhoneNumberFromString } from 'libphonenumber-js/min'
import { tidy } from '../../values/text.ts'
import { type CellRead, type Given, given, nothing, spoiled } from './cell.ts'

const address = /^[^\s@<>"(),;:]+@[^\s@<>"(),;:.][^\s@<>"(),;:]*\.[^\s@<>"(),;:.]{2,}$/
const apart = /[;,/\s<>]+|\s+ou\s+|\s+of\s+/

/** An e-mail address, trimmed and in lower case. Of several, the first, with the warning `import.email_several`.
 *  Problem: `import.email_unreadable`. */
export function readEmail(cell: Given): CellRead<string> {
  const { value, problem, kept } = readEmails(cell)
  const [first, second] = value ?? []
  if (first === undefined)
    return { value: null, ...(problem ? { problem } : {}), ...(kept === undefined ? {} : { kept }) }
  if (second === undefined) return { value: first }
  const text = given(cell)
  return { value: first, problem: { code: 'import.email_several', facts: { text, used: first } }, kept: text }
}

/** All addresses of a cell, each once. Problem: `import.email_unreadable`. */
export function readEmails(cell: Given): CellRead<readonly string[]> {
  const text = given(cell)
  if (text === '') return nothing
  const found = text
    .replace(/^mailto:/i, '')
    .split(apart)
    .map((piece) => piece.toLowerCase())
    .filter((piece) => address.test(piece) && !piece.includes('..'))
  return found.length === 0 ? spoiled('import.email_unreadable', text) : { value: [...new Set(found)] }
}

type Country = NonNullable<Parameters<typeof parsePhoneNumberFromString>[1]>

/** A phone number as `+32470001742`, read as written in `country` (`BE`).
 *  Of several, the first, with the warning `import.phone_several`. Problem: `import.phone_unreadable`; the text is kept. */
export function readPhone(cell: Given, country: string): CellRead<string> {
  const text = tidy(given(cell))
  if (text === '') return nothing
  const whole = numberIn(text, country)
  if (whole) return { value: whole }
  const found = text.split(/\s*[;,/]\s*|\s+(?:ou|of|oder|or|o)\s+/).flatMap((piece) => numberIn(piece, country) ?? [])
  const [first] = found
  if (first === undefined) return spoiled('import.phone_unreadable', text)
  return { value: first, problem: { code: 'import.phone_several', facts: { text, used: first } }, kept: text }
}

function numberIn(text: string, country: string): string | null {
  if (/\p{L}{3,}/u.test(text)) return null
  const number = parsePhoneNumberFromString(text, country as Country)
  return number?.isPossible() ? number.number : null
}

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  euro: '€',
  eacute: 'é',
  egrave: 'è',
  ecirc: 'ê',
  agrave: 'à',
  ccedil: 'ç',
  ocirc: 'ô',
  ouml: 'ö',
  uuml: 'ü',
  auml: 'ä',
  szlig: 'ß',
  rsquo: '’',
  hellip: '…',
}

/** The text of a cell that may be simple HTML: paragraphs, breaks and list items become lines, marks go. */
export function readHtml(cell: Given): CellRead<string> {
  const text = given(cell)
  if (!/<\/?[a-z][^>]*>|&[a-z]+;|&#\d+;/i.test(text)) return { value: text === '' ? null : text }
  const lines = text
    .replace(/<(script|style)\b[\s\S]*?<\/\1>/gi, '')
    .replace(/\s+/g, ' ')
    .replace(/<li\b[^>]*>/gi, '\n- ')
    .replace(/<br\s*\/?>|<\/(p|div|h\d|tr|ul|ol)>/gi, '\n')
    .replace(/<[^>]+>/g, '')
    .replace(/&#(\d+);/g, (_, code: string) => character(Number(code)))
    .replace(/&([a-z]+);/gi, (whole, name: string) => entities[name.toLowerCase()] ?? whole)
    .split('\n')
    .map((line) => line.replace(/[ \u00a0]+/g, ' ').trim())
  const tidied = lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
  return { value: tidied === '' ? null : tidied }
}

const character = (code: number): string => (code > 31 && code < 0x110000 ? String.fromCodePoint(code) : '')
