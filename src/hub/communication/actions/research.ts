/** The way of a request for more than open data: asked, looked at, granted or refused, ended on its day. */
import {
  communityAddress,
  holdersOfRoles,
  lockActing,
  mustHave,
  takingPart,
  tellParticipants,
} from '#hub/organisations/public.ts'
import { type ActionContext, action } from '#platform/action.ts'
import { nextNumber } from '#platform/database/counter.ts'
import { fileOfList } from '#platform/lists/file.ts'
import { found, NotFound, refuseWith } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import { addDays, type Day } from '#platform/values/day.ts'
import { newId } from '#platform/values/ids.ts'
import { randomToken } from '#platform/values/random.ts'
import type * as contract from '../contract/research.ts'
import { askedForDataPage } from '../open-data/pages.ts'
import * as rules from '../rules/research.ts'
import { dataOpen } from '../settings.ts'
import { agreeing, writeDataConsent } from '../store/datasets.ts'
import * as store from '../store/research.ts'

export const researchPage = '/community/data/requests'

export const askForData = action(
  'communication.askForData',
  async (ctx, input: InputOf<typeof contract.askForData>) => {
    await takingPart(ctx)
    if (!(await ctx.setting(dataOpen))) throw new NotFound('data')
    const fields = rules.researchFields.filter((field) => input[field])
    const endsOn = input.until as Day
    refuseWith([...rules.whyNotFields(fields), ...rules.whyNotUntil(endsOn, ctx.today)])
    const { name, institution, email, question, storage, results } = input
    const research = {
      id: newId(),
      number: await nextNumber(ctx.db, ctx.organisation, 'research'),
      token: randomToken(),
    }
    const language = input.language ?? ctx.language
    const told = { name, institution, email, question, storage, results, fields, endsOn, language, at: ctx.now }
    await store.addResearch(ctx.db, ctx.organisation, { ...research, ...told })
    ctx.record('communication.research_asked', { subject: research.id, number: research.number })
    const link = await pageOfResearch(ctx, research.token)
    ctx.notify('communication.research_asked', research.id, { link, about: research.id })
    await tellCore(ctx, 'communication.research_waits', { id: research.id, institution })
    return askedForDataPage(ctx, language)
  },
)

const pageOfResearch = async (ctx: ActionContext, token: string): Promise<string> =>
  `/d/${await communityAddress(ctx)}/requests/${token}`

async function tellCore(
  ctx: ActionContext,
  code: string,
  { id, institution }: { readonly id: string; readonly institution: string },
): Promise<void> {
  for (const account of await holdersOfRoles(ctx, ['noyau', 'hub_admin']))
    ctx.notify(code, account, { institution, link: `${researchPage}/${id}`, about: id })
}

async function researchFor(ctx: ActionContext, id: string, act: rules.ResearchAct): Promise<store.ResearchRow> {
  const research = found(await store.lockResearch(ctx.db, ctx.organisation, id), 'research')
  refuseWith(rules.whyNotResearch(act, research.state))
  return research
}

export const reviewResearch = action(
  'communication.reviewResearch',
  async (ctx, input: InputOf<typeof contract.reviewResearch>) => {
    const { id, institution, endsOn } = await researchFor(ctx, input.research, 'review')
    const inside = (await takingPart(ctx)).filter((one) => one.inside).map((one) => one.id as string)
    const concerned = input.concerned.length === 0 ? inside : inside.filter((one) => input.concerned.includes(one))
    refuseWith([...rules.whyNotUntil(endsOn, ctx.today), ...rules.whyNotAsk(concerned.length)])
    const until = addDays(ctx.today, rules.reviewDays)
    await store.changeResearch(ctx.db, ctx.organisation, id, { state: 'in_review', reviewUntil: until, concerned })
    ctx.record('communication.research_reviewed', { subject: id, until })
    const facts = { institution, until, link: `${researchPage}/${id}`, about: id }
    await tellParticipants(ctx, 'communication.research_agree', concerned, facts)
    return { until }
  },
)

export const agreeToResearch = action(
  'communication.agreeToResearch',
  async (ctx, { research: id, participant, agrees }: InputOf<typeof contract.agreeToResearch>) => {
    const acting = await lockActing(ctx, participant)
    mustHave(ctx, 'sign', acting)
    const research = await researchFor(ctx, id, 'agree')
    refuseWith(rules.whyNotConcerned(acting.row.name, research.concerned.includes(participant)))
    const said = { id: newId(), participant, research: id, agrees }
    await writeDataConsent(ctx.db, ctx.organisation, said, ctx.now, ctx.actor.account)
    ctx.record('communication.research_consent_said', { subject: id, participant, agrees })
    return {}
  },
)

async function answer(ctx: ActionContext, research: store.ResearchRow, state: 'granted' | 'refused', reason?: string) {
  await store.changeResearch(ctx.db, ctx.organisation, research.id, {
    ...{ state, answeredAt: ctx.now, answeredBy: ctx.actor.account },
    ...(reason === undefined ? {} : { reason }),
  })
  const happened = `communication.research_${state}` as const
  ctx.record(happened, { subject: research.id, ...(reason === undefined ? {} : { reason }) })
  const link = await pageOfResearch(ctx, research.token)
  const facts = { reason: reason ?? null, day: research.endsOn, link, about: research.id }
  ctx.notify(happened, research.id, facts)
}

export const grantResearch = action(
  'communication.grantResearch',
  async (ctx, input: InputOf<typeof contract.grantResearch>) => {
    const research = await researchFor(ctx, input.research, 'grant')
    const agreed = await agreeing(ctx.db, ctx.organisation, research.id)
    refuseWith([...rules.whyNotGrant(agreed.size), ...rules.whyNotUntil(research.endsOn, ctx.today)])
    await answer(ctx, research, 'granted')
    return {}
  },
)

export const refuseResearch = action(
  'communication.refuseResearch',
  async (ctx, input: InputOf<typeof contract.refuseResearch>) => {
    await answer(ctx, await researchFor(ctx, input.research, 'refuse'), 'refused', input.reason)
    return {}
  },
)

/** At night: access ends on its day, and so does what nobody answered until then; whoever asked for what is over is forgotten, and the core group hears of what it left unanswered. */
export const nightOfResearch = action('communication.nightOfResearch', async (ctx, _input: Record<never, never>) => {
  for (const { id } of await store.endResearch(ctx.db, ctx.organisation, rules.endingStates, ctx.today))
    ctx.record('communication.research_ended', { subject: id })
  for (const { id } of await store.forgetContacts(ctx.db, ctx.organisation, rules.overStates, ctx.today))
    ctx.record('communication.research_contact_forgotten', { subject: id })
  for (const late of await store.tellOverdue(ctx.db, ctx.organisation, ctx.today)) {
    ctx.record('communication.research_overdue', { subject: late.id })
    await tellCore(ctx, 'communication.research_overdue', late)
  }
})

export const exportResearch = action(
  'communication.exportResearch',
  async (ctx, { format, ...asked }: InputOf<typeof contract.exportResearch>) => {
    await takingPart(ctx)
    ctx.record('communication.research_exported', { subject: ctx.organisation, format })
    const list = store.researchList(ctx.organisation)
    return fileOfList(ctx, list, asked, { format, name: 'research.title', fields: 'research.field' })
  },
)
