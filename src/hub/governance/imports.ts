/** What can be brought in: decisions of before. */
import type { ImportKind } from '#platform/imports/kind.ts'
import { decisions } from './imports/decisions.ts'

export const imports = [decisions] as readonly ImportKind[]
