/** Chance, kept in one place so that everything else is repeatable. */

/** So many random digits as text, each equally likely.
 *  @example randomDigits(9) // '402918833' */
export function randomDigits(count: number): string {
  let digits = ''
  while (digits.length < count) {
    // Bytes from 250 on are thrown away: 256 is no multiple of 10.
    for (const byte of crypto.getRandomValues(new Uint8Array(count + 8)))
      if (byte < 250 && digits.length < count) digits += String(byte % 10)
  }
  return digits
}

/** An identifier without any order: no time and no sequence stand in it. */
export const randomId = (): string => crypto.randomUUID()

/** A word nobody guesses: 128 random bits, fit for an address. */
export const randomToken = (): string => Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64url')
