/** What happens by itself. */
import type { Job } from '#platform/module.ts'
import { doAfterClosing, nextAfterClosing } from './actions/after-closing.ts'
import { turnCampaigns } from './actions/campaign.ts'
import { followSuggestions } from './actions/following.ts'
import { pullNight } from './actions/odoo-pull.ts'
import { callScales, nextSending, nextSilentScale, tellOfScales } from './actions/scale-delivery.ts'
import { followScales } from './actions/scale-queue.ts'
import { tellOfRates } from './actions/telling.ts'

export const jobs: readonly Job[] = [
  { name: 'catalogue.turn_campaigns', at: { time: '00:01' }, over: ['catalogue.campaign'], run: turnCampaigns },
  { name: 'catalogue.follow_suggestions', at: { time: '03:30' }, over: ['catalogue.product'], run: followSuggestions },
  { name: 'catalogue.pull_night', at: { time: '04:00' }, over: ['catalogue.odoo_connection'], run: pullNight },
  { name: 'catalogue.tell_of_rates', at: { time: '06:30' }, over: ['catalogue.vat_rate'], run: tellOfRates },
  {
    name: 'catalogue.withdraw_after_closing',
    at: { everyMinutes: 15 },
    waits: nextAfterClosing,
    over: ['catalogue.after_closing'],
    run: doAfterClosing,
  },
  {
    name: 'catalogue.call_scales',
    at: { everyMinutes: 5 },
    waits: nextSending,
    over: ['catalogue.scale_system'],
    run: callScales,
  },
  {
    name: 'catalogue.tell_of_scales',
    at: { everyMinutes: 10 },
    waits: nextSilentScale,
    over: ['catalogue.scale_system'],
    run: tellOfScales,
  },
  {
    name: 'catalogue.follow_scales',
    at: { time: '00:10' },
    over: ['catalogue.product', 'catalogue.scale_article'],
    run: followScales,
  },
]
