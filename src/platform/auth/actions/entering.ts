/** Ways in. All of them end in `enter`: cookies go to the browser, and the second factor is asked where it is on. */
import { type ActionContext, action, type Language, read } from '#platform/action.ts'
import { NotFound } from '#platform/refusal.ts'
import type { AccountId } from '#platform/values/ids.ts'
import { linkMinutes } from '../engine.ts'
import { atMost, doorOf, headersFor, type Parts, passOn, refused } from '../parts.ts'
import { relyingParty } from '../passkeys.ts'
import { offeredProviders } from '../store/outside.ts'
import { personByEmail } from '../store/people.ts'
import { noteEvent } from '../store/sessions.ts'

export interface Entered {
  readonly next: 'signed_in' | 'second_factor'
}

export type Way = 'link' | 'password' | 'passkey' | 'demo' | 'outside' | 'second_factor'

export function enteringActions(parts: Parts) {
  return {
    readWaysIn: read('auth.readWaysIn', async (ctx) => ({
      passkeys: relyingParty(parts.publicUrl, doorOf(ctx).request) !== null,
      demo: parts.demo,
      outside: await offeredProviders(parts.db),
    })),

    askForLink: action('auth.askForLink', async (ctx, wish: { email: string; next?: string | undefined }) => {
      await atMost(parts, 'linkPerPlace', doorOf(ctx).address)
      await atMost(parts, 'linkPerAddress', wish.email)
      // Known or not is found out after the answer: neither its words nor its time tell.
      parts.later(() => sendLinkIfKnown(parts, wish.email, wish.next ?? null))
      return { minutes: linkMinutes }
    }),

    openLink: action('auth.openLink', async (ctx, { token }: { token: string }) => {
      await beforeEntering(parts, ctx)
      const response = await parts.engine.api.magicLinkVerify({
        query: { token },
        headers: headersFor(doorOf(ctx).request),
        asResponse: true,
      })
      return enter(parts, ctx, response, { way: 'link', otherwise: 'auth.link_used' })
    }),

    signInWithPassword: action(
      'auth.signInWithPassword',
      async (ctx, { email, password }: { email: string; password: string }) => {
        await beforeEntering(parts, ctx)
        await atMost(parts, 'passwordPerAddress', email)
        const response = await parts.engine.api.signInEmail({
          body: { email, password },
          headers: headersFor(doorOf(ctx).request),
          asResponse: true,
        })
        return enter(parts, ctx, response, { way: 'password', otherwise: 'auth.wrong_password' })
      },
    ),

    signInAsDemo: action('auth.signInAsDemo', async (ctx, { account }: { account: string }) => {
      if (!parts.demo) throw new NotFound('page')
      return enterAsKnown(parts, ctx, account as AccountId, { way: 'demo', otherwise: 'auth.link_used' })
    }),

    signOut: action('auth.signOut', async (ctx) => {
      const response = await parts.engine.api.signOut({
        headers: headersFor(doorOf(ctx).request),
        asResponse: true,
      })
      await passOn(response, doorOf(ctx))
      if (ctx.actor.kind === 'person' && ctx.actor.account) parts.callers.forget(ctx.actor.account)
      return {}
    }),
  }
}

export async function beforeEntering(parts: Parts, ctx: ActionContext): Promise<void> {
  await atMost(parts, 'signInPerPlace', doorOf(ctx).address)
}

export interface EnteringBy {
  readonly way: Way
  /** What is said when the library says no. */
  readonly otherwise: string
}

/** Somebody we recognised ourselves goes through the same gate. */
export async function enterAsKnown(
  parts: Parts,
  ctx: ActionContext,
  account: AccountId,
  by: EnteringBy,
): Promise<Entered> {
  const response = await parts.engine.api.signInKnown({
    body: { person: account },
    headers: headersFor(doorOf(ctx).request),
    asResponse: true,
  })
  return enter(parts, ctx, response, by)
}

export async function enter(parts: Parts, ctx: ActionContext, response: Response, by: EnteringBy): Promise<Entered> {
  const { ok, body } = await passOn(response, doorOf(ctx))
  if (!ok) throw refused(by.otherwise)
  if (isObject(body) && body['twoFactorRedirect'] === true) return { next: 'second_factor' }
  const account = accountIn(body)
  if (account) await noteEvent(parts.db, { name: 'auth.signed_in', account, now: parts.now(), facts: { way: by.way } })
  return { next: 'signed_in' }
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

function accountIn(body: unknown): AccountId | null {
  const user = isObject(body) ? body['user'] : null
  return isObject(user) && typeof user['id'] === 'string' ? (user['id'] as AccountId) : null
}

async function sendLinkIfKnown(parts: Parts, email: string, next: string | null): Promise<void> {
  const person = await personByEmail(parts.db, email)
  if (!person || person.deactivated) return
  const language: Language = person.language
  await parts.engine.api.signInMagicLink({
    body: { email: person.email, metadata: { language, next } },
    headers: new Headers(),
  })
}
