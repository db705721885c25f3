/** What happens by itself. */
import type { Job } from '#platform/module.ts'
import { turnDay } from './actions/membership.ts'
import { noteShared, takeShared } from './actions/sharing.ts'

export const jobs: readonly Job[] = [
  { name: 'organisations.turn_memberships', at: { time: '00:02' }, over: ['organisations.participant'], run: turnDay },
  // first the shops say it, then their communities hear it
  { name: 'organisations.note_shared', at: { time: '00:10' }, over: ['organisations.sharing'], run: noteShared },
  { name: 'organisations.take_shared', at: { time: '00:40' }, over: ['organisations.participant'], run: takeShared },
]
