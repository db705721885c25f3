/** The second factor: six digits of an app, and recovery codes for the day the phone is gone. */
import { type ActionContext, action } from '#platform/action.ts'
import type { AccountId } from '#platform/values/ids.ts'
import { atMost, doorOf, hashOf, headersFor, myAccount, type Parts, passOn, refused } from '../parts.ts'
import { countAttempt } from '../store/changes.ts'
import { noteEvent, stepOf } from '../store/sessions.ts'
import { beforeEntering, type Entered, enter } from './entering.ts'
import { tellPerson } from './telling.ts'

interface Code {
  readonly code: string
}
interface Current {
  readonly current?: string | undefined
}

/** Six digits come from the app; everything else is a recovery code. */
const isAppCode = (code: string): boolean => /^\d{3}\s?\d{3}$/.test(code)
const digits = (code: string): string => code.replace(/\s/g, '')

export function secondFactorActions(parts: Parts) {
  return {
    giveSecondFactor: action(
      'auth.giveSecondFactor',
      async (ctx, given: Code & { trust?: boolean | undefined }): Promise<Entered> => {
        await beforeEntering(parts, ctx)
        await mustBeUnused(parts, doorOf(ctx).request, given.code)
        const response = await verify(parts, ctx, given.code, { trustDevice: given.trust ?? false })
        if (!response.ok) throw await whyNot(response)
        return enter(parts, ctx, response, { way: 'second_factor', otherwise: 'auth.wrong_code' })
      },
    ),

    startSecondFactor: action('auth.startSecondFactor', async (ctx, { current }: Current) => {
      const account = myAccount(ctx)
      if (current) await atMost(parts, 'passwordPerAccount', account)
      const response = await parts.engine.api.enableTwoFactor({
        body: { method: 'totp', ...(current ? { password: current } : {}) },
        headers: headersFor(doorOf(ctx).request),
        asResponse: true,
      })
      if (!response.ok) throw await whyNot(response)
      const made = (await response.json()) as { totpURI: string; backupCodes: string[] }
      const secret = new URL(made.totpURI).searchParams.get('secret') ?? ''
      return { uri: made.totpURI, secret, recoveryCodes: made.backupCodes }
    }),

    confirmSecondFactor: action('auth.confirmSecondFactor', async (ctx, { code }: Code) => {
      const account = myAccount(ctx)
      await atMost(parts, 'codePerAccount', account)
      const response = await verify(parts, ctx, digits(code), {})
      if (!response.ok) throw await whyNot(response)
      await passOn(response, doorOf(ctx))
      return changed(parts, account, 'auth.second_factor_added')
    }),

    removeSecondFactor: action('auth.removeSecondFactor', async (ctx, { code, current }: Code & Current) => {
      const account = myAccount(ctx)
      await proveCode(parts, ctx, account, code)
      const response = await parts.engine.api.disableTwoFactor({
        body: current ? { password: current } : {},
        headers: headersFor(doorOf(ctx).request),
        asResponse: true,
      })
      if (!response.ok) throw await whyNot(response)
      await passOn(response, doorOf(ctx))
      return changed(parts, account, 'auth.second_factor_removed')
    }),

    renewRecoveryCodes: action('auth.renewRecoveryCodes', async (ctx, { code, current }: Code & Current) => {
      const account = myAccount(ctx)
      await proveCode(parts, ctx, account, code)
      const response = await parts.engine.api.generateBackupCodes({
        body: current ? { password: current } : {},
        headers: headersFor(doorOf(ctx).request),
        asResponse: true,
      })
      if (!response.ok) throw await whyNot(response)
      const made = (await response.json()) as { backupCodes: string[] }
      await noteEvent(parts.db, { name: 'auth.recovery_codes_renewed', account, now: parts.now() })
      return { recoveryCodes: made.backupCodes }
    }),
  }
}

/** A code seen over a shoulder is worth nothing: each is taken once (RFC 6238, 5.2). */
async function mustBeUnused(parts: Parts, request: Request, code: string): Promise<void> {
  const started = startedStep(request)
  const account = started && (await stepOf(parts.db, started))
  if (!account) return
  const bucket = `code:${account}:${hashOf(digits(code))}`
  const { count } = await countAttempt(parts.db, bucket, codeLivesMinutes, parts.now())
  if (count > 1) throw refused('auth.wrong_code')
}

/** The digits of the minute before and after are accepted too. */
const codeLivesMinutes = 2

/** What the cookie of the first step names; forging it opens nothing, the library checks its signature. */
function startedStep(request: Request): string | null {
  const cookie = /(?:^|;\s*)(?:__Secure-)?komunigi\.two_factor=([^;]+)/.exec(request.headers.get('cookie') ?? '')
  return cookie?.[1] ? (decodeURIComponent(cookie[1]).split('.')[0] ?? null) : null
}

/** Somebody signed in shows the code again before the factor changes; the library counts no failures here, so we do. */
async function proveCode(parts: Parts, ctx: ActionContext, account: AccountId, code: string): Promise<void> {
  await atMost(parts, 'codePerAccount', account)
  const response = await verify(parts, ctx, code, { disableSession: true })
  if (!response.ok) throw await whyNot(response)
}

function verify(
  parts: Parts,
  ctx: ActionContext,
  code: string,
  options: { trustDevice?: boolean; disableSession?: boolean },
): Promise<Response> {
  const { trustDevice } = options
  const headers = headersFor(doorOf(ctx).request)
  if (isAppCode(code))
    return parts.engine.api.verifyTOTP({ body: { code: digits(code), trustDevice }, headers, asResponse: true })
  return parts.engine.api.verifyBackupCode({ body: { code, ...options }, headers, asResponse: true })
}

const reasons: Readonly<Record<string, string>> = {
  INVALID_CODE: 'auth.wrong_code',
  INVALID_BACKUP_CODE: 'auth.wrong_code',
  INVALID_TWO_FACTOR_COOKIE: 'auth.step_expired',
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: 'auth.step_expired',
  ACCOUNT_TEMPORARILY_LOCKED: 'auth.locked',
  TOTP_ALREADY_ENABLED: 'auth.second_factor_on',
  TOTP_NOT_ENABLED: 'auth.second_factor_off',
  TWO_FACTOR_NOT_ENABLED: 'auth.second_factor_off',
  BACKUP_CODES_NOT_ENABLED: 'auth.second_factor_off',
  INVALID_PASSWORD: 'auth.wrong_current',
}

/** The library's reason in our words. */
async function whyNot(response: Response): Promise<Error> {
  const body = (await response.json().catch(() => null)) as { code?: string } | null
  return refused(reasons[body?.code ?? ''] ?? 'auth.wrong_code')
}

async function changed(parts: Parts, account: AccountId, name: string): Promise<Record<never, never>> {
  parts.callers.forget(account)
  await noteEvent(parts.db, { name, account, now: parts.now() })
  await tellPerson(parts, account, name)
  return {}
}
