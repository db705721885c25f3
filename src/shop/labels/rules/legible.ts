/** Letters drawn for people who read with difficulty, on the whole label or not. */
import type { FontName, LabelFormat } from './format.ts'

type Layout = Pick<LabelFormat, 'elements'>

const easy: Readonly<Record<FontName, FontName>> = {
  plain: 'legible',
  bold: 'legible_bold',
  legible: 'legible',
  legible_bold: 'legible_bold',
}
const narrow: Readonly<Record<FontName, FontName>> = {
  plain: 'plain',
  bold: 'bold',
  legible: 'plain',
  legible_bold: 'bold',
}

/** Every text is written so. */
export const isLegible = ({ elements }: Layout): boolean =>
  elements.every((one) => one.kind !== 'text' || easy[one.font] === one.font)

export const withLegible = ({ elements }: Layout, wanted: boolean): Layout => ({
  elements: elements.map((one) => (one.kind === 'text' ? { ...one, font: (wanted ? easy : narrow)[one.font] } : one)),
})
