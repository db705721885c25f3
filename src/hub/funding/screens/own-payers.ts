/** Organisations one acts for that bear something of a round, as choices of a field. */
import type { Round } from './Round.tsx'
import type { Sharers } from './try-out.ts'

const gone: ReadonlySet<string> = new Set(['intended', 'withdrawn', 'released'])

export function ownPayers(round: Round, sharers: Sharers | undefined): { value: string; label: string }[] {
  const payers = new Set([
    ...round.nets.filter(({ net }) => net > 0).map(({ participant }) => participant),
    ...round.pledges.filter(({ state }) => !gone.has(state)).map(({ participant }) => participant),
  ])
  return (sharers?.rows ?? [])
    .filter(({ id, own }) => own.length > 0 && payers.has(id))
    .map(({ id, name }) => ({ value: id, label: name }))
}
