/** Talking to another OpenID Connect service; what it says is checked by the certified library. */
import type { Configuration } from 'openid-client'
import { isSafeAddress } from './rules/single-sign-on.ts'

// Fetched when first used: most installations never do.
const library = () => import('openid-client')

const patienceSeconds = 8

export interface Service {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
}

/** What the service says of itself; null when it does not answer, or as somebody else. */
export async function discover({ issuer, clientId, clientSecret }: Service): Promise<Configuration | null> {
  const { allowInsecureRequests, discovery } = await library()
  // http only where isSafeAddress allows it: on this very machine.
  const execute = issuer.startsWith('http:') && isSafeAddress(issuer) ? [allowInsecureRequests] : []
  try {
    return await discovery(new URL(issuer), clientId, clientSecret, undefined, { execute, timeout: patienceSeconds })
  } catch {
    return null
  }
}

export async function authorizationAddress(
  config: Configuration,
  step: { back: string; state: string; nonce: string; verifier: string },
): Promise<string> {
  const { buildAuthorizationUrl, calculatePKCECodeChallenge } = await library()
  return buildAuthorizationUrl(config, {
    redirect_uri: step.back,
    scope: 'openid profile email',
    state: step.state,
    nonce: step.nonce,
    code_challenge: await calculatePKCECodeChallenge(step.verifier),
    code_challenge_method: 'S256',
  }).toString()
}

export interface Identity {
  /** Who they are there, for good. */
  readonly subject: string
  /** Null when the service does not tell, or says the address is not proved. */
  readonly email: string | null
}

/** Who came back; null when the answer does not hold. `back` is the whole address they came back to. */
export async function identityFrom(
  config: Configuration,
  step: { back: string; state: string; nonce: string; verifier: string; emailClaim: string },
): Promise<Identity | null> {
  const { authorizationCodeGrant, fetchUserInfo } = await library()
  try {
    const tokens = await authorizationCodeGrant(config, new URL(step.back), {
      pkceCodeVerifier: step.verifier,
      expectedState: step.state,
      expectedNonce: step.nonce,
      idTokenExpected: true,
    })
    const claims = tokens.claims()
    if (!claims) return null
    const told = claims[step.emailClaim] ? claims : await fetchUserInfo(config, tokens.access_token, claims.sub)
    const email = told[step.emailClaim]
    const proved = typeof email === 'string' && told['email_verified'] !== false
    return { subject: claims.sub, email: proved ? email.trim().toLowerCase() : null }
  } catch {
    // Whatever does not fit is the same no; the library says more than a person could use.
    return null
  }
}
