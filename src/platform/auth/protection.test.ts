import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { AccountId } from '#platform/values/ids.ts'
import { Authenticator } from '../../../test/authenticator.ts'
import { appCode, type Browser, signInDesk, tokenIn } from '../../../test/sign-in-desk.ts'
import {
  askForLink,
  changeAccount,
  changeAddress,
  confirmAddress,
  openLink,
  readAccount,
  readWaysIn,
  signInWithPassword,
  signOut,
} from './contract.ts'
import {
  addPasskey,
  confirmSecondFactor,
  endOtherSessions,
  endSession,
  listKeys,
  listPasskeys,
  listSessions,
  makeKey,
  removePasskey,
  removePassword,
  removeSecondFactor,
  renamePasskey,
  renewRecoveryCodes,
  revokeKey,
  setPassword,
  startPasskey,
  startSecondFactor,
} from './contract-protection.ts'
import { limits } from './rules/limits.ts'

const desk = await signInDesk()
const bareDesk = await signInDesk({ publicUrl: 'http://192.168.1.5:8080' })

const password = 'nine leeks and a pear'

async function signedIn(email: string): Promise<Browser> {
  const browser = desk.browser()
  await desk.auth.ensureAccount(email, 'Amina', 'en')
  await browser.call(askForLink, { email })
  assert.equal((await browser.call(openLink, { token: tokenIn(await desk.mailTo(email)) })).status, 200)
  return browser
}

const accountOf = async (email: string) => (await desk.auth.accountByEmail(email))?.account as AccountId
const isIn = async (browser: Browser) => (await browser.call(readAccount, {})).status === 200

describe('a session', () => {
  test('is listed with its device, the present one marked', async () => {
    const here = await signedIn('amina@session.example')
    await signedIn('amina@session.example')
    const { sessions } = (await here.call(listSessions, {})).body
    assert.deepEqual(
      sessions.map(({ browser, system }) => [browser, system]),
      [
        ['Firefox', 'Android'],
        ['Firefox', 'Android'],
      ],
    )
    assert.equal(sessions.filter((one) => one.here).length, 1)
  })

  test('ended from another device is over at once', async () => {
    const lost = await signedIn('bram@session.example')
    assert.ok(await isIn(lost))
    const here = await signedIn('bram@session.example')
    const { sessions } = (await here.call(listSessions, {})).body
    const other = sessions.find((one) => !one.here)
    await here.call(endSession, { session: other?.session ?? '' })
    assert.equal(await isIn(lost), false)
    assert.ok(await isIn(here))
  })

  test('of somebody else cannot be ended', async () => {
    const here = await signedIn('chloe@session.example')
    const stranger = await signedIn('dieter@session.example')
    const { sessions } = (await here.call(listSessions, {})).body
    assert.equal((await stranger.call(endSession, { session: sessions[0]?.session ?? '' })).status, 404)
    assert.ok(await isIn(here))
  })

  test('ends with all others, but not the present one', async () => {
    const others = [await signedIn('elif@session.example'), await signedIn('elif@session.example')]
    const here = await signedIn('elif@session.example')
    assert.deepEqual((await here.call(endOtherSessions, {})).body, { ended: 2 })
    assert.deepEqual(await Promise.all([...others, here].map(isIn)), [false, false, true])
  })

  test('ends by signing out', async () => {
    const browser = await signedIn('faye@session.example')
    const kept = new Map(browser.cookies)
    await browser.call(signOut, {})
    assert.equal(browser.cookies.size, 0)
    for (const [name, value] of kept) browser.cookies.set(name, value)
    assert.equal(await isIn(browser), false)
  })

  test('ends at once when its person is deactivated, and begins again after', async () => {
    const browser = await signedIn('gita@session.example')
    assert.ok(await isIn(browser))
    await desk.auth.deactivate(await accountOf('gita@session.example'))
    assert.equal(await isIn(browser), false)
    await desk.auth.reactivate(await accountOf('gita@session.example'))
    assert.ok(await isIn(await signedIn('gita@session.example')))
  })

  test('with a cookie that was tampered with is none', async () => {
    const browser = await signedIn('hugo@session.example')
    for (const [name, value] of browser.cookies) browser.cookies.set(name, `${value.slice(0, -5)}AAA%3D`)
    assert.equal(await isIn(browser), false)
  })

  test('has a cookie that scripts cannot read, sent on secure lines only', async () => {
    const account = await desk.auth.ensureAccount('ines@session.example', 'Ines', 'fr')
    const [cookie = ''] = await desk.auth.createSession(account, new Request(desk.publicUrl))
    for (const word of ['__Secure-komunigi.session_token=', 'HttpOnly', 'Secure', 'SameSite=Lax', 'Path=/'])
      assert.ok(cookie.includes(word), word)
  })

  test('is lengthened when it has grown older than a week', async () => {
    const browser = await signedIn('lea@session.example')
    assert.deepEqual(await desk.auth.renew(browser.request()), [])
    await desk.sql(`update auth.session set expires_at = expires_at - interval '8 days' where person_id = $1`, [
      await accountOf('lea@session.example'),
    ])
    assert.match((await desk.auth.renew(browser.request()))[0] ?? '', /Max-Age=7776000/)
  })

  test('says who asks, in which language, and where they were last', async () => {
    const browser = await signedIn('nina@session.example')
    await browser.call(changeAccount, { language: 'nl', name: 'Nina P.' })
    await desk.auth.rememberOrganisation(await accountOf('nina@session.example'), desk.organisation)
    const caller = await desk.auth.callerOf(browser.request())
    assert.ok(caller?.kind === 'person')
    const { email, name, language, lastOrganisation } = caller
    assert.deepEqual(
      { email, name, language, lastOrganisation },
      { email: 'nina@session.example', name: 'Nina P.', language: 'nl', lastOrganisation: desk.organisation },
    )
  })
})

