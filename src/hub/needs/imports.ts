/** What can be brought in: a list of needs. */
import type { ImportKind } from '#platform/imports/kind.ts'
import { needs } from './imports/needs.ts'

export const imports = [needs] as readonly ImportKind[]
