/** Other programs that sign people in through us: registered by an admin, agreed to by each person once. */
import { type ActionContext, action, type Context, read } from '#platform/action.ts'
import { found, refuseWith } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import { newId } from '#platform/values/ids.ts'
import type * as contract from '../contract-single-sign-on.ts'
import { hashOf, myAccount, mySession, newToken, type Parts, refused } from '../parts.ts'
import { scopesIn, whyNotAddresses } from '../rules/single-sign-on.ts'
import { noteEvent } from '../store/sessions.ts'
import * as store from '../store/sso.ts'

const addClient = action('auth.addClient', async (ctx, wish: InputOf<typeof contract.addClient>) => {
  refuseWith(whyNotAddresses(wish.redirectUris))
  const id = newId()
  const secret = newToken()
  const { account } = ctx.actor
  await store.addClient(ctx.db, ctx.organisation, { id, ...wish, secretHash: hashOf(secret), account, now: ctx.now })
  ctx.record('auth.sso_client_added', { subject: id })
  return { client: id, secret }
})

export const addClientAction = { ...addClient, secretAnswer: true as const }

export const revokeClientAction = action('auth.revokeClient', async (ctx, { client }: { client: string }) => {
  found(await store.revokeClient(ctx.db, ctx.organisation, client, ctx.actor.account, ctx.now), 'program')
  ctx.record('auth.sso_client_revoked', { subject: client })
  return {}
})

type Wish = InputOf<typeof contract.readConsent>

export function consentActions(parts: Parts) {
  return {
    readConsent: read('auth.readConsent', async (ctx, wish: Wish) => {
      const client = await clientFor(parts, ctx, wish)
      const wanted = scopesIn(wish.scope)
      const agreed = await store.consentOf(parts.db, client.client, myAccount(ctx))
      return {
        program: client.name,
        organisation: (await parts.organisations.nameOf(client.organisation)) ?? '',
        scopes: wanted,
        agreed: wish.prompt !== 'consent' && wanted.every((scope) => agreed.includes(scope)),
      }
    }),

    giveConsent: action('auth.giveConsent', async (ctx, wish: Wish & { agree: boolean }) => {
      const client = await clientFor(parts, ctx, wish)
      const back = new URL(wish.redirect_uri)
      if (wish.state !== undefined) back.searchParams.set('state', wish.state)
      back.searchParams.set('iss', parts.publicUrl)
      if (!wish.agree) {
        back.searchParams.set('error', 'access_denied')
        return { url: back.toString() }
      }
      back.searchParams.set('code', await codeFor(parts, ctx, client, wish))
      return { url: back.toString() }
    }),
  }
}

/** The program, when its request is one we may answer and the person belongs to its organisation. */
async function clientFor(parts: Parts, ctx: Context, wish: Wish): Promise<store.SsoClient> {
  const client = await store.clientById(parts.db, wish.client_id)
  if (!client?.redirectUris.includes(wish.redirect_uri) || !scopesIn(wish.scope).includes('openid'))
    throw refused('auth.sso_unknown')
  const roles = await parts.organisations.rolesOf(client.organisation, myAccount(ctx))
  if (roles.length === 0)
    throw refused('auth.sso_stranger', { organisation: (await parts.organisations.nameOf(client.organisation)) ?? '' })
  return client
}

async function codeFor(parts: Parts, ctx: ActionContext, client: store.SsoClient, wish: Wish): Promise<string> {
  const account = myAccount(ctx)
  const code = newToken()
  const scopes = scopesIn(wish.scope)
  const now = parts.now()
  await store.keepConsent(parts.db, { client: client.client, account, scopes, now })
  await store.keepCode(parts.db, hashOf(code), {
    client: client.client,
    account,
    redirectUri: wish.redirect_uri,
    scopes,
    nonce: wish.nonce ?? null,
    challenge: wish.code_challenge ?? null,
    session: await mySession(parts, ctx),
    now,
  })
  await noteEvent(parts.db, { name: 'auth.signed_in_elsewhere', account, now, facts: { client: client.client } })
  return code
}
