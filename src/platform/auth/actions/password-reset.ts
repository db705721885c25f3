/** A forgotten password: a link to the mailbox lets one choose another. It signs nobody in, so a second factor stays. */
import { action } from '#platform/action.ts'
import { refuseWith } from '#platform/refusal.ts'
import { linkMinutes } from '../engine.ts'
import { atMost, doorOf, hashOf, newToken, type Parts, refused } from '../parts.ts'
import { hashPassword } from '../password.ts'
import { linkUrl } from '../rules/link.ts'
import { whyNotPassword } from '../rules/password.ts'
import { keepReset, useReset } from '../store/changes.ts'
import { keepPassword, personByEmail } from '../store/people.ts'
import { endSessions, noteEvent } from '../store/sessions.ts'
import { beforeEntering } from './entering.ts'
import { tellPerson } from './telling.ts'

export function passwordResetActions(parts: Parts) {
  return {
    askForPasswordReset: action('auth.askForPasswordReset', async (ctx, { email }: { email: string }) => {
      await atMost(parts, 'linkPerPlace', doorOf(ctx).address)
      await atMost(parts, 'linkPerAddress', email)
      // Known or not is found out after the answer: neither its words nor its time tell.
      parts.later(() => sendResetIfKnown(parts, email))
      return { minutes: linkMinutes }
    }),

    resetPassword: action('auth.resetPassword', async (ctx, given: { token: string; password: string }) => {
      await beforeEntering(parts, ctx)
      refuseWith(whyNotPassword(given.password))
      const now = parts.now()
      const account = await useReset(parts.db, hashOf(given.token), now)
      if (!account) throw refused('auth.link_used')
      await keepPassword(parts.db, account, await hashPassword(given.password), now)
      await endSessions(parts.db, account, null)
      parts.callers.forget(account)
      await noteEvent(parts.db, { name: 'auth.password_set', account, now, facts: { by: 'link' } })
      await tellPerson(parts, account, 'auth.password_set')
      return {}
    }),
  }
}

async function sendResetIfKnown(parts: Parts, email: string): Promise<void> {
  const person = await personByEmail(parts.db, email)
  if (!person || person.deactivated) return
  const token = newToken()
  const { account, language } = person
  await keepReset(parts.db, { account, tokenHash: hashOf(token), minutes: linkMinutes, now: parts.now() })
  parts.send({ to: person.email, language, kind: 'password', link: linkUrl(parts.publicUrl, 'password', token) })
}
