/** Where everything stands on the allergen sheet: A4 across, one line a product, one column for each of the fourteen
 *  groups. In millimetres from the top left. */

/** Of a group in a product. Unknown is a mark of its own, and never that of free. */
export type Mark = 'contains' | 'mayContain' | 'free' | 'unknown'

export interface SheetLine {
  readonly number: string
  readonly names: readonly string[]
  readonly marks: readonly Mark[]
}

export const page = { width: 297, height: 210, margin: 10 } as const
export const column = { number: 14, mark: 11 } as const
const heading = { first: 64, later: 42 } as const
const line = { oneName: 6.5, twoNames: 10 } as const
const foot = 16

export interface SheetPage {
  readonly first: boolean
  /** Where the head of the table ends and the first line begins. */
  readonly top: number
  readonly lineHeight: number
  readonly lines: readonly SheetLine[]
}

/** Lines on pages, in their order; an empty list is one page that says so. */
export function pagesOf(lines: readonly SheetLine[]): SheetPage[] {
  const lineHeight = lines.some(({ names }) => names.length > 1) ? line.twoNames : line.oneName
  const room = (top: number): number => Math.floor((page.height - page.margin - foot - top) / lineHeight)
  const pages: SheetPage[] = []
  for (let from = 0; from < lines.length || pages.length === 0; ) {
    const first = pages.length === 0
    const top = first ? heading.first : heading.later
    const count = room(top)
    pages.push({ first, top, lineHeight, lines: lines.slice(from, from + count) })
    from += count
  }
  return pages
}

/** Left edge of the column of a group. */
export const markLeft = (at: number, groups: number): number => page.width - page.margin - (groups - at) * column.mark
