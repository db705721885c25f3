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
import type { Method } from '../rules/counting/terms.ts'
import { type Label, replyIn } from '../rules/mail-reply.ts'
import { electorsOf } from '../store/electors.ts'
import * as store from '../store/votes.ts'
import { answerVote } from './votes.ts'

type Says = 'yes' | 'no' | 'abstain' | 'no_objection' | 'concern' | 'possible_objection' | 'stand_aside'

const words = (of: readonly Says[]): Label<Says>[] =>
  languages.flatMap((language) =>
    of.flatMap((says) => {
      const whole = currentWords().say(language, `governance.says.${says}`)
      return [whole, whole.replace(article, '')].map((one) => ({ says, words: one }))
    }),
  )

/** "Concern" answers as well as "A concern". */
const article = /^(an?|une?|een|eine?|una?)\s+/i

/** What may be said in one line; ballots with marks are filled in on the page. */
const sayable: Partial<Readonly<Record<Method, readonly Says[]>>> = {
  consent: ['no_objection', 'concern', 'possible_objection', 'stand_aside', 'abstain'],
  majority: ['yes', 'no', 'abstain'],
  qualified: ['yes', 'no', 'abstain'],
}

export const answerByMail = action(
  'governance.answerByMail',
  async (ctx, { vote: id, text, participant }: InputOf<typeof contract.answerByMail>) => {
    const vote = found(await store.readVote(ctx.db, ctx.organisation, id), 'vote')
    const said = sayable[vote.terms.method]
    if (!said) refuseWith([refuse('reply.on_page')])
    const reply = replyIn(text, words(said ?? []))
    if (!reply) refuseWith([refuse('reply.unclear')])
    const { says, reason, whatWouldHelp } = found(reply, 'answer')
    const who = vote.electorate === 'persons' ? undefined : (participant ?? (await forWhom(ctx, vote.id)))
    const answer = { vote: vote.id, says, marks: [], reason: reason || null, whatWouldHelp, draft: false }
    await answerVote.run(ctx, who === undefined ? answer : { ...answer, participant: who })
    return { says: says as string }
  },
)

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
    const { says } = await answerByMail.run(ctx, { vote: String(notice.facts['about']), text: text || '-' })
    const answer = currentWords().say(ctx.language, `governance.says.${says}`)
    ctx.notify('governance.reply_taken', notice.person, { ...questionOf(notice), answer })
  },
)

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
