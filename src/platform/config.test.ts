import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { ConfigError, readConfig } from './config.ts'

const folder = mkdtempSync(join(tmpdir(), 'komunigi config '))
after(() => rmSync(folder, { recursive: true }))
const secret = 'x'.repeat(32)

function complaint(env: NodeJS.ProcessEnv): string {
  try {
    readConfig({ SECRET: secret, ...env })
  } catch (error) {
    if (error instanceof ConfigError) return error.message
    throw error
  }
  return ''
}

test('an empty environment listens on 127.0.0.1:8080 and uses the embedded database', () => {
  const config = readConfig({ KOMUNIGI_DATA: folder, DATABASE_URL: ' ' })
  assert.equal(config.host, '127.0.0.1')
  assert.equal(config.port, 8080)
  assert.equal(config.databaseUrl, undefined)
  assert.equal(config.logLevel, 'info')
  assert.equal(config.mailFrom, 'komunigi@localhost')
})

test('a missing secret is made once, kept, and readable by its owner only', () => {
  const first = readConfig({ KOMUNIGI_DATA: folder }).secret
  assert.match(first, /^[0-9a-f]{64}$/)
  assert.equal(readConfig({ KOMUNIGI_DATA: folder }).secret, first)
  assert.equal(readFileSync(join(folder, 'secret'), 'utf8').trim(), first)
  assert.equal(statSync(join(folder, 'secret')).mode & 0o777, 0o600)
})

test('a spoiled secret file is refused, not replaced', () => {
  const spoiled = mkdtempSync(join(folder, 'spoiled'))
  writeFileSync(join(spoiled, 'secret'), '')
  assert.throws(() => readConfig({ KOMUNIGI_DATA: spoiled }), /SECRET: the file .* is spoiled/)
})

test('every variable that cannot be used is named, all at once', () => {
  const message = complaint({ PORT: '99999', DATABASE_URL: 'mysql://x', MAIL_IN: '2525', LOG_LEVEL: 'loud' })
  assert.deepEqual(
    message.split('\n').map((line) => line.split(':')[0]),
    ['DATABASE_URL', 'MAIL_IN', 'LOG_LEVEL', 'PORT'],
  )
})

test('addresses, mail and proxies are read as written', () => {
  const config = readConfig({
    SECRET: secret,
    PORT: '0',
    PUBLIC_URL: 'https://coop.example/',
    MAIL_IN: '[::1]:2525',
    TRUSTED_PROXY: '127.0.0.1, 10.0.0.0/8 ::1',
  })
  assert.equal(config.port, 0)
  assert.equal(config.publicUrl, 'https://coop.example')
  assert.equal(config.mailFrom, 'komunigi@coop.example')
  assert.deepEqual(config.mailIn, { host: '::1', port: 2525, lmtp: false })
  assert.deepEqual(readConfig({ SECRET: secret, MAIL_IN: 'lmtp://localhost:24' }).mailIn, {
    host: 'localhost',
    port: 24,
    lmtp: true,
  })
  assert.deepEqual(config.trustedProxy, ['127.0.0.1', '10.0.0.0/8', '::1'])
})

test('what only looks like a proxy range or a secret is refused', () => {
  assert.match(complaint({ TRUSTED_PROXY: '10.0.0.0/99' }), /^TRUSTED_PROXY: /)
  assert.match(complaint({ TRUSTED_PROXY: 'proxy.example' }), /^TRUSTED_PROXY: /)
  assert.match(complaint({ SECRET: 'short' }), /^SECRET: use at least 32/)
  assert.match(complaint({ MAIL_FROM: 'office' }), /^MAIL_FROM: /)
})
