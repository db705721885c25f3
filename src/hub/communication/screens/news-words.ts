/** How issues are shown. */
import type { Tone } from '#app/ui/Status.tsx'
import type { IssueState } from '../rules/issue.ts'

export const pageOf = '/community/news/issues/:issue'

export const issueTones: Readonly<Record<IssueState, Tone>> = {
  draft: 'quiet',
  in_review: 'attention',
  scheduled: 'news',
  sending: 'news',
  paused: 'attention',
  sent: 'fine',
  cancelled: 'quiet',
}