describe('too often', () => {
  test('asking for links to one address is refused, known or not, until the time is over', async () => {
    await desk.auth.ensureAccount('amina@often.example', 'Amina', 'en')
    for (const email of ['amina@often.example', 'nobody@often.example']) {
      for (let turn = 0; turn < limits.linkPerAddress.times; turn += 1)
        assert.equal((await desk.browser().call(askForLink, { email })).status, 200)
      const tooOften = await desk.browser().call(askForLink, { email })
      assert.deepEqual(tooOften.refused, ['auth.too_often'])
    }
    desk.pass(limits.linkPerAddress.minutes + 1)
    assert.equal((await desk.browser().call(askForLink, { email: 'amina@often.example' })).status, 200)
  })

  test('asking for links from one place is refused there only', async () => {
    const browser = desk.browser('198.51.100.7')
    for (let turn = 0; turn < limits.linkPerPlace.times; turn += 1)
      await browser.call(askForLink, { email: `person${turn}@place.example` })
    assert.deepEqual((await browser.call(askForLink, { email: 'bram@place.example' })).refused, ['auth.too_often'])
    assert.equal((await desk.browser().call(askForLink, { email: 'bram@place.example' })).status, 200)
  })

  test('guessing a password is refused, the right one too', async () => {
    const browser = await signedIn('chloe@often.example')
    await browser.call(setPassword, { password })
    for (let turn = 0; turn < limits.passwordPerAddress.times; turn += 1)
      await desk.browser().call(signInWithPassword, { email: 'chloe@often.example', password: `guess ${turn}` })
    const right = await desk.browser().call(signInWithPassword, { email: 'chloe@often.example', password })
    assert.deepEqual(right.refused, ['auth.too_often'])
  })

  test('keeps neither addresses nor places', async () => {
    await desk.browser('203.0.113.9').call(askForLink, { email: 'dieter@often.example' })
    const kept = await desk.sql(`select 1 from auth.attempt where bucket like '%often%' or bucket like '%203.0%'`)
    assert.deepEqual(kept, [])
  })
})

