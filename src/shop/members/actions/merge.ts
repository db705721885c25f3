/** Two contacts that are one person become one; pairs that are not are told apart. */
import { endRoleOf } from '#hub/organisations/public.ts'
import { type ActionContext, action, type Context, read } from '#platform/action.ts'
import { dropDevicesOf, moveDevices } from '#platform/push/store.ts'
import { found, type Refusal, refuse, refuseWith } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import type { ContactId } from '#platform/values/ids.ts'
import type * as contract from '../contract.ts'
import { mergeObjections, moveWithMerge } from '../doors.ts'
import { likenessOf, worthAsking } from '../rules/duplicates.ts'
import { type MergeChoice, type MergeSide, mergeConflicts, mergedFields, whyNotMerge } from '../rules/merge.ts'
import { stageOn } from '../rules/role.ts'
import {
  type ContactFields,
  type ContactRow,
  contactFields,
  lockContacts,
  readContact,
  updateContact,
} from '../store/contact.ts'
import { linksFrom, readSides } from '../store/household.ts'
import { addDifferentPeople, readLikePairs, representedBy } from '../store/identity.ts'
import * as store from '../store/merge.ts'

/** Fields of which only one value can stay. Tags and further addresses are joined instead. */
const single = contactFields.filter((field) => !['tags', 'otherEmails', 'representative'].includes(field))

export const mergeContacts = action(
  'members.mergeContacts',
  async (ctx, input: InputOf<typeof contract.mergeContacts>) => {
    const ids = [input.kept, input.gone] as ContactId[]
    const locked = await lockContacts(ctx.db, ctx.organisation, [...new Set(ids)])
    const [kept, gone] = ids.map((id) =>
      found(
        locked.find((one) => one.id === id),
        'member',
      ),
    ) as [ContactRow, ContactRow]
    refuseWith(await whyNot(ctx, kept, gone))
    await moveEverything(ctx, kept, gone, input.choices)
    await moveWithMerge(ctx, kept.id, gone.id)
    ctx.record('members.contacts_merged', { subject: kept.id, person: kept.id, kept: kept.id, gone: gone.id })
    const after = found(await readContact(ctx.db, ctx.organisation, kept.id), 'member')
    return { contact: kept.id, version: after.version }
  },
)

async function moveEverything(
  ctx: ActionContext,
  kept: ContactRow,
  gone: ContactRow,
  choices: Readonly<Record<string, MergeChoice>>,
): Promise<void> {
  const { db, organisation } = ctx
  await store.emptyGone(db, organisation, kept.id, gone.id, ctx.now)
  await store.moveRepresentation(db, organisation, kept.id, gone.id)
  await updateContact(db, organisation, kept.id, fieldsOfBoth(kept, gone, choices))
  const leftovers = leftoversOf(kept, gone, choices)
  await store.writeLeftovers(db, organisation, kept.id, leftovers)
  for (const { account } of [kept, gone])
    if (account && account !== leftovers.account) {
      await endRoleOf(ctx, { account, role: 'member' })
      await dropDevicesOf(db, organisation, account)
    }
  await moveDevices(db, organisation, kept.id, gone.id)
  await store.moveMembership(db, organisation, kept.id, gone.id)
  const ended = await store.moveCards(db, organisation, kept.id, gone.id, ctx.today)
  if (ended) ctx.record('members.card_ended', { subject: ended, person: kept.id, reason: 'replaced', day: ctx.today })
  await store.moveLinks(db, organisation, kept.id, gone.id)
  await store.forgetComparisons(db, organisation, gone.id)
}

function fieldsOfBoth(kept: ContactRow, gone: ContactRow, choices: Readonly<Record<string, MergeChoice>>) {
  const fields = mergedFields<ContactFields>(kept, gone, single, choices)
  const emails = [kept.email, gone.email, ...kept.otherEmails, ...gone.otherEmails]
  const further = [...new Set(emails.filter((email) => email !== null && email !== fields.email))] as string[]
  const tags = [...new Set([...kept.tags, ...gone.tags])].sort()
  return { ...fields, otherEmails: further, tags, representative: kept.representative ?? gone.representative }
}

