/** What a rehearsal went over, as a sentence. */
import { t } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import type { readSimulation } from '../../contract-policy.ts'

type Period = Pick<ReplyOf<typeof readSimulation>, 'sort' | 'future' | 'from' | 'until'>

export const periodWords = ({ sort, future, from, until }: Period): string =>
  t(`shifts.studio.over.${sort === 'replay' ? 'replay' : future}`, { from, until })
