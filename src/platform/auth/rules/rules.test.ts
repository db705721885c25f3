import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hashPassword, isPassword } from '../password.ts'
import { deviceOf } from './device.ts'
import { whyNotMakeKey } from './keys.ts'
import { isOwnPath, linkUrl } from './link.ts'
import { whyNotPassword } from './password.ts'

test('a device is named by its browser and its system', () => {
  const named = [
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0',
      'Edge',
      'Windows',
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1 Version/19.0 Safari/604.1',
      'Safari',
      'iPhone',
    ],
    ['Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36', 'Chrome', 'Android'],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox', 'Linux'],
    ['curl/8.5', null, null],
  ] as const
  for (const [agent, browser, system] of named) assert.deepEqual(deviceOf(agent), { browser, system })
  assert.deepEqual(deviceOf(null), { browser: null, system: null })
})

test('a link leads on to own pages only', () => {
  for (const path of ['/', '/shifts', '/shifts?week=12#wed']) assert.ok(isOwnPath(path), path)
  for (const path of ['', 'shifts', '//evil.example', '/\\evil.example', 'https://evil.example', '/a\nb'])
    assert.ok(!isOwnPath(path), path)
  assert.equal(linkUrl('https://shop.example', 'open', 't', '//evil.example'), 'https://shop.example/sign-in/open#t')
})

test('a password is ten characters or longer, of any kind', () => {
  const codes = (password: string) => whyNotPassword(password).map(({ code }) => code)
  assert.deepEqual(codes('nineleeks'), ['auth.password_short'])
  assert.deepEqual(codes('ten leeks!'), [])
  assert.deepEqual(codes('a'.repeat(201)), ['auth.password_long'])
})

test('a password matches its own hash, however the accents were typed, and no other', async () => {
  const hash = await hashPassword('crème brûlée')
  assert.ok(await isPassword({ hash, password: 'crème brûlée'.normalize('NFD') }))
  assert.ok(!(await isPassword({ hash, password: 'creme brulee' })))
  assert.ok(!(await isPassword({ hash: 'something else', password: 'crème brûlée' })))
  assert.notEqual(hash, await hashPassword('crème brûlée'))
})

test('a key may do what its maker may do, and every excess is named', () => {
  const mine = new Set(['shifts.read', 'members.read'])
  assert.deepEqual(whyNotMakeKey(['shifts.read'], mine), [])
  assert.deepEqual(whyNotMakeKey(['shifts.read', 'shares.sell', 'till.open'], mine), [
    { code: 'auth.key_beyond_own', facts: { permissions: ['shares.sell', 'till.open'] } },
  ])
})
