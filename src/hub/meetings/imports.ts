/** What can be brought in: meetings of before with their minutes. */
import type { ImportKind } from '#platform/imports/kind.ts'
import { meetings } from './imports/meetings.ts'

export const imports = [meetings] as readonly ImportKind[]
