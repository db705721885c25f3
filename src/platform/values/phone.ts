/** Phone numbers as people write them, kept in one form. */
import { parsePhoneNumberFromString } from 'libphonenumber-js/min'
import { tidy } from './text.ts'

type Country = NonNullable<Parameters<typeof parsePhoneNumberFromString>[1]>

/** The number as E.164 when it can be one, read as written in `country` (`BE`); any other text stays as it is, tidied.
 *  @example readPhone('0470 00 17 42', 'BE') // '+32470001742'
 *  @example readPhone('ring at Karim', 'BE') // 'ring at Karim' */
export function readPhone(text: string | null | undefined, country: string): string | null {
  const written = tidy(text ?? '')
  if (written === '') return null
  const number = parsePhoneNumberFromString(written, country as Country)
  return number?.isPossible() ? number.number : written
}
