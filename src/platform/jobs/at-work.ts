/** The workers of this process, for the pages that tell of them. */
import type { Job } from '../module.ts'

export interface AtWork {
  readonly jobs: readonly Job[]
  /** Puts what was given up back into its queue. */
  again(id: string): Promise<void>
}

let current: AtWork | undefined

export function keepAtWork(workers: AtWork): void {
  current = workers
}

export function atWork(): AtWork {
  if (!current) throw new Error('no workers were made yet')
  return current
}
