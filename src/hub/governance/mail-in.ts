/** What this module takes of the mail that comes in: answers to mails about votes. */
import { read } from '#platform/action.ts'
import type { MailRoom } from '#platform/mail/mail-in.ts'
import { answeredBy, isAnswerable, noticeAnswered, registerReplies } from '#platform/mail/replies.ts'
import { found } from '#platform/refusal.ts'
import { refuseReply, takeReply } from './actions/mail-answers.ts'

for (const code of ['governance.vote_open', 'governance.vote_extended']) registerReplies(code)

const knows = read('governance.knowsAddress', async (ctx, { to }: { readonly to: string }) => {
  const notice = await noticeAnswered(ctx.db, ctx.organisation, to)
  return notice !== null && isAnswerable(notice.code)
})

const as = read(
  'governance.whoseReply',
  async (ctx, { to }: { readonly to: string }) =>
    found(await noticeAnswered(ctx.db, ctx.organisation, to), 'notice').person,
)

export const mailIn: MailRoom = {
  organisationIn: (to) => answeredBy(to)?.organisation ?? null,
  ...{ knows, as, take: takeReply, refused: refuseReply },
}
