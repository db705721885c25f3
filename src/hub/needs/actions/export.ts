/** The list of needs as a file. */
import { ownOrganisations, takingPart } from '#hub/organisations/public.ts'
import { action } from '#platform/action.ts'
import { fileOfList } from '#platform/lists/file.ts'
import type { InputOf } from '#platform/route.ts'
import type * as contract from '../contract/needs.ts'
import { needList } from '../store/needs.ts'

export const exportNeeds = action(
  'needs.exportNeeds',
  async (ctx, { format, ...asked }: InputOf<typeof contract.exportNeeds>) => {
    await takingPart(ctx)
    const own = (await ownOrganisations(ctx)).map(({ id }) => id)
    const file = await fileOfList(ctx, needList(ctx.organisation, own), asked, {
      format,
      name: 'needs.file',
      fields: 'needs.field',
    })
    ctx.record('needs.list_exported', { subject: ctx.organisation, format })
    return file
  },
)
