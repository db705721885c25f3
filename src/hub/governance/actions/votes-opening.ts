/** A vote is made and opens: for itself, or because a proposal is decided. */
import { actingFor, peopleInside, tellParticipants } from '#hub/organisations/public.ts'
import type { ActionContext } from '#platform/action.ts'
import { nextNumber } from '#platform/database/counter.ts'
import { newId } from '#platform/values/ids.ts'
import { randomDigits } from '#platform/values/random.ts'
import { wallClock } from '#platform/values/zone.ts'
import { standingOptions } from '../rules/counting/terms.ts'
import { type Concerned, setAside } from '../rules/interests.ts'
import { replyForm } from '../rules/mail-reply.ts'
import { reminderAfter } from '../rules/reminders.ts'
import { sittingIn } from '../seating.ts'
import { conflictCandidates } from '../settings/votes.ts'
import { addElectors, type NewElector } from '../store/electors.ts'
import { readProposal } from '../store/proposals.ts'
import type { VoteRow } from '../store/votes.ts'
import { remindNext } from '../store/votes-due.ts'
import * as writing from '../store/votes-writing.ts'
import { voters } from './acting.ts'

const numbers = 'vote'

type Seldom = 'meeting' | 'takenIn' | 'matter' | 'candidates'
export type Asked = Omit<writing.NewVote, 'id' | 'number' | 'madeAt' | 'madeBy' | Seldom> &
  Partial<Pick<writing.NewVote, Seldom>>

/** It gets its number, and opens at once where its time has come. */
export async function makeVote(ctx: ActionContext, of: Asked) {
  const vote = {
    ...{ meeting: null, takenIn: null, matter: null, candidates: {} },
    ...of,
    id: newId(),
    number: await nextNumber(ctx.db, ctx.organisation, numbers),
  }
  await writing.addVote(ctx.db, ctx.organisation, { ...vote, madeAt: ctx.now, madeBy: ctx.actor.account })
  ctx.record('governance.vote_planned', { subject: vote.id })
  if (vote.opensAt <= ctx.now) await openVote(ctx, vote)
  return { vote: vote.id as string, number: vote.number }
}

export type Told = Pick<VoteRow, 'id' | 'number' | 'title' | 'closesAt' | 'electorate' | 'terms' | 'secret'>
type Opening = Told & Pick<VoteRow, 'opensAt' | 'peopleOf' | 'concerned' | 'candidates' | 'meeting' | 'proposal'>

/** Electors are whoever has the right to vote at this moment; those whose own matter it is are set aside. The seed of the lot
 *  is drawn, and its hash is known from now on. */
export async function openVote(ctx: ActionContext, vote: Opening): Promise<void> {
  const electors = await electorsFor(ctx, vote)
  const voters = electors.map(({ participant }) => participant)
  await addElectors(ctx.db, ctx.organisation, vote.id, electors, ctx.now)
  await writing.openVote(ctx.db, ctx.organisation, vote.id, randomDigits(40))
  ctx.record('governance.vote_opened', { subject: vote.id, electors: voters.length })
  // those who meet are there
  if (vote.meeting !== null) return
  const first = reminderAfter({ ...vote, isExtended: false }, ctx.now)
  await remindNext(ctx.db, ctx.organisation, vote.id, first?.at ?? null)
  await tellOfVote(ctx, 'governance.vote_open', vote, voters)
}

async function electorsFor(ctx: ActionContext, vote: Opening): Promise<NewElector[]> {
  const aside = setAside(stillConcerned(vote), await ctx.setting(conflictCandidates), candidatesOf(vote))
  return (await whoAnswers(ctx, vote)).map((participant) => {
    const of = aside.get(participant)
    return {
      participant,
      ...{ conflict: of ? (of.reason ?? of.as) : null, interest: of?.as ?? null },
    }
  })
}

/** Where it was told from where candidates come, those who come from nowhere stand too. */
const candidatesOf = ({ candidates, terms }: Opening): number | null =>
  Object.keys(candidates).length > 0 ? standingOptions(terms).length : null

/** Whose only candidates withdrew answers like anybody. */
function stillConcerned({ concerned, candidates, terms }: Opening): readonly Concerned[] {
  const standing = new Set(standingOptions(terms).map((option) => candidates[option]))
  const gone = new Set(Object.values(candidates).filter((one) => !standing.has(one)))
  return concerned.filter(({ as, participant }) => as !== 'candidate' || !gone.has(participant))
}

async function whoAnswers(ctx: ActionContext, vote: Opening): Promise<readonly string[]> {
  const { electorate, peopleOf } = vote
  if (electorate === 'organisations')
    return organisationsOf(ctx, vote.meeting === null ? null : await circleOf(ctx, vote))
  return peopleOf === null ? peopleInside(ctx) : ((await actingFor(ctx)).get(peopleOf) ?? [])
}

/** The circle that decides on it. */
const circleOf = async (ctx: ActionContext, { proposal }: Opening): Promise<string | null> =>
  proposal === null ? null : ((await readProposal(ctx.db, ctx.organisation, proposal))?.circle ?? null)

/** Every active organisation, in the order of joining; in a circle those that sit in it. */
async function organisationsOf(ctx: ActionContext, circle: string | null): Promise<string[]> {
  const all = (await voters(ctx)).map(({ id }) => id)
  if (circle === null) return all
  const sitting = new Set<string>((await sittingIn(ctx, circle)).map(({ participant }) => participant))
  return all.filter((id) => sitting.has(id))
}

/** Everybody who acts for these electors, or where persons vote they themselves. */
export async function tellOfVote(
  ctx: ActionContext,
  code: string,
  vote: Told,
  electors: readonly string[],
  facts: Readonly<Record<string, string>> = {},
): Promise<void> {
  const { id, number, title, electorate } = vote
  const { day, time } = wallClock(vote.closesAt, ctx.shop.zone)
  const told = { number, title, day, time, link: `/community/votes/${id}`, about: id, ...replyTo(vote), ...facts }
  if (electorate === 'organisations') return tellParticipants(ctx, code, electors, told)
  const forYou = `${facts['why'] ?? 'open'}_for_you`
  const said = code === 'governance.vote_open' ? { ...told, why: forYou } : told
  for (const account of electors) ctx.notify(code, account, said)
}

/** How it is answered by mail: which words the letter says that in, and the options by the numbers that name them there. */
const replyTo = ({ secret, terms }: Told) => ({
  reply: secret ? 'secret' : replyForm(terms.method),
  options: terms.options.map((option, place) => `${place + 1}  ${option}`).join('\n'),
})
