/** How organisations join a community, change, pause and leave it (domain-hub-funding 4, Membership). */
import { type ActionContext, action } from '#platform/action.ts'
import { nextNumber } from '#platform/database/counter.ts'
import { speakAs } from '#platform/database/sql.ts'
import { found, refuse, refuseWith } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import { addDays, addMonths, type Day } from '#platform/values/day.ts'
import { type AccountId, newId, type OrganisationId } from '#platform/values/ids.ts'
import type * as community from '../contract/community.ts'
import type * as contract from '../contract/membership.ts'
import { whyNotLeave } from '../doors/leaving.ts'
import { knownOf } from '../reads/known.ts'
import { type DocumentKind, documentKinds, whyNotComplete } from '../rules/checklist.ts'
import {
  answeredFrom,
  contactsAtLeast,
  type Decision,
  firstOfNextMonth,
  whyNotActive,
  whyNotAgreePause,
  whyNotAnswer,
  whyNotApply,
  whyNotDecision,
  whyNotExclude,
  whyNotFrom,
  whyNotNotice,
  whyNotPause,
  whyNotResume,
  whyNotStatus,
} from '../rules/membership.ts'
import { powers } from '../rules/powers.ts'
import { founding } from '../rules/roles.ts'
import { noticeMonths, pauseMaxMonths } from '../settings.ts'
import * as organisations from '../store/organisations.ts'
import * as store from '../store/participants.ts'
import { addRepresentations, endMandates, endRepresentations, keepPerson, representationsOn } from '../store/powers.ts'
import { addDocument, currentDocuments } from '../store/welcome.ts'
import {
  type Acting,
  lockActing,
  membershipOf,
  mustBeCommunity,
  mustHave,
  signersOf,
  tellCommunity,
  tellOrganisation,
} from './acting.ts'
import { addOrganisation, founderOf, giveFirst, mustCreate } from './founding.ts'

type Of<C> = InputOf<C>

/** Makes a community; its booklet and charter begin with the words the software brings. */
export async function openCommunity(
  ctx: ActionContext,
  input: Parameters<typeof addOrganisation>[1],
): Promise<{ id: OrganisationId; address: string }> {
  const made = await addOrganisation(ctx, { ...input, kind: 'community' })
  for (const kind of documentKinds)
    await addDocument(ctx.db, made.id, {
      kind,
      version: 1,
      fromDay: ctx.today,
      texts: {},
      decisionNumber: null,
      decisionOn: null,
      by: ctx.actor.account,
      now: ctx.now,
    })
  return made
}

export const createCommunity = action(
  'organisations.createCommunity',
  async (ctx, input: Of<typeof community.createCommunity>) => {
    const isFirst = await mustCreate(ctx)
    const made = await openCommunity(ctx, { ...input, email: null, demo: null })
    const account = await founderOf(ctx, isFirst, input)
    await giveFirst(ctx, made.id, account, 'hub_admin')
    // nobody is in yet who could let anybody in: until a core group is named by decision, whoever founds it does
    await giveFirst(ctx, made.id, account, 'noyau', founding)
    return made
  },
)

export const applyToCommunity = action(
  'organisations.apply',
  async (ctx, input: Of<typeof community.applyToCommunity>) => {
    await mustBeCommunity(ctx)
    const current = await currentDocuments(ctx.db, ctx.organisation, ctx.today)
    const known = input.shop ? await store.lockParticipant(ctx.db, ctx.organisation, input.shop) : null
    // first, and alone: nobody else learns how a shop stands here
    if (input.shop && !(await mayAskFor(ctx, input.shop as OrganisationId)))
      refuseWith([refuse('application.not_yours')])
    refuseWith(whyNotApply(known?.state ?? null, versionsOf(current), input))
    const id = (input.shop as OrganisationId | null) ?? (await newParticipant(ctx, input))
    await store.addApplication(ctx.db, ctx.organisation, {
      id,
      wished: input.wished,
      now: ctx.now,
      by: ctx.actor.account,
    })
    const account = await firstPerson(ctx, id, input)
    ctx.record('organisations.membership_applied', { subject: id, account })
    await tellCommunity(ctx, 'organisations.application', { id, name: input.name }, { day: answeredFrom(ctx.today) })
    return { participant: id as string }
  },
)

