/** A mail as it came, read into what the checks ask. Nothing of it is believed: what it claims is compared elsewhere. */
import { simpleParser } from 'mailparser'
import type { Instant } from '#platform/values/day.ts'
import { fileKind, fileName, isLinked } from '../rules/files.ts'
import type { MailHeaders } from '../rules/mail-headers.ts'

export interface ReadFile {
  readonly name: string
  readonly type: string
  readonly bytes: Uint8Array
}

export interface ReadMail {
  readonly headers: MailHeaders
  readonly from: { readonly name: string; readonly address: string } | null
  readonly senders: number
  readonly recipients: number
  readonly subject: string
  readonly text: string
  readonly files: readonly ReadFile[]
  /** Of the text and of the files that no link replaces. */
  readonly bytes: number
  readonly readable: boolean
  readonly messageId: string | null
  /** When it says it was written; null where it says none, or nonsense. */
  readonly writtenAt: Instant | null
  readonly answers: readonly string[]
}

const textAtMost = 1_000_000
const answersAtMost = 50

export async function readMail(mail: Uint8Array): Promise<ReadMail> {
  const read = await simpleParser(Buffer.from(mail), { skipTextToHtml: true, skipImageLinks: true }).catch(() => null)
  if (read === null) return unreadable
  const headers: MailHeaders = read.headerLines.map(({ key, line }): [string, string] => [
    key,
    line
      .slice(line.indexOf(':') + 1)
      .replace(/\r?\n[ \t]+/g, ' ')
      .trim(),
  ])
  const from = addressesOf(read.from)
  const text = tidyText(read.text ?? '')
  const files = read.attachments.map(({ filename, content }, index): ReadFile => {
    const type = fileKind(content) ?? 'application/octet-stream'
    return { name: fileName(filename, index), type, bytes: content }
  })
  const kept = files.filter(({ bytes }) => !isLinked(bytes)).reduce((sum, { bytes }) => sum + bytes.length, 0)
  const first = from[0]
  return {
    headers,
    from: first ?? null,
    senders: from.length,
    recipients: addressesOf(read.to).length + addressesOf(read.cc).length,
    subject: (read.subject ?? '').replace(/\s+/g, ' ').trim().slice(0, 200),
    text,
    files,
    bytes: Buffer.byteLength(text) + kept,
    readable: first !== undefined && !isSealed(headers) && !isGarbled(text) && (text !== '' || files.length > 0),
    messageId: read.messageId?.slice(0, 500) ?? null,
    writtenAt: momentIn(read.date),
    answers: [...new Set([...[read.references ?? []].flat(), ...(read.inReplyTo ? [read.inReplyTo] : [])])].slice(
      -answersAtMost,
    ),
  }
}

const unreadable: ReadMail = {
  ...{ headers: [], from: null, senders: 0, recipients: 0, subject: '', text: '', files: [], bytes: 0 },
  ...{ readable: false, messageId: null, answers: [], writtenAt: null },
}

interface Parsed {
  readonly value: readonly {
    readonly name: string
    readonly address?: string | undefined
    readonly group?: Parsed['value'] | undefined
  }[]
}

function addressesOf(parsed: Parsed | readonly Parsed[] | undefined): { name: string; address: string }[] {
  const all = parsed === undefined ? [] : [parsed].flat().flatMap((one) => (one as Parsed).value)
  return all.flatMap(({ name, address, group }) => {
    if (group) return addressesOf({ value: group })
    if (!address?.includes('@')) return []
    return [{ name: name.replace(/\s+/g, ' ').trim().slice(0, 120), address: address.trim().toLowerCase() }]
  })
}

const momentIn = (date: Date | undefined): Instant | null =>
  date && Number.isFinite(date.getTime()) ? (date.toISOString() as Instant) : null

const tidyText = (text: string): string => text.replaceAll('\0', '').replace(/\r\n?/g, '\n').trim().slice(0, textAtMost)

/** Encrypted for somebody: nobody on the list could read it. */
const isSealed = (headers: MailHeaders): boolean =>
  headers.some(
    ([name, value]) =>
      name === 'content-type' && /multipart\/encrypted|application\/(x-)?pkcs7-mime(?!.*signed-data)/i.test(value),
  )

/** Signs in place of letters, where a mail says one alphabet and uses another. */
const isGarbled = (text: string): boolean => (text.match(/\uFFFD/g)?.length ?? 0) * 20 > text.length
