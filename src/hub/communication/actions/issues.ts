/** The way of an issue: begun by itself or by hand, written, reviewed by a second person, sent, paused, given up. */
import { type ActionContext, action } from '#platform/action.ts'
import { nextNumber } from '#platform/database/counter.ts'
import { found, refuse, refuseWith } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import { addDays, addMonths, type Day, type TimeOfDay } from '#platform/values/day.ts'
import { newId } from '#platform/values/ids.ts'
import { momentOf } from '#platform/values/moment.ts'
import { holidayQuestion } from '#platform/values/public-holidays.ts'
import { dayIn } from '#platform/values/zone.ts'
import type * as contract from '../contract/issues.ts'
import { draftSince } from '../letter/drafting.ts'
import { mustTellNews } from '../pages.ts'
import { type IssueAct, quarterDay, whyNotHandIn, whyNotIssue, whyNotReview, whyNotSendAt } from '../rules/issue.ts'
import { picturesOf } from '../store/issue-pictures.ts'
import * as store from '../store/issues.ts'
import { noteOutcome, writeRecipients } from '../store/sending.ts'

type Of<C> = InputOf<C>

async function begin(ctx: ActionContext, quarter: Day | null) {
  const told = await store.lastTold(ctx.db, ctx.organisation)
  const since = told ? dayIn(told, ctx.shop.zone) : addMonths(ctx.today, -3)
  const issue = newId()
  const number = await nextNumber(ctx.db, ctx.organisation, 'news')
  const { language } = ctx.shop
  await store.addIssue(ctx.db, ctx.organisation, { id: issue, number, language, since, quarter, at: ctx.now })
  await store.writeTexts(ctx.db, ctx.organisation, issue, await draftSince(ctx, since), ctx.now)
  ctx.record('communication.issue_begun', { subject: issue, number })
  return { issue, number }
}

export const beginIssue = action('communication.beginIssue', async (ctx, _input: Of<typeof contract.beginIssue>) => {
  await mustTellNews(ctx)
  return begin(ctx, null)
})

/** A server that slept catches the day up within a week. */
const catchUpDays = 6

export const beginByItself = action('communication.beginByItself', async (ctx, _input: Record<never, never>) => {
  const quarter = quarterDay(ctx.today, holidayQuestion(ctx.shop.country))
  if (ctx.today < quarter || ctx.today > addDays(quarter, catchUpDays)) return
  if (!(await store.tellsNews(ctx.db, ctx.organisation))) return
  if (!(await store.isBegun(ctx.db, ctx.organisation, quarter))) await begin(ctx, quarter)
})

export async function issueFor(ctx: ActionContext, id: string, act: IssueAct): Promise<store.IssueRow> {
  const issue = found(await store.lockIssue(ctx.db, ctx.organisation, id), 'issue')
  refuseWith(whyNotIssue(act, issue.state))
  return issue
}

const change = (ctx: ActionContext, id: string, changes: store.Change): Promise<void> =>
  store.changeIssue(ctx.db, ctx.organisation, id, changes)

export const writeIssue = action('communication.writeIssue', async (ctx, input: Of<typeof contract.writeIssue>) => {
  const issue = await issueFor(ctx, input.issue, 'write')
  const { language, subject, body } = input
  if (subject === '' && body === '') await store.dropText(ctx.db, ctx.organisation, issue.id, language)
  else {
    const text = { language, subject, body, writtenAt: ctx.now, writtenBy: ctx.actor.account }
    await store.writeText(ctx.db, ctx.organisation, issue.id, text)
  }
  await change(ctx, issue.id, { state: 'draft', writtenBy: ctx.actor.account })
  ctx.record('communication.issue_written', { subject: issue.id, language })
  return {}
})

export const handInIssue = action('communication.handInIssue', async (ctx, input: Of<typeof contract.handInIssue>) => {
  const issue = await issueFor(ctx, input.issue, 'hand_in')
  const [texts, pictures] = await Promise.all([
    store.textsOf(ctx.db, ctx.organisation, issue.id),
    picturesOf(ctx.db, ctx.organisation, issue.id),
  ])
  const numbers = pictures.map(({ number }) => number)
  refuseWith(whyNotHandIn(texts, issue.language, numbers))
  await change(ctx, issue.id, { state: 'in_review', handedInBy: ctx.actor.account, reason: null })
  ctx.record('communication.issue_handed_in', { subject: issue.id })
  return {}
})

export const approveIssue = action(
  'communication.approveIssue',
  async (ctx, input: Of<typeof contract.approveIssue>) => {
    const issue = await issueFor(ctx, input.issue, 'approve')
    const { at: sendAt, no } = momentOf(input.day as Day, input.time as TimeOfDay, ctx.shop.zone)
    refuseWith([
      ...whyNotReview(ctx.actor.account, [issue.writtenBy, issue.handedInBy]),
      ...(sendAt === null ? no : whyNotSendAt(sendAt, ctx.now)),
    ])
    await change(ctx, issue.id, { state: 'scheduled', reviewedBy: ctx.actor.account, sendAt })
    ctx.record('communication.issue_approved', { subject: issue.id, at: sendAt })
    return {}
  },
)

export const sendIssueBack = action(
  'communication.sendIssueBack',
  async (ctx, { issue: id, reason }: Of<typeof contract.sendIssueBack>) => {
    const issue = await issueFor(ctx, id, 'send_back')
    await change(ctx, issue.id, { state: 'draft', reviewedBy: null, sendAt: null, reason })
    ctx.record('communication.issue_sent_back', { subject: issue.id, reason })
    return {}
  },
)

export const pauseIssue = action(
  'communication.pauseIssue',
  async (ctx, { issue: id, reason }: Of<typeof contract.pauseIssue>) => {
    const issue = await issueFor(ctx, id, 'pause')
    await change(ctx, issue.id, { state: 'paused', reason })
    ctx.record('communication.issue_paused', { subject: issue.id, reason })
    return {}
  },
)

export const resumeIssue = action('communication.resumeIssue', async (ctx, input: Of<typeof contract.resumeIssue>) => {
  const issue = await issueFor(ctx, input.issue, 'resume')
  await change(ctx, issue.id, { state: 'sending', reason: null, errors: 0 })
  ctx.record('communication.issue_resumed', { subject: issue.id })
  return {}
})

export const cancelIssue = action(
  'communication.cancelIssue',
  async (ctx, { issue: id, reason }: Of<typeof contract.cancelIssue>) => {
    const issue = await issueFor(ctx, id, 'cancel')
    await change(ctx, issue.id, { state: 'cancelled', reason })
    ctx.record('communication.issue_cancelled', { subject: issue.id, reason })
    return {}
  },
)

export const settleUnsure = action(
  'communication.settleUnsure',
  async (ctx, { issue, subscriber, arrived }: Of<typeof contract.settleUnsure>) => {
    const outcome = arrived ? 'arrived' : 'lost'
    if ((await noteOutcome(ctx.db, ctx.organisation, issue, subscriber, outcome)) === 0)
      refuseWith([refuse('issue.not_unsure')])
    ctx.record('communication.unsure_settled', { subject: issue, outcome })
    return {}
  },
)

/** What is due begins to go out: its readers are those who read at this moment. */
export const startDue = action('communication.startDue', async (ctx, _input: Record<never, never>) => {
  for (const { id } of await store.lockDue(ctx.db, ctx.organisation, ctx.now)) {
    await change(ctx, id, { state: 'sending' })
    const count = await writeRecipients(ctx.db, ctx.organisation, id)
    ctx.record('communication.issue_sending', { subject: id, count })
  }
})
