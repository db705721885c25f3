/** Somebody named by a member number or an e-mail address; null where nobody, or more than one, is meant. */
import type { Context } from '#platform/action.ts'
import { memberByNumber, resolvePeople } from '#shop/members/public.ts'

export async function partnerOf(ctx: Context, text: string): Promise<string | null> {
  const written = text.trim()
  if (/^\d{1,9}$/.test(written))
    return (await memberByNumber(ctx.db, ctx.organisation, Number(written)))?.contact ?? null
  const [answer] = await resolvePeople(ctx.db, ctx.organisation, [{ email: written }])
  return answer?.answer === 'found' ? answer.contact : null
}
