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
  const time = lastMilliseconds.toString(16).padStart(12, '0')
  const variant = (nextByte() & 0x3f) | 0x80
  return `${time.slice(0, 8)}-${time.slice(8)}-7${sequence.toString(16).padStart(3, '0')}-${hex[variant]}${randomHex(1)}-${randomHex(6)}` as T
}

/** An identifier that sorts by this moment and tells nothing finer: the rest of it is chance. */
export function idOfMoment<T extends string = string>(at: string): T {
  const time = Date.parse(at).toString(16).padStart(12, '0')
  const variant = (nextByte() & 0x3f) | 0x80
  return `${time.slice(0, 8)}-${time.slice(8)}-7${randomHex(2).slice(1)}-${hex[variant]}${randomHex(1)}-${randomHex(6)}` as T
}

let told = 0

/** An identifier that sorts by a moment of before; those of one moment in the order in which they were made. */
export function idOfStory<T extends string = string>(at: string): T {
  told = (told + 1) & 0xfff
  const id = idOfMoment(at)
  return `${id.slice(0, 15)}${told.toString(16).padStart(3, '0')}${id.slice(18)}` as T
}

const hex = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

/** Chance is fetched for many ids at once: a night makes a hundred thousand. */
const pool = new Uint8Array(4096)
let used = pool.length

function nextByte(): number {
  if (used === pool.length) {
    crypto.getRandomValues(pool)
    used = 0
  }
  used += 1
  return pool[used - 1] ?? 0
}

function randomHex(bytes: number): string {
  let text = ''
  for (let left = bytes; left > 0; left -= 1) text += hex[nextByte()]
  return text
}
