/** A key never opens more than the person who makes it may do. */
import { type Refusal, refuse } from '#platform/refusal.ts'

/** Why a key with these permissions may not be made; empty means yes. */
export function whyNotMakeKey(wanted: readonly string[], mine: ReadonlySet<string>): Refusal[] {
  const beyond = wanted.filter((permission) => !mine.has(permission))
  return beyond.length > 0 ? [refuse('auth.key_beyond_own', { permissions: beyond })] : []
}

/** How much of a key is shown to recognise it by: `kom_` and eight characters. */
export const keyStartLength = 12
