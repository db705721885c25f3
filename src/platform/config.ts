/** What the environment says, read and checked once at start. Every complaint names its variable and the way out. */
import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { BlockList, isIP } from 'node:net'
import { join, resolve } from 'node:path'
import { z } from 'zod'

export interface Config {
  /** A PostgreSQL server of one's own; absent: the embedded one under `dataFolder`. */
  readonly databaseUrl?: string
  /** Where people reach this installation, without a closing slash; absent: the address it listens on. */
  readonly publicUrl?: string
  /** Absent: mails stay in the mailbox page of the app. */
  readonly smtpUrl?: string
  readonly mailFrom: string
  /** Where incoming mail is taken, by SMTP or LMTP; absent: nowhere. */
  readonly mailIn?: { readonly host: string; readonly port: number; readonly lmtp: boolean }
  /** At least 32 characters; signs links and sessions. */
  readonly secret: string
  /** Addresses and ranges whose X-Forwarded-For is believed. */
  readonly trustedProxy: readonly string[]
  readonly logLevel: LogLevel
  readonly host: string
  /** 0: any free port. */
  readonly port: number
  /** Absolute. */
  readonly dataFolder: string
}

const logLevels = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const
export type LogLevel = (typeof logLevels)[number]

/** The environment cannot be used; the message lists every variable to mend, one a line. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
}

/** Reads the environment. Makes and keeps a secret in the data folder when SECRET is absent.
 *  Throws `ConfigError` with all complaints at once. */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()))
  const read = variables.safeParse(given)
  if (!read.success) {
    const lines = read.error.issues.map((issue) => `${String(issue.path[0])}: ${issue.message}`)
    throw new ConfigError(lines.join('\n'))
  }
  const { DATABASE_URL, PUBLIC_URL, SMTP_URL, MAIL_FROM, MAIL_IN, TRUSTED_PROXY, LOG_LEVEL, HOST, PORT } = read.data
  const dataFolder = resolve(read.data.KOMUNIGI_DATA)
  return {
    databaseUrl: DATABASE_URL,
    publicUrl: PUBLIC_URL,
    smtpUrl: SMTP_URL,
    mailFrom: MAIL_FROM ?? `komunigi@${PUBLIC_URL ? new URL(PUBLIC_URL).hostname : 'localhost'}`,
    mailIn: MAIL_IN,
    secret: read.data.SECRET ?? keptSecret(dataFolder),
    trustedProxy: TRUSTED_PROXY,
    logLevel: LOG_LEVEL,
    host: HOST,
    port: PORT,
    dataFolder,
  }
}

/** The file in the data folder that holds the secret when the environment names none. */
export const secretFile = (dataFolder: string): string => join(dataFolder, 'secret')

const address = (protocols: readonly string[], advice: string) =>
  z.string().refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol), advice)

const portNumber = (text: string): number =>
  /^\d{1,5}$/.test(text) && Number(text) < 65_536 ? Number(text) : Number.NaN

const variables = z.object({
  DATABASE_URL: address(
    ['postgres:', 'postgresql:'],
    'write it as postgres://user:password@host:5432/database, or leave it out to use the embedded database',
  ).optional(),
  PUBLIC_URL: address(['http:', 'https:'], 'write the address people type, such as https://coop.example')
    .transform((text) => text.replace(/\/+$/, ''))
    .optional(),
  SMTP_URL: address(
    ['smtp:', 'smtps:'],
    'write it as smtps://user:password@mail.example:465, or leave it out to read mails in the app',
  ).optional(),
  MAIL_FROM: z
    .string()
    .refine((text) => /^[^@<>\s]+@[^@<>\s]+$|^[^<>\r\n]*<[^@<>\s]+@[^@<>\s]+>$/.test(text), {
      message: 'write an address, such as office@coop.example or "The Co-op <office@coop.example>"',
    })
    .optional(),
  MAIL_IN: z
    .string()
    .transform((text, ctx) => {
      const [, way, host, digits] = /^(?:(smtp|lmtp):\/\/)?([^/]+):(\d+)$/.exec(text) ?? []
      const port = portNumber(digits ?? '')
      if (host && port >= 0) return { host: host.replace(/^\[(.*)\]$/, '$1'), port, lmtp: way === 'lmtp' }
      ctx.addIssue('write host:port, such as 127.0.0.1:2525 or lmtp://127.0.0.1:2424, or leave it out to take no mail')
      return z.NEVER
    })
    .optional(),
  SECRET: z
    .string()
    .min(32, 'use at least 32 characters (openssl rand -hex 32 makes a good one), or leave it out to have one made')
    .optional(),
  TRUSTED_PROXY: z
    .string()
    .default('')
    .transform((text) => text.split(/[\s,]+/).filter(Boolean))
    .refine((ranges) => ranges.every(isRange), 'list addresses or ranges, such as 127.0.0.1, 10.0.0.0/8'),
  LOG_LEVEL: z.enum(logLevels, `choose one of ${logLevels.join(', ')}`).default('info'),
  HOST: z.string().default('127.0.0.1'),
  PORT: z
    .string()
    .default('8080')
    .transform(portNumber)
    .refine((port) => port >= 0, 'write a number from 1 to 65535, or 0 for any free port'),
  KOMUNIGI_DATA: z.string().default('./data'),
})

function isRange(text: string): boolean {
  const [ip = '', bits] = text.split('/')
  const family = isIP(ip)
  if (family === 0) return false
  if (bits === undefined) return true
  try {
    new BlockList().addSubnet(ip, Number(bits), family === 6 ? 'ipv6' : 'ipv4')
    return /^\d+$/.test(bits)
  } catch {
    return false
  }
}

function keptSecret(dataFolder: string): string {
  const file = secretFile(dataFolder)
  try {
    makeDataFolder(dataFolder)
    // Exclusive: of two first starts at the same moment, both read what one of them wrote.
    writeFileSync(file, `${randomBytes(32).toString('hex')}\n`, { flag: 'wx', mode: 0o600 })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST')
      throw new ConfigError(
        `KOMUNIGI_DATA: the folder ${dataFolder} cannot be written (${(error as Error).message}); name one that can, or set SECRET and DATABASE_URL`,
      )
  }
  const secret = readFileSync(file, 'utf8').trim()
  if (secret.length < 32)
    throw new ConfigError(`SECRET: the file ${file} is spoiled; put your secret back, or set SECRET`)
  return secret
}

/** Makes the data folder when it is missing: closed to others, except that under root
 *  the database's own user must be able to pass through it. */
export function makeDataFolder(dataFolder: string): void {
  mkdirSync(dataFolder, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 })
}
