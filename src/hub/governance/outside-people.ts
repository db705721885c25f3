/** How people from outside hear what became of their comment: by the address they left, if they left one. */
import { registerRecipients } from '#platform/mail/recipients.ts'
import { outsideWriters } from './store/outside.ts'

/** Such a person is their comment. */
registerRecipients(async (db, organisation, persons) => {
  const found = await outsideWriters(db, organisation, persons)
  return new Map(found.map(({ id, email, name, language }) => [id, { person: id, email, name, language }]))
}, 'outside_comment')
