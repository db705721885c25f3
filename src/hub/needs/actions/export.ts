/** The list of needs as a file. */
import { ownOrganisations, takingPart } from '#hub/organisations/public.ts'
import { action } from '#platform/action.ts'
import { currentWords } from '#platform/i18n/words.ts'
import { exportList } from '#platform/lists/export.ts'
import type { InputOf } from '#platform/route.ts'
import type * as contract from '../contract/needs.ts'
import { needList } from '../store/needs.ts'

export const exportNeeds = action(
  'needs.exportNeeds',
  async (ctx, { format, ...asked }: InputOf<typeof contract.exportNeeds>) => {
    await takingPart(ctx)
    const own = (await ownOrganisations(ctx)).map(({ id }) => id)
    const words = currentWords()
    const file = exportList(ctx.db, needList(ctx.organisation, own), asked, {
      format,
      name: words.say(ctx.language, 'needs.file', { day: ctx.today }, ctx.shop),
      zone: ctx.shop.zone,
      heading: (column) => words.say(ctx.language, `needs.field.${column}`, {}, ctx.shop),
    })
    const body = new Uint8Array(await new Response(file.body).arrayBuffer())
    ctx.record('needs.list_exported', { subject: ctx.organisation, format })
    return { ...file, body }
  },
)
