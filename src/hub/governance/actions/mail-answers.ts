/** Votes are answered by mail: to the signed address that the mail about the vote gave. */
import { simpleParser } from 'mailparser'
import { ownOrganisations } from '#hub/organisations/public.ts'
import { type ActionContext, action, errand, languages } from '#platform/action.ts'
import { currentWords } from '#platform/i18n/words.ts'
import type { IncomingMail } from '#platform/mail/mail-in.ts'
import { type AnsweredNotice, noticeAnswered } from '#platform/mail/replies.ts'
import { found, type Refusal, refuse, refuseWith } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import type * as contract from '../contract/votes-answering.ts'
import { asksYesOrNo, drawsLots, type Mark, type Method } from '../rules/counting/terms.ts'
import { type Label, marksIn, replyForm, replyIn } from '../rules/mail-reply.ts'
import { electorsOf } from '../store/electors.ts'
import * as store from '../store/votes.ts'
import { answerVote } from './votes.ts'

type Says = 'yes' | 'no' | 'none' | 'abstain' | 'no_objection' | 'concern' | 'possible_objection' | 'stand_aside'

const words = (of: readonly Says[]): Label<Says>[] =>
  languages.flatMap((language) =>
    of.flatMap((says) => {
      const whole = currentWords().say(language, `governance.says.${says}`)
      return [whole, whole.replace(article, '')].map((one) => ({ says, words: one }))
    }),
  )

/** "Concern" answers as well as "A concern". */
const article = /^(an?|une?|een|eine?|una?)\s+/i

/** What may be said in one word instead of lines with options. */
const sayable = (method: Method): readonly Says[] => {
  if (method === 'consent') return ['no_objection', 'concern', 'possible_objection', 'stand_aside', 'abstain']
  if (drawsLots(method)) return ['yes', 'no']
  return asksYesOrNo(method) ? ['yes', 'no', 'abstain'] : ['none', 'abstain']
}

export const answerByMail = action(
  'governance.answerByMail',
  async (ctx, { vote: id, text, participant }: InputOf<typeof contract.answerByMail>) => {
    const vote = found(await store.readVote(ctx.db, ctx.organisation, id), 'vote')
    if (vote.secret) refuseWith([refuse('reply.secret')])
    const { says, marks, reason, whatWouldHelp } = readAnswer(vote, text)
    const who = vote.electorate === 'persons' ? undefined : (participant ?? (await forWhom(ctx, vote.id)))
    const answer = { vote: vote.id, says, marks: [...marks], reason: reason || null, whatWouldHelp, draft: false }
    await answerVote.run(ctx, who === undefined ? answer : { ...answer, participant: who })
    return { says: says as string, marks: [...marks] }
  },
)

/** A word that answers the whole vote, or marks for its options. */
function readAnswer({ terms }: store.VoteRow, text: string) {
  const word = replyIn(text, words(sayable(terms.method)))
  if (word) return { ...word, marks: [] }
  const form = replyForm(terms.method)
  const lines = form === 'words' ? null : marksIn(text, terms.options, form)
  if (!lines) refuseWith([refuse('reply.unclear', { why: form === 'words' ? null : form })])
  return { ...found(lines, 'answer'), says: 'marks' as const, whatWouldHelp: '' }
}

/** The one elector whose position one may say. */
async function forWhom(ctx: ActionContext, vote: string): Promise<string> {
  const [own, electors] = await Promise.all([ownOrganisations(ctx), electorsOf(ctx.db, ctx.organisation, vote)])
  const able = own.filter(({ powers }) => powers.includes('position')).map(({ id }) => id as string)
  const asked = able.filter((one) => electors.some(({ participant }) => participant === one))
  const [only, ...others] = asked.length > 0 ? asked : own.map(({ id }) => id as string)
  if (only === undefined || others.length > 0) refuseWith([refuse('reply.which')])
  return found(only, 'elector')
}

const readReply = async ({ mail }: IncomingMail) => {
  const read = await simpleParser(Buffer.from(mail), { skipImageLinks: true }).catch(() => null)
  const automatic = read?.headers.get('auto-submitted')
  return {
    from: read?.from?.value[0]?.address?.toLowerCase() ?? '',
    isMachine: automatic !== undefined && automatic !== 'no',
    text: (read?.text ?? '').slice(0, 50_000),
  }
}

/** Whoever writes is the person whom the mail was for: the address alone is not enough. */
export const takeReply = errand(
  'governance.takeReply',
  (_ctx, mail: IncomingMail) => readReply(mail),
  async (ctx, { from: envelope, to }, { from, isMachine, text }) => {
    if (isMachine || envelope === '') return
    const notice = found(await noticeAnswered(ctx.db, ctx.organisation, to), 'notice')
    if (!from.includes('@') || (await ctx.accounts.accountByEmail(from)) !== notice.person)
      refuseWith([refuse('reply.other_sender')])
    const { says, marks } = await answerByMail.run(ctx, { vote: String(notice.facts['about']), text: text || '-' })
    const answer = marks.length > 0 ? inLines(marks) : currentWords().say(ctx.language, `governance.says.${says}`)
    ctx.notify('governance.reply_taken', notice.person, { ...questionOf(notice), answer })
  },
)

/** What was taken of the options; what was chosen alone bears 1. */
const inLines = (marks: readonly Mark[]): string =>
  marks.map(({ option, mark }) => (marks.every((one) => one.mark === 1) ? option : `${option}: ${mark}`)).join('\n')

/** What was asked, as the mail said it. */
const questionOf = ({ facts }: AnsweredNotice) => ({
  number: facts['number'] ?? null,
  title: facts['title'] ?? null,
  link: String(facts['link'] ?? '/community'),
  about: String(facts['about'] ?? ''),
})

export const refuseReply = action(
  'governance.refuseReply',
  async (ctx, { to, refusals }: IncomingMail & { readonly refusals: readonly Refusal[] }) => {
    const notice = found(await noticeAnswered(ctx.db, ctx.organisation, to), 'notice')
    const says = refusals.map(({ code, facts }) =>
      currentWords().say(ctx.language, `refusal.${code}`, facts, { ...ctx.shop, today: ctx.today }),
    )
    ctx.record('governance.reply_refused', { subject: String(notice.facts['about']) })
    ctx.notify('governance.reply_refused', notice.person, { ...questionOf(notice), why: says.join('\n') })
  },
)
