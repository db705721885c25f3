/** How the help list is shown. */
import type { Tone } from '#app/ui/Status.tsx'
import type { PostState } from '../rules/incoming.ts'
import type { MemberState } from '../rules/thread.ts'

export const listPage = '/community/list'
export const threadPage = '/community/list/threads/:thread'
export const faqPage = '/community/list/faq'
export const moderationPage = '/community/list/moderation'

export const postTones: Readonly<Record<PostState, Tone>> = {
  received: 'news',
  accepted: 'fine',
  held: 'attention',
  rejected: 'refused',
  discarded: 'quiet',
}

export const memberTones: Readonly<Record<MemberState, Tone>> = {
  member: 'fine',
  disabled: 'attention',
  left: 'quiet',
  removed: 'refused',
}
