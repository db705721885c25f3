/** An answer that comes by mail (domain-hub-governance-communication 6): the first line answers, what follows says why. */

export interface Label<S extends string> {
  readonly says: S
  /** As the page words it, in any language. */
  readonly words: string
}

export interface MailReply<S extends string> {
  readonly says: S
  readonly reason: string
  /** Of a possible objection: what would help, after an empty line. */
  readonly whatWouldHelp: string
}

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim()

/** Up to what mail programs put below: the mail that is answered, and a signature. */
function ownLines(text: string): string[] {
  const lines = text.replace(/\r\n?/g, '\n').split('\n')
  const end = lines.findIndex(
    (line, at) => line.startsWith('>') || line === '-- ' || (/:\s*$/.test(line) && /^>/.test(lines[at + 1] ?? '')),
  )
  return end === -1 ? lines : lines.slice(0, end)
}

/** Null where the first line is none of these answers: "No idea" is not "No". */
export function replyIn<S extends string>(text: string, labels: readonly Label<S>[]): MailReply<S> | null {
  const [first = '', ...below] = ownLines(text).join('\n').trim().split('\n')
  const longest = [...labels].sort((one, other) => other.words.length - one.words.length)
  const label = longest.find(({ words }) => {
    const [line, wanted] = [plain(first), plain(words)]
    return line.startsWith(wanted) && /^\s*($|[.,:;!–—-])/.test(line.slice(wanted.length))
  })
  if (!label) return null
  const rest = first
    .trim()
    .slice(label.words.length)
    .replace(/^[\s.,:;!–—-]+/, '')
  const said = [rest, ...below].join('\n').trim()
  const [harm = '', ...help] = said.split(/\n\s*\n/)
  return label.says === 'possible_objection'
    ? { says: label.says, reason: harm.trim(), whatWouldHelp: help.join('\n\n').trim() }
    : { says: label.says, reason: said, whatWouldHelp: '' }
}
