/** The welcome of a newcomer, and what every organisation keeps up to date: contacts, figures, the versions accepted. */
import { type ActionContext, action } from '#platform/action.ts'
import { found, refuse, refuseWith } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import type { Day } from '#platform/values/day.ts'
import { newId, type OrganisationId } from '#platform/values/ids.ts'
import type * as contract from '../contract/welcome.ts'
import { chaptersOf, lastClosedYear } from '../rules/checklist.ts'
import { whyNotAttest, whyNotDeclare } from '../rules/figures.ts'
import { contactsAtLeast, type Decision, whyNotDecision } from '../rules/membership.ts'
import { takesPart } from '../rules/states.ts'
import * as store from '../store/participants.ts'
import { representationsOn } from '../store/powers.ts'
import * as welcome from '../store/welcome.ts'
import { lockActing, mustHave } from './acting.ts'

type Of<C> = InputOf<C>

export const nameSponsors = action(
  'organisations.nameSponsors',
  async (ctx, input: Of<typeof contract.nameSponsors>) => {
    const { row } = await lockActing(ctx, input.participant)
    const all = await store.readParticipants(ctx.db, ctx.organisation)
    const named = input.sponsors.map(({ sponsor }) =>
      found(
        all.find((one) => one.id === sponsor),
        'participant',
      ),
    )
    const no = named
      .filter((one) => !takesPart(one.state))
      .map((one) => refuse('sponsor.not_taking_part', { name: one.name }))
    if (named.some((one) => one.id === row.id)) no.push(refuse('sponsor.itself'))
    if (named.length === 0 && !input.waived) no.push(refuse('sponsor.nobody'))
    refuseWith(no)
    await store.writeSponsors(ctx.db, ctx.organisation, row.id, input.sponsors)
    await store.changeMembership(ctx.db, ctx.organisation, row.id, {
      sponsorWaived: named.length > 0 ? null : input.waived,
    })
    ctx.record('organisations.sponsors_named', { subject: row.id, sponsors: named.map((one) => one.id) })
    return {}
  },
)

export const chooseMailingList = action(
  'organisations.chooseMailingList',
  async (ctx, input: Of<typeof contract.chooseMailingList>) => {
    const acting = await lockActing(ctx, input.participant)
    mustHave(ctx, null, acting)
    await store.changeMembership(ctx.db, ctx.organisation, acting.row.id, { mailingList: input.reads })
    ctx.record('organisations.mailing_list_chosen', { subject: acting.row.id, reads: input.reads })
    return {}
  },
)

export const attendMeeting = action(
  'organisations.attendMeeting',
  async (ctx, input: Of<typeof contract.attendMeeting>) => {
    const { row } = await lockActing(ctx, input.participant)
    refuseWith(input.day > ctx.today ? [refuse('meeting.not_yet', { day: input.day })] : [])
    await store.changeMembership(ctx.db, ctx.organisation, row.id, { meetingOn: input.day as Day })
    ctx.record('organisations.meeting_attended', { subject: row.id, day: input.day })
    return {}
  },
)

export const tickChapters = action(
  'organisations.tickChapters',
  async (ctx, input: Of<typeof contract.tickChapters>) => {
    const acting = await lockActing(ctx, input.participant)
    mustHave(ctx, 'sign', acting)
    const current = await welcome.currentDocuments(ctx.db, ctx.organisation, ctx.today)
    const version = current.find((one) => one.kind === input.kind)?.version ?? 0
    const no = chaptersUnknown(input.kind, input.chapters)
    if (input.version !== version)
      no.push(refuse(`${input.kind}.not_current`, { current: version, accepted: input.version }))
    refuseWith(no)
    const { kind } = input
    const ticks = input.chapters.map((chapter) => ({
      participant: acting.row.id,
      kind,
      version,
      chapter,
      account: ctx.actor.account,
      now: ctx.now,
    }))
    await welcome.addTicks(ctx.db, ctx.organisation, ticks)
    ctx.record('organisations.chapters_ticked', { subject: acting.row.id, kind, version, chapters: input.chapters })
    return {}
  },
)

const chaptersUnknown = (kind: 'booklet' | 'charter', asked: readonly string[]) =>
  asked
    .filter((chapter) => !chaptersOf(kind).includes(chapter))
    .map((chapter) => refuse('document.chapter', { chapter }))

export const addContact = action('organisations.addContact', async (ctx, input: Of<typeof contract.addContact>) => {
  const acting = await lockActing(ctx, input.participant)
  mustHave(ctx, 'sign', acting)
  const { participant: _participant, ...fields } = input
  const contact = newId()
  await store.addContacts(ctx.db, ctx.organisation, [{ ...fields, id: contact, participant: acting.row.id }])
  ctx.record('organisations.contact_added', { subject: acting.row.id, contact })
  return { contact: contact as string }
})

