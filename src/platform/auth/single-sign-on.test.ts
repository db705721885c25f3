/** Two installations on this machine: one signs its people in at the other, over the real protocol. */
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { after, test } from 'node:test'
import { serve } from '@hono/node-server'
import { appCode, type Browser, type Desk, signInDesk, tokenIn } from '../../../test/sign-in-desk.ts'
import { askForLink, giveSecondFactor, openLink, readAccount, readWaysIn } from './contract.ts'
import { confirmSecondFactor, startSecondFactor } from './contract-protection.ts'
import {
  addClient,
  addProvider,
  connectOutside,
  giveConsent,
  listSingleSignOn,
  readConsent,
  removeProvider,
  revokeClient,
  signInOutside,
  startOutside,
} from './contract-single-sign-on.ts'

/** An installation behind a port of its own. */
async function installation(): Promise<Desk> {
  let answer: Desk['fetch'] = () => new Response('starting', { status: 503 })
  const web = serve({ fetch: (request) => answer(request), port: 0, hostname: '127.0.0.1' })
  await new Promise<void>((listening) => web.once('listening', () => listening()))
  after(() => new Promise((closed) => web.close(closed)))
  const { port } = web.address() as { port: number }
  const desk = await signInDesk({ publicUrl: `http://127.0.0.1:${port}` })
  answer = desk.fetch
  return desk
}

const cloud = await installation()
const shop = await installation()

const signedInBefore = new Map<string, Browser>()

async function signedIn(desk: Desk, email: string, ...permissions: string[]): Promise<Browser> {
  const who = `${email} at ${desk.publicUrl}`
  const known = signedInBefore.get(who)
  if (known) return known
  const account = await desk.auth.ensureAccount(email, 'Amina Haddad', 'fr')
  desk.allow(account, ...permissions)
  const browser = desk.browser()
  await browser.call(askForLink, { email })
  assert.equal((await browser.call(openLink, { token: tokenIn(await desk.mailTo(email)) })).status, 200)
  signedInBefore.set(who, browser)
  return browser
}

const manage = 'single_sign_on.manage'
const back = `${shop.publicUrl}/sign-in/back`

/** A program registered at the cloud, and the cloud as a service at the shop. */
async function connected(domains: string[] = []) {
  const cloudAdmin = await signedIn(cloud, 'ada@cloud.example', manage)
  const { client, secret } = (await cloudAdmin.call(addClient, { name: 'The shop', redirectUris: [back] })).body
  const admin = await signedIn(shop, 'ines@shop.example', manage)
  const service = { name: 'Our cloud', issuer: cloud.publicUrl, clientId: client, clientSecret: secret, domains }
  const added = await admin.call(addProvider, service)
  assert.equal(added.status, 200)
  return { cloudAdmin, admin, client, secret, provider: added.body.provider }
}

const answerOf = (url: string): string => new URL(url).search.slice(1)

/** Goes to the service, agrees there, and comes back. */
async function throughCloud(browser: Browser, provider: string, there: Browser) {
  const { url } = (await browser.call(startOutside, { provider, next: '/shifts' })).body
  const wish = Object.fromEntries(new URL(url).searchParams) as never
  const agreed = await there.call(giveConsent, { ...(wish as object), agree: true } as never)
  return browser.call(signInOutside, { answer: answerOf((agreed.body as { url: string }).url) })
}

const whoIsIn = async (browser: Browser) => (await browser.call(readAccount, {})).body.email ?? null

test('a service signs somebody in once their mailbox has agreed, and from then on at once', async () => {
  const { provider } = await connected()
  const there = await signedIn(cloud, 'amina@coop.example', 'any')
  shop.allow(await shop.auth.ensureAccount('amina@coop.example', 'Amina', 'fr'), 'any')
  const browser = shop.browser()
  assert.ok((await browser.call(readWaysIn, {})).body.outside.some((one) => one.provider === provider))
  const first = await throughCloud(browser, provider, there)
  assert.deepEqual(first.body, { next: 'mailbox', wanted: '/shifts' })
  assert.equal(await whoIsIn(browser), null)
  const mail = await shop.mailTo('amina@coop.example')
  assert.match(mail?.body ?? '', /Our cloud/)
  const token = tokenIn(mail)
  assert.equal((await browser.call(connectOutside, { token })).body.next, 'signed_in')
  assert.equal(await whoIsIn(browser), 'amina@coop.example')
  assert.deepEqual((await shop.browser().call(connectOutside, { token })).refused, ['auth.link_used'])
  const later = shop.browser()
  assert.equal((await throughCloud(later, provider, there)).body.next, 'signed_in')
  assert.equal(await whoIsIn(later), 'amina@coop.example')
})

