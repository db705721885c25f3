/** What happens at night. */
import type { Job } from '#platform/module.ts'
import { comeOfAge } from './actions/majority.ts'

export const jobs: readonly Job[] = [
  { name: 'members.come_of_age', at: { time: '01:30' }, over: ['members.household_link'], run: comeOfAge },
]
