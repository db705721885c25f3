/** Mails about exchanges. Texts are `notice.<code>.*` in the messages. */
import type { NoticeDefinition } from '#platform/module.ts'

export const notices: readonly NoticeDefinition[] = [
  { code: 'exchanges.changed' },
  { code: 'exchanges.released' },
  // a question to this very person: nobody answers for a seat without having been asked
  { code: 'exchanges.swap_offer', always: true },
  { code: 'exchanges.swap_asked' },
  { code: 'exchanges.swap_done' },
  { code: 'exchanges.swap_lead' },
  { code: 'exchanges.no_match' },
  { code: 'exchanges.swap_off' },
  { code: 'exchanges.swap_expired' },
  { code: 'exchanges.call_expired' },
]

/** Mails that ask or tell about a swap: their link opens the answer without signing in. */
export const answerCodes = ['exchanges.swap_offer', 'exchanges.swap_asked', 'exchanges.swap_done'] as const
