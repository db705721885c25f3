/** How formats, papers and parts of a label are called. */
import { t } from '#app/words.ts'
import type { LabelElement } from '../rules/format.ts'

export const formatName = ({ name, basedOn }: { readonly name: string | null; readonly basedOn: string }): string =>
  name ?? t(`labels.format.${basedOn}`)

export const sizeWords = ({ width, height }: { readonly width: number; readonly height: number }): string =>
  t('labels.size', { width, height })

export const paperWords = (paper: {
  readonly kind: 'sheet' | 'roll'
  readonly name: string | null
  readonly labels: number
}): string => {
  if (paper.name !== null) return t('labels.paper.own', { name: paper.name, count: paper.labels })
  return paper.kind === 'roll' ? t('labels.paper.roll') : t('labels.paper.sheet', { count: paper.labels })
}

/** What the part prints: its field, or what kind of thing it is. */
export const partName = (element: LabelElement): string =>
  element.kind === 'text' ? t(`labels.field.${element.field}`) : t(`labels.part.${element.kind}`)
