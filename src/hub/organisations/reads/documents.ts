/** The versions of the booklet and of the charter: for those who publish them, and for everybody. */
import { type Context, read } from '#platform/action.ts'
import type { InputOf } from '#platform/route.ts'
import { mustBeCommunity } from '../actions/acting.ts'
import type * as contract from '../contract/documents.ts'
import { acceptedBefore, chaptersOf, type DocumentKind } from '../rules/checklist.ts'
import { type DocumentRow, documentVersions, readTicks } from '../store/welcome.ts'
import { ownOrganisations } from './taking-part.ts'

export const readDocuments = read(
  'organisations.readDocuments',
  async (ctx, { kind }: InputOf<typeof contract.readDocuments>) => {
    await mustBeCommunity(ctx)
    const [versions, own] = await Promise.all([documentVersions(ctx.db, ctx.organisation, kind), ownOrganisations(ctx)])
    const ids = own.map(({ id }) => id)
    const ticks = (await readTicks(ctx.db, ctx.organisation, ids)).filter((tick) => tick.kind === kind)
    const current = versions.find(({ fromDay }) => fromDay <= ctx.today)?.version ?? 1
    return {
      accepted: acceptedBefore(kind, current, ticks),
      chapters: [...chaptersOf(kind)],
      languages: [...ctx.shop.languages],
      versions: versions.map(({ texts, ...one }) => ({ ...one, texts: { ...texts }, holds: one.fromDay <= ctx.today })),
    }
  },
)

/** Versions that hold or held, the newest first. */
export const versionsForEverybody = async (ctx: Context, kind: DocumentKind): Promise<DocumentRow[]> =>
  (await documentVersions(ctx.db, ctx.organisation, kind)).filter(({ fromDay }) => fromDay <= ctx.today)
