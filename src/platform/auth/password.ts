/** Passwords as argon2id (RFC 9106), kept in the usual one-line form so that the costs can grow later. */
import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'

/** 19 MiB, two passes, one lane: the least that OWASP recommends, about 30 ms on a small server. */
const costs = { memory: 19_456, passes: 2, parallelism: 1 }
const tagLength = 32
const derive = promisify(argon2)

interface Kept {
  readonly memory: number
  readonly passes: number
  readonly parallelism: number
  readonly nonce: Buffer
  readonly tag: Buffer
}

/** @example await hashPassword('…') // '$argon2id$v=19$m=19456,t=2,p=1$<salt>$<tag>' */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16)
  const tag = await derive('argon2id', { message: password.normalize('NFKC'), nonce, tagLength, ...costs })
  const { memory, passes, parallelism } = costs
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${plain64(nonce)}$${plain64(tag)}`
}

/** Whether this is the password; false also for a hash that cannot be read. */
export async function isPassword({ hash, password }: { hash: string; password: string }): Promise<boolean> {
  const kept = read(hash)
  if (!kept) return false
  const { tag, ...rest } = kept
  const made = await derive('argon2id', { message: password.normalize('NFKC'), tagLength: tag.length, ...rest })
  return timingSafeEqual(made, tag)
}

function read(hash: string): Kept | null {
  const parts = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([\w+/-]+)\$([\w+/-]+)$/.exec(hash)
  if (!parts) return null
  return {
    memory: Number(parts[1]),
    passes: Number(parts[2]),
    parallelism: Number(parts[3]),
    nonce: Buffer.from(parts[4] ?? '', 'base64'),
    tag: Buffer.from(parts[5] ?? '', 'base64'),
  }
}

const plain64 = (bytes: Buffer): string => bytes.toString('base64').replace(/=+$/, '')
