/** What we sign: RS256, the one way every OpenID Connect client must understand. A key signs for 90 days; its public
 *  half stays listed as long as anything signed with it counts. */
import { createPrivateKey, createPublicKey, generateKeyPair, sign } from 'node:crypto'
import { promisify } from 'node:util'
import type { Db } from '#platform/database/connect.ts'
import { addMinutes, type Instant } from '#platform/values/day.ts'
import { newId } from '#platform/values/ids.ts'
import { seal, unseal } from './seal.ts'
import { addSigningKey, type SigningKeyRow, signingKeysSince } from './store/sso.ts'

const signsForDays = 90
const minutesADay = 1440
const make = promisify(generateKeyPair)

export interface Signing {
  /** A JSON Web Token of these claims. */
  token(claims: Readonly<Record<string, unknown>>): Promise<string>
  /** Public keys (RFC 7517). */
  keys(): Promise<readonly Readonly<Record<string, unknown>>[]>
}

export function makeSigning(parts: { db: Db; secret: string; now: () => Instant }): Signing {
  const daysAgo = (days: number): Instant => addMinutes(parts.now(), -days * minutesADay)
  const current = async (): Promise<{ id: string; privateKey: string }> => {
    const [newest] = await signingKeysSince(parts.db, daysAgo(signsForDays))
    const opened = newest && unseal(parts.secret, newest.privateKey)
    // None yet, too old, or sealed with a secret that was replaced.
    return newest && opened ? { id: newest.id, privateKey: opened } : makeKey(parts)
  }
  return {
    async token(claims) {
      const { id, privateKey } = await current()
      const head = coded({ alg: 'RS256', typ: 'JWT', kid: id })
      const text = `${head}.${coded(claims)}`
      return `${text}.${sign('sha256', Buffer.from(text), createPrivateKey(privateKey)).toString('base64url')}`
    },
    async keys() {
      await current()
      return (await signingKeysSince(parts.db, daysAgo(signsForDays + 1))).map(asPublished)
    },
  }
}

async function makeKey({ db, secret, now }: { db: Db; secret: string; now: () => Instant }) {
  const { privateKey } = await make('rsa', { modulusLength: 2048 })
  const text = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
  const id = newId()
  const publicKey = createPublicKey(privateKey).export({ format: 'jwk' })
  await addSigningKey(db, { id, privateKey: seal(secret, text), publicKey, now: now() })
  return { id, privateKey: text }
}

const asPublished = ({ id, publicKey }: SigningKeyRow) => ({ ...publicKey, kid: id, use: 'sig', alg: 'RS256' })

const coded = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')
