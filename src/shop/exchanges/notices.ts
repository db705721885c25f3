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
  { code: 'exchanges.stand_in_asked', always: true },
  { code: 'exchanges.stand_in_found' },
  { code: 'exchanges.stand_in_yours' },
  { code: 'exchanges.stand_in_declined' },
  { code: 'exchanges.stand_in_left' },
  { code: 'exchanges.stand_in_over' },
  { code: 'exchanges.stand_in_lead' },
  { code: 'exchanges.call_out' },
  { code: 'exchanges.gift' },
  { code: 'exchanges.gift_off' },
  { code: 'exchanges.pot_request' },
  { code: 'exchanges.pot_request_off' },
  { code: 'exchanges.pot_lead' },
  { code: 'exchanges.pot_asked' },
  // what the office wrote down or undid in somebody's name: nobody is bound without hearing of it
  { code: 'exchanges.answered_for', always: true },
  { code: 'exchanges.undone', always: true },
]

/** Mails that ask or tell about a swap, a stand-in or a call: their link opens the answer without signing in. */
export const answerCodes = [
  'exchanges.swap_offer',
  'exchanges.swap_asked',
  'exchanges.swap_done',
  'exchanges.stand_in_asked',
  'exchanges.call_out',
] as const

/** Mails about a seat of the person: their link opens that shift without signing in. */
export const seatCodes = [
  'exchanges.changed',
  'exchanges.call_expired',
  'exchanges.stand_in_found',
  'exchanges.stand_in_yours',
  'exchanges.stand_in_declined',
  'exchanges.stand_in_left',
  'exchanges.undone',
] as const

/** The mail that tells of a seat lost to a change of the plan. */
export const lostCode = 'shifts.unseated'
