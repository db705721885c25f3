/** What this module tells `organisations` at start: how many members the shop has today. */
import { registerMemberCount } from '#hub/organisations/public.ts'
import { countMembers } from './store/directory.ts'

registerMemberCount((ctx) => countMembers(ctx.db, ctx.organisation, ctx.today))
