/** Account numbers (ISO 13616): two letters, two check digits, the account. */
import { rest97 } from './reference.ts'

/** The number without blanks, in capitals; null where the form or the check is wrong. */
export function readIban(text: string): string | null {
  const plain = text.replace(/\s/g, '').toUpperCase()
  if (!/^[A-Z]{2}\d{2}[0-9A-Z]{11,30}$/.test(plain)) return null
  return rest97(plain.slice(4) + plain.slice(0, 4)) === 1n ? plain : null
}

/** Swiss accounts that take only payments with a QR reference; ours bear a creditor reference. */
export const isQrIban = (iban: string): boolean => /^(CH|LI)\d{2}3[01]/.test(iban)
