/** Opinions about applications: whoever takes part says one while the application hangs where all see it. */
import { action } from '#platform/action.ts'
import { refuse, refuseWith } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import { newId } from '#platform/values/ids.ts'
import type * as contract from '../contract/opinions.ts'
import { tasksHeld } from '../reads/standing.ts'
import { tellParticipants } from '../reads/taking-part.ts'
import { whyNotFrom } from '../rules/membership.ts'
import { takesPart } from '../rules/states.ts'
import { addOpinion } from '../store/opinions.ts'
import { lockActing, pageOf, whyNotAct } from './acting.ts'

export const giveOpinion = action(
  'organisations.giveOpinion',
  async (ctx, input: InputOf<typeof contract.giveOpinion>) => {
    const applicant = (await lockActing(ctx, input.applicant)).row
    const speaking = await lockActing(ctx, input.participant)
    const { row } = speaking
    refuseWith([
      ...whyNotAct(ctx, 'speak', speaking),
      ...(takesPart(row.state) ? [] : [refuse('opinion.not_taking_part', { name: row.name })]),
      ...whyNotFrom('give_opinion', applicant.state),
    ])
    const opinion = newId()
    const said = { id: opinion, participant: applicant.id, from: row.id, account: ctx.actor.account, text: input.text }
    await addOpinion(ctx.db, ctx.organisation, { ...said, at: ctx.now })
    ctx.record('organisations.opinion_given', { subject: applicant.id, participant: row.id })
    const core = (await tasksHeld(ctx)).filter(({ role }) => role === 'noyau').map(({ participant }) => participant)
    await tellParticipants(ctx, 'organisations.opinion', [applicant.id, ...core], {
      ...{ name: applicant.name, organisation: row.name, text: input.text },
      ...{ link: pageOf(applicant.id), about: applicant.id },
    })
    return { opinion }
  },
)
