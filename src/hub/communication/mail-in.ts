/** What this module takes of the mail that comes in: whatever is addressed to the help list of a community,
 *  and what comes back of its newsletter. */
import { read } from '#platform/action.ts'
import type { MailRoom } from '#platform/mail/mail-in.ts'
import { takeIncoming } from './actions/taking-mail.ts'
import { communityIn, newsAddress, theList } from './list/the-list.ts'
import { addressed } from './rules/list-letter.ts'

const knows = read('communication.knowsAddress', async (ctx, { to }: { readonly to: string }) => {
  const { list, bounceOf } = addressed(to)
  if (bounceOf !== null && (await newsAddress(ctx)) === list) return true
  return (await theList(ctx)).address === list
})

export const mailIn: MailRoom = {
  organisationIn: (to) => communityIn(addressed(to).list),
  knows,
  take: takeIncoming,
}
