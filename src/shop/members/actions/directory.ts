/** The list of members, the same as a file, and finding one person at the desk. */
import { action, type Context, read } from '#platform/action.ts'
import type { Db } from '#platform/database/connect.ts'
import { fileOfList } from '#platform/lists/file.ts'
import { listPage } from '#platform/lists/list.ts'
import type { InputOf, ReplyOf } from '#platform/route.ts'
import type { Day } from '#platform/values/day.ts'
import type { ContactId, OrganisationId } from '#platform/values/ids.ts'
import { plain, tidy } from '#platform/values/text.ts'
import type { scanCard as scanContract } from '../contract-cards.ts'
import type * as contract from '../contract-directory.ts'
import { codesOf, readCard } from '../rules/card.ts'
import { cardPrefix } from '../settings.ts'
import { cardByCodes } from '../store/card.ts'
import { type DirectoryWish, directory, directoryFile, findPeople } from '../store/directory.ts'
import { type MemberFacts, memberByCodes, memberById, workersByCodes } from '../store/member.ts'

type Row = ReplyOf<typeof contract.listMembers>['rows'][number]

export const listMembers = read('members.listMembers', (ctx, asked: InputOf<typeof contract.listMembers>) =>
  listPage<Row>(ctx.db, directory(wishOf(ctx, asked)), asked),
)

const wishOf = (ctx: Context, { archived }: { archived: DirectoryWish['archived'] }): DirectoryWish => ({
  organisation: ctx.organisation,
  today: ctx.today,
  archived,
  cards: ctx.actor.may('members.cards'),
})

/** The file is written before the action ends: the event and what was taken belong to one transaction. */
export const exportMembers = action(
  'members.exportMembers',
  async (ctx, { format, ...asked }: InputOf<typeof contract.exportMembers>) => {
    const file = await fileOfList(ctx, directoryFile(wishOf(ctx, asked)), asked, {
      format,
      name: 'members.list.file',
      fields: 'field',
    })
    ctx.record('members.list_exported', { subject: ctx.organisation, format })
    return file
  },
)

export const findMembers = read('members.findMembers', async (ctx, { q }: InputOf<typeof contract.findMembers>) => {
  const words = plain(tidy(q)).split(' ').filter(Boolean).slice(0, 8)
  return { people: words.length === 0 ? [] : await findPeople(ctx.db, ctx.organisation, words, ctx.today) }
})

export const scanCard = read('members.scanCard', async (ctx, { scanned }: InputOf<typeof scanContract>) => {
  const card = await cardByCodes(ctx.db, ctx.organisation, codesOf(scanned))
  const answer = readCard(scanned, card, await ctx.setting(cardPrefix))
  const person = 'contact' in answer ? await memberById(ctx.db, ctx.organisation, answer.contact as ContactId) : null
  return {
    answer: answer.answer,
    person: person && {
      contact: person.contact,
      name: person.displayName,
      memberNo: person.memberNo,
      photo: person.photo,
    },
    endReason: answer.answer === 'ended' ? answer.endReason : null,
    endedOn: answer.answer === 'ended' ? answer.endedOn : null,
  }
})

/** Whose card was scanned or typed; null for a card that ended or is nobody's. Blanks and a lost leading 0 do not matter. */
export function memberByCard(db: Db, organisation: OrganisationId, scanned: string): Promise<MemberFacts | null> {
  return memberByCodes(db, organisation, codesOf(scanned))
}

/** Who may be meant by a scanned card, for work: several where a lost leading 0 leaves it open. */
export function workersByCard(
  db: Db,
  organisation: OrganisationId,
  scanned: string,
  day: Day,
): Promise<(MemberFacts & { heads: ContactId[] })[]> {
  return workersByCodes(db, organisation, codesOf(scanned), day)
}
