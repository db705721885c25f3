/** A push service of one's own: takes messages over TLS as the big ones do, opens them with the keys of the browser
 *  they are for (RFC 8188, RFC 8291), and looks at who signed them (RFC 8292). */
import { createDecipheriv, createECDH, createPublicKey, type ECDH, hkdfSync, randomBytes, verify } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { Agent, createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { after } from 'node:test'

export interface ArrivedPush {
  readonly browser: string
  readonly said: Readonly<Record<string, string>>
  /** What the signature claims: for which service it is, and whom to write to. */
  readonly claims: Readonly<Record<string, unknown>>
  /** The key it was signed with. */
  readonly key: string
  /** What the service in between sees. */
  readonly sealed: Buffer
}

interface Browser {
  readonly curve: ECDH
  readonly auth: Buffer
}

export interface PushService {
  readonly arrived: ArrivedPush[]
  /** Reaches it under its name. */
  readonly agent: Agent
  /** A browser that its person allowed to show messages. */
  browser(name: string): { endpoint: string; keys: { p256dh: string; auth: string } }
  /** What it answers for this browser from now on. */
  answers(name: string, status: number): void
}

const name = 'push.example'
const fixture = (file: string) => readFileSync(join(import.meta.dirname, 'fixtures/push-service', file))

export async function pushService(): Promise<PushService> {
  const arrived: ArrivedPush[] = []
  const browsers = new Map<string, Browser>()
  const statuses = new Map<string, number>()
  const server = createServer({ key: fixture('key.pem'), cert: fixture('certificate.pem') }, (request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const browser = request.url?.slice(1) ?? ''
      const known = browsers.get(browser)
      const status = known ? (statuses.get(browser) ?? 201) : 404
      try {
        if (known && status === 201) {
          const signed = signatureIn(request.headers.authorization ?? '')
          const sealed = Buffer.concat(parts)
          const text = open(sealed, known, String(request.headers['content-encoding']))
          arrived.push({ browser, said: JSON.parse(text), sealed, ...signed })
        }
        response.writeHead(status).end()
      } catch (error) {
        response.writeHead(400).end(String(error))
      }
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  const agent = new Agent({
    ca: fixture('certificate.pem'),
    lookup: (_name, options, found) =>
      options.all ? found(null, [{ address: '127.0.0.1', family: 4 }]) : found(null, '127.0.0.1', 4),
  })
  after(() => {
    agent.destroy()
    server.closeAllConnections()
    return new Promise<void>((done) => server.close(() => done()))
  })
  return {
    arrived,
    agent,
    browser(browser) {
      const curve = createECDH('prime256v1')
      curve.generateKeys()
      const auth = randomBytes(16)
      browsers.set(browser, { curve, auth })
      return {
        endpoint: `https://${name}:${port}/${browser}`,
        keys: { p256dh: curve.getPublicKey().toString('base64url'), auth: auth.toString('base64url') },
      }
    },
    answers: (browser, status) => void statuses.set(browser, status),
  }
}

const derived = (secret: Buffer, salt: Buffer, info: Buffer, length: number): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, salt, info, length))

/** One record, as a push message is. */
function open(sealed: Buffer, { curve, auth }: Browser, coding: string): string {
  if (coding !== 'aes128gcm') throw new Error(`sealed as ${coding}`)
  const salt = sealed.subarray(0, 16)
  const sender = sealed.subarray(21, 21 + (sealed[20] ?? 0))
  const both = Buffer.concat([Buffer.from('WebPush: info\0'), curve.getPublicKey(), sender])
  const secret = derived(curve.computeSecret(sender), auth, both, 32)
  const key = derived(secret, salt, Buffer.from('Content-Encoding: aes128gcm\0'), 16)
  const nonce = derived(secret, salt, Buffer.from('Content-Encoding: nonce\0'), 12)
  const record = sealed.subarray(21 + sender.length)
  const cipher = createDecipheriv('aes-128-gcm', key, nonce)
  cipher.setAuthTag(record.subarray(-16))
  const text = Buffer.concat([cipher.update(record.subarray(0, -16)), cipher.final()])
  return text.subarray(0, text.lastIndexOf(2)).toString()
}

function signatureIn(header: string): Pick<ArrivedPush, 'claims' | 'key'> {
  const [, token = '', key = ''] = /^vapid t=([^,]+), ?k=(.+)$/.exec(header) ?? []
  const [head = '', claims = '', signature = ''] = token.split('.')
  const point = Buffer.from(key, 'base64url')
  const coordinate = (from: number) => point.subarray(from, from + 32).toString('base64url')
  const jwk = { kty: 'EC', crv: 'P-256', x: coordinate(1), y: coordinate(33) }
  const signer = { key: createPublicKey({ key: jwk, format: 'jwk' }), dsaEncoding: 'ieee-p1363' as const }
  if (!verify('sha256', Buffer.from(`${head}.${claims}`), signer, Buffer.from(signature, 'base64url')))
    throw new Error('signed by somebody else')
  return { claims: JSON.parse(Buffer.from(claims, 'base64url').toString()), key }
}
