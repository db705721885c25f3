/** What imports do when one was asked for. */
import type { Reaction } from '../module.ts'
import { applyLater } from './apply-later.ts'

export const reactions: readonly Reaction[] = [
  { name: 'imports.apply_later', on: ['imports.apply_asked'], run: applyLater },
]
