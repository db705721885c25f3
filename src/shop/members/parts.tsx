/** What screens of other modules use of members. */
import type { FirstStep } from '#app/parts.ts'
import { useRead } from '#app/reading.ts'
import { may } from '#app/session.ts'
import { listMembers } from './contract-directory.ts'
import { readOwnPage } from './contract-page.ts'
import { calledName } from './rules/names.ts'

export { type FoundPerson, PersonField } from './screens/PersonField.tsx'

/** Nobody here has to be a member: staff without a membership has no such page. */
export function useCalledName(): string | null {
  const own = useRead(readOwnPage, {}, { when: may('members.own') })
  return own.data ? calledName(own.data.contact) || null : null
}

const useMembersIn = (): boolean | undefined => {
  const { data } = useRead(listMembers, { size: 1 })
  return data ? (data.total ?? 0) > 0 : undefined
}

export const steps: readonly FirstStep[] = [
  {
    order: 10,
    may: 'imports.all',
    title: 'members.step',
    says: 'members.step_says',
    href: '/staff/imports',
    useDone: useMembersIn,
  },
]
