/** Identifiers: UUIDs of version 7 (sortable by time), and the branded names they go by. */
declare const brand: unique symbol
export type Branded<T, Name extends string> = T & { readonly [brand]: Name }

export type OrganisationId = Branded<string, 'organisation'>
export type AccountId = Branded<string, 'account'>
export type ContactId = Branded<string, 'contact'>

const pattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** Whether the text has the form of an identifier. */
export const isId = (text: string): boolean => pattern.test(text)

let lastMilliseconds = 0
let sequence = 0

/** A new identifier, time-ordered: 48 bits of milliseconds, 12 bits of sequence within the
 *  millisecond, 62 random bits (RFC 9562, version 7). Ids of one process never go back. */
export function newId<T extends string = string>(): T {
  const now = Date.now()
  if (now > lastMilliseconds) {
    lastMilliseconds = now
    sequence = 0
  } else {
    sequence += 1
    if (sequence > 0xfff) {
      lastMilliseconds += 1
      sequence = 0
    }
  }
  const random = crypto.getRandomValues(new Uint8Array(8))
  const time = lastMilliseconds.toString(16).padStart(12, '0')
  const tail = Array.from(random, (byte) => byte.toString(16).padStart(2, '0')).join('')
  const variant = ((Number.parseInt(tail.charAt(0), 16) & 0x3) | 0x8).toString(16)
  return `${time.slice(0, 8)}-${time.slice(8)}-7${sequence.toString(16).padStart(3, '0')}-${variant}${tail.slice(1, 4)}-${tail.slice(4, 16)}` as T
}
