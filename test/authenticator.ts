/** An authenticator in software, as a phone would be: makes passkeys and signs challenges (WebAuthn level 2). */
import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'

interface Kept {
  readonly id: Buffer
  readonly privateKey: KeyObject
  counter: number
}

type Options = Readonly<Record<string, unknown>>

const userPresent = 0x01
const userVerified = 0x04
const withCredential = 0x40

export class Authenticator {
  readonly #kept: Kept[] = []

  /** Answers creation options, as `navigator.credentials.create` does on a page of this origin. */
  create(options: Options, origin: string): Options {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    const made: Kept = { id: randomBytes(32), privateKey, counter: 0 }
    this.#kept.push(made)
    const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
    const key = cborMap([
      [1, 2], // key type: elliptic curve
      [3, -7], // ES256
      [-1, 1], // P-256
      [-2, Buffer.from(x, 'base64url')],
      [-3, Buffer.from(y, 'base64url')],
    ])
    const length = Buffer.alloc(2)
    length.writeUInt16BE(made.id.length)
    const site = (options['rp'] as { id: string }).id
    const data = Buffer.concat([
      authenticatorData(site, userPresent | userVerified | withCredential, made.counter),
      Buffer.alloc(16), // no model
      length,
      made.id,
      key,
    ])
    const attestation = cborMap([
      ['fmt', 'none'],
      ['attStmt', cborMap([])],
      ['authData', data],
    ])
    return answer(made, {
      clientDataJSON: clientData('webauthn.create', options, origin).toString('base64url'),
      attestationObject: attestation.toString('base64url'),
      transports: ['internal'],
    })
  }

  /** Answers request options with the passkey made last, as `navigator.credentials.get` does. */
  get(options: Options, origin: string): Options {
    const kept = this.#kept.at(-1)
    if (!kept) throw new Error('no passkey was made yet')
    kept.counter += 1
    const data = authenticatorData(String(options['rpId']), userPresent | userVerified, kept.counter)
    const client = clientData('webauthn.get', options, origin)
    const signed = Buffer.concat([data, createHash('sha256').update(client).digest()])
    return answer(kept, {
      clientDataJSON: client.toString('base64url'),
      authenticatorData: data.toString('base64url'),
      signature: sign('sha256', signed, kept.privateKey).toString('base64url'),
    })
  }
}

const answer = (kept: Kept, response: Options): Options => ({
  id: kept.id.toString('base64url'),
  rawId: kept.id.toString('base64url'),
  type: 'public-key',
  clientExtensionResults: {},
  response,
})

const clientData = (type: string, options: Options, origin: string): Buffer =>
  Buffer.from(JSON.stringify({ type, challenge: options['challenge'], origin, crossOrigin: false }))

function authenticatorData(site: string, flags: number, counter: number): Buffer {
  const rest = Buffer.alloc(5)
  rest.writeUInt8(flags)
  rest.writeUInt32BE(counter, 1)
  return Buffer.concat([createHash('sha256').update(site).digest(), rest])
}

type Item = number | string | Buffer

/** The little of CBOR (RFC 8949) that authenticators speak. A `Buffer` made by `cborMap` is put in as it is. */
function cborMap(entries: readonly (readonly [Item, Item])[]): Buffer {
  const made = Buffer.concat([
    head(5, entries.length),
    ...entries.flatMap(([key, value]) => [cbor(key), maps.has(value as Buffer) ? (value as Buffer) : cbor(value)]),
  ])
  maps.add(made)
  return made
}

const maps = new WeakSet<Buffer>()

function cbor(item: Item): Buffer {
  if (typeof item === 'number') return item >= 0 ? head(0, item) : head(1, -1 - item)
  if (typeof item === 'string') return Buffer.concat([head(3, Buffer.byteLength(item)), Buffer.from(item)])
  return Buffer.concat([head(2, item.length), item])
}

function head(kind: number, size: number): Buffer {
  if (size < 24) return Buffer.from([(kind << 5) | size])
  if (size < 256) return Buffer.from([(kind << 5) | 24, size])
  return Buffer.from([(kind << 5) | 25, size >> 8, size & 0xff])
}
