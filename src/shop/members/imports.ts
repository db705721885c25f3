/** What can be brought in: members, their cards, and who shops along. */
import type { ImportKind } from '#platform/imports/kind.ts'
import { cards } from './imports/cards.ts'
import { eaters } from './imports/eaters.ts'
import { members } from './imports/members.ts'

export const imports = [members, cards, eaters] as readonly ImportKind[]
