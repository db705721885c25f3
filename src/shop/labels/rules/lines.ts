/** Breaking text into lines of a given width. Widths are in ems: the same at every size. */

/** Width of a text in ems of its font. */
export type Width = (text: string) => number

export interface Breaking {
  /** Room of a line, in ems. */
  readonly room: number
  readonly lines: number
  /** May words be parted? */
  readonly hyphenate: boolean
}

/** The text in lines that all fit, or null. Lines break at spaces, and after a hyphen or slash that is written there;
 *  with `hyphenate` also within words that are longer than a line has room for. */
export function breakLines(text: string, { room, lines, hyphenate }: Breaking, width: Width): string[] | null {
  const done: string[] = []
  let line = ''
  for (let rest = piecesOf(text); rest.length > 0; ) {
    const [piece = '', ...others] = rest
    if (width(line + piece.trimEnd()) <= room) {
      line += piece
      rest = others
      continue
    }
    const [head, tail] = hyphenate ? parted(piece, line, room, width) : [null, piece]
    if (head !== null) {
      line += head
      rest = [tail, ...others]
    }
    if (line === '') return null
    done.push(line.trimEnd())
    if (done.length >= lines) return null
    line = ''
  }
  return line === '' ? done : [...done, line.trimEnd()]
}

/** As much of the text as these lines hold, with an ellipsis where it is cut; null when not even one letter fits. */
export function cutLines(text: string, breaking: Breaking, width: Width): string[] | null {
  const letters = [...text]
  const shortened = (kept: number): string[] | null =>
    kept === 0 ? null : breakLines(`${letters.slice(0, kept).join('').trimEnd()}…`, breaking, width)
  let [fits, fails] = [0, letters.length]
  while (fails - fits > 1) {
    const middle = (fits + fails) >> 1
    if (shortened(middle)) fits = middle
    else fails = middle
  }
  return shortened(fits)
}

/** Words with the blank after them; no break at a no-break space. */
const piecesOf = (text: string): string[] =>
  text.match(/[^ \t\n/-]*(?:[/-]+|[ \t\n]+|$)/g)?.filter((one) => one !== '') ?? []

const shortestPart = 3
const vowel = /[aeiouyàáâäåæèéêëìíîïòóôöøœùúûüý]/i

/** The longest beginning of the word that fits behind the line, with its hyphen, and what is left. A word is parted
 *  before a consonant that a vowel follows (all five languages part so, most of the time), three letters from each end.
 *  A word that would fit on a line of its own is left whole. */
function parted(piece: string, line: string, room: number, width: Width): [string | null, string] {
  const word = piece.trimEnd()
  if (width(word) <= room) return [null, piece]
  const letters = [...word]
  for (let at = letters.length - shortestPart; at >= shortestPart; at -= 1) {
    const [before = '', here = '', after = ''] = [letters[at - 1], letters[at], letters[at + 1]]
    if (!/\p{L}/u.test(before) || vowel.test(here) || !vowel.test(after)) continue
    const head = `${letters.slice(0, at).join('')}-`
    if (width(line + head) <= room) return [head, letters.slice(at).join('') + piece.slice(word.length)]
  }
  return [null, piece]
}