const leftoversOf = (kept: ContactRow, gone: ContactRow, choices: Readonly<Record<string, MergeChoice>>) => ({
  account: (choices['account'] === 'gone' ? gone.account : kept.account) ?? kept.account ?? gone.account,
  photo: (choices['photo'] === 'gone' ? gone.photo : kept.photo) ?? kept.photo ?? gone.photo,
  staffNotes: [kept.staffNotes, gone.staffNotes].filter(Boolean).join('\n\n') || null,
  kept: { ...gone.kept, ...kept.kept },
})

async function whyNot(ctx: Context, kept: ContactRow, gone: ContactRow): Promise<Refusal[]> {
  const [one, other] = await bothSides(ctx, kept, gone)
  const no = whyNotMerge(one, other)
  if (kept.id === gone.id) return no
  const represented = await Promise.all(
    [kept, gone].map((side) => representedBy(ctx.db, ctx.organisation, side.id, null)),
  )
  if (represented[0] && represented[1]) no.push(refuse('contact.represents_already', { entity: represented[0].name }))
  return [...no, ...(await mergeObjections(ctx.db, ctx.organisation, kept.id, gone.id))]
}

async function bothSides(ctx: Context, kept: ContactRow, gone: ContactRow): Promise<[MergeSide, MergeSide]> {
  const ids = [kept.id, gone.id]
  const members = await readSides(ctx.db, ctx.organisation, ids)
  const links = await linksFrom(ctx.db, ctx.organisation, ids, ctx.today)
  const side = (contact: ContactRow): MergeSide => {
    const member = members.find((one) => one.id === contact.id)
    return {
      id: contact.id,
      kind: contact.kind,
      mergedInto: contact.mergedInto,
      stage: member ? stageOn(member, ctx.today) : 'none',
      hasMembership: member?.role != null,
      linkedTo: links.find((link) => link.contact === contact.id)?.head ?? null,
      headsSomebody: links.some((link) => link.head === contact.id),
    }
  }
  return [side(kept), side(gone)]
}

export const previewMerge = read('members.previewMerge', async (ctx, input: InputOf<typeof contract.previewMerge>) => {
  const kept = found(await readContact(ctx.db, ctx.organisation, input.kept as ContactId), 'member')
  const gone = found(await readContact(ctx.db, ctx.organisation, input.gone as ContactId), 'member')
  const chosen = (['account', 'photo'] as const).filter(
    (field) => kept[field] && gone[field] && kept[field] !== gone[field],
  )
  const conflicts = [...mergeConflicts<ContactFields>(kept, gone, single), ...chosen]
  const filled = single.filter((field) => !kept[field] && gone[field])
  return {
    reasons: (await whyNot(ctx, kept, gone)).map(({ code, facts }) => ({ code, facts: { ...facts } })),
    conflicts: conflicts.map((field) => ({ field, kept: shown(kept, field), gone: shown(gone, field) })),
    filled: [...filled],
  }
})

/** Sign-ins are chosen between without showing their ids. */
const shown = (contact: ContactRow, field: string): unknown =>
  field === 'account' ? contact.email : contact[field as keyof ContactRow]

export const tellApart = action('members.tellApart', async (ctx, input: InputOf<typeof contract.tellApart>) => {
  const ids = [input.one, input.other] as [ContactId, ContactId]
  refuseWith(ids[0] === ids[1] ? [refuse('merge.same_contact')] : [])
  const both = await lockContacts(ctx.db, ctx.organisation, ids)
  found(both.length === 2 ? both : null, 'member')
  await addDifferentPeople(ctx.db, ctx.organisation, ...ids)
  ctx.record('members.people_told_apart', { subject: ids[0], person: ids[0], other: ids[1] })
  return {}
})

export const listDuplicates = read('members.listDuplicates', async (ctx, _input: object) => {
  const pairs = await readLikePairs(ctx.db, ctx.organisation)
  return {
    pairs: pairs
      .map(({ one, other }) => ({ ...likenessOf(one, other), one, other }))
      .filter((pair) => pair.score >= worthAsking)
      .sort((a, b) => b.score - a.score || (a.one.id < b.one.id ? -1 : 1))
      .map(({ because, ...pair }) => ({
        ...pair,
        because: [...because],
        one: plainSide(pair.one),
        other: plainSide(pair.other),
      })),
  }
})

const plainSide = ({
  id,
  name,
  birthDate,
  emails,
  phones,
  memberNo,
}: Awaited<ReturnType<typeof readLikePairs>>[number]['one']) => ({
  id,
  name,
  birthDate,
  emails: [...emails],
  phones: [...phones],
  memberNo,
})