describe('a password', () => {
  test('shorter than ten characters is refused', async () => {
    const browser = await signedIn('amina@password.example')
    assert.deepEqual((await browser.call(setPassword, { password: 'nineleeks' })).refused, ['auth.password_short'])
  })

  test('is changed with the current one only, and other devices are signed out', async () => {
    const browser = await signedIn('bram@password.example')
    const other = await signedIn('bram@password.example')
    await browser.call(setPassword, { password })
    const next = 'ten leeks and a pear'
    for (const current of [undefined, 'a wrong one'])
      assert.deepEqual((await browser.call(setPassword, { current, password: next })).refused, ['auth.wrong_current'])
    assert.equal((await browser.call(setPassword, { current: password, password: next })).status, 200)
    assert.deepEqual(await Promise.all([isIn(browser), isIn(other)]), [true, false])
    const email = 'bram@password.example'
    assert.equal((await desk.browser().call(signInWithPassword, { email, password })).status, 409)
    assert.equal((await desk.browser().call(signInWithPassword, { email, password: next })).status, 200)
  })

  test('is taken away with the current one, and its person hears of it by mail', async () => {
    const browser = await signedIn('chloe@password.example')
    await browser.call(setPassword, { password })
    assert.deepEqual((await browser.call(removePassword, {})).refused, ['auth.wrong_current'])
    assert.equal((await browser.call(removePassword, { current: password })).status, 200)
    assert.equal((await browser.call(readAccount, {})).body.password, false)
    assert.match((await desk.mailTo('chloe@password.example'))?.body ?? '', /password of your account was removed/)
  })

  test('is kept as an argon2id hash', async () => {
    const browser = await signedIn('dieter@password.example')
    await browser.call(setPassword, { password })
    const [kept] = await desk.sql('select password from auth.credential where person_id = $1', [
      await accountOf('dieter@password.example'),
    ])
    assert.match(String(kept?.['password']), /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  })
})

describe('the second factor', () => {
  test('counts once a first code was given', async () => {
    const browser = await signedIn('amina@factor.example')
    const { body } = await browser.call(startSecondFactor, {})
    assert.match(body.uri, /^otpauth:\/\/totp\/komunigi/)
    assert.equal(body.recoveryCodes.length, 10)
    assert.deepEqual((await browser.call(confirmSecondFactor, { code: '000000' })).refused, ['auth.wrong_code'])
    assert.equal((await browser.call(readAccount, {})).body.secondFactor, false)
    assert.equal((await browser.call(confirmSecondFactor, { code: appCode(body.secret) })).status, 200)
    assert.equal((await browser.call(readAccount, {})).body.secondFactor, true)
    assert.deepEqual((await browser.call(startSecondFactor, {})).refused, ['auth.second_factor_on'])
  })

  test('is switched off with a code, not without', async () => {
    const browser = await signedIn('bram@factor.example')
    const { secret } = (await browser.call(startSecondFactor, {})).body
    await browser.call(confirmSecondFactor, { code: appCode(secret) })
    assert.deepEqual((await browser.call(removeSecondFactor, { code: '000000' })).refused, ['auth.wrong_code'])
    assert.equal((await browser.call(removeSecondFactor, { code: appCode(secret) })).status, 200)
    assert.ok(await isIn(await signedIn('bram@factor.example')))
  })

  test('is not guessed from a stolen session', async () => {
    const browser = await signedIn('chloe@factor.example')
    const { secret } = (await browser.call(startSecondFactor, {})).body
    await browser.call(confirmSecondFactor, { code: appCode(secret) })
    for (let turn = 1; turn < limits.codePerAccount.times; turn += 1)
      await browser.call(removeSecondFactor, { code: '000000' })
    assert.deepEqual((await browser.call(removeSecondFactor, { code: appCode(secret) })).refused, ['auth.too_often'])
  })

  test('asks for the password too where there is one', async () => {
    const browser = await signedIn('dieter@factor.example')
    await browser.call(setPassword, { password })
    assert.deepEqual((await browser.call(startSecondFactor, {})).refused, ['auth.wrong_current'])
    assert.equal((await browser.call(startSecondFactor, { current: password })).status, 200)
  })

  test('gets new recovery codes, and the old ones stop', async () => {
    const browser = await signedIn('elif@factor.example')
    const { secret, recoveryCodes } = (await browser.call(startSecondFactor, {})).body
    await browser.call(confirmSecondFactor, { code: appCode(secret) })
    const renewed = (await browser.call(renewRecoveryCodes, { code: appCode(secret) })).body.recoveryCodes
    const [old = ''] = recoveryCodes
    const [fresh = ''] = renewed
    assert.deepEqual((await browser.call(removeSecondFactor, { code: old })).refused, ['auth.wrong_code'])
    assert.equal((await browser.call(removeSecondFactor, { code: fresh })).status, 200)
  })
})

describe('a passkey', () => {
  test('is listed, renamed and taken away by its person, and by nobody else', async () => {
    const browser = await signedIn('amina@key.example')
    const options = (await browser.call(startPasskey, {})).body
    const answer = new Authenticator().create(options, desk.publicUrl)
    const { passkey } = (await browser.call(addPasskey, { name: 'Phone', answer })).body
    const stranger = await signedIn('bram@key.example')
    assert.equal((await stranger.call(renamePasskey, { passkey, name: 'Mine' })).status, 404)
    assert.equal((await stranger.call(removePasskey, { passkey })).status, 404)
    await browser.call(renamePasskey, { passkey, name: 'Old phone' })
    const { passkeys } = (await browser.call(listPasskeys, {})).body
    assert.deepEqual(
      passkeys.map(({ name }) => name),
      ['Old phone'],
    )
    await browser.call(removePasskey, { passkey })
    assert.deepEqual((await browser.call(listPasskeys, {})).body, { passkeys: [] })
  })

  test('made for a challenge given to somebody else is refused', async () => {
    const amina = await signedIn('chloe@key.example')
    const stranger = await signedIn('dieter@key.example')
    const options = (await amina.call(startPasskey, {})).body
    const answer = new Authenticator().create(options, desk.publicUrl)
    assert.deepEqual((await stranger.call(addPasskey, { name: 'Phone', answer })).refused, ['auth.passkey_refused'])
  })

  test('is not offered where browsers allow none', async () => {
    assert.equal((await desk.browser().call(readWaysIn, {})).body.passkeys, true)
    assert.equal((await bareDesk.browser().call(readWaysIn, {})).body.passkeys, false)
  })
})

describe('another address', () => {
  test('counts when both mailboxes have agreed', async () => {
    const browser = await signedIn('amina@old.example')
    await browser.call(changeAddress, { email: 'amina@new.example' })
    const tokens = [tokenIn(await desk.mailTo('amina@old.example')), tokenIn(await desk.mailTo('amina@new.example'))]
    const [first = '', second = ''] = tokens
    const anybody = desk.browser()
    assert.deepEqual((await anybody.call(confirmAddress, { token: second })).body, { state: 'waiting' })
    assert.deepEqual((await anybody.call(confirmAddress, { token: second })).body, { state: 'waiting' })
    assert.equal((await browser.call(readAccount, {})).body.email, 'amina@old.example')
    assert.deepEqual((await anybody.call(confirmAddress, { token: first })).body, { state: 'changed' })
    assert.equal((await browser.call(readAccount, {})).body.email, 'amina@new.example')
    assert.deepEqual((await anybody.call(confirmAddress, { token: first })).refused, ['auth.link_used'])
    assert.match((await desk.mailTo('amina@old.example'))?.subject ?? '', /address was changed/)
  })

  test('that another account has is refused once both have agreed', async () => {
    await desk.auth.ensureAccount('bram@taken.example', 'Bram', 'en')
    const browser = await signedIn('chloe@old.example')
    await browser.call(changeAddress, { email: 'bram@taken.example' })
    await desk.browser().call(confirmAddress, { token: tokenIn(await desk.mailTo('chloe@old.example')) })
    const last = await desk.browser().call(confirmAddress, { token: tokenIn(await desk.mailTo('bram@taken.example')) })
    assert.deepEqual(last.refused, ['auth.address_taken'])
  })

  test('is forgotten after a day', async () => {
    const browser = await signedIn('dieter@old.example')
    await browser.call(changeAddress, { email: 'dieter@new.example' })
    const token = tokenIn(await desk.mailTo('dieter@new.example'))
    desk.pass(24 * 60 + 1)
    assert.deepEqual((await desk.browser().call(confirmAddress, { token })).refused, ['auth.link_used'])
  })
})

describe('an API key', () => {
  const bearer = (secret: string) => ({ authorization: `Bearer ${secret}` })

  test('acts for its organisation with its permissions, and stops at once when revoked', async () => {
    const browser = await signedIn('amina@api.example')
    const account = await accountOf('amina@api.example')
    desk.allow(account, 'api_keys.manage', 'shifts.read')
    const wish = { name: 'Till', permissions: ['api_keys.manage'] }
    const { key, secret } = (await browser.call(makeKey, wish)).body
    assert.match(secret, /^kom_[\w-]{43}$/)
    const caller = await desk.auth.callerOf(new Request(desk.publicUrl, { headers: bearer(secret) }))
    const expected = {
      kind: 'key',
      keyId: key,
      organisation: desk.organisation,
      permissions: wish.permissions,
      account,
    }
    assert.deepEqual(caller, expected)
    const program = desk.browser()
    const { keys } = (await program.call(listKeys, {}, bearer(secret))).body
    assert.deepEqual(
      keys.map(({ name, start }) => [name, start]),
      [['Till', secret.slice(0, 12)]],
    )
    assert.ok(!JSON.stringify(keys).includes(secret))
    await browser.call(revokeKey, { key })
    assert.equal((await program.call(listKeys, {}, bearer(secret))).status, 401)
  })

  test('is kept as a hash, and nowhere in words', async () => {
    const browser = await signedIn('bram@api.example')
    desk.allow(await accountOf('bram@api.example'), 'api_keys.manage')
    const once = { 'idempotency-key': 'one press' }
    const wish = { name: 'Feed', permissions: ['api_keys.manage'] }
    const { secret } = (await browser.call(makeKey, wish, once)).body
    assert.equal((await browser.call(makeKey, wish, once)).status, 422)
    const [kept] = await desk.sql(
      `select
      (select count(*)::int from auth.api_key k where k::text like '%' || $1 || '%') as keys,
      (select count(*)::int from platform.idempotency i where i.answer::text like '%' || $1 || '%') as answers,
      (select count(*)::int from platform.event e where e::text like '%' || $1 || '%') as events`,
      [secret],
    )
    assert.deepEqual(kept, { keys: 0, answers: 0, events: 0 })
  })

  test('may do no more than the person who makes it', async () => {
    const browser = await signedIn('chloe@api.example')
    desk.allow(await accountOf('chloe@api.example'), 'api_keys.manage')
    const made = await browser.call(makeKey, { name: 'Greedy', permissions: ['api_keys.manage', 'shares.sell'] })
    assert.deepEqual(made.refused, ['auth.key_beyond_own'])
  })

  test('almost right is nobody', async () => {
    const browser = await signedIn('dieter@api.example')
    desk.allow(await accountOf('dieter@api.example'), 'api_keys.manage')
    const { secret } = (await browser.call(makeKey, { name: 'Feed', permissions: ['api_keys.manage'] })).body
    for (const wrong of [`${secret.slice(0, -1)}!`, `${secret.slice(0, -2)}zz`, 'kom_', 'kom_short'])
      assert.equal(await desk.auth.callerOf(new Request(desk.publicUrl, { headers: bearer(wrong) })), null, wrong)
  })

  test('has no account of its own to look at', async () => {
    const browser = await signedIn('elif@api.example')
    desk.allow(await accountOf('elif@api.example'), 'api_keys.manage')
    const { secret } = (await browser.call(makeKey, { name: 'Feed', permissions: ['api_keys.manage'] })).body
    assert.equal((await desk.browser().call(readAccount, {}, bearer(secret))).status, 403)
  })
})

describe('the wall', () => {
  test('hides people and sessions from the role of the application', async () => {
    for (const table of ['person', 'session', 'credential', 'verification', 'second_factor', 'passkey', 'event'])
      await assert.rejects(
        desk.sql(`set role komunigi_app; select 1 from auth.${table}; reset role`),
        /permission denied/,
      )
  })
})
