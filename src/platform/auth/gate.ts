/** Every way in ends at the same gate: with a second factor switched on, no session stands before its code.
 *  The library asks for it after a password only; here the same step follows each way in. */
import { createAuthEndpoint } from 'better-auth/api'
import { setSessionCookie } from 'better-auth/cookies'
import { twoFactor } from 'better-auth/plugins/two-factor'
import { z } from 'zod'

/** The library's paths that begin a session. A new way in must stand here; a test walks through each. */
export const waysIn: ReadonlySet<string> = new Set(['/sign-in/email', '/magic-link/verify', '/sign-in/known'])

interface SecondFactorColumns {
  readonly userId: string
  readonly backupCodes: string
  readonly verified: string
  readonly failedVerificationCount: string
  readonly lockedUntil: string
}

export function throughSecondFactor(columns: SecondFactorColumns) {
  const plugin = twoFactor({
    issuer: 'komunigi',
    // Most people here have no password.
    allowPasswordless: true,
    schema: {
      user: { fields: { twoFactorEnabled: 'second_factor_on' } },
      twoFactor: { modelName: 'second_factor', fields: columns },
    },
  })
  for (const hook of plugin.hooks.after) hook.matcher = ({ path }) => waysIn.has(path ?? '')
  return plugin
}

/** Opens a session for somebody who was recognised by us: a passkey, another service,
 *  a choice of people in the demo, the set-up.
 *  Called from this process only, never over HTTP. */
export const knownPerson = () => ({
  id: 'known-person',
  endpoints: {
    signInKnown: createAuthEndpoint(
      '/sign-in/known',
      { method: 'POST', body: z.object({ person: z.string() }), requireHeaders: true, metadata: { SERVER_ONLY: true } },
      async (ctx) => {
        const user = await ctx.context.internalAdapter.findUserById(ctx.body.person)
        const session = user && (await ctx.context.internalAdapter.createSession(user.id))
        if (!user || !session) return ctx.json({ closed: true }, { status: 403 })
        await setSessionCookie(ctx, { session, user })
        return ctx.json({ closed: false })
      },
    ),
  },
})
