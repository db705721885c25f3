import type { Job } from '../module.ts'
import { clearMails } from './actions.ts'
import { sendDigests } from './digests.ts'

export const jobs: readonly Job[] = [
  { name: 'mail.clear', at: { time: '03:40' }, run: clearMails },
  { name: 'mail.send_digests', at: { time: '07:00' }, over: ['platform.notice'], run: sendDigests },
]
