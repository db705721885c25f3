/** Secret ballots on paper: two people of different organisations type the same names and the same papers, and these go into
 *  the box; which paper is whose nobody types. */
import { lockActing, mustHave } from '#hub/organisations/public.ts'
import { action } from '#platform/action.ts'
import { sha256 } from '#platform/hash.ts'
import { found, type Refusal, refuse, refuseWith } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import { randomToken } from '#platform/values/random.ts'
import { dayIn } from '#platform/values/zone.ts'
import type * as contract from '../contract/papers.ts'
import { electorNames } from '../reads/electors.ts'
import { whyNotCast } from '../rules/counting/ballots.ts'
import { otherHands, sameSheet, sheetText, whyNotSecondHand, whyNotSheet } from '../rules/papers.ts'
import { whyNotVoteMove } from '../rules/votes.ts'
import { electorsOf } from '../store/electors.ts'
import * as store from '../store/paper-sheets.ts'
import { putBallots } from '../store/secret.ts'
import { lockVote } from '../store/votes.ts'

const type = action('governance.typeSheet', async (ctx, input: InputOf<typeof contract.typeSheet>) => {
  const vote = found(await lockVote(ctx.db, ctx.organisation, input.vote), 'vote')
  const typing = await lockActing(ctx, input.participant)
  mustHave(ctx, 'speak', typing)
  const [electors, all] = await Promise.all([
    electorsOf(ctx.db, ctx.organisation, vote.id),
    store.sheetsOf(ctx.db, ctx.organisation, vote.id),
  ])
  const names = await electorNames(ctx, vote)
  const voters = [...new Set<string>(input.paperVoters)]
  const ticked = voters.map((id) => {
    const elector = electors.find(({ participant }) => participant === id)
    return {
      name: names.get(id) ?? '–',
      mayCast: elector !== undefined && elector.conflict === null,
      hasCast: elector !== undefined && elector.castOn !== null,
    }
  })
  const no: Refusal[] = [...whyNotVoteMove('answer', vote.state)]
  if (no.length === 0 && vote.closesAt <= ctx.now)
    no.push(refuse('vote.over', { day: dayIn(vote.closesAt, ctx.shop.zone) }))
  const own = {
    typist: typing.row.id,
    account: ctx.actor.account,
    electors: voters,
    digest: sha256(sheetText(input.papers)),
  }
  refuseWith([
    ...(vote.secret ? [] : [refuse('vote.not_secret')]),
    ...no,
    ...whyNotSheet({ papers: input.papers.length, ticked }),
    ...whyNotSecondHand(own, all),
    ...firstOfEach(input.papers.flatMap((paper) => whyNotCast(vote.terms, paper))),
  ])
  const others = otherHands(all, own)
  if (!others.some((one) => sameSheet(one, own))) {
    await store.keepSheet(ctx.db, ctx.organisation, vote.id, { ...own, day: ctx.today })
    ctx.recordDay('governance.sheet_typed', { subject: vote.id, papers: input.papers.length })
    return { state: others.length === 0 ? ('first' as const) : ('differs' as const) }
  }
  await store.markPapers(ctx.db, ctx.organisation, vote.id, voters, ctx.today)
  const ballots = input.papers.map((content) => ({ receipt: randomToken(), content }))
  await putBallots(ctx.db, ctx.organisation, vote.id, ballots)
  await store.dropSheets(ctx.db, ctx.organisation, vote.id)
  ctx.recordDay('governance.sheet_entered', { subject: vote.id, papers: input.papers.length })
  return { state: 'entered' as const }
})

/** Many papers may err alike: each reason is told once. */
const firstOfEach = (all: readonly Refusal[]): Refusal[] => [
  ...new Map(all.toReversed().map((one) => [one.code, one])).values(),
]

/** Nothing of the papers is kept beside the box. */
export const typeSheet = { ...type, secretInput: true as const }
