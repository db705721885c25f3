/** Signing in through another service, and other programs that sign people in through us (OpenID Connect). */
import { z } from 'zod'
import { anyone, route, signedIn } from '#platform/route.ts'

const id = z.uuid()
const line = z.string().trim().min(1).max(200)
const done = z.object({})
const longText = z.string().max(2000)

export const listSingleSignOn = route({
  method: 'GET',
  path: '/single-sign-on',
  may: 'single_sign_on.manage',
  says: 'Services that sign people in here, and programs that sign people in through us.',
  reply: z.object({
    issuer: z.string(),
    back: z.string(),
    providers: z.array(
      z.object({
        provider: id,
        name: z.string(),
        issuer: z.string(),
        clientId: z.string(),
        domains: z.array(z.string()),
      }),
    ),
    clients: z.array(
      z.object({
        client: id,
        name: z.string(),
        redirectUris: z.array(z.string()),
        madeAt: z.string(),
        lastUsedAt: z.string().nullable(),
      }),
    ),
  }),
})

export const addProvider = route({
  method: 'POST',
  path: '/single-sign-on/providers',
  may: 'single_sign_on.manage',
  says: 'Lets people of the organisation sign in through this OpenID Connect service; it is asked once whether it answers.',
  body: z.object({
    name: line,
    issuer: line,
    clientId: line,
    clientSecret: z.string().trim().min(1).max(500),
    domains: z.array(z.string().trim().toLowerCase().max(100)).max(50).default([]),
    emailClaim: z.string().trim().min(1).max(60).default('email'),
  }),
  reply: z.object({ provider: id }),
  refusals: ['auth.sso_address', 'auth.issuer_silent'],
})

export const removeProvider = route({
  method: 'DELETE',
  path: '/single-sign-on/providers/:provider',
  may: 'single_sign_on.manage',
  says: 'Nobody signs in through this service any more.',
  params: z.object({ provider: id }),
  reply: done,
})

export const addClient = route({
  method: 'POST',
  path: '/single-sign-on/clients',
  may: 'single_sign_on.manage',
  says: 'Registers a program that signs people in through us. Its secret is shown in this answer and never again.',
  body: z.object({ name: line, redirectUris: z.array(z.string().trim().max(500)).min(1).max(10) }),
  reply: z.object({ client: id, secret: z.string() }),
  refusals: ['auth.sso_address'],
})

export const revokeClient = route({
  method: 'DELETE',
  path: '/single-sign-on/clients/:client',
  may: 'single_sign_on.manage',
  says: 'The program signs nobody in through us any more, at once.',
  params: z.object({ client: id }),
  reply: done,
})

export const startOutside = route({
  method: 'POST',
  path: '/sign-in/outside-steps',
  may: anyone('nobody is signed in yet'),
  outside: true,
  says: 'Begins to sign in through another service: the address to go to.',
  body: z.object({ provider: id, next: longText.optional() }),
  reply: z.object({ url: z.string() }),
  refusals: ['auth.issuer_silent', 'auth.too_often'],
})

export const signInOutside = route({
  method: 'POST',
  path: '/sign-in/sessions/outside',
  may: anyone('nobody is signed in yet'),
  outside: true,
  says: 'Signs in with what the other service sent along. The first time the own mailbox must agree.',
  body: z.object({ answer: z.string().max(8000) }),
  reply: z.object({ next: z.enum(['signed_in', 'second_factor', 'mailbox']), wanted: z.string().nullable() }),
  refusals: ['auth.outside_failed', 'auth.outside_unknown', 'auth.outside_domain', 'auth.too_often'],
})

export const connectOutside = route({
  method: 'POST',
  path: '/sign-in/sessions/connection',
  may: anyone('the token shows who reads the mailbox'),
  outside: true,
  says: 'The mailbox agrees that the other service may sign this person in, and signs them in.',
  body: z.object({ token: z.string().min(1).max(200) }),
  reply: z.object({ next: z.enum(['signed_in', 'second_factor']) }),
  refusals: ['auth.link_used', 'auth.too_often'],
})

/** As the program sent it (OpenID Connect Core 3.1.2.1). */
const wish = z.object({
  client_id: id,
  redirect_uri: longText,
  response_type: z.literal('code'),
  scope: z.string().max(500),
  state: longText.optional(),
  nonce: longText.optional(),
  code_challenge: z.string().max(200).optional(),
  code_challenge_method: z.literal('S256').optional(),
  prompt: z.string().max(60).optional(),
})

export const readConsent = route({
  method: 'GET',
  path: '/sign-in/consent',
  may: signedIn('everybody decides for themself what a program learns of them'),
  outside: true,
  says: 'Which program wants to know who is signed in, and what it would learn.',
  query: wish,
  reply: z.object({
    program: z.string(),
    organisation: z.string(),
    scopes: z.array(z.enum(['openid', 'profile', 'email', 'groups'])),
    /** Agreed before: nothing is asked again. */
    agreed: z.boolean(),
  }),
  refusals: ['auth.sso_unknown', 'auth.sso_stranger'],
})

export const giveConsent = route({
  method: 'POST',
  path: '/sign-in/consent',
  may: signedIn('everybody decides for themself what a program learns of them'),
  outside: true,
  says: 'Agrees or refuses: the address of the program to go back to.',
  body: wish.extend({ agree: z.boolean() }),
  reply: z.object({ url: z.string() }),
  refusals: ['auth.sso_unknown', 'auth.sso_stranger'],
})
