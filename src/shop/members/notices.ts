/** Mails about membership. Who they go to is said in `people.ts`, which is registered with them. */
import type { NoticeDefinition } from '#platform/module.ts'
import './people.ts'

export const notices: readonly NoticeDefinition[] = [
  { code: 'members.invitation', always: true },
  { code: 'members.household_linked' },
  { code: 'members.household_grew' },
  { code: 'members.household_ended' },
  { code: 'members.comes_of_age' },
]