const versionsOf = (current: readonly { readonly kind: DocumentKind; readonly version: number }[]) => {
  const of = (kind: DocumentKind) => current.find((one) => one.kind === kind)?.version ?? 0
  return { booklet: of('booklet'), charter: of('charter') }
}

/** Only who leads a shop of this installation asks for it. */
async function mayAskFor(ctx: ActionContext, shop: OrganisationId): Promise<boolean> {
  if (ctx.actor.kind === 'system') return true
  if (!ctx.actor.account) return false
  const roles = await organisations.readBelongings(ctx.db, ctx.actor.account, ctx.today)
  return roles.some((one) => one.id === shop && one.roles.some((role) => role === 'admin' || role === 'board'))
}

async function newParticipant(
  ctx: ActionContext,
  input: Of<typeof community.applyToCommunity>,
): Promise<OrganisationId> {
  const [language = 'fr'] = input.languages
  const { id } = await addOrganisation(ctx, {
    ...input,
    language,
    demo: null,
    hosted: false,
    email: input.email,
  })
  await speakAs(ctx.db, ctx.organisation)
  return id
}

/** Whoever asks acts for the organisation from the first day, by its own decision. */
async function firstPerson(
  ctx: ActionContext,
  id: OrganisationId,
  input: Of<typeof community.applyToCommunity>,
): Promise<AccountId> {
  const account = await ctx.accounts.ensureAccount(input.email, input.person, ctx.language)
  await keepPerson(ctx.db, ctx.organisation, {
    account,
    name: input.person,
    email: input.email,
    language: ctx.language,
  })
  await endRepresentations(ctx.db, ctx.organisation, { participants: [id] }, addDays(ctx.today, -1))
  await addRepresentations(ctx.db, ctx.organisation, [
    {
      id: newId(),
      participant: id,
      account,
      powers: [...powers],
      commitLimit: null,
      fromDay: ctx.today,
      untilDay: null,
      source: input.source,
      grantedBy: account,
      grantedAt: ctx.now,
    },
  ])
  return account
}

export const admitParticipant = action(
  'organisations.admit',
  async (ctx, input: Of<typeof contract.admitParticipant>) => {
    const acting = await lockActing(ctx, input.participant)
    refuseWith(whyNotAnswer('admit', membershipOf(ctx, acting.row), ctx.today))
    await store.changeMembership(ctx.db, ctx.organisation, acting.row.id, {
      state: 'onboarding',
      admittedOn: ctx.today,
    })
    ctx.record('organisations.membership_admitted', { subject: acting.row.id })
    tellOrganisation(ctx, 'organisations.application_answered', acting, { why: 'onboarding' })
    return {}
  },
)

export const refuseParticipant = action(
  'organisations.refuse',
  async (ctx, input: Of<typeof contract.refuseParticipant>) => {
    const acting = await lockActing(ctx, input.participant)
    const decision = input.decision as Decision
    refuseWith([
      ...whyNotAnswer('refuse', membershipOf(ctx, acting.row), ctx.today),
      ...whyNotDecision(decision, ctx.today),
    ])
    await store.changeMembership(ctx.db, ctx.organisation, acting.row.id, {
      state: 'refused',
      decisionNumber: decision.number,
      decisionOn: decision.day,
      reason: input.reason,
    })
    ctx.record('organisations.membership_refused', { subject: acting.row.id, decision: decision.number })
    tellOrganisation(ctx, 'organisations.application_answered', acting, { why: 'refused' })
    await endOf(ctx, [acting.row.id])
    return {}
  },
)

