/** A person's page. Opening somebody's file is an act: the person may see who did. */
import { action, type Context, read } from '#platform/action.ts'
import { type History, historyOf } from '#platform/audit/history.ts'
import { found } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import { addMinutes } from '#platform/values/day.ts'
import type { ContactId } from '#platform/values/ids.ts'
import type * as contract from '../contract-page.ts'
import { type HouseholdPolicy, roomLeft } from '../rules/household.ts'
import { stageOn } from '../rules/role.ts'
import { householdPolicy } from '../settings.ts'
import { type CardRow, readCards } from '../store/card.ts'
import { type ContactRow, contactByAccount, readContact } from '../store/contact.ts'
import { type LinkOnPage, readLinks } from '../store/household.ts'
import * as store from '../store/page.ts'

/** Opening again within this time is one visit. */
const visitMinutes = 30
export const fileOpened = 'members.file_opened'

export const openFile = action('members.openFile', async (ctx, input: InputOf<typeof contract.openFile>) => {
  const id = await store.resolveMerged(ctx.db, ctx.organisation, input.contact as ContactId)
  const contact = found(await readContact(ctx.db, ctx.organisation, id), 'member')
  const { page, around } = await pageOf(ctx, contact, ctx.actor.may('members.cards'))
  const since = addMinutes(ctx.now, -visitMinutes)
  const own = contact.account !== null && contact.account === ctx.actor.account
  if (!own && !(await store.openedSince(ctx.db, ctx.organisation, id, ctx.actor.account, since)))
    ctx.record(fileOpened, { subject: id, person: id })
  return {
    ...page,
    tags: [...contact.tags],
    archivedAt: contact.archivedAt,
    externalId: contact.externalId,
    kept: { ...contact.kept },
    staffNotes: ctx.actor.may('members.notes') ? contact.staffNotes : null,
    mergedFrom: [...around.mergedFrom],
  }
})

export const readOwnPage = read('members.readOwnPage', async (ctx, _input: object) => {
  const contact = await ownContact(ctx)
  return (await pageOf(ctx, contact, true)).page
})

/** The contact of whoever asks; NotFound where the account stands for nobody here. */
export async function ownContact(ctx: Context): Promise<ContactRow> {
  const { account } = ctx.actor
  return found(account ? await contactByAccount(ctx.db, ctx.organisation, account) : null, 'member')
}

export async function pageOf(ctx: Context, contact: ContactRow, codes: boolean) {
  const around = found(await store.readAround(ctx.db, ctx.organisation, contact), 'member')
  const cards = await readCards(ctx.db, ctx.organisation, contact.id)
  const links = await readLinks(ctx.db, ctx.organisation, contact.id)
  const policy = await householdPolicy(ctx)
  const { membership } = around
  const page = {
    contact: { ...fieldsOf(contact), representativeName: around.representativeName },
    stage: membership ? stageOn(membership, ctx.today) : ('none' as const),
    membership: membership && membershipOf(membership),
    cards: cards.map((card) => cardOf(card, codes)),
    household: householdOf(links, contact.id, policy, ctx.today),
    represents: around.represents,
    hasAccount: contact.account !== null,
  }
  return { page, around }
}

function fieldsOf(contact: ContactRow) {
  const { tags: _tags, staffNotes: _notes, account: _account, externalId: _external, kept: _kept, ...shown } = contact
  const { archivedAt: _archived, mergedInto: _merged, sortName: _sort, ...fields } = shown
  return { ...fields, otherEmails: [...fields.otherEmails] }
}

const membershipOf = ({ deceasedOn: _day, ...membership }: store.MembershipOnPage) => membership

const cardOf = ({ contact: _contact, ...card }: CardRow, codes: boolean) => ({
  ...card,
  code: codes ? card.code : null,
})

function householdOf(links: readonly LinkOnPage[], contact: ContactId, policy: HouseholdPolicy, today: string) {
  const shown = links.map(({ birthDate: _day, ...link }) => ({
    ...link,
    current: link.untilDay === null || link.untilDay >= today,
  }))
  const own = shown.filter((link) => link.current && link.head === contact)
  return { room: roomLeft(own, policy), links: shown }
}

type Paging = InputOf<typeof contract.readOwnHistory>

export const readHistory = read('members.readHistory', async (ctx, input: InputOf<typeof contract.readHistory>) => {
  const id = await store.resolveMerged(ctx.db, ctx.organisation, input.contact as ContactId)
  const contact = found(await readContact(ctx.db, ctx.organisation, id), 'member')
  return historyOfPerson(ctx, contact, input)
})

export const readOwnHistory = read('members.readOwnHistory', async (ctx, input: Paging) =>
  historyOfPerson(ctx, await ownContact(ctx), input),
)

/** Merged contacts bring their history along. */
async function historyOfPerson(ctx: Context, contact: ContactRow, { before, limit, openings }: Paging) {
  const around = found(await store.readAround(ctx.db, ctx.organisation, contact), 'member')
  const about = [contact.id, ...around.mergedFrom]
  const only = openings ? { name: fileOpened } : { without: fileOpened }
  return plainHistory(await historyOf(ctx, { about, before, limit, ...only }))
}

/** Without ids of other people: the sentence names them. */
export const plainHistory = ({ events, more }: History) => ({
  events: events.map(({ id, at, name, says, actor }) => ({
    id,
    at,
    name,
    says,
    actor: { kind: actor.kind, name: actor.name },
  })),
  more,
})
