/** The fingerprint of what a label says: whatever changes a printed string changes it, and nothing else does.
 *  Source: domain catalogue and labels, 5.5. */
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import type { ContentPart, LabelContent, LabelFormat, Logo } from './format.ts'

/** SHA-256 of the canonical JSON of what this format prints of the content, and the id of the format. */
export function fingerprintOf(format: LabelFormat, content: LabelContent): string {
  return bytesToHex(sha256(utf8ToBytes(canonical({ format: format.id, says: printedParts(format, content) }))))
}

/** The first letters, printed under the bars for a shelf round: enough to tell an old label from the new one. */
export const shortFingerprint = (fingerprint: string): string => fingerprint.slice(0, 6)

type Said = string | readonly string[]

/** What the format names, and only that: a change elsewhere prints the same label. */
export function printedParts(format: LabelFormat, content: LabelContent): Readonly<Record<string, Said>> {
  const ignored = new Set<ContentPart>(format.ignoredFields)
  const said: Record<string, Said> = {}
  const add = (part: ContentPart, value: Said | null | undefined) => {
    if (ignored.has(part) || value === null || value === undefined || value.length === 0) return
    said[part] = value
  }
  for (const element of format.elements) {
    if (element.kind === 'text') add(element.field, content.texts[element.field])
    else if (element.kind === 'symbol') add(element.says, content[element.says])
    else if (element.kind === 'logos') add('logos', content.logos.slice(0, element.most).map(seenOf))
  }
  add('tags', format.backgrounds.find(({ tag }) => content.tags.includes(tag))?.tag)
  return said
}

const seenOf = ({ hash, label, colour }: Logo): string => `${hash} ${label} ${colour}`

/** JSON with the names in order and no blanks: the same content is the same text. */
export function canonical(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  const known = value as Readonly<Record<string, unknown>>
  const names = Object.keys(known).sort()
  return `{${names.map((name) => `${JSON.stringify(name)}:${canonical(known[name])}`).join(',')}}`
}
