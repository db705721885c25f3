/** What an organisation lets everybody see. */
import { lockActing, mustHave } from '#hub/organisations/public.ts'
import { action } from '#platform/action.ts'
import type { InputOf } from '#platform/route.ts'
import { newId } from '#platform/values/ids.ts'
import type * as contract from '../contract/public.ts'
import { writeConsent } from '../store/public.ts'

export const sayPublicConsent = action(
  'funding.sayPublicConsent',
  async (ctx, { participant, consents }: InputOf<typeof contract.sayPublicConsent>) => {
    mustHave(ctx, 'sign', await lockActing(ctx, participant))
    await writeConsent(ctx.db, ctx.organisation, { id: newId(), participant, consents }, ctx.now, ctx.actor.account)
    ctx.record('funding.public_consent_said', { subject: participant, consents })
    return {}
  },
)
