import type { Job } from '../module.ts'
import { forgetFiles } from './actions.ts'

export const jobs: readonly Job[] = [
  { name: 'imports.forget_files', at: { time: '03:40' }, over: ['platform.import_run'], run: forgetFiles },
]
