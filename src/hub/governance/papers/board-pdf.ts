/** A proposal as one page for a board: to read, to tick, to sign. */
import { onePage, type PaperPage } from '#platform/paper/page.ts'

export interface BoardPage {
  readonly language: string
  readonly madeAt: Date
  readonly title: string
  readonly under: string
  readonly sections: readonly { readonly title: string; readonly text: string | null }[]
  readonly how: readonly string[]
  readonly answer: { readonly title: string; readonly choices: readonly string[]; readonly fields: readonly string[] }
  /** Says that the whole text is on the page of the proposal. */
  readonly cut: string
}

/** Where the answer begins: there is always room for it. */
const answerTop = 206
/** As much as fits of all parts together: long ones leave room for the others. */
const lettersInAll = 2300
const shownChoices = 6

export const boardPdf = (board: BoardPage): Promise<Uint8Array<ArrayBuffer>> =>
  onePage({ title: board.title, language: board.language, madeAt: board.madeAt }, (page) => {
    page.flow(board.title.slice(0, 140), { size: 18, bold: true })
    page.y += 1
    page.flow(board.under, { size: 9.5, soft: true })
    const told = board.sections.flatMap(({ title, text }) => (text ? [{ title, text }] : []))
    const { parts, isCut } = shortened(told)
    for (const { title, text } of parts) {
      page.y += 3
      page.flow(title, { size: 11, bold: true })
      page.flow(text, { size: 10 })
    }
    if (isCut) page.flow(board.cut, { size: 9, soft: true })
    page.y = Math.max(page.y + 3, answerTop)
    for (const line of board.how) page.flow(line, { size: 10 })
    drawAnswer(page, board.answer)
  })

interface Part {
  readonly title: string
  readonly text: string
}

/** Each part keeps its share, and what short ones leave goes to the long ones. */
export function shortened(parts: readonly Part[]): { readonly parts: readonly Part[]; readonly isCut: boolean } {
  let left = lettersInAll
  let waiting = parts.length
  const lengths = new Map<Part, number>()
  for (const part of [...parts].sort((one, other) => one.text.length - other.text.length)) {
    const room = Math.min(part.text.length, Math.floor(left / waiting))
    lengths.set(part, room)
    left -= room
    waiting -= 1
  }
  const isCut = parts.some((part) => (lengths.get(part) ?? 0) < part.text.length)
  const cutTo = (part: Part): string => {
    const room = lengths.get(part) ?? 0
    if (room >= part.text.length) return part.text
    const short = part.text.slice(0, room)
    return `${short.slice(0, Math.max(short.lastIndexOf(' '), 1))} …`
  }
  return { parts: parts.map((part) => ({ title: part.title, text: cutTo(part) })), isCut }
}

function drawAnswer(page: PaperPage, { title, choices, fields }: BoardPage['answer']): void {
  page.y += 3
  page.rule()
  page.y += 2
  page.flow(title, { size: 12, bold: true })
  page.y += 1
  for (const choice of choices.slice(0, shownChoices)) page.flow(`[   ]  ${choice}`, { size: 10.5 })
  page.y += 3
  for (const field of fields) {
    page.write(field, { size: 10, soft: true, width: 40 })
    page.y += 5
    page.rule(42)
    page.y += 3
  }
}
