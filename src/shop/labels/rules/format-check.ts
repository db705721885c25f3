/** Why a format cannot be kept: all reasons at once, for the button and for the server. */
import { type Refusal, refuse } from '#platform/refusal.ts'
import type { Millimetres, Points } from '#platform/values/length.ts'
import type { Box, LabelElement, LabelFormat, TextField } from './format.ts'
import type { Paper } from './paper.ts'

/** A label is between a shelf strip of one centimetre and a poster of A4. */
export const sizeLimits = { least: 10, most: 297 } as const
/** Smaller type is not read at a shelf. */
export const leastSize: Points = 5

const tolerance: Millimetres = 0.001

export function whyNotKeep({ width, height, elements }: Omit<LabelFormat, 'id'>): Refusal[] {
  const no: Refusal[] = []
  if (Math.min(width, height) < sizeLimits.least || Math.max(width, height) > sizeLimits.most)
    no.push(refuse('format.size', sizeLimits))
  const seen = new Set<string>()
  for (const element of elements) {
    const facts = { element: element.id }
    if (seen.has(element.id)) no.push(refuse('format.twice', facts))
    seen.add(element.id)
    if (!isWithin(element, width, height)) no.push(refuse('format.outside', facts))
    if (element.kind === 'text' && Math.min(element.size, element.minSize) < leastSize)
      no.push(refuse('format.text_small', { ...facts, least: leastSize }))
  }
  return [...no, ...whyNoticeTooSmall(elements)]
}

/** A shop in France tells of less in the pack at least as large as of the price per unit. */
function whyNoticeTooSmall(elements: readonly LabelElement[]): Refusal[] {
  const sizes = (field: TextField) =>
    elements.flatMap((one) => (one.kind === 'text' && one.field === field ? [one] : []))
  const least = Math.max(0, ...sizes('unitPrice').map(({ size }) => size))
  return sizes('notice')
    .filter(({ minSize }) => minSize < least)
    .map(({ id }) => refuse('format.notice_small', { element: id, least }))
}

const isWithin = ({ x, y, width: wide, height: high }: Box, width: Millimetres, height: Millimetres): boolean =>
  x >= 0 && y >= 0 && x + wide <= width + tolerance && y + high <= height + tolerance

/** Parts that share paper: what one prints, the other prints over. */
export function overlaps(elements: readonly LabelElement[]): (readonly [string, string])[] {
  return elements.flatMap((one, index) =>
    elements
      .slice(index + 1)
      .filter((other) => one.kind !== 'area' && other.kind !== 'area' && meet(one, other))
      .map((other) => [one.id, other.id] as const),
  )
}

const meet = (one: Box, other: Box): boolean =>
  one.x + one.width > other.x + tolerance &&
  other.x + other.width > one.x + tolerance &&
  one.y + one.height > other.y + tolerance &&
  other.y + other.height > one.y + tolerance

/** Papers on which labels of this size have their place: exactly so on a roll and on stickers, at most so on paper that
 *  is cut. */
export function papersThatHold(
  papers: readonly Paper[],
  { width, height }: { readonly width: Millimetres; readonly height: Millimetres },
): Paper[] {
  return papers.filter((paper) => {
    const [across, down] = holdsOf(paper)
    const spare = paper.kind === 'roll' || paper.cutMarks ? tolerance : stickerGap
    return (
      width <= across + tolerance && height <= down + tolerance && across - width <= spare && down - height <= spare
    )
  })
}

/** What one label has room for. */
function holdsOf(paper: Paper): readonly [Millimetres, Millimetres] {
  if (paper.kind === 'roll') return [paper.width, paper.height]
  return paper.label ? [paper.label.width, paper.label.height] : [paper.across, paper.down]
}

/** Between stickers there is backing paper of up to three millimetres. */
const stickerGap: Millimetres = 3
