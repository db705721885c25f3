/** Secrets of other programs that must be read again: kept encrypted with the installation's secret, never shown. */
import { createHmac } from 'node:crypto'
import { seal, unseal } from './auth/seal.ts'

let secret: string | undefined

/** Called once at start. */
export function keepSealSecret(given: string): void {
  secret = given
}

const own = (): string => {
  if (secret === undefined) throw new Error('the secret for sealing was not set')
  return secret
}

export const sealed = (text: string): string => seal(own(), text)

/** Null when it was sealed under another secret. */
export const opened = (text: string): string | null => unseal(own(), text)

/** The same mark for the same text, which nobody without the secret can make or try out. */
export const keyedHash = (purpose: string, text: string): string =>
  createHmac('sha256', own()).update(`${purpose}\n${text}`).digest('base64url')
