/** What can be brought in: readers of the newsletter, with proof. */
import type { ImportKind } from '#platform/imports/kind.ts'
import { subscribers } from './imports/subscribers.ts'

export const imports = [subscribers] as readonly ImportKind[]
