/** A round of the demo in which one payer does not pay: its shop moves. The core group meets it, the others may step in. */
import { demoIds } from '#hub/needs/public.ts'
import type { CommunitySeed } from '#platform/module.ts'
import { addDays } from '#platform/values/day.ts'
import { confirmRound } from '../actions/calls.ts'
import { closeOverdue } from '../actions/closing.ts'
import { noteDefaults } from '../actions/missing.ts'
import { openRound } from '../actions/opening.ts'
import { payCall } from '../actions/payments.ts'
import { pledge } from '../actions/pledging.ts'
import { demoCalls } from './labels.ts'

const payers = [
  [118, 'jo', 'Le Panier'],
  [115, 'frieda', 'Die Speisekammer'],
  [112, 'mira', 'Le Silo'],
  [104, 'yann', 'Le Grenier'],
] as const

export async function waitForOne({ act, actThen, today }: CommunitySeed): Promise<void> {
  const idOf = await demoIds(act)
  const { round } = await actThen(120, 'lea', openRound, {
    ...{ name: 'Caisse\u00a0: vendre sans réseau', estimate: null, target: 120_000, key: { kind: 'equal' } },
    ...{ secured: [], deadline: addDays(today, -98), estimateValidUntil: null, invited: [] },
    ...{ keyYear: null, minPayers: null, contingencyBp: null, tranchesBp: [5000, 5000], rate: null },
    provider: idOf('Code Commun'),
    holder: null,
  })
  for (const [daysAgo, by, name] of payers)
    await actThen(daysAgo, by, pledge, {
      ...{ round, participant: idOf(name), mode: 'share', amount: 40_000, minutes: null, usesArea: true },
      conditions: [],
    })
  await actThen(97, null, closeOverdue, {})
  await actThen(91, 'jo', confirmRound, { round })
  const calls = await act(demoCalls, { round })
  for (const [at, [, , name]] of payers.slice(0, 3).entries()) {
    const callLine = calls.find(({ participant }) => participant === idOf(name))?.id ?? ''
    await actThen(80 - at, 'jo', payCall, { callLine, amount: null, from: 'bank', fee: 0, requestKey: null })
  }
  await actThen(30, null, noteDefaults, {})
}
