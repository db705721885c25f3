/** What a password must be: long. No rules about signs and digits (NIST SP 800-63B 5.1.1.2). */
import { type Refusal, refuse } from '#platform/refusal.ts'

/** In characters. */
export const passwordLength = { least: 10, most: 200 } as const

/** Why this may not become the password; empty means yes. */
export function whyNotPassword(password: string): Refusal[] {
  if (password.length < passwordLength.least) return [refuse('auth.password_short', { least: passwordLength.least })]
  if (password.length > passwordLength.most) return [refuse('auth.password_long', { most: passwordLength.most })]
  return []
}
