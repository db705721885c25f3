import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { AccountId } from '#platform/values/ids.ts'
import { Authenticator } from '../../../test/authenticator.ts'
import { appCode, type Browser, signInDesk, tokenIn } from '../../../test/sign-in-desk.ts'
import {
  askForLink,
  askForPasskey,
  askForPasswordReset,
  giveSecondFactor,
  openLink,
  readAccount,
  readWaysIn,
  resetPassword,
  signInAsDemo,
  signInWithPasskey,
  signInWithPassword,
  signOut,
} from './contract.ts'
import { addPasskey, confirmSecondFactor, setPassword, startPasskey, startSecondFactor } from './contract-protection.ts'

const desk = await signInDesk({ demo: true })
const realDesk = await signInDesk()

const password = 'nine leeks and a pear'

async function signedIn(email: string, browser: Browser = desk.browser()): Promise<Browser> {
  await desk.auth.ensureAccount(email, 'Amina', 'fr')
  await browser.call(askForLink, { email })
  const opened = await browser.call(openLink, { token: tokenIn(await desk.mailTo(email)) })
  assert.equal(opened.status, 200)
  return browser
}

async function withSecondFactor(email: string): Promise<{ browser: Browser; secret: string; recoveryCodes: string[] }> {
  const browser = await signedIn(email)
  const { body } = await browser.call(startSecondFactor, {})
  const confirmed = await browser.call(confirmSecondFactor, { code: appCode(body.secret) })
  assert.equal(confirmed.status, 200)
  return { browser, ...body }
}

async function addPasskeyFor(browser: Browser): Promise<Authenticator> {
  const phone = new Authenticator()
  const options = await browser.call(startPasskey, {})
  const added = await browser.call(addPasskey, { name: 'Phone', answer: phone.create(options.body, desk.publicUrl) })
  assert.equal(added.status, 200)
  return phone
}

const whoIsIn = async (browser: Browser) => (await browser.call(readAccount, {})).body.email ?? null

