/** How votes look and are said. */
import type { Tone } from '#app/ui/Status.tsx'
import { t } from '#app/words.ts'
import { readFraction, whole } from '../../rules/counting/fraction.ts'
import { type Content, drawsLots, isRanked, type Method } from '../../rules/counting/terms.ts'
import type { CancelledBy, VoteState } from '../../rules/votes.ts'

export const voteTones: Readonly<Record<VoteState, Tone>> = {
  scheduled: 'quiet',
  open: 'news',
  extended: 'news',
  closed: 'fine',
  lapsed: 'refused',
  cancelled: 'quiet',
}

/** What was never counted tells who ended it. */
export const stateIn = ({
  state,
  cancelledBy,
}: {
  readonly state: VoteState
  readonly cancelledBy: CancelledBy | null
}): string => t(cancelledBy === null ? `governance.vote_state.${state}` : `governance.cancelled_by.${cancelledBy}`)

/** An interest that follows by itself is told in our words, a declared one in those of the declaration. */
export const interestIn = ({
  interest,
  conflict,
}: {
  readonly interest: string | null
  readonly conflict: string | null
}) => (interest === null || interest === 'declared' ? (conflict ?? '') : t(`governance.interest.${interest}`))

export const votePage = '/community/votes/:vote'

/** `61/3` as `20 1/3`. */
export function exact(text: string): string {
  const one = readFraction(text)
  const rest = one.over % one.under
  if (rest === 0n) return text
  const before = whole(one)
  return before === 0n ? text : `${before} ${rest}/${one.under}`
}

/** Of a choice by lot yes and no say whether one may be drawn. */
export const sayingIn = (method: Method, says: Content['says']): string =>
  t(drawsLots(method) ? `governance.may_be_drawn.${says}` : `governance.says.${says}`)

/** What was picked by its name, what was ranked by its place, anything else with what it got. */
export function saidIn(method: Method, { says, marks }: Content): string {
  if (says !== 'marks') return sayingIn(method, says)
  const sorted = isRanked(method) ? [...marks].sort((one, other) => one.mark - other.mark) : marks
  return sorted.map(({ option, mark }) => markSaid(method, option, mark)).join(', ')
}

const markSaid = (method: Method, option: string, mark: number): string => {
  if (method === 'approval' || method === 'basket') return option
  return isRanked(method) ? `${mark}. ${option}` : `${option} ${mark}`
}

/** An option of a yes-or-no vote or of consent is a word of ours, all others are as they were named. */
export const optionName = (method: string, option: string): string =>
  method === 'majority' || method === 'qualified' || method === 'consent' ? t(`governance.says.${option}`) : option
