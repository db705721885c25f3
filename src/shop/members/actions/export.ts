/** Everything the shop holds about a person, as data and as a page to read (GDPR, articles 15 and 20). */
import { type ActionContext, action, type Content } from '#platform/action.ts'
import { historyOf } from '#platform/audit/history.ts'
import { currentWords } from '#platform/i18n/words.ts'
import { found } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import type { ContactId } from '#platform/values/ids.ts'
import type * as contract from '../contract-page.ts'
import { gatherPersonData } from '../doors.ts'
import { type ContactRow, readContact } from '../store/contact.ts'
import { resolveMerged } from '../store/page.ts'
import { readablePage } from './export-page.ts'
import { fileOpened, ownContact, pageOf, plainHistory } from './page.ts'

export const exportOwnData = action(
  'members.exportOwnData',
  async (ctx, { format }: InputOf<typeof contract.exportOwnData>) => exportOf(ctx, await ownContact(ctx), format),
)

export const exportPersonData = action(
  'members.exportPersonData',
  async (ctx, input: InputOf<typeof contract.exportPersonData>) => {
    const id = await resolveMerged(ctx.db, ctx.organisation, input.contact as ContactId)
    const contact = found(await readContact(ctx.db, ctx.organisation, id), 'member')
    return exportOf(ctx, contact, input.format)
  },
)

/** A history longer than this is cut at the oldest end; nobody's has come near. */
const eventsAtMost = 20_000

async function exportOf(ctx: ActionContext, contact: ContactRow, format: 'json' | 'html'): Promise<Content> {
  const { page, around } = await pageOf(ctx, contact, true)
  const about = [contact.id, ...around.mergedFrom]
  const reading = async (only: { name?: string; without?: string }) =>
    plainHistory(await historyOf(ctx, { about, limit: eventsAtMost, ...only })).events
  const data = {
    organisation: { id: ctx.organisation, name: ctx.shop.name },
    exportedAt: ctx.now,
    members: {
      ...page,
      tags: contact.tags,
      staffNotes: contact.staffNotes,
      externalId: contact.externalId,
      kept: contact.kept,
      archivedAt: contact.archivedAt,
      mergedFrom: around.mergedFrom,
    },
    ...(await gatherPersonData(ctx, contact.id)),
    history: await reading({ without: fileOpened }),
    openings: await reading({ name: fileOpened }),
  }
  ctx.record('members.data_exported', { subject: contact.id, person: contact.id, format })
  const name = `${ctx.shop.name} ${contact.displayName}`.replace(/[^\p{L}\p{N}]+/gu, '-').toLowerCase()
  if (format === 'json')
    return { type: 'application/json; charset=utf-8', name: `${name}.json`, body: JSON.stringify(data, null, 2) }
  return { type: 'text/html; charset=utf-8', name: `${name}.html`, body: readablePage(data, speech(ctx)) }
}

function speech(ctx: ActionContext) {
  const words = currentWords()
  return {
    language: ctx.language,
    /** The message, or the key itself where a field has no word of its own. */
    say: (key: string, fallback: string): string =>
      words.has(key)
        ? words.say(ctx.language, key, { organisation: ctx.shop.name }, { ...ctx.shop, today: ctx.today })
        : fallback,
  }
}
