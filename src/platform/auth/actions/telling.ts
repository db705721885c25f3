/** Whoever's protection changes hears of it by mail: it may not have been them. */
import type { AccountId } from '#platform/values/ids.ts'
import type { Parts } from '../parts.ts'
import { personById } from '../store/people.ts'

/** `what` is the event: `auth.passkey_added` → the sentence `auth.changed.passkey_added`. */
export async function tellPerson(parts: Parts, account: AccountId, what: string): Promise<void> {
  const person = await personById(parts.db, account)
  if (!person) return
  parts.send({
    to: person.email,
    language: person.language,
    kind: 'security',
    facts: { change: parts.say(person.language, what.replace('auth.', 'auth.changed.')) },
    link: new URL('/account', parts.publicUrl).toString(),
  })
}
