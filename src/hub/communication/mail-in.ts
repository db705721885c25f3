/** What this module takes of the mail that comes in: whatever is addressed to the help list of a community. */
import { read } from '#platform/action.ts'
import type { MailRoom } from '#platform/mail/mail-in.ts'
import { takeIncoming } from './actions/taking-mail.ts'
import { addressed } from './rules/list-letter.ts'
import { communityIn, theList } from './the-list.ts'

const knows = read('communication.knowsAddress', async (ctx, { to }: { readonly to: string }) => {
  return (await theList(ctx)).address === addressed(to).list
})

export const mailIn: MailRoom = {
  organisationIn: (to) => communityIn(addressed(to).list),
  knows,
  take: takeIncoming,
}
