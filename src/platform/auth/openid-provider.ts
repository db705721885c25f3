/** The addresses that programs call when they sign people in through us (OpenID Connect Core 1.0: code flow, PKCE).
 *  They speak the protocol's own words and are no part of our API. */
import { createHash, timingSafeEqual } from 'node:crypto'
import type { Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { Env } from '#platform/http/serve.ts'
import { type AccountId, isId } from '#platform/values/ids.ts'
import { hashOf, newToken, type Parts } from './parts.ts'
import { scopes } from './rules/single-sign-on.ts'
import { makeSigning } from './signing.ts'
import { personById } from './store/people.ts'
import * as store from './store/sso.ts'

const tokenSeconds = 3600
const bodyAtMost = 20_000

type Claims = Readonly<Record<string, unknown>>
type Asked = Context<Env>

export function serveOpenId(app: Hono<Env>, parts: Parts): void {
  const signing = makeSigning(parts)
  const at = (path: string): string => `${parts.publicUrl}${path}`
  app.get('/.well-known/openid-configuration', (asked) =>
    asked.json({
      issuer: parts.publicUrl,
      authorization_endpoint: at('/allow'),
      token_endpoint: at('/oidc/token'),
      userinfo_endpoint: at('/oidc/userinfo'),
      jwks_uri: at('/oidc/keys'),
      scopes_supported: scopes,
      response_types_supported: ['code'],
      response_modes_supported: ['query'],
      grant_types_supported: ['authorization_code'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['RS256'],
      token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
      code_challenge_methods_supported: ['S256'],
      claims_supported: ['sub', 'name', 'locale', 'email', 'email_verified', 'groups'],
      authorization_response_iss_parameter_supported: true,
    }),
  )
  app.get('/oidc/keys', async (asked) => asked.json({ keys: await signing.keys() }))
  app.post('/oidc/token', bodyLimit({ maxSize: bodyAtMost }), (asked) => giveToken(asked, parts, signing.token))
  app.on(['GET', 'POST'], '/oidc/userinfo', (asked) => tellUser(asked, parts))
}

async function giveToken(asked: Asked, parts: Parts, sign: (claims: Claims) => Promise<string>): Promise<Response> {
  asked.header('cache-control', 'no-store')
  const form = new URLSearchParams(await asked.req.text())
  const client = await clientOf(parts, asked.req.header('authorization'), form)
  if (!client) {
    asked.header('www-authenticate', 'Basic realm="komunigi"')
    return asked.json({ error: 'invalid_client' }, 401)
  }
  if (form.get('grant_type') !== 'authorization_code') return asked.json({ error: 'unsupported_grant_type' }, 400)
  const codeHash = hashOf(form.get('code') ?? '')
  const now = parts.now()
  const code = await store.useCode(parts.db, codeHash, client.client, now)
  if (code?.usedBefore) await store.endTokensOf(parts.db, codeHash)
  const fits =
    code && !code.usedBefore && code.redirectUri === form.get('redirect_uri') && isProved(code.challenge, form)
  const user = fits ? await claimsOf(parts, client, code.account, code.scopes) : null
  if (!fits || !user) return asked.json({ error: 'invalid_grant' }, 400)
  const token = newToken()
  const { account } = code
  await store.keepToken(parts.db, {
    tokenHash: hashOf(token),
    codeHash,
    client: client.client,
    account,
    scopes: code.scopes,
    seconds: tokenSeconds,
    now,
  })
  await store.touchClient(parts.db, client, now)
  const seconds = Math.floor(Date.parse(now) / 1000)
  const idToken = await sign({
    iss: parts.publicUrl,
    aud: client.client,
    iat: seconds,
    exp: seconds + tokenSeconds,
    auth_time: Math.floor(code.signedInAt.getTime() / 1000),
    ...(code.nonce === null ? {} : { nonce: code.nonce }),
    ...user,
  })
  return asked.json({
    access_token: token,
    token_type: 'Bearer',
    expires_in: tokenSeconds,
    id_token: idToken,
    scope: code.scopes.join(' '),
  })
}

/** RFC 7636: whoever began shows what only they know. A code without a challenge is for programs without PKCE. */
function isProved(challenge: string | null, form: URLSearchParams): boolean {
  const verifier = form.get('code_verifier')
  if (challenge === null) return verifier === null
  return (
    createHash('sha256')
      .update(verifier ?? '')
      .digest('base64url') === challenge
  )
}

async function clientOf(
  parts: Parts,
  header: string | undefined,
  form: URLSearchParams,
): Promise<store.SsoClient | null> {
  const basic = /^Basic\s+([\w+/=-]+)$/i.exec(header ?? '')?.[1]
  const [id, secret] = basic ? partsOfBasic(basic) : [form.get('client_id') ?? '', form.get('client_secret') ?? '']
  const client = isId(id) ? await store.clientById(parts.db, id) : null
  const given = Buffer.from(hashOf(secret))
  const known = Buffer.from(client?.secretHash ?? '')
  return client && given.length === known.length && timingSafeEqual(given, known) ? client : null
}

/** RFC 6749, 2.3.1: both halves are form-encoded before they are joined. */
function partsOfBasic(basic: string): [string, string] {
  const text = Buffer.from(basic, 'base64').toString()
  const at = text.indexOf(':')
  const plain = (part: string): string => new URLSearchParams(`x=${part}`).get('x') ?? ''
  return at < 0 ? ['', ''] : [plain(text.slice(0, at)), plain(text.slice(at + 1))]
}

async function tellUser(asked: Asked, parts: Parts): Promise<Response> {
  asked.header('cache-control', 'no-store')
  const bearer = /^Bearer\s+([\w-]+)$/i.exec(asked.req.header('authorization') ?? '')?.[1]
  const token = bearer ? await store.tokenOf(parts.db, hashOf(bearer), parts.now()) : null
  const client = token && (await store.clientById(parts.db, token.client))
  const claims = client && (await claimsOf(parts, client, token.account, token.scopes))
  if (claims) return asked.json(claims)
  asked.header('www-authenticate', 'Bearer error="invalid_token"')
  return asked.json({ error: 'invalid_token' }, 401)
}

/** What these scopes tell of the person; null once they may no longer sign in or have left the organisation. */
async function claimsOf(
  parts: Parts,
  client: store.SsoClient,
  account: AccountId,
  given: readonly string[],
): Promise<Claims | null> {
  const person = await personById(parts.db, account)
  const roles = await parts.organisations.rolesOf(client.organisation, account)
  if (!person || person.deactivated || roles.length === 0) return null
  return {
    sub: account,
    ...(given.includes('profile') ? { name: person.name, locale: person.language } : {}),
    ...(given.includes('email') ? { email: person.email, email_verified: person.verified } : {}),
    ...(given.includes('groups') ? { groups: roles } : {}),
  }
}
