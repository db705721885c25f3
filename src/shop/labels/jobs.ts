/** What happens by itself. */
import type { Job } from '#platform/module.ts'
import { tellLeads, tellTeam } from './actions/digest.ts'
import { nextSilence, tellOfSilence } from './actions/gateway.ts'
import { dropOldDrafts } from './actions/old-drafts.ts'
import { reckonAll } from './actions/reckon.ts'
import { forgetWeighings } from './actions/weighing.ts'

export const jobs: readonly Job[] = [
  // New prices begin with the day.
  { name: 'labels.reckon', at: { time: '00:05' }, over: ['catalogue.product', 'labels.shelf_label'], run: reckonAll },
  // After prices have followed suppliers (03:30), and whatever else the night brought.
  {
    name: 'labels.reckon_again',
    at: { time: '04:00' },
    over: ['catalogue.product', 'labels.shelf_label'],
    run: reckonAll,
  },
  { name: 'labels.drop_old_drafts', at: { time: '03:50' }, over: ['labels.print_run'], run: dropOldDrafts },
  { name: 'labels.forget_weighings', at: { time: '03:55' }, over: ['labels.weighing'], run: forgetWeighings },
  { name: 'labels.tell_team', at: { time: '06:00' }, over: ['catalogue.product', 'labels.shelf_label'], run: tellTeam },
  {
    name: 'labels.tell_leads',
    at: { time: '17:00' },
    over: ['catalogue.product', 'labels.shelf_label'],
    run: tellLeads,
  },
  {
    name: 'labels.tell_of_silence',
    at: { everyMinutes: 10 },
    waits: nextSilence,
    over: ['labels.gateway'],
    run: tellOfSilence,
  },
]
