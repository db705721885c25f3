/** Telling whoever acts for these organisations, each person once where the mail says the same; `factsFor` says what
 *  differs between organisations. */
import { actingFor } from '#hub/organisations/public.ts'
import type { ActionContext } from '#platform/action.ts'

export type Facts = Readonly<Record<string, string | number | boolean | null>>

export async function tellEach(
  ctx: ActionContext,
  code: string,
  participants: readonly string[],
  factsFor: (participant: string) => Facts & { readonly link: string; readonly about: string },
): Promise<void> {
  const acting = await actingFor(ctx)
  const told = new Set<string>()
  for (const participant of new Set(participants)) {
    const facts = factsFor(participant)
    for (const account of acting.get(participant) ?? []) {
      const once = `${account} ${JSON.stringify(facts)}`
      if (told.has(once)) continue
      told.add(once)
      ctx.notify(code, account, facts)
    }
  }
}
