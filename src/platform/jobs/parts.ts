/** What the workers are made of. */
import type { Logger } from 'pino'
import type { OrganisationFacts } from '../action.ts'
import type { Database } from '../database/connect.ts'
import type { Post } from '../mail/post.ts'
import type { Job, Reaction } from '../module.ts'
import type { Runner } from '../run.ts'
import type { Instant } from '../values/day.ts'
import type { OrganisationId } from '../values/ids.ts'

export type WorkerLog = Pick<Logger, 'info' | 'warn' | 'error'>

export interface WorkerParts {
  readonly database: Database
  /** The owner's connection, as for `migrate`: the queue has a pool of its own. */
  readonly url: string
  readonly jobs: readonly Job[]
  readonly reactions: readonly Reaction[]
  /** Given late, because the runner needs `deliver` first. */
  readonly runner: () => Runner
  readonly post: Post
  readonly shopIds: () => Promise<readonly OrganisationId[]>
  readonly shopOf: (id: OrganisationId) => Promise<OrganisationFacts | null>
  readonly clock: () => Instant
  readonly log: WorkerLog
}

export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
