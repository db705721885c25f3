/** Light formatting of an issue: `# heading`, `- list`, `**strong**`, `[words](https://…)`, an address as it is, `![what it shows](picture:1)` on a
 *  line of its own, and an empty line between paragraphs. Everything else is text. */
import { pictureIn } from './issue-picture.ts'

export type Inline =
  | { readonly kind: 'text' | 'strong'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly href: string }
export type Block =
  | { readonly kind: 'heading' | 'paragraph'; readonly inside: readonly Inline[] }
  | { readonly kind: 'list'; readonly items: readonly (readonly Inline[])[] }
  | { readonly kind: 'picture'; readonly says: string; readonly number: number }

export const blocksOf = (text: string): Block[] =>
  text
    .trim()
    .split(/\n\s*\n/)
    .flatMap((part) => runsOf(part.split('\n').map((line) => line.trim())))

/** Lines that belong together: items of one list, one heading, lines of one paragraph. */
function runsOf(lines: readonly string[]): Block[] {
  const blocks: Block[] = []
  for (const line of lines.filter((one) => one !== '')) {
    const last = blocks.at(-1)
    const picture = pictureIn(line)
    if (picture) blocks.push({ kind: 'picture', ...picture })
    // one size of heading, however many signs
    else if (/^#{1,6} /.test(line)) blocks.push({ kind: 'heading', inside: inlineOf(line.replace(/^#+ +/, '')) })
    else if (line.startsWith('- ')) {
      const item = inlineOf(line.slice(2))
      if (last?.kind === 'list') blocks[blocks.length - 1] = { kind: 'list', items: [...last.items, item] }
      else blocks.push({ kind: 'list', items: [item] })
    } else if (last?.kind === 'paragraph')
      blocks[blocks.length - 1] = { kind: 'paragraph', inside: [...last.inside, ...inlineOf(` ${line}`)] }
    else blocks.push({ kind: 'paragraph', inside: inlineOf(line) })
  }
  return blocks
}

/** An address as people write it: the stop of a sentence is none of it. */
const address = /https?:\/\/[^\s<>"]*[^\s<>"'.,;:!?)\]»’]/g
const marks = new RegExp(
  `\\*\\*([^*]+)\\*\\*|\\[([^\\]]+)\\]\\(((?:https?:\\/\\/|mailto:)[^\\s)]+)\\)|${address.source}`,
  'g',
)

const inlineOf = (line: string): Inline[] => marked(line, marks)

/** Of words as somebody wrote them: their addresses alone. */
export const withLinks = (words: string): Inline[] => marked(words, address)

function marked(line: string, marks: RegExp): Inline[] {
  const found: Inline[] = []
  let from = 0
  for (const mark of line.matchAll(marks)) {
    if (mark.index > from) found.push({ kind: 'text', text: line.slice(from, mark.index) })
    if (mark[1] !== undefined) found.push({ kind: 'strong', text: mark[1] })
    else found.push({ kind: 'link', text: mark[2] ?? mark[0], href: mark[3] ?? mark[0] })
    from = mark.index + mark[0].length
  }
  if (from < line.length) found.push({ kind: 'text', text: line.slice(from) })
  return found
}

/** Where nothing can be pressed, such as on paper, a link tells its address. */
export const plainInline = (inside: readonly Inline[]): string =>
  inside.map((one) => (one.kind === 'link' && one.text !== one.href ? `${one.text} (${one.href})` : one.text)).join('')

/** The same for readers without HTML. */
export const plainOf = (text: string): string =>
  blocksOf(text)
    .map((block) => {
      if (block.kind === 'list') return block.items.map((item) => `- ${plainInline(item)}`).join('\n')
      if (block.kind === 'picture') return `[${block.says}]`
      return block.kind === 'heading' ? plainInline(block.inside).toUpperCase() : plainInline(block.inside)
    })
    .join('\n\n')
