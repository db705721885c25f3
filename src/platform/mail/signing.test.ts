import assert from 'node:assert/strict'
import { createPublicKey, createVerify } from 'node:crypto'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { SMTPServer } from 'smtp-server'
import { dnsRecord, keptMailKey } from './signing.ts'
import { smtpTransport } from './transport.ts'

const dataFolder = mkdtempSync(join(tmpdir(), 'mail-key-'))
const config = { smtpUrl: 'smtp://127.0.0.1:1', mailFrom: 'The Co-op <office@coop.example>', dataFolder }

test('the key for signing mails is made once, closed to others, and its line for the DNS stays the same', () => {
  const key = keptMailKey(config)
  assert.ok(key)
  assert.equal(statSync(join(dataFolder, 'mail-key.pem')).mode & 0o077, 0)
  assert.deepEqual(keptMailKey(config), key)
  const { name, value } = dnsRecord(key)
  assert.equal(name, 'komunigi._domainkey.coop.example')
  assert.match(value, /^v=DKIM1; k=rsa; p=[A-Za-z0-9+/]{300,}=*$/)
  assert.equal(keptMailKey({ ...config, smtpUrl: undefined }), null)
})

test('the one click that ends a subscription is under the signature', async () => {
  const key = keptMailKey(config)
  assert.ok(key)
  const arrived = Promise.withResolvers<string>()
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, _session, done) {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        arrived.resolve(Buffer.concat(parts).toString('latin1'))
        done()
      })
    },
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.server.address() as { port: number }
  const transport = smtpTransport(`smtp://127.0.0.1:${port}`, key)
  const person = { name: 'Ann', address: 'ann@example.org' }
  const from = { name: 'Co-op', address: 'office@coop.example' }
  await transport.send({ id: 'x', from, to: person, subject: 'News', text: 'x', html: 'x', stop: 'https://a/stop' })
  transport.close()
  await new Promise<void>((done) => server.close(done))
  const mail = await arrived.promise
  const head = mail.slice(0, mail.indexOf('\r\n\r\n')).replace(/\r\n[ \t]+/g, ' ')
  const signature = /^DKIM-Signature: (.*)$/im.exec(head)?.[1] ?? ''
  const names = /\bh=([^;]+)/.exec(signature)?.[1]?.replace(/\s/g, '').split(':') ?? []
  for (const name of ['from', 'list-unsubscribe', 'list-unsubscribe-post'])
    assert.ok(names.map((one) => one.toLowerCase()).includes(name), name)
  const lines = new Map(
    head.split('\r\n').map((line): [string, string] => [
      line.slice(0, line.indexOf(':')).toLowerCase(),
      line
        .slice(line.indexOf(':') + 1)
        .replace(/\s+/g, ' ')
        .trim(),
    ]),
  )
  const bare = signature
    .replace(/\bb=[^;]*/, 'b=')
    .replace(/\s+/g, ' ')
    .trim()
  const signedText = [
    ...names.map((name) => `${name.toLowerCase()}:${lines.get(name.toLowerCase()) ?? ''}`),
    `dkim-signature:${bare}`,
  ]
  const verify = createVerify('RSA-SHA256').update(signedText.join('\r\n'))
  const sum = /\bb=([^;]+)/.exec(signature)?.[1]?.replace(/\s/g, '') ?? ''
  assert.ok(verify.verify(createPublicKey(key.privateKey), sum, 'base64'))
  rmSync(dataFolder, { recursive: true })
})
