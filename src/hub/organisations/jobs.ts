/** What happens by itself. */
import type { Job } from '#platform/module.ts'
import { turnDay } from './actions/membership.ts'

export const jobs: readonly Job[] = [{ name: 'organisations.turn_memberships', at: { time: '00:02' }, run: turnDay }]
