/** Papers of a secret vote as they are typed: one a line, and how many say the same in front ("12 x Lea"). A paper says a
 *  word, or names options by their number or name, parted by commas: "2, 1", "Lea, Max", "Lea: 5, Max: 3". */
import type { Content } from './counting/terms.ts'
import { type Label, marksIn, type ReplyForm, replyIn } from './mail-reply.ts'

export interface SheetLines {
  readonly papers: readonly Content[]
  /** Numbers of lines that say nothing of this. */
  readonly unclear: readonly number[]
}

type Says = Content['says']

const mostAlike = 1000

export function papersTyped(
  text: string,
  options: readonly string[],
  form: ReplyForm,
  labels: readonly Label<Says>[],
): SheetLines {
  const papers: Content[] = []
  const unclear: number[] = []
  for (const [at, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue
    const [, count = '1', said = line] = /^\s*(\d{1,4})\s*[x×*]\s*(.+)$/i.exec(line) ?? []
    const paper = paperIn(said, options, form, labels)
    if (paper === null || Number(count) < 1 || Number(count) > mostAlike) unclear.push(at + 1)
    else for (let left = Number(count); left > 0; left -= 1) papers.push(paper)
  }
  return { papers, unclear }
}

function paperIn(
  said: string,
  options: readonly string[],
  form: ReplyForm,
  labels: readonly Label<Says>[],
): Content | null {
  const word = replyIn(said, labels)
  if (word) return word.reason === '' ? { says: word.says, marks: [] } : null
  if (form === 'words') return null
  const read = marksIn(said.split(/\s*[,;>]\s*/).join('\n'), options, form)
  return read ? { says: 'marks', marks: [...read.marks] } : null
}
