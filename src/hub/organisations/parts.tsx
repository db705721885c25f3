/** What the shell's pages use of organisations: a new shop's steps. */
import type { FirstStep } from '#app/parts.ts'
import { useRead } from '#app/reading.ts'
import { readProfile, readStaff } from './contract/organisation.ts'

/** Somebody else than whoever set the shop up. */
const useOfficeInvited = (): boolean | undefined => {
  const { data } = useRead(readStaff, {})
  return data ? new Set(data.grants.map((grant) => grant.account)).size > 1 : undefined
}

const useAddressKnown = (): boolean | undefined => {
  const { data } = useRead(readProfile, {})
  return data ? data.street !== null && data.openingHours.length > 0 : undefined
}

export const steps: readonly FirstStep[] = [
  {
    order: 30,
    may: 'organisations.manage_staff',
    title: 'organisations.step_office',
    says: 'organisations.step_office_says',
    href: '/staff/team',
    useDone: useOfficeInvited,
  },
  {
    order: 40,
    may: 'organisations.edit_profile',
    title: 'organisations.step_profile',
    says: 'organisations.step_profile_says',
    href: '/staff/organisation',
    useDone: useAddressKnown,
  },
]
