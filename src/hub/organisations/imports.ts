/** What can be brought in: the organisations of a community. */
import type { ImportKind } from '#platform/imports/kind.ts'
import { organisations } from './imports/organisations.ts'

export const imports = [organisations] as readonly ImportKind[]
