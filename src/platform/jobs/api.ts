import { type Served, serve } from '../module.ts'
import { retryTask } from './actions.ts'
import { listJobs, tryAgain } from './contract.ts'
import { readJobs } from './reads.ts'

export const api: readonly Served[] = [serve(listJobs, readJobs), serve(tryAgain, retryTask)]
