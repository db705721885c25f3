/** The versions of the booklet and of the charter: for those who publish them, and for everybody. */
import { type Context, read } from '#platform/action.ts'
import type { InputOf } from '#platform/route.ts'
import { mustBeCommunity } from '../actions/acting.ts'
import type * as contract from '../contract-documents.ts'
import { chaptersOf, type DocumentKind } from '../rules/checklist.ts'
import { type DocumentRow, documentVersions } from '../store/welcome.ts'

export const readDocuments = read(
  'organisations.readDocuments',
  async (ctx, { kind }: InputOf<typeof contract.readDocuments>) => {
    await mustBeCommunity(ctx)
    const versions = await documentVersions(ctx.db, ctx.organisation, kind)
    return {
      chapters: [...chaptersOf(kind)],
      languages: [...ctx.shop.languages],
      versions: versions.map(({ texts, ...one }) => ({ ...one, texts: { ...texts }, holds: one.fromDay <= ctx.today })),
    }
  },
)

/** Versions that hold or held, the newest first. */
export const versionsForEverybody = async (ctx: Context, kind: DocumentKind): Promise<DocumentRow[]> =>
  (await documentVersions(ctx.db, ctx.organisation, kind)).filter(({ fromDay }) => fromDay <= ctx.today)
