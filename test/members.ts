/** People for tests, entered as the office enters them. */

import type { ContactId } from '#platform/values/ids.ts'
import { createContact } from '#shop/members/actions/contact.ts'
import { setMembershipOf } from '#shop/members/actions/membership.ts'
import type { Shop } from './world.ts'

type Fields = Partial<Parameters<typeof createContact.run>[1]>
type Membership = Partial<Parameters<typeof setMembershipOf.run>[1]>

/** A person known to the shop, no member. `Amina Haddad` is first and last name. */
export async function addPerson(shop: Shop, name: string, fields: Fields = {}): Promise<ContactId> {
  const [firstName = name, ...rest] = name.split(' ')
  const { contact } = await shop.act(createContact, {
    kind: 'person',
    somebodyElse: true,
    firstName,
    lastName: rest.join(' ') || null,
    ...fields,
  })
  return contact as ContactId
}

/** A member who works since 2025-01-06, unless told otherwise. */
export async function addMember(
  shop: Shop,
  name: string,
  fields: Fields = {},
  membership: Membership = {},
): Promise<ContactId> {
  const contact = await addPerson(shop, name, fields)
  await shop.act(setMembershipOf, {
    memberNo: null,
    since: '2025-01-06',
    lastDay: null,
    role: 'worker',
    forceWorker: false,
    investing: false,
    ...membership,
    contact,
  })
  return contact
}