test('with a second factor here, the word of a service is only the first step', async () => {
  const { provider } = await connected()
  const email = 'bram@coop.example'
  const there = await signedIn(cloud, email, 'any')
  const own = await signedIn(shop, email, 'any')
  const { secret } = (await own.call(startSecondFactor, {})).body
  assert.equal((await own.call(confirmSecondFactor, { code: appCode(secret) })).status, 200)
  const browser = shop.browser()
  await throughCloud(browser, provider, there)
  const connection = await browser.call(connectOutside, { token: tokenIn(await shop.mailTo(email)) })
  assert.equal(connection.body.next, 'second_factor')
  assert.equal(await whoIsIn(browser), null)
  const again = shop.browser()
  assert.equal((await throughCloud(again, provider, there)).body.next, 'second_factor')
  assert.equal(await whoIsIn(again), null)
  const next = appCode(secret, Date.now() + 30_000)
  assert.equal((await again.call(giveSecondFactor, { code: next })).body.next, 'signed_in')
  assert.equal(await whoIsIn(again), email)
})

test('whoever is no person of the organisation, or of another domain, does not come in', async () => {
  const { provider } = await connected(['coop.example'])
  const stranger = await signedIn(cloud, 'mallory@coop.example', 'any')
  assert.deepEqual((await throughCloud(shop.browser(), provider, stranger)).refused, ['auth.outside_unknown'])
  await shop.auth.ensureAccount('mallory@coop.example', 'Mallory', 'fr')
  assert.deepEqual((await throughCloud(shop.browser(), provider, stranger)).refused, ['auth.outside_unknown'])
  const elsewhere = await signedIn(cloud, 'eve@elsewhere.example', 'any')
  assert.deepEqual((await throughCloud(shop.browser(), provider, elsewhere)).refused, ['auth.outside_domain'])
})

test('an answer of a service counts once, and only in the browser that began', async () => {
  const { provider } = await connected()
  const there = await signedIn(cloud, 'chloe@coop.example', 'any')
  shop.allow(await shop.auth.ensureAccount('chloe@coop.example', 'Chloé', 'fr'), 'any')
  const [hers, mallorys] = [shop.browser(), shop.browser()]
  const { url } = (await hers.call(startOutside, { provider })).body
  const wish = { ...Object.fromEntries(new URL(url).searchParams), agree: true } as never
  const answer = answerOf((await there.call(giveConsent, wish)).body.url)
  assert.deepEqual((await mallorys.call(signInOutside, { answer })).refused, ['auth.outside_failed'])
  assert.equal((await hers.call(signInOutside, { answer })).body.next, 'mailbox')
  assert.deepEqual((await hers.call(signInOutside, { answer })).refused, ['auth.outside_failed'])
})

test('a service that is silent, or reached without encryption, is not taken', async () => {
  const { admin } = await connected()
  const service = { name: 'X', clientId: 'x', clientSecret: 'y' }
  const silent = await admin.call(addProvider, { ...service, issuer: 'http://127.0.0.1:9' })
  assert.deepEqual(silent.refused, ['auth.issuer_silent'])
  const open = await admin.call(addProvider, { ...service, issuer: 'http://id.example' })
  assert.deepEqual(open.refused, ['auth.sso_address'])
})

test('the secret of a service is kept encrypted, and a removed service signs nobody in', async () => {
  const { admin, provider, secret } = await connected()
  const [row] = await shop.sql('select client_secret from auth.outside_provider where id = $1', [provider])
  assert.ok(!String(row?.['client_secret']).includes(secret))
  assert.ok(!JSON.stringify((await admin.call(listSingleSignOn, {})).body).includes(secret))
  assert.equal((await admin.call(removeProvider, { provider })).status, 200)
  assert.equal((await shop.browser().call(startOutside, { provider })).status, 404)
})

// What a program does that signs people in through us, by hand.
const verifier = 'a verifier that is long enough to be one, forty-three signs or more'
const challenge = createHash('sha256').update(verifier).digest('base64url')
const program = 'https://cloud.example/back'

async function registered() {
  const admin = await signedIn(shop, 'ines@shop.example', manage)
  const { client, secret } = (await admin.call(addClient, { name: 'Forum', redirectUris: [program] })).body
  const wish = {
    client_id: client,
    redirect_uri: program,
    response_type: 'code',
    scope: 'openid email profile groups',
    state: 'a state',
    nonce: 'a nonce',
    code_challenge: challenge,
    code_challenge_method: 'S256',
  } as const
  return { admin, client, secret, wish }
}

