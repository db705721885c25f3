/** From bytes to text: which encoding a file is in, and which of its lines are spoiled. */
import { Refused, refuse } from '../refusal.ts'
import type { Encoding, TableProblem } from './table.ts'

export interface Decoded {
  readonly text: string
  readonly encoding: Encoding
  readonly problems: readonly TableProblem[]
}

const startsWith = (bytes: Uint8Array, ...start: number[]): boolean => start.every((byte, at) => bytes[at] === byte)

/** Decodes UTF-8 and UTF-16 with or without byte order mark, else Windows-1252 (which holds Latin-1).
 *  A file of two encodings is read line by line and each odd line reported.
 *  @throws Refused `import.unreadable` for what is no text. */
export function decode(bytes: Uint8Array): Decoded {
  const utf16 = utf16Of(bytes)
  if (utf16) return checked(new TextDecoder(utf16).decode(bytes), utf16)
  if (bytes.includes(0)) throw new Refused([refuse('import.unreadable')])
  try {
    return checked(new TextDecoder('utf-8', { fatal: true }).decode(bytes), 'utf-8')
  } catch {
    return hasUtf8Letters(bytes) ? mixed(bytes) : checked(new TextDecoder('windows-1252').decode(bytes), 'windows-1252')
  }
}

function utf16Of(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (startsWith(bytes, 0xff, 0xfe)) return 'utf-16le'
  if (startsWith(bytes, 0xfe, 0xff)) return 'utf-16be'
  // Without a mark: western text in UTF-16 has a zero in every other byte.
  const sample = bytes.subarray(0, 2000)
  const zeros = [0, 0]
  sample.forEach((byte, at) => {
    if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1
  })
  const [even = 0, odd = 0] = zeros
  const many = sample.length * 0.35
  if (odd > many && even * 20 < odd) return 'utf-16le'
  if (even > many && odd * 20 < even) return 'utf-16be'
  return null
}

/** Whether somewhere a whole UTF-8 letter of two or three bytes stands: chance hardly makes one in western text. */
function hasUtf8Letters(bytes: Uint8Array): boolean {
  for (let at = 0; at + 1 < bytes.length; at += 1) {
    const [lead = 0, next = 0] = [bytes[at], bytes[at + 1]]
    const before = bytes[at - 1] ?? 0
    if (before < 0x80 && lead >= 0xc3 && lead <= 0xc5 && next >= 0x80 && next <= 0xbf && (bytes[at + 2] ?? 0) < 0x80)
      return true
  }
  return false
}

function mixed(bytes: Uint8Array): Decoded {
  const strict = new TextDecoder('utf-8', { fatal: true })
  const western = new TextDecoder('windows-1252')
  const problems: TableProblem[] = []
  const lines: string[] = []
  let start = 0
  while (start <= bytes.length) {
    const newline = bytes.indexOf(10, start)
    const end = newline < 0 ? bytes.length : newline
    const line = bytes.subarray(start, end)
    try {
      lines.push(strict.decode(line))
    } catch {
      lines.push(western.decode(line))
      problems.push({ code: 'import.encoding', line: lines.length, severity: 'error', facts: {} })
    }
    start = end + 1
  }
  const text = lines.join('\n')
  return { ...checked(text, 'mixed'), problems: [...problems, ...spoiledLines(text)] }
}

function checked(text: string, encoding: Encoding): Decoded {
  const bare = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  const controls = bare.slice(0, 200_000).match(/[\u0000-\u0008\u000e-\u0019\u001b-\u001f]/g)?.length ?? 0
  if (controls > 4 + bare.length / 500) throw new Refused([refuse('import.unreadable')])
  return { text: bare, encoding, problems: spoiledLines(bare) }
}

// `Ã©` is an é that was UTF-8, read as Latin-1 and saved again; U+FFFD is a letter already lost.
const garbled = /\ufffd|[ÃÂ][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]/

/** Whether letters of the text were spoiled by another program. */
export const looksGarbled = (text: string): boolean => garbled.test(text)

function spoiledLines(text: string): TableProblem[] {
  if (!garbled.test(text)) return []
  return text
    .split(/\r\n|\n|\r/)
    .flatMap((line, at): TableProblem[] =>
      garbled.test(line) ? [{ code: 'import.garbled', line: at + 1, severity: 'error', facts: {} }] : [],
    )
}
