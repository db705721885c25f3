/** Whom mails about a subscription go to: readers have no account here. */
import { registerRecipients } from '#platform/mail/recipients.ts'
import { mailNames } from './store/subscribers.ts'

registerRecipients(async (db, organisation, persons) => {
  const found = await mailNames(db, organisation, persons)
  return new Map(found.map(({ id, email, language }) => [id, { person: id, email, name: email, language }]))
}, 'subscriber')