export const noteAgreed = action('organisations.noteAgreed', async (ctx, input: Of<typeof contract.noteAgreed>) => {
  const contact = found(await store.readContact(ctx.db, ctx.organisation, input.participantContact), 'contact')
  const acting = await lockActing(ctx, contact.participant)
  mustHave(ctx, 'sign', acting)
  await store.setAgreed(ctx.db, ctx.organisation, contact.id, input.agreed)
  const event = input.agreed ? 'organisations.contact_shown' : 'organisations.contact_hidden'
  ctx.record(event, { subject: acting.row.id, contact: contact.id })
  return {}
})

export const removeContact = action(
  'organisations.removeContact',
  async (ctx, input: Of<typeof contract.removeContact>) => {
    const contact = found(await store.readContact(ctx.db, ctx.organisation, input.participantContact), 'contact')
    const acting = await lockActing(ctx, contact.participant)
    mustHave(ctx, 'sign', acting)
    const all = await store.readContacts(ctx.db, ctx.organisation, [contact.participant])
    const needs = acting.row.state === 'active' && all.length <= contactsAtLeast
    refuseWith(needs ? [refuse('contacts.needed', { least: contactsAtLeast })] : [])
    await store.removeContact(ctx.db, ctx.organisation, contact.id)
    ctx.record('organisations.contact_removed', { subject: acting.row.id, contact: contact.id })
    return {}
  },
)

export const declareFigures = action(
  'organisations.declareFigures',
  async (ctx, input: Of<typeof contract.declareFigures>) => {
    const acting = await lockActing(ctx, input.participant)
    mustHave(ctx, null, acting)
    refuseWith(whyNotDeclare(input, lastClosedYear(ctx.today)))
    await welcome.declareFigures(ctx.db, ctx.organisation, {
      ...input,
      source: 'typed',
      declaredBy: ctx.actor.account,
      now: ctx.now,
    })
    ctx.record('organisations.figures_declared', { subject: acting.row.id, year: input.year })
    return {}
  },
)

export const attestFigures = action(
  'organisations.attestFigures',
  async (ctx, input: Of<typeof contract.attestFigures>) => {
    const acting = await lockActing(ctx, input.participant)
    mustHave(ctx, 'sign', acting)
    const figures = found(await welcome.lockFigures(ctx.db, ctx.organisation, acting.row.id, input.year), 'figures')
    refuseWith(whyNotAttest(figures, ctx.actor.account))
    await welcome.attestFigures(ctx.db, ctx.organisation, acting.row.id, input.year, ctx.actor.account, ctx.now)
    ctx.record('organisations.figures_attested', { subject: acting.row.id, year: input.year })
    return {}
  },
)

export const publishDocument = action(
  'organisations.publishDocument',
  async (ctx, input: Of<typeof contract.publishDocument>) => {
    const from = (input.from as Day | undefined) ?? ctx.today
    const no = [
      ...chaptersUnknown(input.kind, Object.keys(input.texts)),
      ...whyNotDecision(input.decision as Decision, ctx.today),
    ]
    if (from < ctx.today) no.push(refuse('document.day_passed'))
    refuseWith(no)
    const last = await welcome.latestVersion(ctx.db, ctx.organisation, input.kind)
    const version = (last?.version ?? 0) + 1
    const texts = { ...last?.texts, ...input.texts } as welcome.DocumentRow['texts']
    const decision = { decisionNumber: input.decision.number, decisionOn: input.decision.day as Day }
    await welcome.addDocument(ctx.db, ctx.organisation, {
      kind: input.kind,
      version,
      fromDay: from,
      texts,
      ...decision,
      by: ctx.actor.account,
      now: ctx.now,
    })
    ctx.record('organisations.document_published', { subject: ctx.organisation, kind: input.kind, version })
    await tellOfVersion(ctx, input.kind, from)
    return { version }
  },
)

/** Everybody who may sign is told: within sixty days it is ticked again. */
async function tellOfVersion(ctx: ActionContext, kind: 'booklet' | 'charter', from: Day): Promise<void> {
  const all = await representationsOn(ctx.db, ctx.organisation, ctx.today)
  const signers = new Map<string, OrganisationId>()
  for (const one of all) if (one.powers.includes('sign')) signers.set(one.account, one.participant)
  for (const [account, participant] of signers)
    ctx.notify('organisations.new_version', account, {
      why: kind,
      day: from,
      link: `/community/organisations/${participant}`,
      about: participant,
    })
}
