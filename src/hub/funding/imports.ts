/** What can be brought in: balances of before. */
import type { ImportKind } from '#platform/imports/kind.ts'
import { openings } from './imports/openings.ts'

export const imports = [openings] as readonly ImportKind[]