function askToken(client: string, secret: string, fields: Record<string, string>): Promise<Response> {
  return fetch(`${shop.publicUrl}/oidc/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${client}:${secret}`).toString('base64')}` },
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      redirect_uri: program,
      code_verifier: verifier,
      ...fields,
    }),
  })
}

const tellUser = (token: string) =>
  fetch(`${shop.publicUrl}/oidc/userinfo`, { headers: { authorization: `Bearer ${token}` } })

test('a person is asked once what a program may know, and the program learns just that', async () => {
  const { client, secret, wish } = await registered()
  const amina = await signedIn(shop, 'amina@coop.example', 'any')
  const asked = (await amina.call(readConsent, wish)).body
  assert.deepEqual(asked, {
    program: 'Forum',
    organisation: 'Le Panier',
    scopes: ['openid', 'profile', 'email', 'groups'],
    agreed: false,
  })
  const url = new URL((await amina.call(giveConsent, { ...wish, agree: true })).body.url)
  assert.equal(url.origin + url.pathname, program)
  assert.equal(url.searchParams.get('state'), 'a state')
  const answer = await askToken(client, secret, { code: url.searchParams.get('code') ?? '' })
  assert.equal(answer.status, 200)
  const tokens = await answer.json()
  const claims = JSON.parse(Buffer.from(tokens.id_token.split('.')[1], 'base64url').toString())
  assert.equal(claims.iss, shop.publicUrl)
  assert.equal(claims.aud, client)
  assert.equal(claims.nonce, 'a nonce')
  assert.deepEqual([claims.email, claims.groups], ['amina@coop.example', ['member']])
  const user = await (await tellUser(tokens.access_token)).json()
  assert.equal(user.sub, claims.sub)
  assert.equal((await amina.call(readConsent, wish)).body.agreed, true)
  const less = (await amina.call(readConsent, { ...wish, prompt: 'consent' })).body
  assert.equal(less.agreed, false)
})

test('a code is taken once, by its program, with its proof; taken twice, what it gave ends', async () => {
  const { client, secret, wish } = await registered()
  const other = await registered()
  const amina = await signedIn(shop, 'amina@coop.example', 'any')
  const fresh = async () =>
    new URL((await amina.call(giveConsent, { ...wish, agree: true })).body.url).searchParams.get('code') ?? ''
  const wrong = [
    await askToken(other.client, other.secret, { code: await fresh() }),
    await askToken(client, secret, { code: await fresh(), code_verifier: 'another' }),
    await askToken(client, secret, { code: await fresh(), redirect_uri: 'https://evil.example' }),
  ]
  assert.deepEqual(
    wrong.map((one) => one.status),
    [400, 400, 400],
  )
  assert.equal((await askToken(client, 'a wrong secret', { code: await fresh() })).status, 401)
  const code = await fresh()
  const { access_token } = await (await askToken(client, secret, { code })).json()
  assert.equal((await tellUser(access_token)).status, 200)
  assert.equal((await askToken(client, secret, { code })).status, 400)
  assert.equal((await tellUser(access_token)).status, 401)
  const late = await fresh()
  shop.pass(2)
  assert.equal((await askToken(client, secret, { code: late })).status, 400)
})

test('a program never sends people to an address it did not register, and a stranger is told nothing', async () => {
  const { wish } = await registered()
  const amina = await signedIn(shop, 'amina@coop.example', 'any')
  const evil = { ...wish, redirect_uri: 'https://evil.example/back', agree: true }
  assert.deepEqual((await amina.call(giveConsent, evil)).refused, ['auth.sso_unknown'])
  const refused = new URL((await amina.call(giveConsent, { ...wish, agree: false })).body.url)
  assert.equal(refused.searchParams.get('error'), 'access_denied')
  const stranger = shop.browser()
  await shop.auth.ensureAccount('stranger@elsewhere.example', 'Stranger', 'en')
  await stranger.call(askForLink, { email: 'stranger@elsewhere.example' })
  await stranger.call(openLink, { token: tokenIn(await shop.mailTo('stranger@elsewhere.example')) })
  assert.deepEqual((await stranger.call(giveConsent, { ...wish, agree: true })).refused, ['auth.sso_stranger'])
})

test('whoever may no longer sign in, or whose program was taken away, is nobody to it at once', async () => {
  const { admin, client, secret, wish } = await registered()
  const amina = await signedIn(shop, 'dieter@coop.example', 'any')
  const code =
    new URL((await amina.call(giveConsent, { ...wish, agree: true })).body.url).searchParams.get('code') ?? ''
  const { access_token } = await (await askToken(client, secret, { code })).json()
  const { account } = (await shop.auth.accountByEmail('dieter@coop.example')) ?? {}
  if (!account) assert.fail('Dieter has an account')
  await shop.auth.deactivate(account)
  assert.equal((await tellUser(access_token)).status, 401)
  await shop.auth.reactivate(account)
  assert.equal((await tellUser(access_token)).status, 200)
  await admin.call(revokeClient, { client })
  assert.equal((await tellUser(access_token)).status, 401)
})

test('keys are renewed every 90 days, and the old one stays listed while its tokens count', async () => {
  const kids = async (): Promise<string[]> =>
    (await (await fetch(`${cloud.publicUrl}/oidc/keys`)).json()).keys.map((key: { kid: string }) => key.kid)
  const [first] = await kids()
  cloud.pass(90 * 1440 + 1)
  const both = await kids()
  assert.equal(both.length, 2)
  assert.equal(both[1], first)
  cloud.pass(1440)
  assert.deepEqual(await kids(), both.slice(0, 1))
  const [row] = await cloud.sql('select private_key from auth.signing_key limit 1')
  assert.doesNotMatch(String(row?.['private_key']), /PRIVATE KEY/)
})
