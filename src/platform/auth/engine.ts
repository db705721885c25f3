/** The sign-in library, set up for this house: its tables carry our names, every way in passes the second factor,
 *  and none of its own addresses is served: people and programs meet our contracts only. */
import { betterAuth } from 'better-auth'
import { magicLink } from 'better-auth/plugins/magic-link'
import type { Pool } from 'pg'
import type { Language } from '../action.ts'
import { knownPerson, throughSecondFactor } from './gate.ts'
import { hashPassword, isPassword } from './password.ts'
import { passwordLength } from './rules/password.ts'

export interface LinkToSend {
  readonly email: string
  readonly token: string
  readonly language: Language
  readonly next: string | null
}

export interface EngineParts {
  readonly pool: Pool
  readonly secret: string
  readonly publicUrl: string
  readonly sendLink: (link: LinkToSend) => Promise<void>
  readonly trouble: (message: string) => void
}

export const linkMinutes = 15
const sessionDays = 90
const day = 86_400

export function makeEngine({ pool, secret, publicUrl, sendLink, trouble }: EngineParts) {
  return betterAuth({
    appName: 'komunigi',
    baseURL: publicUrl,
    trustedOrigins: [new URL(publicUrl).origin],
    secret,
    database: pool,
    telemetry: { enabled: false },
    logger: { level: 'error', log: (_level, message) => trouble(message) },
    advanced: {
      cookiePrefix: 'komunigi',
      useSecureCookies: publicUrl.startsWith('https://'),
      ipAddress: { disableIpTracking: true },
      database: { generateId: 'uuid' },
    },
    session: {
      expiresIn: sessionDays * day,
      updateAge: 7 * day,
      fields: names.session,
      cookieCache: { enabled: false },
    },
    user: {
      modelName: 'person',
      fields: names.person,
      additionalFields: {
        language: { type: 'string', required: true, defaultValue: 'en', input: false },
        lastOrganisation: { type: 'string', required: false, fieldName: 'last_organisation', input: false },
        deactivatedAt: { type: 'date', required: false, fieldName: 'deactivated_at', input: false },
      },
    },
    account: { modelName: 'credential', fields: names.credential },
    verification: { fields: names.verification },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: passwordLength.least,
      maxPasswordLength: passwordLength.most,
      password: { hash: hashPassword, verify: isPassword },
    },
    plugins: [
      magicLink({
        expiresIn: linkMinutes * 60,
        disableSignUp: true,
        storeToken: 'hashed',
        sendMagicLink: ({ email, token, metadata }) =>
          sendLink({ email, token, language: metadata?.['language'], next: metadata?.['next'] ?? null }),
      }),
      knownPerson(),
      throughSecondFactor(names.secondFactor),
    ],
    databaseHooks: {
      session: {
        create: {
          // The one place all sessions come from: whoever was deactivated gets none, whichever way they come.
          before: async (session) => {
            const { rows } = await pool.query('select 1 from person where id = $1 and deactivated_at is null', [
              session.userId,
            ])
            return rows.length === 1
          },
        },
      },
    },
  })
}

export type Engine = ReturnType<typeof makeEngine>

/** The library's words for our columns. */
const names = {
  person: { emailVerified: 'email_verified', createdAt: 'created_at', updatedAt: 'updated_at' },
  session: {
    userId: 'person_id',
    ipAddress: 'ip_address',
    userAgent: 'user_agent',
    expiresAt: 'expires_at',
    createdAt: 'created_at',
    updatedAt: 'updated_at',
  },
  credential: {
    userId: 'person_id',
    providerId: 'provider',
    accountId: 'subject',
    accessToken: 'access_token',
    refreshToken: 'refresh_token',
    idToken: 'id_token',
    accessTokenExpiresAt: 'access_token_expires_at',
    refreshTokenExpiresAt: 'refresh_token_expires_at',
    createdAt: 'created_at',
    updatedAt: 'updated_at',
  },
  verification: { expiresAt: 'expires_at', createdAt: 'created_at', updatedAt: 'updated_at' },
  secondFactor: {
    userId: 'person_id',
    backupCodes: 'recovery_codes',
    verified: 'confirmed',
    failedVerificationCount: 'failures',
    lockedUntil: 'locked_until',
  },
} as const
