/** What the office does with contacts. */
import { type ActionContext, action, read } from '#platform/action.ts'
import { found, type Refusal, refuse, refuseWith } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import { addDays, type Day } from '#platform/values/day.ts'
import { type ContactId, newId } from '#platform/values/ids.ts'
import { readPhone } from '#platform/values/phone.ts'
import type * as contract from '../contract.ts'
import { whyNotContact } from '../rules/contact.ts'
import { emailKey, matchIdentity, registerKey } from '../rules/identity.ts'
import { officialName } from '../rules/names.ts'
import { stageOn } from '../rules/role.ts'
import * as store from '../store/contact.ts'
import { endLink, linksFrom } from '../store/household.ts'
import { contactsWithKey, representedBy } from '../store/identity.ts'
import { memberById } from '../store/member.ts'

type Fields = Partial<store.ContactFields>
type Create = InputOf<typeof contract.createContact>

const noFields: store.ContactFields = {
  firstName: null,
  lastName: null,
  usedName: null,
  pronouns: null,
  birthDate: null,
  gender: null,
  name: null,
  legalForm: null,
  registerNo: null,
  representative: null,
  representativeFunction: null,
  email: null,
  otherEmails: [],
  phone: null,
  mobile: null,
  street: null,
  street2: null,
  zip: null,
  city: null,
  country: null,
  language: null,
  taxId: null,
  deceasedOn: null,
  infoSessionOn: null,
  tags: [],
}

export const createContact = action('members.createContact', async (ctx, input: Create) => {
  const { kind, newRepresentative, somebodyElse, ...given } = input
  const fields = { ...noFields, ...settled(ctx, given) }
  const speaker = newRepresentative ? { ...noFields, ...settled(ctx, newRepresentative) } : null
  const no = [
    ...(await whyNotFields(ctx, kind, fields, null, speaker)),
    ...(speaker ? whyNotContact(asFacts('person', speaker), ctx.today) : []),
    ...(somebodyElse ? [] : await whyKnown(ctx, kind, fields)),
  ]
  refuseWith(no)
  const representative = speaker ? await add(ctx, 'person', speaker) : fields.representative
  const contact = await add(ctx, kind, { ...fields, representative })
  return { contact, version: 1 }
})

async function add(ctx: ActionContext, kind: 'person' | 'entity', fields: store.ContactFields): Promise<ContactId> {
  const id = newId<ContactId>()
  await store.addContact(ctx.db, ctx.organisation, { ...fields, id, kind, now: ctx.now })
  ctx.record('members.contact_created', { subject: id, person: id })
  return id
}

export const editContact = action('members.editContact', async (ctx, input: InputOf<typeof contract.editContact>) => {
  const { contact, version, ...given } = input
  const before = await lockLiving(ctx, contact as ContactId)
  const fields = settled(ctx, given)
  refuseWith([
    ...(version === before.version ? [] : [refuse('contact.changed_meanwhile')]),
    ...(await whyNotFields(ctx, before.kind, { ...before, ...fields }, before.id, null)),
  ])
  const changed = await writeChanges(ctx, before, fields)
  if (changed.length > 0)
    ctx.record('members.contact_changed', { subject: before.id, person: before.id, fields: changed })
  return { contact: before.id, version: before.version + (changed.length > 0 ? 1 : 0) }
})

/** Writes the fields that differ, and names them. */
export async function writeChanges(ctx: ActionContext, before: store.ContactRow, fields: Fields): Promise<string[]> {
  const changed = store.contactFields.filter(
    (field) => fields[field] !== undefined && JSON.stringify(fields[field]) !== JSON.stringify(before[field]),
  )
  if (changed.length === 0) return []
  const differing = Object.fromEntries(changed.map((field) => [field, fields[field]])) as Fields
  await store.updateContact(ctx.db, ctx.organisation, before.id, differing)
  return changed
}

/** A contact that was not merged away, locked. */
export async function lockLiving(ctx: ActionContext, id: ContactId): Promise<store.ContactRow> {
  const [contact] = await store.lockContacts(ctx.db, ctx.organisation, [id])
  return found(contact && contact.mergedInto === null ? contact : null, 'member')
}

/** Fields as they are kept: numbers in one form, keys comparable. */
export function settled(ctx: ActionContext, given: object): Fields {
  const fields = { ...(given as Fields) }
  const country = fields.country ?? ctx.shop.country
  return {
    ...fields,
    ...(fields.phone !== undefined ? { phone: readPhone(fields.phone, country) } : {}),
    ...(fields.mobile !== undefined ? { mobile: readPhone(fields.mobile, country) } : {}),
    ...(fields.registerNo !== undefined ? { registerNo: registerKey(fields.registerNo) } : {}),
  }
}

const asFacts = (kind: 'person' | 'entity', fields: store.ContactFields) => ({ ...fields, kind, representative: null })

