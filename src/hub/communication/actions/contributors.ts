/** People who help and belong to no organisation: they ask or are invited, and of those under 18 others agree first. */
import { endRoleOf, grantRoleTo, takingPart } from '#hub/organisations/public.ts'
import { type ActionContext, action, type Language } from '#platform/action.ts'
import { found, refuse, refuseWith } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import { addDays, type Day } from '#platform/values/day.ts'
import { type AccountId, newId } from '#platform/values/ids.ts'
import { randomToken } from '#platform/values/random.ts'
import { askedHelpPage, confirmedHelpPage } from '../board/pages.ts'
import { agreementsOf, tasksPage } from '../board/people.ts'
import type * as board from '../contract/board.ts'
import type * as contract from '../contract/open-weeks.ts'
import { addressOf, confirmDays, confirmUntil } from '../rules/subscriber.ts'
import { whyNotYoung } from '../rules/task.ts'
import * as store from '../store/contributions.ts'
import { dropFromWeeks } from '../store/open-weeks.ts'
import { sendBackAll } from './returning-tasks.ts'

const role = 'contributor'

interface Asked {
  readonly name: string
  readonly email: string
  readonly language: Language
  readonly minor: boolean
}

async function keep(ctx: ActionContext, asked: Asked, known: store.ContributorRow | null) {
  const id = known?.id ?? newId()
  const token = randomToken()
  const email = addressOf(asked.email)
  await store.writeContributor(ctx.db, ctx.organisation, { ...asked, id, email, token, at: ctx.now, on: ctx.today })
  return { ...asked, id, token, email }
}

async function letIn(ctx: ActionContext, person: Asked & { readonly id: string }): Promise<AccountId> {
  const account = await ctx.accounts.ensureAccount(addressOf(person.email), person.name, person.language)
  await store.confirmContributor(ctx.db, ctx.organisation, person.id, account, ctx.now)
  await grantRoleTo(ctx, { account, role, because: role })
  ctx.record('communication.contributor_welcomed', { subject: person.id, account })
  return account
}

/** The page says the same whatever became of it: nobody learns from it who helps. Whoever was let go is asked for. */
export const askToHelp = action('communication.askToHelp', async (ctx, input: InputOf<typeof board.askToHelp>) => {
  await takingPart(ctx)
  const known = await store.contributorByEmail(ctx.db, ctx.organisation, addressOf(input.email))
  const language = input.language ?? ctx.language
  if (known?.state === 'active') await tellAgain(ctx, known)
  if (known === null || (known.state === 'asked' && ctx.today > confirmUntil(known.askedOn))) {
    const asked = { name: input.name, email: input.email, language, minor: input.age === 'minor' }
    const { id, token } = await keep(ctx, asked, known)
    ctx.record('communication.contributor_asked', { subject: id })
    ctx.notify('communication.contributor_confirm', id, {
      ...{ link: `/t/${ctx.organisation}/confirm/${token}`, about: id, until: confirmUntil(ctx.today) },
    })
  }
  return askedHelpPage(ctx, language)
})

/** Whoever reads that mailbox hears of it, once a day at most. */
async function tellAgain(ctx: ActionContext, { id, account, toldAgainOn }: store.ContributorRow): Promise<void> {
  if (account === null || toldAgainOn === ctx.today) return
  await store.noteToldAgain(ctx.db, ctx.organisation, id, ctx.today)
  ctx.record('communication.contributor_asked_again', { subject: id })
  ctx.notify('communication.helps_already', account, { link: tasksPage, about: id })
}

export const confirmHelp = action(
  'communication.confirmHelp',
  async (ctx, { token }: InputOf<typeof board.confirmHelp>) => {
    await takingPart(ctx)
    const known = await store.contributorByToken(ctx.db, ctx.organisation, token)
    const inTime = known?.state === 'asked' && ctx.today <= confirmUntil(known.askedOn)
    if (known && inTime) await letIn(ctx, { ...known, language: known.language as Language })
    const helps = inTime || known?.state === 'active'
    return confirmedHelpPage(ctx, (known?.language as Language | undefined) ?? ctx.language, helps)
  },
)

export const inviteContributor = action(
  'communication.inviteContributor',
  async (ctx, input: InputOf<typeof contract.inviteContributor>) => {
    await takingPart(ctx)
    const known = await store.contributorByEmail(ctx.db, ctx.organisation, addressOf(input.email))
    refuseWith(known?.state === 'active' ? [refuse('contributor.state', { state: known.state })] : [])
    const { name, email, minor } = input
    const person = await keep(ctx, { name, email, minor, language: input.language ?? ctx.shop.language }, known)
    const account = await letIn(ctx, person)
    ctx.notify('communication.contributor_welcome', account, { link: tasksPage, about: person.id })
    return { contributor: person.id }
  },
)

export const noteAgreements = action(
  'communication.noteAgreements',
  async (ctx, input: InputOf<typeof contract.noteAgreements>) => {
    const person = found(await store.lockContributor(ctx.db, ctx.organisation, input.contributor), 'contributor')
    const { minor, school, parents } = input as { minor: boolean; school: Day | null; parents: Day | null }
    const ahead = [school, parents].filter((day) => day !== null && day > ctx.today)
    refuseWith(ahead.slice(0, 1).map((day) => refuse('contributor.agreed_ahead', { day })))
    await store.writeAgreements(ctx.db, ctx.organisation, person.id, { minor, school, parents })
    ctx.record('communication.contributor_agreed', { subject: person.id })
    const now = agreementsOf({ ...person, minor, schoolAgreedOn: school, parentsAgreedOn: parents })
    if (person.account && whyNotYoung(now).length > 0) await sendBackAll(ctx, person.account, 'not_agreed')
    return {}
  },
)

export const endContributor = action(
  'communication.endContributor',
  async (ctx, { contributor }: InputOf<typeof contract.endContributor>) => {
    const person = found(await store.lockContributor(ctx.db, ctx.organisation, contributor), 'contributor')
    refuseWith(person.state === 'active' ? [] : [refuse('contributor.state', { state: person.state })])
    await store.leaveContributor(ctx.db, ctx.organisation, person.id)
    ctx.record('communication.contributor_left', { subject: person.id })
    if (person.account) await letGo(ctx, person.account)
    return {}
  },
)

/** What is at hand goes back with its work. */
async function letGo(ctx: ActionContext, account: AccountId): Promise<void> {
  await endRoleOf(ctx, { account, role, because: role })
  await sendBackAll(ctx, account, 'left')
  await dropFromWeeks(ctx.db, ctx.organisation, account, ctx.today)
}

export const clearAsked = action('communication.clearAsked', async (ctx, _input: Record<never, never>) => {
  const count = await store.clearAsked(ctx.db, ctx.organisation, addDays(ctx.today, -confirmDays))
  if (count > 0) ctx.record('communication.contributors_cleared', { subject: ctx.organisation, count })
})