export const completeOnboarding = action(
  'organisations.completeOnboarding',
  async (ctx, input: Of<typeof contract.completeOnboarding>) => {
    const acting = await lockActing(ctx, input.participant)
    const { row } = acting
    const status = input.status ?? row.wished
    const wrongState = whyNotFrom('complete', row.state)
    refuseWith(wrongState)
    // The checklist tells of missing contacts already.
    const ready = {
      contacts: contactsAtLeast,
      signers: signersOf(ctx, acting.people),
      duesMandate: row.duesMandateOn !== null,
    }
    const known = found((await knownOf(ctx, [row]))[0], 'participant')
    refuseWith([...whyNotComplete(known.welcome), ...(status === 'active' ? whyNotActive(ready) : [])])
    const joinSeq = row.joinSeq ?? (await nextNumber(ctx.db, ctx.organisation, 'join_seq'))
    const change = { state: status, joinSeq, since: ctx.today }
    await store.changeMembership(ctx.db, ctx.organisation, row.id, change)
    ctx.record('organisations.membership_completed', { subject: row.id, status, joinSeq })
    tellOrganisation(ctx, 'organisations.status', acting, { why: status })
    return { joinSeq }
  },
)

export const changeStatus = action(
  'organisations.changeStatus',
  async (ctx, input: Of<typeof contract.changeStatus>) => {
    const acting = await lockActing(ctx, input.participant)
    mustHave(ctx, 'sign', acting)
    const { row } = acting
    const no = whyNotStatus(membershipOf(ctx, row), input.to)
    if (no.length === 0 && input.to === 'active') no.push(...whyNotActive(await activeFacts(ctx, acting)))
    refuseWith(no)
    // Whoever goes back on a wish stays what they are; otherwise it holds from the next month.
    const from = row.state === input.to ? null : firstOfNextMonth(ctx.today)
    const change = { nextState: from === null ? null : input.to, nextFrom: from }
    await store.changeMembership(ctx.db, ctx.organisation, row.id, change)
    ctx.record('organisations.status_asked', { subject: row.id, status: input.to, from })
    tellOrganisation(ctx, 'organisations.status_next', acting, {
      why: from === null ? 'stays' : input.to,
      day: from ?? ctx.today,
    })
    return { from }
  },
)

async function activeFacts(ctx: ActionContext, { row, people }: Acting) {
  const contacts = await store.readContacts(ctx.db, ctx.organisation, [row.id])
  return { contacts: contacts.length, signers: signersOf(ctx, people), duesMandate: row.duesMandateOn !== null }
}

export const acceptDues = action('organisations.acceptDues', async (ctx, input: Of<typeof contract.acceptDues>) => {
  const acting = await lockActing(ctx, input.participant)
  mustHave(ctx, 'sign', acting)
  await store.changeMembership(ctx.db, ctx.organisation, acting.row.id, { duesMandateOn: ctx.today })
  ctx.record('organisations.dues_accepted', { subject: acting.row.id })
  return {}
})

export const askPause = action('organisations.askPause', async (ctx, input: Of<typeof contract.askPause>) => {
  const acting = await lockActing(ctx, input.participant)
  mustHave(ctx, 'sign', acting)
  const until = input.until as Day
  refuseWith(whyNotPause(membershipOf(ctx, acting.row), until, ctx.today, await ctx.setting(pauseMaxMonths)))
  await store.changeMembership(ctx.db, ctx.organisation, acting.row.id, {
    pauseReason: input.reason,
    pauseUntil: until,
  })
  ctx.record('organisations.pause_asked', { subject: acting.row.id, until })
  return {}
})

export const agreePause = action('organisations.agreePause', async (ctx, input: Of<typeof contract.agreePause>) => {
  const acting = await lockActing(ctx, input.participant)
  const { row } = acting
  refuseWith(whyNotAgreePause(membershipOf(ctx, row), ctx.today))
  const change = { state: 'paused', pausedFrom: row.state as 'observer' | 'active' } as const
  await store.changeMembership(ctx.db, ctx.organisation, row.id, change)
  ctx.record('organisations.membership_paused', { subject: row.id, until: row.pauseUntil })
  tellOrganisation(ctx, 'organisations.status', acting, { why: 'paused', day: row.pauseUntil })
  return {}
})

export const askResume = action('organisations.askResume', async (ctx, input: Of<typeof contract.askResume>) => {
  const acting = await lockActing(ctx, input.participant)
  mustHave(ctx, 'sign', acting)
  refuseWith(whyNotFrom('ask_resume', acting.row.state))
  await store.changeMembership(ctx.db, ctx.organisation, acting.row.id, { resumeAskedOn: ctx.today })
  ctx.record('organisations.resume_asked', { subject: acting.row.id })
  return {}
})

