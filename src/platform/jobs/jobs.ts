import type { Job } from '../module.ts'
import { clearOld } from './actions.ts'

export const jobs: readonly Job[] = [{ name: 'jobs.clear', at: { time: '03:50' }, run: clearOld }]
