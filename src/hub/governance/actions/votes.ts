/** Votes are answered, and answers taken back; whoever has an interest says so. */
import { lockActing } from '#hub/organisations/public.ts'
import { type ActionContext, action } from '#platform/action.ts'
import { found, type Refusal, refuse, refuseWith } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import { type AccountId, newId } from '#platform/values/ids.ts'
import type * as contract from '../contract/votes-answering.ts'
import { spendDelegation, winOverDelegation } from '../delegating.ts'
import { whyNotCast, whyNotDraft } from '../rules/counting/ballots.ts'
import type { Content, Terms } from '../rules/counting/terms.ts'
import { addAnswer } from '../store/answers.ts'
import { writeConflict } from '../store/electors.ts'
import { lockProposal } from '../store/proposals.ts'
import type { VoteRow } from '../store/votes.ts'
import { writeConcerned } from '../store/votes-writing.ts'
import { standingOf } from '../voting.ts'
import { electorFor } from './electors.ts'
import { addRaised, takeBackByAnswer } from './raising.ts'
import { whyNotRaise, whyNotReason } from './reasons.ts'

export const answerVote = action('governance.answerVote', (ctx, input: InputOf<typeof contract.answerVote>) =>
  giveAnswer(ctx, input, null),
)

/** `speaker` gave it in a meeting, where somebody else writes it down. */
export async function giveAnswer(ctx: ActionContext, input: Answer, speaker: AccountId | null) {
  const { vote, who, no, via, delegation } = await electorFor(ctx, input, 'answer', speaker)
  if (vote.secret) no.push(refuse('vote.secret'))
  const content: Content = { says: input.says, marks: input.marks }
  const ballot = input.draft ? whyNotKeepDraft(vote.terms, content) : whyNotCast(vote.terms, content)
  refuseWith([...no, ...ballot, ...(await whyNotSaid(ctx, input))])
  await addAnswer(ctx.db, ctx.organisation, vote.id, {
    id: newId(),
    participant: who,
    content,
    draft: input.draft,
    reason: input.reason || null,
    at: ctx.now,
    by: speaker ?? ctx.actor.account,
    via,
    notedBy: speaker === null ? null : ctx.actor.account,
  })
  if (delegation && !input.draft && via !== null) await spendDelegation(ctx, vote.id, delegation, ctx.now)
  if (!input.draft && via === null) await winOverDelegation(ctx, delegation, ctx.now)
  ctx.record(input.draft ? 'governance.basket_drafted' : 'governance.vote_answered', {
    subject: vote.id,
    participant: who,
  })
  await keepObjection(ctx, vote, who, raisedBy(input))
  return {}
}

type Answer = InputOf<typeof contract.answerVote>

/** A possible objection says which harm it sees and what would help; any other answer may give a reason. */
const whyNotSaid = async (ctx: ActionContext, { says, reason, whatWouldHelp }: Answer): Promise<Refusal[]> =>
  says === 'possible_objection' ? whyNotRaise(ctx, reason ?? '', whatWouldHelp) : whyNotReason(ctx, reason)

const raisedBy = ({ says, reason, whatWouldHelp }: Answer): Raised | null =>
  says === 'possible_objection' ? { harm: reason ?? '', whatWouldHelp } : null

interface Raised {
  readonly harm: string
  readonly whatWouldHelp: string
}

/** Where consent is asked, such an answer is an objection of its own, tested by the others; another answer takes it back, and
 *  so does an interest, as the answer is set aside then (5.7). */
async function keepObjection(ctx: ActionContext, vote: VoteRow, who: string, raised: Raised | null): Promise<void> {
  if (vote.terms.method !== 'consent' || vote.proposal === null) return
  const proposal = found(await lockProposal(ctx.db, ctx.organisation, vote.proposal), 'proposal')
  const { row } = await lockActing(ctx, who)
  if (raised) await addRaised(ctx, proposal, row, raised, vote.id)
  else await takeBackByAnswer(ctx, proposal, vote.id, row)
}

const whyNotKeepDraft = (terms: Terms, content: Content): Refusal[] =>
  terms.method === 'basket' && content.says === 'marks' ? whyNotDraft(terms, content) : [refuse('vote.no_draft')]

export const takeBasketBack = action(
  'governance.takeBasketBack',
  async (ctx, input: InputOf<typeof contract.takeBasketBack>) => {
    const { vote, who, no, via } = await electorFor(ctx, input, 'answer')
    const { last } = await standingOf(ctx, vote)
    if (vote.terms.method !== 'basket' || !last.has(who)) no.push(refuse('vote.no_basket'))
    refuseWith(no)
    await addAnswer(ctx.db, ctx.organisation, vote.id, {
      id: newId(),
      participant: who,
      content: null,
      draft: false,
      reason: null,
      at: ctx.now,
      by: ctx.actor.account,
      via,
      notedBy: null,
    })
    ctx.record('governance.basket_taken_back', { subject: vote.id, participant: who })
    return {}
  },
)

export const declareConflict = action(
  'governance.declareConflict',
  async (ctx, input: InputOf<typeof contract.declareConflict>) => {
    const { vote, who, elector, no, via } = await electorFor(ctx, input, 'declare_conflict')
    if (elector?.castOn) no.push(refuse('vote.cast_already', { day: elector.castOn }))
    refuseWith(via === null ? no : [refuse('delegation.only_answers')])
    const { reason } = input
    const { db, organisation } = ctx
    if (vote.state === 'scheduled') {
      const before = vote.concerned.filter((one) => one.as !== 'declared' || one.participant !== who)
      await writeConcerned(db, organisation, vote.id, [{ participant: who, as: 'declared', reason }, ...before])
    } else await writeConflict(db, organisation, vote.id, who, { reason, at: ctx.now })
    ctx.record('governance.conflict_declared', { subject: vote.id, participant: who, reason })
    await keepObjection(ctx, vote, who, null)
    return {}
  },
)