describe('a link', () => {
  test('sent to an invited person signs in whoever opens it', async () => {
    const browser = await signedIn('amina@link.example')
    assert.equal(await whoIsIn(browser), 'amina@link.example')
    assert.equal((await desk.auth.accountByEmail('amina@link.example'))?.verified, true)
  })

  test('is written in the language of the person, and its token stays out of the address sent to the server', async () => {
    await signedIn('chloe@link.example')
    const mail = await desk.mailTo('chloe@link.example')
    assert.equal(mail?.subject, 'Votre lien de connexion')
    assert.match(mail?.link?.url ?? '', /^https:\/\/shop\.example\/sign-in\/open#\w+$/)
  })

  test('works once', async () => {
    await signedIn('bram@link.example')
    const token = tokenIn(await desk.mailTo('bram@link.example'))
    const other = desk.browser()
    assert.deepEqual((await other.call(openLink, { token })).refused, ['auth.link_used'])
    assert.equal(other.cookies.size, 0)
  })

  test('opened twice at the same moment signs in one', async () => {
    await desk.auth.ensureAccount('dieter@link.example', 'Dieter', 'de')
    await desk.browser().call(askForLink, { email: 'dieter@link.example' })
    const token = tokenIn(await desk.mailTo('dieter@link.example'))
    const both = await Promise.all([desk.browser(), desk.browser()].map((one) => one.call(openLink, { token })))
    assert.deepEqual(both.map(({ status }) => status).sort(), [200, 409])
  })

  test('is too old after its 15 minutes', async () => {
    const browser = desk.browser()
    await desk.auth.ensureAccount('elif@link.example', 'Elif', 'de')
    await browser.call(askForLink, { email: 'elif@link.example' })
    const token = tokenIn(await desk.mailTo('elif@link.example'))
    await desk.sql(`update auth.verification set expires_at = now() - interval '1 second'
      where value like '%elif@link.example%'`)
    assert.deepEqual((await browser.call(openLink, { token })).refused, ['auth.link_used'])
  })

  test('leads on to the page one wanted, and to no other site', async () => {
    await desk.auth.ensureAccount('faye@link.example', 'Faye', 'en')
    const browser = desk.browser()
    await browser.call(askForLink, { email: 'faye@link.example', next: '/shifts?week=12' })
    const mail = await desk.mailTo('faye@link.example')
    assert.match(mail?.link?.url ?? '', /\/sign-in\/open\?next=%2Fshifts%3Fweek%3D12#/)
    for (const next of ['//evil.example', 'https://evil.example', '/\\evil.example'])
      assert.equal((await browser.call(askForLink, { email: 'faye@link.example', next })).status, 422)
  })

  test('is promised alike to an address nobody knows, and not sent', async () => {
    await desk.auth.ensureAccount('gita@link.example', 'Gita', 'en')
    const known = await desk.browser().call(askForLink, { email: 'gita@link.example' })
    const unknown = await desk.browser().call(askForLink, { email: 'nobody@link.example' })
    assert.deepEqual(unknown, known)
    assert.equal(await desk.mailTo('nobody@link.example'), undefined)
    assert.equal(await desk.auth.accountByEmail('nobody@link.example'), null)
  })

  test('is not sent to somebody deactivated, and an earlier one no longer works', async () => {
    const account = await desk.auth.ensureAccount('hugo@link.example', 'Hugo', 'fr')
    const browser = desk.browser()
    await browser.call(askForLink, { email: 'hugo@link.example' })
    const token = tokenIn(await desk.mailTo('hugo@link.example'))
    await desk.auth.deactivate(account)
    assert.deepEqual((await browser.call(openLink, { token })).refused, ['auth.link_used'])
    desk.mails.length = 0
    await browser.call(askForLink, { email: 'hugo@link.example' })
    assert.equal(await desk.mailTo('hugo@link.example'), undefined)
  })

  test('does not sign anybody in from a page of another site', async () => {
    await desk.auth.ensureAccount('ines@link.example', 'Ines', 'fr')
    await desk.browser().call(askForLink, { email: 'ines@link.example' })
    const token = tokenIn(await desk.mailTo('ines@link.example'))
    const browser = desk.browser()
    assert.equal((await browser.call(openLink, { token }, { origin: 'https://evil.example' })).status, 403)
    assert.equal((await browser.call(openLink, { token })).status, 200)
  })
})

describe('a password', () => {
  test('signs in with the address it was set for', async () => {
    const first = await signedIn('amina@password.example')
    assert.equal((await first.call(setPassword, { password })).status, 200)
    const browser = desk.browser()
    const entered = await browser.call(signInWithPassword, { email: 'Amina@Password.example ', password })
    assert.deepEqual(entered.body, { next: 'signed_in' })
    assert.equal(await whoIsIn(browser), 'amina@password.example')
  })

  test('that is wrong, of nobody, or was never set is refused with the same words', async () => {
    const first = await signedIn('bram@password.example')
    await first.call(setPassword, { password })
    await signedIn('chloe@password.example')
    const browser = desk.browser()
    for (const email of ['bram@password.example', 'chloe@password.example', 'nobody@password.example'])
      assert.deepEqual((await browser.call(signInWithPassword, { email, password: 'something else' })).refused, [
        'auth.wrong_password',
      ])
    assert.equal(browser.cookies.size, 0)
  })
})

describe('a passkey', () => {
  test('signs in without an address', async () => {
    const phone = await addPasskeyFor(await signedIn('amina@passkey.example'))
    const browser = desk.browser()
    const asked = await browser.call(askForPasskey, {})
    const entered = await browser.call(signInWithPasskey, { answer: phone.get(asked.body, desk.publicUrl) })
    assert.deepEqual(entered.body, { next: 'signed_in' })
    assert.equal(await whoIsIn(browser), 'amina@passkey.example')
  })

  test('does not sign in by an answer given before', async () => {
    const phone = await addPasskeyFor(await signedIn('bram@passkey.example'))
    const asked = await desk.browser().call(askForPasskey, {})
    const answer = phone.get(asked.body, desk.publicUrl)
    assert.equal((await desk.browser().call(signInWithPasskey, { answer })).status, 200)
    assert.deepEqual((await desk.browser().call(signInWithPasskey, { answer })).refused, ['auth.passkey_refused'])
  })

  test('does not sign in by an answer given to another site', async () => {
    const phone = await addPasskeyFor(await signedIn('chloe@passkey.example'))
    const asked = await desk.browser().call(askForPasskey, {})
    const answer = phone.get(asked.body, 'https://evil.example')
    assert.deepEqual((await desk.browser().call(signInWithPasskey, { answer })).refused, ['auth.passkey_refused'])
  })

  test('nobody knows, or whose signature does not fit, is refused', async () => {
    const phone = await addPasskeyFor(await signedIn('dieter@passkey.example'))
    const stranger = new Authenticator()
    stranger.create({ rp: { id: 'shop.example' } }, desk.publicUrl)
    const browser = desk.browser()
    const first = (await browser.call(askForPasskey, {})).body
    const second = (await browser.call(askForPasskey, {})).body
    const forged = { ...stranger.get(second, desk.publicUrl), id: phone.get(first, desk.publicUrl)['id'] }
    for (const answer of [stranger.get(first, desk.publicUrl), forged, {}])
      assert.deepEqual((await browser.call(signInWithPasskey, { answer })).refused, ['auth.passkey_refused'])
  })
})

describe('the second factor', () => {
  test('stands behind a link', async () => {
    const { secret } = await withSecondFactor('amina@second.example')
    const browser = desk.browser()
    await browser.call(askForLink, { email: 'amina@second.example' })
    const opened = await browser.call(openLink, { token: tokenIn(await desk.mailTo('amina@second.example')) })
    await onlyAfterCode(browser, opened.body, secret)
  })

  test('stands behind a password', async () => {
    const { browser: first, secret } = await withSecondFactor('bram@second.example')
    await first.call(setPassword, { password })
    const browser = desk.browser()
    const entered = await browser.call(signInWithPassword, { email: 'bram@second.example', password })
    await onlyAfterCode(browser, entered.body, secret)
  })

  test('stands behind a passkey', async () => {
    const { browser: first, secret } = await withSecondFactor('chloe@second.example')
    const phone = await addPasskeyFor(first)
    const browser = desk.browser()
    const asked = await browser.call(askForPasskey, {})
    const entered = await browser.call(signInWithPasskey, { answer: phone.get(asked.body, desk.publicUrl) })
    await onlyAfterCode(browser, entered.body, secret)
  })

  test('stands behind the choice of people of a demo', async () => {
    const { secret } = await withSecondFactor('dieter@second.example')
    const account = (await desk.auth.accountByEmail('dieter@second.example'))?.account ?? ''
    const browser = desk.browser()
    await onlyAfterCode(browser, (await browser.call(signInAsDemo, { account })).body, secret)
  })

  test('stands behind a session opened by another part of the house', async () => {
    await withSecondFactor('elif@second.example')
    const account = (await desk.auth.accountByEmail('elif@second.example'))?.account as AccountId
    const cookies = await desk.auth.createSession(account, new Request(desk.publicUrl))
    assert.ok(cookies.every((cookie) => !/session_token=[^;]/.test(cookie)))
    assert.equal((await desk.auth.listSessions(account)).length, 1)
  })

  test('can be given by a recovery code, each of them once', async () => {
    const { recoveryCodes } = await withSecondFactor('faye@second.example')
    const code = recoveryCodes[0] ?? ''
    for (const expected of [[], ['auth.wrong_code']]) {
      const browser = desk.browser()
      await browser.call(askForLink, { email: 'faye@second.example' })
      await browser.call(openLink, { token: tokenIn(await desk.mailTo('faye@second.example')) })
      assert.deepEqual((await browser.call(giveSecondFactor, { code })).refused, expected)
    }
  })

  test('is not asked again where one chose to be remembered, and is asked elsewhere', async () => {
    const { secret } = await withSecondFactor('gita@second.example')
    const browser = desk.browser()
    const enter = async (by: Browser) => {
      await by.call(askForLink, { email: 'gita@second.example' })
      return (await by.call(openLink, { token: tokenIn(await desk.mailTo('gita@second.example')) })).body.next
    }
    assert.equal(await enter(browser), 'second_factor')
    await browser.call(giveSecondFactor, { code: appCode(secret), trust: true })
    await browser.call(signOut, {})
    assert.equal(await enter(browser), 'signed_in')
    assert.equal(await enter(desk.browser()), 'second_factor')
  })

  test('takes each code once', async () => {
    const { secret } = await withSecondFactor('ines@second.example')
    const code = appCode(secret)
    for (const expected of [[], ['auth.wrong_code']]) {
      const browser = desk.browser()
      await browser.call(askForLink, { email: 'ines@second.example' })
      await browser.call(openLink, { token: tokenIn(await desk.mailTo('ines@second.example')) })
      assert.deepEqual((await browser.call(giveSecondFactor, { code })).refused, expected)
    }
  })

  test('can be reset for somebody who lost phone and codes; all their sessions end', async () => {
    const { browser } = await withSecondFactor('nina@second.example')
    const account = (await desk.auth.accountByEmail('nina@second.example'))?.account as AccountId
    await desk.auth.resetSecondFactor(account)
    assert.equal(await whoIsIn(browser), null)
    assert.match((await desk.mailTo('nina@second.example'))?.body ?? '', /deuxième étape/)
    assert.equal(await whoIsIn(await signedIn('nina@second.example')), 'nina@second.example')
  })

  test('takes five wrong codes, then the way in begins anew', async () => {
    const { secret } = await withSecondFactor('hugo@second.example')
    const browser = desk.browser()
    await browser.call(askForLink, { email: 'hugo@second.example' })
    await browser.call(openLink, { token: tokenIn(await desk.mailTo('hugo@second.example')) })
    for (const code of ['000000', '000001', '000002', '000003', '000004'])
      assert.deepEqual((await browser.call(giveSecondFactor, { code })).refused, ['auth.wrong_code'])
    assert.deepEqual((await browser.call(giveSecondFactor, { code: appCode(secret) })).refused, ['auth.step_expired'])
    assert.equal(await whoIsIn(browser), null)
  })

  async function onlyAfterCode(browser: Browser, entered: { next: string }, secret: string): Promise<void> {
    assert.deepEqual(entered, { next: 'second_factor' })
    assert.equal(await whoIsIn(browser), null)
    assert.deepEqual((await browser.call(giveSecondFactor, { code: appCode(secret) })).body, { next: 'signed_in' })
    assert.notEqual(await whoIsIn(browser), null)
  }
})

describe('the choice of people', () => {
  test('signs in as anybody in a demo', async () => {
    const account = await desk.auth.ensureAccount('lea@demo.example', 'Lea', 'fr')
    const browser = desk.browser()
    await browser.call(signInAsDemo, { account })
    assert.equal(await whoIsIn(browser), 'lea@demo.example')
  })

  test('is not there on any other installation', async () => {
    const account = await realDesk.auth.ensureAccount('lea@real.example', 'Lea', 'fr')
    const browser = realDesk.browser()
    assert.equal((await browser.call(readWaysIn, {})).body.demo, false)
    assert.equal((await browser.call(signInAsDemo, { account })).status, 404)
    assert.equal(browser.cookies.size, 0)
  })
})

describe('a forgotten password', () => {
  const email = 'gerard@reset.example'
  const another = 'twelve turnips in a row'

  test('is chosen anew behind a link that works once, ends all sessions and signs nobody in', async () => {
    const before = await signedIn(email)
    const browser = desk.browser()
    await browser.call(askForPasswordReset, { email })
    const token = tokenIn(await desk.mailTo(email))
    assert.deepEqual((await browser.call(resetPassword, { token, password: 'short' })).refused, ['auth.password_short'])
    assert.equal((await browser.call(resetPassword, { token, password: another })).status, 200)
    assert.equal(await whoIsIn(browser), null)
    assert.equal(await whoIsIn(before), null)
    assert.deepEqual((await browser.call(resetPassword, { token, password: another })).refused, ['auth.link_used'])
    assert.equal((await browser.call(signInWithPassword, { email, password: another })).body.next, 'signed_in')
    assert.equal((await desk.mailTo(email))?.kind, 'auth.security')
  })

  test('leaves the second factor in its place', async () => {
    const withFactor = 'elif@reset.example'
    await withSecondFactor(withFactor)
    const browser = desk.browser()
    await browser.call(askForPasswordReset, { email: withFactor })
    await browser.call(resetPassword, { token: tokenIn(await desk.mailTo(withFactor)), password: another })
    const entered = await browser.call(signInWithPassword, { email: withFactor, password: another })
    assert.equal(entered.body.next, 'second_factor')
    assert.equal(await whoIsIn(browser), null)
  })

  test('tells nobody whether the address is known', async () => {
    const answer = await desk.browser().call(askForPasswordReset, { email: 'nobody@reset.example' })
    assert.deepEqual([answer.status, answer.body], [200, { minutes: 15 }])
    assert.equal(await desk.mailTo('nobody@reset.example'), undefined)
  })

  test('opens nothing after a quarter of an hour', async () => {
    await desk.auth.ensureAccount('late@reset.example', 'Late', 'fr')
    const browser = desk.browser()
    await browser.call(askForPasswordReset, { email: 'late@reset.example' })
    const token = tokenIn(await desk.mailTo('late@reset.example'))
    desk.pass(16)
    assert.deepEqual((await browser.call(resetPassword, { token, password: another })).refused, ['auth.link_used'])
  })
})
