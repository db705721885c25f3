/** A round as it stands, for whoever tries out what another pledge would change. */
import type { Pledged, WrittenCondition } from '../rules/outcome.ts'
import type { PledgeState } from '../rules/states.ts'
import type { SharingKey } from '../rules/weights.ts'
import type { Round } from './Round.tsx'
import type { Try } from './try-out.ts'

type Pledge = Round['pledges'][number]

const counting: ReadonlySet<PledgeState> = new Set(['confirmed', 'binding', 'called', 'paid', 'defaulted'])
/** A failed round let its pledges go: whoever tries again begins with them. */
const released: ReadonlySet<PledgeState> = new Set(['released'])

export const tryFrom = (round: Round): Try => {
  const counts = round.state === 'failed' || round.state === 'cancelled' ? released : counting
  return {
    target: round.target,
    secured: round.secured.reduce((all, { amount }) => all + amount, 0),
    key: round.key as SharingKey,
    year: round.keyYear,
    minPayers: round.minPayers,
    contingencyBp: round.contingencyBp,
    tranchesBp: round.tranchesBp,
    turn: round.seq,
    pledges: round.pledges.filter(({ state }) => counts.has(state)).map(pledgedOf),
  }
}

export const pledgedOf = ({ participant, mode, amount, usesArea, conditions }: Pledge): Pledged => ({
  participant,
  mode,
  amount,
  usesArea,
  conditions: conditions as readonly WrittenCondition[],
})

/** The round with this pledge in the place of what the organisation pledged before. */
export const tryWith = (round: Round, pledged: Pledged): Try => {
  const now = tryFrom(round)
  return { ...now, pledges: [...now.pledges.filter((one) => !takesPlaceOf(pledged, one)), pledged] }
}

const takesPlaceOf = (pledged: Pledged, one: Pledged): boolean =>
  one.participant === pledged.participant && (one.mode === pledged.mode || one.mode !== 'top_up')
