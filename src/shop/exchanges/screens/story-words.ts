/** Who wrote an answer down, for whom, and how it came. */
import { t } from '#app/words.ts'

interface Said {
  readonly by: string | null
  readonly how: string
  readonly reason: string
}

export const saidWords = ({ by, how, reason }: Said, who: string | null): string =>
  t('exchanges.story.said', {
    by: by ?? t('exchanges.story.office'),
    who: who ?? t('exchanges.story.everybody'),
    why: how,
    reason,
  })
