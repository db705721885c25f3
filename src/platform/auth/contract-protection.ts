/** How the own account is protected: password, second factor, passkeys, sessions. And the keys of programs. */
import { z } from 'zod'
import { route, signedIn } from '#platform/route.ts'

const own = 'what concerns only the person themself'
const ceremony = z.record(z.string(), z.unknown())
const currentPassword = z.string().min(1).max(500).optional()
const done = z.object({})

export const setPassword = route({
  method: 'PUT',
  path: '/sign-in/account/password',
  may: signedIn(own),
  outside: true,
  says: 'Sets or changes the password. Changing asks for the current one and ends all other sessions.',
  body: z.object({ current: currentPassword, password: z.string().max(500) }),
  reply: done,
  refusals: ['auth.password_short', 'auth.password_long', 'auth.wrong_current', 'auth.too_often'],
})

export const removePassword = route({
  method: 'POST',
  path: '/sign-in/account/password/removal',
  may: signedIn(own),
  outside: true,
  says: 'Takes the password away; links and passkeys still sign in.',
  body: z.object({ current: currentPassword }),
  reply: done,
  refusals: ['auth.wrong_current', 'auth.too_often'],
})

export const startSecondFactor = route({
  method: 'POST',
  path: '/sign-in/account/second-factor',
  may: signedIn(own),
  outside: true,
  says: 'Begins to set up the second factor: what the app must know, and recovery codes. Counts once confirmed.',
  body: z.object({ current: currentPassword }),
  reply: z.object({ uri: z.string(), secret: z.string(), recoveryCodes: z.array(z.string()) }),
  refusals: ['auth.second_factor_on', 'auth.wrong_current', 'auth.too_often'],
})

const code = z.string().trim().min(1).max(40)

export const confirmSecondFactor = route({
  method: 'POST',
  path: '/sign-in/account/second-factor/confirmation',
  may: signedIn(own),
  outside: true,
  says: 'Shows that the app works by one code, and switches the second factor on.',
  body: z.object({ code }),
  reply: done,
  refusals: ['auth.wrong_code', 'auth.second_factor_on', 'auth.second_factor_off', 'auth.too_often'],
})

export const removeSecondFactor = route({
  method: 'POST',
  path: '/sign-in/account/second-factor/removal',
  may: signedIn(own),
  outside: true,
  says: 'Switches the second factor off, with one of its codes or a recovery code.',
  body: z.object({ code, current: currentPassword }),
  reply: done,
  refusals: ['auth.wrong_code', 'auth.second_factor_off', 'auth.wrong_current', 'auth.too_often'],
})

export const renewRecoveryCodes = route({
  method: 'POST',
  path: '/sign-in/account/second-factor/recovery-codes',
  may: signedIn(own),
  outside: true,
  says: 'Makes new recovery codes; the old ones stop working.',
  body: z.object({ code, current: currentPassword }),
  reply: z.object({ recoveryCodes: z.array(z.string()) }),
  refusals: ['auth.wrong_code', 'auth.second_factor_off', 'auth.wrong_current', 'auth.too_often'],
})

const Passkey = z.object({
  passkey: z.string(),
  name: z.string(),
  synced: z.boolean(),
  createdAt: z.string(),
  lastUsedAt: z.string().nullable(),
})
const passkeyName = z.string().trim().min(1).max(80)

export const listPasskeys = route({
  method: 'GET',
  path: '/sign-in/account/passkeys',
  may: signedIn(own),
  outside: true,
  says: 'The own passkeys.',
  reply: z.object({ passkeys: z.array(Passkey) }),
})

export const startPasskey = route({
  method: 'POST',
  path: '/sign-in/account/passkey-challenges',
  may: signedIn(own),
  outside: true,
  says: 'What the browser asks the authenticator to make (WebAuthn creation options).',
  reply: ceremony,
  refusals: ['auth.passkeys_unavailable'],
})

export const addPasskey = route({
  method: 'POST',
  path: '/sign-in/account/passkeys',
  may: signedIn(own),
  outside: true,
  says: 'Keeps the passkey an authenticator has made.',
  body: z.object({ name: passkeyName, answer: ceremony }),
  reply: z.object({ passkey: z.string() }),
  refusals: ['auth.passkey_refused', 'auth.passkey_known', 'auth.passkeys_unavailable'],
})

export const renamePasskey = route({
  method: 'PATCH',
  path: '/sign-in/account/passkeys/:passkey',
  may: signedIn(own),
  outside: true,
  says: 'Gives an own passkey another name.',
  params: z.object({ passkey: z.uuid() }),
  body: z.object({ name: passkeyName }),
  reply: done,
})

export const removePasskey = route({
  method: 'DELETE',
  path: '/sign-in/account/passkeys/:passkey',
  may: signedIn(own),
  outside: true,
  says: 'Takes an own passkey away.',
  params: z.object({ passkey: z.uuid() }),
  reply: done,
})

export const listSessions = route({
  method: 'GET',
  path: '/sign-in/account/sessions',
  may: signedIn(own),
  outside: true,
  says: 'Where one is signed in.',
  reply: z.object({
    sessions: z.array(
      z.object({
        session: z.string(),
        browser: z.string().nullable(),
        system: z.string().nullable(),
        startedAt: z.string(),
        lastSeenAt: z.string(),
        here: z.boolean(),
      }),
    ),
  }),
})

export const endSession = route({
  method: 'DELETE',
  path: '/sign-in/account/sessions/:session',
  may: signedIn(own),
  outside: true,
  says: 'Signs out one of the own sessions, at once.',
  params: z.object({ session: z.uuid() }),
  reply: done,
})

export const endOtherSessions = route({
  method: 'DELETE',
  path: '/sign-in/account/sessions',
  may: signedIn(own),
  outside: true,
  says: 'Signs out everywhere but here, and forgets devices that need no second factor.',
  reply: z.object({ ended: z.number() }),
})

export const listKeys = route({
  method: 'GET',
  path: '/api-keys',
  may: 'api_keys.manage',
  says: 'The keys by which programs act for the organisation.',
  reply: z.object({
    keys: z.array(
      z.object({
        key: z.string(),
        name: z.string(),
        start: z.string(),
        permissions: z.array(z.string()),
        createdAt: z.string(),
        createdBy: z.string().nullable(),
        lastUsedAt: z.string().nullable(),
      }),
    ),
  }),
})

export const makeKey = route({
  method: 'POST',
  path: '/api-keys',
  may: 'api_keys.manage',
  says: 'Makes a key. It is shown in this answer and never again.',
  body: z.object({
    name: z.string().trim().min(1).max(80),
    permissions: z.array(z.string().max(80)).min(1).max(200),
  }),
  reply: z.object({ key: z.string(), secret: z.string() }),
  refusals: ['auth.key_beyond_own'],
})

export const revokeKey = route({
  method: 'DELETE',
  path: '/api-keys/:key',
  may: 'api_keys.manage',
  says: 'Stops a key from working, at once.',
  params: z.object({ key: z.uuid() }),
  reply: done,
})
