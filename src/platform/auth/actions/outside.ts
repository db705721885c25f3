/** Signing in through another service (OpenID Connect): sent there, back again, and through the same gate as every way in. */
import { action, read } from '#platform/action.ts'
import { found, refuseWith } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import { newId } from '#platform/values/ids.ts'
import type * as contract from '../contract-single-sign-on.ts'
import { linkMinutes } from '../engine.ts'
import { authorizationAddress, discover, identityFrom } from '../openid-client.ts'
import { atMost, cookieIn, doorOf, hashOf, newToken, type Parts, refused } from '../parts.ts'
import { isOwnPath, linkUrl } from '../rules/link.ts'
import { isOfDomains, isSafeAddress, whyNotAddresses } from '../rules/single-sign-on.ts'
import { seal, unseal } from '../seal.ts'
import * as store from '../store/outside.ts'
import { personByEmail } from '../store/people.ts'
import { readClients } from '../store/sso.ts'
import { beforeEntering, enterAsKnown } from './entering.ts'

const stepMinutes = 15
const browserCookie = 'komunigi_outside'

/** Where services send people back to. */
export const backAddress = (publicUrl: string): string => `${publicUrl}/sign-in/back`

export function outsideActions(parts: Parts) {
  return {
    listSingleSignOn: read('auth.listSingleSignOn', async (ctx) => ({
      issuer: parts.publicUrl,
      back: backAddress(parts.publicUrl),
      providers: (await store.readProviders(ctx.db, ctx.organisation)).map(
        ({ provider, name, issuer, clientId, domains }) => ({
          provider,
          name,
          issuer,
          clientId,
          domains,
        }),
      ),
      clients: await readClients(ctx.db, ctx.organisation),
    })),

    addProvider: action('auth.addProvider', async (ctx, wish: InputOf<typeof contract.addProvider>) => {
      refuseWith(whyNotAddresses([wish.issuer]))
      const { clientId, clientSecret, issuer } = wish
      if (!(await discover({ issuer, clientId, clientSecret }))) throw refused('auth.issuer_silent', { issuer })
      const provider = newId()
      await store.addProvider(ctx.db, ctx.organisation, {
        ...wish,
        provider,
        clientSecret: seal(parts.secret, clientSecret),
        domains: wish.domains.filter(Boolean),
        account: ctx.actor.account,
        now: ctx.now,
      })
      ctx.record('auth.provider_added', { subject: provider })
      return { provider }
    }),

    startOutside: action('auth.startOutside', async (ctx, wish: InputOf<typeof contract.startOutside>) => {
      await beforeEntering(parts, ctx)
      const provider = found(await store.providerById(parts.db, wish.provider), 'service')
      const config = await configOf(parts, provider)
      if (!config) throw refused('auth.issuer_silent', { issuer: provider.issuer })
      const [state, nonce, verifier, browser] = [newToken(), newToken(), newToken(), newToken()]
      const next = wish.next && isOwnPath(wish.next) ? wish.next : null
      await store.keepStep(parts.db, {
        provider: provider.provider,
        stateHash: hashOf(state),
        browserHash: hashOf(browser),
        nonce,
        verifier,
        next,
        minutes: stepMinutes,
        now: parts.now(),
      })
      doorOf(ctx).setCookie(cookieFor(parts, browser, stepMinutes * 60))
      const back = backAddress(parts.publicUrl)
      return { url: await authorizationAddress(config, { back, state, nonce, verifier }) }
    }),

    signInOutside: action('auth.signInOutside', async (ctx, { answer }: { answer: string }) => {
      await beforeEntering(parts, ctx)
      const state = new URLSearchParams(answer).get('state') ?? ''
      const browser = cookieIn(doorOf(ctx).request, browserCookie) ?? ''
      doorOf(ctx).setCookie(cookieFor(parts, '', 0))
      const hashes = { stateHash: hashOf(state), browserHash: hashOf(browser) }
      const step = await store.useStep(parts.db, { ...hashes, now: parts.now() })
      const provider = step && (await store.providerById(parts.db, step.provider))
      const config = provider && (await configOf(parts, provider))
      if (!step || !provider || !config) throw refused('auth.outside_failed')
      const back = `${backAddress(parts.publicUrl)}?${answer}`
      const who = await identityFrom(config, { back, state, ...step, emailClaim: provider.emailClaim })
      if (!who) throw refused('auth.outside_failed')
      return { ...(await enterAs(parts, ctx, provider, who)), wanted: step.next }
    }),

    connectOutside: action('auth.connectOutside', async (ctx, { token }: { token: string }) => {
      await beforeEntering(parts, ctx)
      const wish = await store.useLinkWish(parts.db, hashOf(token), parts.now())
      const provider = wish && (await store.providerById(parts.db, wish.provider))
      if (!wish || !provider) throw refused('auth.link_used')
      return enterAsKnown(parts, ctx, wish.account, { way: 'outside', otherwise: 'auth.link_used' })
    }),
  }
}

export const removeProviderAction = action('auth.removeProvider', async (ctx, { provider }: { provider: string }) => {
  found(await store.removeProvider(ctx.db, ctx.organisation, provider, ctx.actor.account, ctx.now), 'service')
  ctx.record('auth.provider_removed', { subject: provider })
  return {}
})

type Ctx = Parameters<Parameters<typeof action>[1]>[0]

/** Somebody the service named before enters. A new name must be agreed to by the mailbox of the account it claims:
 *  the word of one organisation's service must not open the accounts of another's people. */
async function enterAs(
  parts: Parts,
  ctx: Ctx,
  provider: store.Provider,
  who: { subject: string; email: string | null },
) {
  const belongs = async (account: Parameters<typeof enterAsKnown>[2]) =>
    (await parts.organisations.rolesOf(provider.organisation, account)).length > 0
  const known = await store.accountOfSubject(parts.db, provider.provider, who.subject)
  if (known) {
    if (!(await belongs(known))) throw refused('auth.outside_unknown', { email: who.email ?? '' })
    return enterAsKnown(parts, ctx, known, { way: 'outside', otherwise: 'auth.outside_failed' })
  }
  const email = who.email ?? ''
  if (!isOfDomains(email, provider.domains)) throw refused('auth.outside_domain', { domains: provider.domains })
  const person = email ? await personByEmail(parts.db, email) : null
  if (!person || person.deactivated || !(await belongs(person.account)))
    throw refused('auth.outside_unknown', { email })
  await atMost(parts, 'linkPerAddress', email)
  const token = newToken()
  await store.keepLinkWish(parts.db, {
    tokenHash: hashOf(token),
    provider: provider.provider,
    subject: who.subject,
    account: person.account,
    minutes: linkMinutes,
    now: parts.now(),
  })
  const link = linkUrl(parts.publicUrl, 'connect', token)
  parts.send({ to: person.email, language: person.language, kind: 'connect', link, facts: { service: provider.name } })
  return { next: 'mailbox' as const }
}

async function configOf(parts: Parts, { issuer, clientId, clientSecret }: store.Provider) {
  const opened = unseal(parts.secret, clientSecret)
  return opened !== null && isSafeAddress(issuer) ? discover({ issuer, clientId, clientSecret: opened }) : null
}

const cookieFor = (parts: Parts, value: string, seconds: number): string =>
  [
    `${browserCookie}=${value}; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Lax`,
    ...(parts.publicUrl.startsWith('https://') ? ['Secure'] : []),
  ].join('; ')
