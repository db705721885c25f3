/** Decisions of the demo's first two years, as they stand in the register. */
import { action } from '#platform/action.ts'
import { addDays, addMonths } from '#platform/values/day.ts'
import { numbered } from '../imports/decisions.ts'
import { addImported } from '../store/decisions-imported.ts'

interface Taken {
  readonly daysAgo: number
  readonly title: string
  readonly text: string
  readonly takenIn: string
  readonly method: string
  readonly months: number
  readonly answers: readonly [number, number]
  /** From how many days ago on it does not hold any more. */
  readonly ended?: number
}

const taken: readonly Taken[] = [
  {
    ...{ daysAgo: 700, takenIn: 'Réunion mensuelle', method: 'consent', months: 36, answers: [4, 5] },
    title: 'On se réunit chaque mois, en ligne',
    text: 'La réunion mensuelle a lieu en ligne. Qui anime et qui écrit change à chaque fois.',
  },
  {
    ...{ daysAgo: 640, takenIn: 'Réunion mensuelle', method: 'majority', months: 12, answers: [5, 5], ended: 200 },
    title: 'Une liste d’entraide, sans modération',
    text: 'Chaque membre écrit à la liste ; rien n’est relu avant.',
  },
  {
    ...{ daysAgo: 580, takenIn: 'Rencontre des coopératives', method: 'consent', months: 36, answers: [5, 6] },
    title: 'Une seule base, sans adresse de magasin dans le code',
    text: 'Ce qui distingue un magasin d’un autre est un réglage, jamais une ligne du programme commun.',
  },
  {
    ...{ daysAgo: 490, takenIn: 'Réunion mensuelle', method: 'consent', months: 24, answers: [6, 6] },
    title: 'La cotisation suit le chiffre d’affaires',
    text: 'Chaque coopérative contribue selon son chiffre d’affaires de l’année précédente, par trimestre.',
  },
  {
    ...{ daysAgo: 420, takenIn: 'Réunion mensuelle', method: 'qualified', months: 24, answers: [5, 6] },
    title: 'Une marraine pour chaque nouvelle coopérative',
    text: 'Pendant trois mois, une coopérative répond aux questions de la nouvelle et l’accompagne aux réunions.',
  },
]

/** In one statement, whatever their number. */
export const seedRegister = action('governance.seedRegister', async (ctx, _input: object) => {
  const rows = taken.map(({ daysAgo, months, answers: [answered, eligible], ended, ...one }) => {
    const takenOn = addDays(ctx.today, -daysAgo)
    return {
      ...one,
      ...{ takenOn, inForceFrom: takenOn, reviewOn: addMonths(takenOn, months), answered, eligible },
      ...{ criteria: null, language: 'fr' as const, endedFrom: ended ? addDays(ctx.today, -ended) : null },
    }
  })
  const all = await numbered(ctx, rows)
  await addImported(ctx.db, ctx.organisation, all, { import: null, at: ctx.now, account: null })
  for (const { id, number } of all) ctx.record('governance.decision_recorded', { subject: id, number })
})
