import type { Job } from '../module.ts'
import { clearMails } from './actions.ts'

export const jobs: readonly Job[] = [{ name: 'mail.clear', at: { time: '03:40' }, run: clearMails }]
