/** The signature of what goes out (DKIM, RFC 6376): a key of this installation, kept beside its secret, and the line that
 *  the keeper of the domain puts into its DNS. */
import { createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Config, ConfigError, makeDataFolder } from '../config.ts'
import { senderOf } from './sender.ts'

export interface MailKey {
  readonly domain: string
  readonly selector: string
  /** PEM. */
  readonly privateKey: string
}

const selector = 'komunigi'

/** The list that mail servers take by themselves leaves List-Unsubscribe-Post unsigned (RFC 8058 asks for it). */
export const signed = {
  headerFieldNames: [
    ...['from', 'sender', 'reply-to', 'subject', 'date', 'message-id', 'to', 'cc', 'in-reply-to', 'references'],
    ...['mime-version', 'content-type', 'content-transfer-encoding', 'auto-submitted'],
    ...['list-id', 'list-post', 'list-help', 'list-owner', 'list-subscribe', 'list-archive'],
    ...['list-unsubscribe', 'list-unsubscribe-post'],
  ].join(':'),
}

/** Made at the first start with a mail server, and read at each later one; without a server nothing is signed. */
export function keptMailKey({
  smtpUrl,
  mailFrom,
  dataFolder,
}: Pick<Config, 'smtpUrl' | 'mailFrom' | 'dataFolder'>): MailKey | null {
  if (!smtpUrl) return null
  const file = join(dataFolder, 'mail-key.pem')
  try {
    makeDataFolder(dataFolder)
    writeFileSync(file, newKey(), { flag: 'wx', mode: 0o600 })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST')
      throw new ConfigError(`KOMUNIGI_DATA: the key for signing mails cannot be kept (${(error as Error).message})`)
  }
  const privateKey = readFileSync(file, 'utf8')
  try {
    createPrivateKey(privateKey)
  } catch {
    throw new ConfigError(`KOMUNIGI_DATA: ${file} is spoiled; put your key back, or remove the file to have one made`)
  }
  return { domain: domainIn(mailFrom), selector, privateKey }
}

const domainIn = (mailFrom: string): string => senderOf(mailFrom).address.split('@')[1] ?? 'localhost'

const newKey = (): string =>
  generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  }).privateKey

/** What stands in the DNS of the domain, so that others believe the signature. */
export function dnsRecord({ domain, selector: name, privateKey }: MailKey): { name: string; value: string } {
  const key = createPublicKey(createPrivateKey(privateKey)).export({ type: 'spki', format: 'der' })
  return { name: `${name}._domainkey.${domain}`, value: `v=DKIM1; k=rsa; p=${key.toString('base64')}` }
}
