/** What can be brought in: readers of the newsletter, with proof, and tasks for contributors. */
import type { ImportKind } from '#platform/imports/kind.ts'
import { subscribers } from './imports/subscribers.ts'
import { tasks } from './imports/tasks.ts'

export const imports = [subscribers, tasks] as readonly ImportKind[]
