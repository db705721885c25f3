/** How the state of dues and of bank lines looks. */
import type { DuesState } from '../rules/states.ts'

export const duesPath = '/community/money/dues/:period'
export const duesOfPath = '/community/money/dues-of/:participant'
export const arrearsPath = '/community/money/arrears'

export const duesTones: Readonly<Record<DuesState, 'fine' | 'attention' | 'refused' | 'news' | 'quiet'>> = {
  scheduled: 'quiet',
  issued: 'news',
  part_paid: 'news',
  paid: 'fine',
  overdue: 'attention',
  waived: 'quiet',
  written_off: 'refused',
}

export const lineTones = { waiting: 'attention', proposed: 'news', matched: 'fine', set_aside: 'quiet' } as const
