/** A closed vote is counted again, and its answers leave as a file. A recount never writes over the count of the closing. */

import { takingPart } from '#hub/organisations/public.ts'
import { action } from '#platform/action.ts'
import { currentWords } from '#platform/i18n/words.ts'
import { exportRows } from '#platform/lists/export.ts'
import { fileOfList, readWhole } from '#platform/lists/file.ts'
import { found, refuseWith } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import type * as contract from '../contract/recounts.ts'
import { readVote, votesAsked } from '../reads/votes.ts'
import { sameCount } from '../rules/counting/same.ts'
import type { Content } from '../rules/counting/terms.ts'
import { whyNotVoteMove } from '../rules/votes.ts'
import { addRecount } from '../store/recounts.ts'
import { lockVote } from '../store/votes.ts'
import { standingOf } from '../voting.ts'

export const recountVote = action(
  'governance.recountVote',
  async (ctx, input: InputOf<typeof contract.recountVote>) => {
    const vote = found(await lockVote(ctx.db, ctx.organisation, input.vote), 'vote')
    refuseWith(whyNotVoteMove('recount', vote.state))
    const first = found(vote.result, 'result')
    const { count, answered } = await standingOf(ctx, vote)
    const agrees = sameCount(count, first.count) && answered === first.answered
    const result = { count, eligible: first.eligible, answered }
    await addRecount(ctx.db, ctx.organisation, vote.id, { at: ctx.now, by: ctx.actor.account, agrees, result })
    ctx.record('governance.vote_recounted', { subject: vote.id, why: agrees ? 'agrees' : 'differs' })
    return { agrees }
  },
)

export const exportVotes = action(
  'governance.exportVotes',
  async (ctx, { format, ...asked }: InputOf<typeof contract.exportVotes>) => {
    await takingPart(ctx)
    const file = await fileOfList(ctx, await votesAsked(ctx), asked, {
      format,
      name: 'governance.votes_file',
      fields: 'governance.vote_field',
    })
    ctx.record('governance.votes_exported', { subject: ctx.organisation, format })
    return file
  },
)

const answerColumns = ['who', 'answer', 'counted', 'via', 'reason', 'at'] as const

/** As far as this reader may know the answers by now: of a secret vote the receipts with their ballots, after its closing. */
export const exportAnswers = action(
  'governance.exportAnswers',
  async (ctx, { vote, format }: InputOf<typeof contract.exportAnswers>) => {
    const one = await readVote.run(ctx, { vote })
    const words = currentWords()
    const say = (key: string, facts = {}) => words.say(ctx.language, key, facts, ctx.shop)
    const said = ({ says, marks }: Content) =>
      says === 'marks'
        ? marks.map(({ option, mark }) => `${option} ${mark}`).join(', ')
        : say(`governance.says.${says}`)
    const open = one.answers.map(({ organisation, content, counted, via, reason, at, draft }) => [
      organisation,
      content ? said(content) : say('governance.taken_back'),
      say(draft ? 'governance.draft_basket' : counted ? 'governance.counts' : 'governance.not_counted'),
      via,
      reason,
      at,
    ])
    const secret = one.ballots.map(({ receipt, content }) => [
      receipt,
      said(content),
      say('governance.counts'),
      null,
      null,
      null,
    ])
    const file = exportRows(
      answerColumns.map((key) => [key, key === 'at' ? 'instant' : 'text'] as const),
      [...open, ...secret],
      {
        format,
        name: say('governance.answers_file', { number: one.number, day: ctx.today }),
        zone: ctx.shop.zone,
        heading: (column) => say(`governance.answer_field.${column}`),
      },
    )
    ctx.record('governance.answers_exported', { subject: one.id, format })
    return readWhole(file)
  },
)
