/** What happens by itself. */
import type { Job } from '#platform/module.ts'
import { settle } from './actions/settle.ts'

export const jobs: readonly Job[] = [{ name: 'exchanges.settle', at: { everyMinutes: 15 }, run: settle }]
