/** The key with which push services know this installation (VAPID, RFC 8292). It follows from the secret, so there is
 *  nothing more to keep: whoever puts a backup and its secret back has the devices of its people back. */
import { createECDH, hkdfSync } from 'node:crypto'

export interface PushKeys {
  /** As browsers want it; also what they show that a device was added for us. */
  readonly publicKey: string
  readonly privateKey: string
}

/** Of the curve P-256. */
const order = BigInt('0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551')
/** More than the curve needs, so that every key is as likely as any other. */
const bytes = 48

export function pushKeysOf(secret: string): PushKeys {
  const drawn = Buffer.from(hkdfSync('sha256', secret, '', 'web push', bytes)).toString('hex')
  const number = (BigInt(`0x${drawn}`) % (order - 1n)) + 1n
  const key = Buffer.from(number.toString(16).padStart(64, '0'), 'hex')
  const curve = createECDH('prime256v1')
  curve.setPrivateKey(key)
  return { publicKey: curve.getPublicKey().toString('base64url'), privateKey: key.toString('base64url') }
}
