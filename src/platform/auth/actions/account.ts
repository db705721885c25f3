/** The own account: name, language, address, password, and where one is signed in. */
import { action, type Language, read } from '#platform/action.ts'
import { found, refuseWith } from '#platform/refusal.ts'
import type { AccountId } from '#platform/values/ids.ts'
import {
  atMost,
  doorOf,
  hashOf,
  headersFor,
  myAccount,
  mySession,
  newToken,
  type Parts,
  passOn,
  refused,
} from '../parts.ts'
import { relyingParty } from '../passkeys.ts'
import { isPassword } from '../password.ts'
import { deviceOf } from '../rules/device.ts'
import { linkUrl } from '../rules/link.ts'
import { whyNotPassword } from '../rules/password.ts'
import { confirmEmail, forgetEmailChange, wishEmail } from '../store/changes.ts'
import { changeEmail, changePerson, hasPassword, passwordHash, personById, removePassword } from '../store/people.ts'
import { endSession, endSessions, noteEvent, openSessions } from '../store/sessions.ts'
import { beforeEntering } from './entering.ts'
import { tellPerson } from './telling.ts'

export function accountActions(parts: Parts) {
  const { db, callers } = parts
  const readMe = async (account: AccountId, passkeys: boolean) => {
    const person = found(await personById(db, account), 'account')
    const { email, name, language, secondFactor } = person
    return { account, email, name, language, secondFactor, password: await hasPassword(db, account), passkeys }
  }
  return {
    readAccount: read('auth.readAccount', async (ctx) =>
      readMe(myAccount(ctx), relyingParty(parts.publicUrl, doorOf(ctx).request) !== null),
    ),

    changeAccount: action(
      'auth.changeAccount',
      async (ctx, change: { name?: string | undefined; language?: Language | undefined }) => {
        const account = myAccount(ctx)
        await changePerson(db, account, change, parts.now())
        callers.forget(account)
        return readMe(account, relyingParty(parts.publicUrl, doorOf(ctx).request) !== null)
      },
    ),

    changeAddress: action('auth.changeAddress', async (ctx, { email }: { email: string }) => {
      const account = myAccount(ctx)
      const person = found(await personById(db, account), 'account')
      if (email === person.email) throw refused('auth.address_same')
      await atMost(parts, 'addressChangePerAccount', account)
      const tokens = { old: newToken(), new: newToken() }
      const hashes = { oldHash: hashOf(tokens.old), newHash: hashOf(tokens.new) }
      await wishEmail(db, { account, email, ...hashes, now: parts.now() })
      const { language } = person
      const link = (token: string) => linkUrl(parts.publicUrl, 'address', token)
      parts.send({ to: person.email, language, kind: 'address_old', link: link(tokens.old), facts: { email } })
      parts.send({ to: email, language, kind: 'address_new', link: link(tokens.new), facts: { email } })
      return { hours: 24 }
    }),

    confirmAddress: action('auth.confirmAddress', async (ctx, { token }: { token: string }) => {
      await beforeEntering(parts, ctx)
      const change = await confirmEmail(db, hashOf(token), parts.now())
      if (!change) throw refused('auth.link_used')
      if (!change.done) return { state: 'waiting' as const }
      return finishAddress(parts, change.account, change.email)
    }),

    setPassword: action(
      'auth.setPassword',
      async (ctx, { current, password }: { current?: string | undefined; password: string }) => {
        const account = myAccount(ctx)
        refuseWith(whyNotPassword(password))
        const headers = headersFor(doorOf(ctx).request)
        if (await hasPassword(db, account)) {
          await proveCurrent(parts, account, current)
          const response = await parts.engine.api.changePassword({
            body: { currentPassword: current ?? '', newPassword: password, revokeOtherSessions: true },
            headers,
            asResponse: true,
          })
          if (!(await passOn(response, doorOf(ctx))).ok) throw refused('auth.wrong_current')
        } else await parts.engine.api.setPassword({ body: { newPassword: password }, headers })
        return protectionChanged(parts, account, 'auth.password_set')
      },
    ),

    removePassword: action('auth.removePassword', async (ctx, { current }: { current?: string | undefined }) => {
      const account = myAccount(ctx)
      await proveCurrent(parts, account, current)
      await removePassword(db, account)
      return protectionChanged(parts, account, 'auth.password_removed')
    }),

    listSessions: read('auth.listSessions', async (ctx) => {
      const here = await mySession(parts, ctx)
      const sessions = await openSessions(db, myAccount(ctx), parts.now())
      return {
        sessions: sessions.map(({ session, userAgent, startedAt, lastSeenAt }) => ({
          session,
          ...deviceOf(userAgent),
          startedAt: startedAt.toISOString(),
          lastSeenAt: lastSeenAt.toISOString(),
          here: session === here,
        })),
      }
    }),

    endSession: action('auth.endSession', async (ctx, { session }: { session: string }) => {
      const account = myAccount(ctx)
      if ((await endSession(db, account, session)) === 0) found(null, 'session')
      callers.forget(account)
      await noteEvent(db, { name: 'auth.session_ended', account, now: parts.now() })
      return {}
    }),

    endOtherSessions: action('auth.endOtherSessions', async (ctx) => {
      const account = myAccount(ctx)
      const ended = await endSessions(db, account, await mySession(parts, ctx))
      callers.forget(account)
      await noteEvent(db, { name: 'auth.other_sessions_ended', account, now: parts.now() })
      return { ended }
    }),
  }
}

/** The current password, where there is one; guessing it from a stolen session is slow. */
async function proveCurrent(parts: Parts, account: AccountId, current: string | undefined): Promise<void> {
  const hash = await passwordHash(parts.db, account)
  if (!hash) return
  if (!current) throw refused('auth.wrong_current')
  await atMost(parts, 'passwordPerAccount', account)
  if (!(await isPassword({ hash, password: current }))) throw refused('auth.wrong_current')
}

async function protectionChanged(parts: Parts, account: AccountId, name: string): Promise<Record<never, never>> {
  parts.callers.forget(account)
  await noteEvent(parts.db, { name, account, now: parts.now() })
  await tellPerson(parts, account, name)
  return {}
}

async function finishAddress(parts: Parts, account: AccountId, email: string): Promise<{ state: 'changed' }> {
  const before = found(await personById(parts.db, account), 'account')
  if ((await changeEmail(parts.db, account, email, parts.now())) === 0) throw refused('auth.address_taken')
  await forgetEmailChange(parts.db, account)
  parts.callers.forget(account)
  await noteEvent(parts.db, { name: 'auth.address_changed', account, now: parts.now() })
  await parts.emailChanged(account, email)
  const { language } = before
  for (const to of [before.email, email]) parts.send({ to, language, kind: 'address_changed', facts: { email } })
  return { state: 'changed' }
}