async function whyNotFields(
  ctx: ActionContext,
  kind: 'person' | 'entity',
  fields: store.ContactFields,
  self: ContactId | null,
  newSpeaker: store.ContactFields | null,
): Promise<Refusal[]> {
  if (kind === 'person') return whyNotContact(asFacts(kind, fields), ctx.today)
  if (newSpeaker) {
    const representative = { kind: 'person', email: newSpeaker.email, represents: null } as const
    return whyNotContact({ ...fields, kind, representative }, ctx.today)
  }
  const known = fields.representative
    ? found(await store.readContact(ctx.db, ctx.organisation, fields.representative), 'member')
    : null
  const other = known ? await representedBy(ctx.db, ctx.organisation, known.id, self) : null
  const representative = known && { kind: known.kind, email: known.email, represents: other?.name ?? null }
  return whyNotContact({ ...fields, kind, representative }, ctx.today)
}

/** Somebody with the same address or register number is known: the office must look first. */
async function whyKnown(
  ctx: ActionContext,
  kind: 'person' | 'entity',
  fields: store.ContactFields,
): Promise<Refusal[]> {
  const key = { email: emailKey(fields.email), registerNo: fields.registerNo }
  if (key.email === null && key.registerNo === null) return []
  const known = await contactsWithKey(ctx.db, ctx.organisation, key)
  const match = matchIdentity({ name: officialName({ ...fields, kind }), birthDate: fields.birthDate }, known)
  if (match.answer === 'nobody') return []
  const contacts = match.answer === 'linked' ? [match.contact] : match.contacts
  const names = known.filter((one) => contacts.includes(one.contact)).map((one) => one.displayName)
  return [refuse('contact.same_person', { names, contacts })]
}

export const writeNotes = action('members.writeNotes', async (ctx, input: InputOf<typeof contract.writeNotes>) => {
  const before = await lockLiving(ctx, input.contact as ContactId)
  refuseWith(input.version === before.version ? [] : [refuse('contact.changed_meanwhile')])
  await store.updateNotes(ctx.db, ctx.organisation, before.id, input.notes.trim() || null)
  ctx.record('members.notes_changed', { subject: before.id, person: before.id })
  return { contact: before.id, version: before.version + 1 }
})

export const tagContacts = action('members.tagContacts', async (ctx, input: InputOf<typeof contract.tagContacts>) => {
  const changed = await store.updateTags(
    ctx.db,
    ctx.organisation,
    input.contacts as ContactId[],
    input.add,
    input.remove,
  )
  for (const { id } of changed) ctx.record('members.tags_changed', { subject: id, person: id })
  return { changed: changed.length }
})

export const readTags = read('members.readTags', async (ctx, _input: object) => ({
  tags: await store.readTags(ctx.db, ctx.organisation),
}))

export const archiveContact = action(
  'members.archiveContact',
  async (ctx, input: InputOf<typeof contract.archiveContact>) => {
    const before = await lockLiving(ctx, input.contact as ContactId)
    if (before.archivedAt !== null) return { contact: before.id, version: before.version }
    const member = found(await memberById(ctx.db, ctx.organisation, before.id), 'member')
    const links = await linksFrom(ctx.db, ctx.organisation, [before.id], ctx.today)
    const represented = await representedBy(ctx.db, ctx.organisation, before.id, null)
    const no: Refusal[] = []
    if (['member', 'candidate'].includes(stageOn(member, ctx.today))) no.push(refuse('contact.is_member'))
    if (links.some((link) => link.head === before.id)) no.push(refuse('contact.heads_household'))
    if (represented) no.push(refuse('contact.represents', { entity: represented.name }))
    refuseWith(no)
    const lastDay = addDays(ctx.today, -1)
    for (const link of links) {
      await endLink(ctx.db, ctx.organisation, link.id, laterOf(lastDay, addDays(link.fromDay, -1)))
      ctx.record('members.household_ended', { subject: link.head, person: before.id, link: link.id, lastDay })
    }
    await store.updateArchived(ctx.db, ctx.organisation, before.id, ctx.now)
    ctx.record('members.contact_archived', { subject: before.id, person: before.id })
    return { contact: before.id, version: before.version + 1 }
  },
)

const laterOf = (one: Day, other: Day): Day => (one > other ? one : other)

export const restoreContact = action(
  'members.restoreContact',
  async (ctx, input: InputOf<typeof contract.restoreContact>) => {
    const before = await lockLiving(ctx, input.contact as ContactId)
    if (before.archivedAt === null) return { contact: before.id, version: before.version }
    await store.updateArchived(ctx.db, ctx.organisation, before.id, null)
    ctx.record('members.contact_restored', { subject: before.id, person: before.id })
    return { contact: before.id, version: before.version + 1 }
  },
)
