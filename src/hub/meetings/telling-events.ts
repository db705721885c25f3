/** How people hear of events: who acts here by their sign-in, a guest by the address they gave. */
import type { ActionContext, NoticeFacts } from '#platform/action.ts'
import { registerRecipients } from '#platform/mail/recipients.ts'
import type { EventRow, RegistrationRow } from './store/events.ts'
import { registrationsByIds } from './store/events.ts'

export const eventPage = (event: string): string => `/community/events/${event}`
/** Where the link of a guest's mail leads, without a script; the link says whose registration it is. */
export const guestPage = (organisation: string): string => `/e/${organisation}/registration`

/** Codes of the mails whose link a guest may answer by. */
export const guestCodes = [
  'meetings.registered',
  'meetings.registered_already',
  'meetings.place_offered',
  'meetings.registration_ended',
  'meetings.event_changed',
  'meetings.event_called_off',
  'meetings.event_reminder',
] as const

/** A guest is their registration. */
registerRecipients(async (db, organisation, persons) => {
  const found = await registrationsByIds(db, organisation, persons)
  return new Map(found.map(({ id, email, name, language }) => [id, { person: id, email, name, language }]))
}, 'registration')

type Told = Pick<EventRow, 'id' | 'title' | 'startsAt' | 'place' | 'videoLink' | 'endsAt' | 'version'>

export function tellRegistered(
  ctx: ActionContext,
  code: (typeof guestCodes)[number],
  event: Told,
  registrations: readonly Pick<RegistrationRow, 'id' | 'account'>[],
  facts: NoticeFacts = {},
): void {
  const { id, title, startsAt } = event
  const where = [event.place, event.videoLink].filter(Boolean).join('\n')
  for (const one of registrations)
    ctx.notify(code, one.account ?? one.id, {
      title,
      ...{ startsAt, where },
      link: one.account ? eventPage(id) : guestPage(ctx.organisation),
      about: id,
      ...facts,
    })
}
