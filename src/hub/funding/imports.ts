/** What can be brought in: balances and developments of before. */
import type { ImportKind } from '#platform/imports/kind.ts'
import { openings } from './imports/openings.ts'
import { past } from './imports/past.ts'

export const imports = [openings, past] as readonly ImportKind[]
