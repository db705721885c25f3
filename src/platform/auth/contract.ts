/** Ways in and out. They run without an organisation: one account serves all. */
import { z } from 'zod'
import { languages } from '#platform/action.ts'
import { anyone, route, signedIn } from '#platform/route.ts'
import { isOwnPath } from './rules/link.ts'

const email = z.string().trim().toLowerCase().max(254).pipe(z.email())
const beforeSignIn = 'nobody is signed in yet'
const own = 'what concerns only the person themself'

/** What the browser gives and gets for a passkey; its parts are checked by the ceremony. */
const ceremony = z.record(z.string(), z.unknown())

/** `second_factor`: the way in was right, and a code is asked for before the session stands. */
const Entered = z.object({ next: z.enum(['signed_in', 'second_factor']) })

export const readWaysIn = route({
  method: 'GET',
  path: '/sign-in/ways',
  may: anyone(beforeSignIn),
  outside: true,
  says: 'Which ways to sign in this installation offers.',
  reply: z.object({
    passkeys: z.boolean(),
    demo: z.boolean(),
    /** Other services that sign people in here. */
    outside: z.array(z.object({ provider: z.string(), name: z.string() })),
  }),
})

export const askForLink = route({
  method: 'POST',
  path: '/sign-in/links',
  may: anyone(beforeSignIn),
  outside: true,
  says: 'Sends a sign-in link to the address if somebody has an account with it; answers alike if not.',
  body: z.object({ email, next: z.string().max(4000).refine(isOwnPath).optional() }),
  reply: z.object({ minutes: z.number() }),
  refusals: ['auth.too_often'],
})

export const openLink = route({
  method: 'POST',
  path: '/sign-in/sessions/link',
  may: anyone(beforeSignIn),
  outside: true,
  says: 'Signs in with the token of a link, once and within 15 minutes.',
  body: z.object({ token: z.string().min(1).max(200) }),
  reply: Entered,
  refusals: ['auth.link_used', 'auth.too_often'],
})

export const signInWithPassword = route({
  method: 'POST',
  path: '/sign-in/sessions/password',
  may: anyone(beforeSignIn),
  outside: true,
  says: 'Signs in with address and password, for those who set one.',
  body: z.object({ email, password: z.string().min(1).max(500) }),
  reply: Entered,
  refusals: ['auth.wrong_password', 'auth.too_often'],
})

export const askForPasswordReset = route({
  method: 'POST',
  path: '/sign-in/password-resets',
  may: anyone(beforeSignIn),
  outside: true,
  says: 'Sends a link to choose another password if somebody has an account with this address; answers alike if not.',
  body: z.object({ email }),
  reply: z.object({ minutes: z.number() }),
  refusals: ['auth.too_often'],
})

export const resetPassword = route({
  method: 'POST',
  path: '/sign-in/password-resets/password',
  may: anyone('the token shows who reads the mailbox'),
  outside: true,
  says: 'Sets the password with the token of a link, once. All sessions end; a second factor stays.',
  body: z.object({ token: z.string().min(1).max(200), password: z.string().max(500) }),
  reply: z.object({}),
  refusals: ['auth.link_used', 'auth.password_short', 'auth.password_long', 'auth.too_often'],
})

export const askForPasskey = route({
  method: 'POST',
  path: '/sign-in/passkey-challenges',
  may: anyone(beforeSignIn),
  outside: true,
  says: 'What the browser asks the authenticator to sign (WebAuthn request options).',
  reply: ceremony,
  refusals: ['auth.passkeys_unavailable', 'auth.too_often'],
})

export const signInWithPasskey = route({
  method: 'POST',
  path: '/sign-in/sessions/passkey',
  may: anyone(beforeSignIn),
  outside: true,
  says: 'Signs in with the answer of an authenticator.',
  body: z.object({ answer: ceremony }),
  reply: Entered,
  refusals: ['auth.passkey_refused', 'auth.passkeys_unavailable', 'auth.too_often'],
})

export const signInAsDemo = route({
  method: 'POST',
  path: '/sign-in/sessions/demo',
  may: anyone('invented people only; not found on any other installation'),
  outside: true,
  says: 'Signs in as one of the invented people of a demo installation.',
  body: z.object({ account: z.uuid() }),
  reply: Entered,
})

export const giveSecondFactor = route({
  method: 'POST',
  path: '/sign-in/second-factor',
  may: anyone('the first step was made, the session stands after this one'),
  outside: true,
  says: 'The second step: the six digits of the app, or one of the recovery codes.',
  body: z.object({ code: z.string().trim().min(1).max(40), trust: z.boolean().optional() }),
  reply: Entered,
  refusals: ['auth.wrong_code', 'auth.step_expired', 'auth.locked', 'auth.too_often'],
})

export const signOut = route({
  method: 'DELETE',
  path: '/sign-in/session',
  may: anyone('signing out twice is no mistake'),
  outside: true,
  says: 'Ends this session.',
  reply: z.object({}),
})

export const confirmAddress = route({
  method: 'POST',
  path: '/sign-in/address-confirmations',
  may: anyone('the token shows who reads the mailbox'),
  outside: true,
  says: 'One of the two mailboxes agrees to a change of address; it counts when both have.',
  body: z.object({ token: z.string().min(1).max(200) }),
  reply: z.object({ state: z.enum(['waiting', 'changed']) }),
  refusals: ['auth.link_used', 'auth.address_taken', 'auth.too_often'],
})

const Me = z.object({
  account: z.string(),
  email: z.string(),
  name: z.string(),
  language: z.enum(languages),
  password: z.boolean(),
  secondFactor: z.boolean(),
  passkeys: z.boolean(),
})

export const readAccount = route({
  method: 'GET',
  path: '/sign-in/account',
  may: signedIn(own),
  outside: true,
  says: 'The own account and how it is protected.',
  reply: Me,
})

export const changeAccount = route({
  method: 'PATCH',
  path: '/sign-in/account',
  may: signedIn(own),
  outside: true,
  says: 'Changes the own name or language.',
  body: z.object({ name: z.string().trim().min(1).max(120).optional(), language: z.enum(languages).optional() }),
  reply: Me,
})

export const changeAddress = route({
  method: 'POST',
  path: '/sign-in/account/address',
  may: signedIn(own),
  outside: true,
  says: 'Wishes for another address: both mailboxes get a link, both must agree within a day.',
  body: z.object({ email }),
  reply: z.object({ hours: z.number() }),
  refusals: ['auth.address_same', 'auth.too_often'],
})
