/** Whether `1.234` is one and a bit, or more than a thousand: the other figures of the file tell, else somebody is asked
 *  (domain-catalogue 9). */
export type DecimalMark = '.' | ','

const bare = (text: string): string => text.replace(/[\s\u00a0\u202f'’]|€|eur|chf|fr\.?|^[-−]/gi, '')

/** One mark before exactly three digits, and nothing that makes it a decimal one. */
const either = /^[1-9]\d{0,2}[.,]\d{3}$/

export const isAmbiguous = (text: string): boolean => either.test(bare(text))

/** The mark a figure shows to be the decimal one; null where it has none, or shows nothing. */
function markOf(text: string): DecimalMark | null {
  const figure = bare(text)
  if (either.test(figure)) return null
  const marks = figure.match(/[.,]/g) ?? []
  const last = marks.at(-1) as DecimalMark | undefined
  if (last === undefined) return null
  if (marks.length === 1 || marks.some((one) => one !== last)) return last
  return last === '.' ? ',' : '.'
}

/** The decimal mark of figures that belong together; null where they show none or disagree. */
export function decimalMark(texts: readonly string[]): DecimalMark | null {
  const shown = new Set(texts.map(markOf).filter((mark) => mark !== null))
  const [only] = shown
  return shown.size === 1 && only ? only : null
}

/** An ambiguous figure without its mark of thousands, where that is not the decimal one. */
export const settled = (text: string, mark: DecimalMark): string =>
  isAmbiguous(text) && !bare(text).includes(mark) ? text.replace(/[.,]/, '') : text