export const agreeResume = action('organisations.agreeResume', async (ctx, input: Of<typeof contract.agreeResume>) => {
  const acting = await lockActing(ctx, input.participant)
  const { row } = acting
  refuseWith(whyNotResume(membershipOf(ctx, row)))
  const state = row.pausedFrom ?? 'observer'
  await store.changeMembership(ctx.db, ctx.organisation, row.id, { state, ...notPaused })
  ctx.record('organisations.membership_resumed', { subject: row.id, status: state })
  tellOrganisation(ctx, 'organisations.status', acting, { why: state })
  return {}
})

const notPaused = { pausedFrom: null, pauseReason: null, pauseUntil: null, resumeAskedOn: null }

export const giveNotice = action('organisations.giveNotice', async (ctx, input: Of<typeof contract.giveNotice>) => {
  const acting = await lockActing(ctx, input.participant)
  mustHave(ctx, 'sign', acting)
  refuseWith([...whyNotNotice(membershipOf(ctx, acting.row)), ...(await whyNotLeave(ctx, acting.row.id))])
  const leavesOn = addMonths(ctx.today, await ctx.setting(noticeMonths))
  await store.changeMembership(ctx.db, ctx.organisation, acting.row.id, { leavesOn })
  await endMandates(ctx.db, ctx.organisation, { participants: [acting.row.id] }, addDays(leavesOn, -1))
  ctx.record('organisations.notice_given', { subject: acting.row.id, leavesOn })
  tellOrganisation(ctx, 'organisations.leaving', acting, { day: leavesOn })
  await turnNow(ctx)
  return { leavesOn }
})

export const excludeParticipant = action(
  'organisations.exclude',
  async (ctx, input: Of<typeof contract.excludeParticipant>) => {
    const acting = await lockActing(ctx, input.participant)
    const decision = input.decision as Decision
    refuseWith([
      ...whyNotExclude(membershipOf(ctx, acting.row), decision, input.heardOn as Day | null, ctx.today),
      ...(await whyNotLeave(ctx, acting.row.id)),
    ])
    await store.changeMembership(ctx.db, ctx.organisation, acting.row.id, {
      ...notPaused,
      state: 'excluded',
      nextState: null,
      nextFrom: null,
      leavesOn: ctx.today,
      decisionNumber: decision.number,
      decisionOn: decision.day,
      reason: input.reason,
    })
    ctx.record('organisations.membership_excluded', { subject: acting.row.id, decision: decision.number })
    tellOrganisation(ctx, 'organisations.excluded', acting, { decision: decision.number })
    await endOf(ctx, [acting.row.id])
    return {}
  },
)

/** Whoever is out holds no task and acts for nobody; what was promised stays due. */
async function endOf(ctx: ActionContext, participants: readonly string[]): Promise<void> {
  const last = addDays(ctx.today, -1)
  await endMandates(ctx.db, ctx.organisation, { participants }, last)
  await endRepresentations(ctx.db, ctx.organisation, { participants }, last)
}

/** What the day brings: a status asked for earlier, the end of a pause, the day of leaving. */
export const turnDay = action('organisations.turnMemberships', async (ctx, _input: object) => {
  await turnNow(ctx)
})

async function turnNow(ctx: ActionContext): Promise<void> {
  const turned = await store.turnMemberships(ctx.db, ctx.organisation, ctx.today)
  if (turned.length === 0) return
  const all = await store.readParticipants(ctx.db, ctx.organisation)
  const people = await representationsOn(ctx.db, ctx.organisation, ctx.today)
  for (const { id, state } of turned) {
    ctx.record('organisations.membership_turned', { subject: id, status: state })
    const row = all.find((one) => one.id === id)
    if (row)
      tellOrganisation(
        ctx,
        'organisations.status',
        { row, people: people.filter((one) => one.participant === id) },
        { why: state },
      )
  }
  await endOf(
    ctx,
    turned.filter(({ state }) => state === 'left').map(({ id }) => id),
  )
}
