/** The technical log of the server is forgotten as the privacy page says: of several communities, the shortest time holds. */
import { participantsIn } from '#hub/organisations/public.ts'
import { action } from '#platform/action.ts'
import { clearLogs } from '#platform/logs.ts'
import { addDays } from '#platform/values/day.ts'
import { logDays } from '../settings.ts'

export const forgetLogs = action('communication.forgetLogs', async (ctx, _input: Record<never, never>) => {
  // a shop has no such page
  if ((await participantsIn(ctx)).length === 0) return
  clearLogs(addDays(ctx.today, -(await ctx.setting(logDays))))
})
