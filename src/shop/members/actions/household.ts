/** Households: who shops on whose membership. */
import { type ActionContext, action } from '#platform/action.ts'
import { found, type Refusal, refuse, refuseWith } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import { addDays, type Day } from '#platform/values/day.ts'
import { type ContactId, newId } from '#platform/values/ids.ts'
import type * as contract from '../contract-household.ts'
import { type HeadFacts, type LinkedFacts, type LinkKind, whyNotLink } from '../rules/household.ts'
import { stageOn } from '../rules/role.ts'
import { householdPolicy, householdTemporaryDays } from '../settings.ts'
import { lockContacts } from '../store/contact.ts'
import * as store from '../store/household.ts'

type Link = InputOf<typeof contract.linkHousehold>

export const linkHousehold = action('members.linkHousehold', async (ctx, input: Link) => {
  const head = input.head as ContactId
  const contact = input.contact as ContactId
  const fromDay = (input.fromDay ?? ctx.today) as Day
  refuseWith(fromDay < ctx.today ? [refuse('household.day_passed', { earliest: ctx.today })] : [])
  await lockBothSides(ctx, head, contact)
  const { headFacts, linkedFacts } = await readBothSides(ctx, head, contact, fromDay)
  refuseWith(whyNotLink(headFacts, linkedFacts, input.kind, fromDay, await householdPolicy(ctx)))
  const untilDay = await lastDayOf(ctx, input.kind, fromDay, input.untilDay as Day | null)
  const link = { id: newId(), head, contact, kind: input.kind, fromDay, untilDay, ...rightsOf(input) }
  await store.addLink(ctx.db, ctx.organisation, link)
  ctx.record('members.household_linked', { subject: head, person: contact, link: link.id, kind: link.kind, fromDay })
  ctx.notify('members.household_linked', contact, {})
  ctx.notify('members.household_grew', head, {})
  return { link: link.id, untilDay }
})

const rightsOf = ({ mayShop, mayWork }: { mayShop: boolean; mayWork: boolean }) => ({ mayShop, mayWork })

/** Both sides are locked before they are counted: two desks cannot fill the last place twice, nor link one person twice. */
async function lockBothSides(ctx: ActionContext, head: ContactId, contact: ContactId): Promise<void> {
  const ids = [...new Set([head, contact])]
  const living = (await lockContacts(ctx.db, ctx.organisation, ids)).filter((one) => one.mergedInto === null)
  found(living.length === ids.length ? living : null, 'member')
  refuseWith(living.some((one) => one.archivedAt !== null) ? [refuse('contact.archived')] : [])
}

async function readBothSides(
  ctx: ActionContext,
  head: ContactId,
  contact: ContactId,
  from: Day,
): Promise<{ headFacts: HeadFacts; linkedFacts: LinkedFacts }> {
  const sides = await store.readSides(ctx.db, ctx.organisation, [head, contact])
  const links = await store.linksFrom(ctx.db, ctx.organisation, [head, contact], from)
  const side = (id: ContactId) =>
    found(
      sides.find((one) => one.id === id),
      'member',
    )
  const headSide = side(head)
  const linkedSide = side(contact)
  return {
    headFacts: {
      ...headSide,
      stage: stageOn(headSide, from),
      household: links.filter((link) => link.head === head),
      isLinked: links.some((link) => link.contact === head),
    },
    linkedFacts: {
      ...linkedSide,
      stage: stageOn(linkedSide, from),
      headsSomebody: links.some((link) => link.head === contact),
      hasLink: links.some((link) => link.contact === contact),
    },
  }
}

async function lastDayOf(ctx: ActionContext, kind: LinkKind, from: Day, wished: Day | null): Promise<Day | null> {
  refuseWith(wished !== null && wished < from ? [refuse('household.day_passed', { earliest: from })] : [])
  if (kind !== 'temporary' || wished !== null) return wished
  return addDays(from, (await ctx.setting(householdTemporaryDays)) - 1)
}

export const editHouseholdLink = action(
  'members.editHouseholdLink',
  async (ctx, input: InputOf<typeof contract.editHouseholdLink>) => {
    const link = found(await store.lockLink(ctx.db, ctx.organisation, input.link), 'household_link')
    if (link.mayShop === input.mayShop && link.mayWork === input.mayWork) return {}
    await store.updateLinkRights(ctx.db, ctx.organisation, link.id, rightsOf(input))
    ctx.record('members.household_rights_changed', {
      subject: link.head,
      person: link.contact,
      link: link.id,
      ...rightsOf(input),
    })
    return {}
  },
)

export const endHouseholdLink = action(
  'members.endHouseholdLink',
  async (ctx, input: InputOf<typeof contract.endHouseholdLink>) => {
    const link = found(await store.lockLink(ctx.db, ctx.organisation, input.link), 'household_link')
    const yesterday = addDays(ctx.today, -1)
    const asked = (input.lastDay ?? yesterday) as Day
    refuseWith(whyNotEnd(asked, yesterday))
    const lastDay = await endLinkOn(ctx, link, asked)
    return { lastDay }
  },
)

const whyNotEnd = (lastDay: Day, earliest: Day): Refusal[] =>
  lastDay < earliest ? [refuse('household.day_passed', { earliest })] : []

/** Ends a link that has not ended yet; one that had not begun ends on the day before it would have. */
export async function endLinkOn(ctx: ActionContext, link: store.LinkRow, asked: Day): Promise<Day> {
  if (link.untilDay !== null && link.untilDay <= asked) return link.untilDay
  const before = addDays(link.fromDay, -1)
  const lastDay = asked > before ? asked : before
  await store.endLink(ctx.db, ctx.organisation, link.id, lastDay)
  ctx.record('members.household_ended', { subject: link.head, person: link.contact, link: link.id, lastDay })
  ctx.notify('members.household_ended', link.contact, { lastDay })
  return lastDay
}
