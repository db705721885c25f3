/** An answer that comes by mail (domain-hub-governance-communication 6): the first line answers, what follows says why. Of
 *  options one line each is written, and the reason after an empty line. */
import { asksYesOrNo, hasOptions, isRanked, type Mark, type Method } from './counting/terms.ts'

export interface Label<S extends string> {
  readonly says: S
  /** As the page words it, in any language. */
  readonly words: string
}

export interface MailReply<S extends string> {
  readonly says: S
  readonly reason: string
  /** Of a possible objection: what would help, after an empty line. */
  readonly whatWouldHelp: string
}

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim()

/** Up to what mail programs put below: the mail that is answered, and a signature. */
function ownLines(text: string): string[] {
  const lines = text.replace(/\r\n?/g, '\n').split('\n')
  const end = lines.findIndex(
    (line, at) => line.startsWith('>') || line === '-- ' || (/:\s*$/.test(line) && /^>/.test(lines[at + 1] ?? '')),
  )
  return end === -1 ? lines : lines.slice(0, end)
}

/** Null where the first line is none of these answers: "No idea" is not "No". */
export function replyIn<S extends string>(text: string, labels: readonly Label<S>[]): MailReply<S> | null {
  const [first = '', ...below] = ownLines(text).join('\n').trim().split('\n')
  const longest = [...labels].sort((one, other) => other.words.length - one.words.length)
  const label = longest.find(({ words }) => {
    const [line, wanted] = [plain(first), plain(words)]
    return line.startsWith(wanted) && /^\s*($|[.,:;!–—-])/.test(line.slice(wanted.length))
  })
  if (!label) return null
  const rest = first
    .trim()
    .slice(label.words.length)
    .replace(/^[\s.,:;!–—-]+/, '')
  const said = [rest, ...below].join('\n').trim()
  const [harm = '', ...help] = said.split(/\n\s*\n/)
  return label.says === 'possible_objection'
    ? { says: label.says, reason: harm.trim(), whatWouldHelp: help.join('\n\n').trim() }
    : { says: label.says, reason: said, whatWouldHelp: '' }
}

/** How an answer is written: in a word, or in a line for each option that is chosen, ranked, or given points. */
export const replyForms = ['words', 'choose', 'rank', 'points'] as const
export type ReplyForm = (typeof replyForms)[number]
export function replyForm(method: Method): ReplyForm {
  if (asksYesOrNo(method) || !hasOptions(method)) return 'words'
  if (isRanked(method)) return 'rank'
  return method === 'dots' || method === 'score' ? 'points' : 'choose'
}

export interface MarksReply {
  readonly marks: readonly Mark[]
  readonly reason: string
}

/** Options bear their place as a number, and are named by it or by their name: "2", "2: 3", "Bern: 3". Null where a line is
 *  none of these. */
export function marksIn(
  text: string,
  options: readonly string[],
  form: Exclude<ReplyForm, 'words'>,
): MarksReply | null {
  const [block = '', ...below] = ownLines(text)
    .join('\n')
    .trim()
    .split(/\n[^\S\n]*\n/)
  const lines = block.split('\n').map((line) => line.trim())
  const named = form === 'choose' ? lines.flatMap((line) => parted(line, options)) : lines
  const read = named.map((line) => lineIn(line, options))
  const marks = read.flatMap((one) => one ?? [])
  const told = marks.filter(({ mark }) => mark !== null).length
  // the order of the lines ranks, unless every line says its rank
  const wanted = { choose: [0], rank: [0, marks.length], points: [marks.length] }[form]
  if (marks.length < read.length || !wanted.includes(told)) return null
  return {
    marks: marks.map(({ option, mark }, place) => ({ option, mark: mark ?? (form === 'rank' ? place + 1 : 1) })),
    reason: below.join('\n\n').trim(),
  }
}

/** "1, 3" chooses two, unless an option is called so. */
const parted = (line: string, options: readonly string[]): string[] =>
  lineIn(line, options) ? [line] : line.split(/[,;]/).map((part) => part.trim())

interface ReadLine {
  readonly option: string
  readonly mark: number | null
}

function lineIn(line: string, options: readonly string[]): ReadLine | null {
  const whole = optionIn(line, options)
  if (whole !== null) return { option: whole, mark: null }
  const [, name = '', mark = ''] = /^(.+?)\s*[:=]\s*(-?\d{1,6}(?:[.,]\d{1,3})?)$/.exec(line) ?? []
  const option = optionIn(name, options)
  return option === null ? null : { option, mark: Number(mark.replace(',', '.')) }
}

/** Null where a number is the name of one option and the place of another. */
function optionIn(word: string, options: readonly string[]): string | null {
  const wanted = plain(word.replace(/^[-*•]\s+/, ''))
  const [, place] = /^(\d{1,3})[.)]?$/.exec(wanted) ?? []
  const found = new Set(options.filter((option) => plain(option) === wanted || plain(option) === plain(word)))
  const placed = place === undefined ? undefined : options[Number(place) - 1]
  if (placed !== undefined) found.add(placed)
  const [only, ...others] = found
  return only === undefined || others.length > 0 ? null : only
}
