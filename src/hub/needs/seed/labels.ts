/** The story of the shelf labels, as the demo tells it: three co-ops suffer from the same thing and say so in three
 *  tongues; from their meeting to the last answer each step is taken by somebody of the cast, on a day of its own.
 *  `funding` tells how it was paid, and comes back here for the delivery. */
import { takingPart } from '#hub/organisations/public.ts'
import { action } from '#platform/action.ts'
import type { CommunitySeed } from '#platform/module.ts'
import { addDays } from '#platform/values/day.ts'
import { answerConsultation, classifyNeed, finishAnalysis, startAnalysis } from '../actions/analysis.ts'
import { writeWork } from '../actions/capacity.ts'
import { acceptNeed, giveFeedback, rejectNeed, releaseNeeds, startWork } from '../actions/delivery.ts'
import { askEstimate, submitEstimate, writeEstimate } from '../actions/estimates.ts'
import { turnDay } from '../actions/nightly.ts'
import { beginCycle, mergeNeed, prioritiseNeed, putDots, useArea } from '../actions/order.ts'
import { backNeed, fileNeed } from '../actions/telling.ts'

/** Its first words; the others are found by it. */
const firstWords = 'Les étiquettes de rayon ne suivent pas les changements de prix'

const tellings = [
  {
    ...{ daysAgo: 252, by: 'ines', of: 'Le Panier', language: 'fr' as const, strength: 3 },
    problem: firstWords,
    whoSuffers: 'Les membres à la caisse, et l’équipe étiquettes qui imprime tout le rayon',
    wishedResult: 'Le matin, seules les étiquettes dont le prix a changé sortent, dans l’ordre des rayons',
  },
  {
    ...{ daysAgo: 250, by: 'frieda', of: 'Die Speisekammer', language: 'de' as const, strength: 3 },
    problem: 'Am Regal steht oft ein anderer Preis als an der Kasse',
    whoSuffers: 'Mitglieder, die sich ärgern, und die Kasse, die erklären muss',
    wishedResult: 'Jedes falsche Etikett wird gefunden, bevor der Laden öffnet',
  },
  {
    ...{ daysAgo: 247, by: 'nils', of: 'De Moestuin', language: 'nl' as const, strength: 2 },
    problem: 'Etiketten afdrukken kost elke week een halve dag',
    whoSuffers: 'Twee vrijwilligers op woensdagochtend',
    wishedResult: 'Tien minuten, en alleen wat veranderd is',
  },
]

/** What the provider says that it will do, and the shops hold the release against. */
const criteria = [
  'Chaque prix changé imprime une étiquette, aucun autre',
  'Les étiquettes sortent dans l’ordre des rayons',
  'Le téléphone dit lesquelles manquent',
]

const namesAndIds = action('needs.demoOrganisations', async (ctx, _input: object) =>
  Object.fromEntries((await takingPart(ctx)).map(({ id, name }) => [name, id as string])),
)

/** The organisation of this name in the demo. */
export async function demoIds(act: CommunitySeed['act']): Promise<(name: string) => string> {
  const ids = await act(namesAndIds, {})
  return (name) => {
    const id = ids[name]
    if (!id) throw new Error(`the demo has no ${name}`)
    return id
  }
}

/** Told, shared, merged, ranked, analysed, classified, estimated. */
export async function tellLabels(seed: CommunitySeed): Promise<void> {
  const idOf = await demoIds(seed.act)
  const need = await share(seed, idOf)
  await analyse(seed, need, idOf)
  await estimate(seed, need, idOf('Code Commun'))
}

type IdOf = (name: string) => string

async function share({ actThen }: CommunitySeed, idOf: IdOf): Promise<string> {
  const told: string[] = []
  for (const { daysAgo, by, of, ...words } of tellings) {
    const blank = { area: 'labels', frequency: null, workaround: null, askedSpecific: false, draft: false }
    told.push((await actThen(daysAgo, by, fileNeed, { ...blank, ...words, participant: idOf(of) })).need)
  }
  const [first = '', ...same] = told
  for (const need of same) await actThen(244, 'lea', mergeNeed, { need, into: first })
  const backing = { need: first, strength: 2 }
  await actThen(244, 'mira', backNeed, { ...backing, participant: idOf('Le Silo'), because: null })
  await actThen(243, 'lea', backNeed, { ...backing, participant: idOf('La Gousse'), because: 'En francs aussi' })
  for (const [by, of] of users) await actThen(243, by, useArea, { participant: idOf(of), area: 'labels' })
  await actThen(242, 'lea', prioritiseNeed, { need: first })
  await actThen(241, 'ines', putDots, { need: first, participant: idOf('Le Panier'), dots: 5 })
  await actThen(240, 'frieda', putDots, { need: first, participant: idOf('Die Speisekammer'), dots: 6 })
  return first
}

const users = [
  ['ines', 'Le Panier'],
  ['lea', 'La Gousse'],
  ['mira', 'Le Silo'],
  ['frieda', 'Die Speisekammer'],
  ['nils', 'De Moestuin'],
] as const

async function analyse({ actThen }: CommunitySeed, need: string, idOf: IdOf): Promise<void> {
  const participant = idOf('Code Commun')
  await actThen(238, 'mo', startAnalysis, { need, participant })
  await actThen(237, 'mo', writeWork, { participant, need, kind: 'analysis', minutes: 150 })
  await actThen(233, 'mo', finishAnalysis, {
    need,
    participant,
    what: 'Chaque changement de prix demande une étiquette\u00a0; elles sortent dans l’ordre des rayons, et le téléphone dit lesquelles manquent.',
    whatNot: 'Les formats d’étiquettes et les imprimantes restent les mêmes.',
    effects: [
      { participant: idOf('Le Panier'), effect: 'Rien à faire\u00a0; la file du matin est déjà triée.' },
      { participant: idOf('La Gousse'), effect: 'Les prix en francs sont compris.' },
      { participant: idOf('Le Silo'), effect: 'Les emplacements doivent être saisis une fois.' },
      { participant: idOf('Die Speisekammer'), effect: 'Das Zählgerät wird nicht mehr gebraucht.' },
      { participant: idOf('De Moestuin'), effect: 'Niets te doen.' },
    ],
  })
  const objection = 'Nos emplacements ne sont notés nulle part\u00a0: qui les saisit, et en combien de temps\u00a0?'
  const answers = [
    [230, 'ines', 'Le Panier', 'agrees', null],
    [229, 'mira', 'Le Silo', 'objects', objection],
    [226, 'frieda', 'Die Speisekammer', 'agrees', null],
    [224, 'mira', 'Le Silo', 'agrees', 'Code Commun montre comment\u00a0: une heure par rayon, au téléphone'],
  ] as const
  for (const [daysAgo, by, of, answer, reason] of answers)
    await actThen(daysAgo, by, answerConsultation, { need, participant: idOf(of), answer, reason })
  const reasons = 'Toutes impriment des étiquettes.'
  await actThen(218, 'lea', classifyNeed, { need, value: 'common', reasons, altersCommonCode: false })
}

async function estimate({ actThen, today }: CommunitySeed, need: string, provider: string): Promise<void> {
  const asked = await actThen(217, 'lea', askEstimate, { needs: [need], provider, currency: 'EUR' })
  await actThen(213, 'mo', writeEstimate, {
    ...{ estimate: asked.estimate, minutesMin: 1800, minutesLikely: 2160, minutesMax: 2700 },
    ...{ rate: 10_000, net: 360_000, basis: 'capped', criteria, validUntil: addDays(today, -92) },
    assumptions: 'Les imprimantes sont connues du logiciel.',
  })
  await actThen(212, 'mo', submitEstimate, { estimate: asked.estimate })
}

/** Paid for: the work begins and is released for trying. */
export async function buildLabels({ act, actThen }: CommunitySeed, need: string): Promise<void> {
  const participant = (await demoIds(act))('Code Commun')
  await actThen(163, 'mo', startWork, { participant, need })
  for (const [daysAgo, minutes] of [
    [158, 960],
    [139, 900],
  ] as const)
    await actThen(daysAgo, 'mo', writeWork, { participant, need, kind: 'development', minutes })
  await release(actThen, 130, {
    ...{ participant, need, version: '1.0' },
    notes: {
      fr: 'Le matin, la file montre seulement les prix qui ont changé.',
      de: 'Morgens stehen nur die geänderten Preise in der Liste.',
    },
  })
}

interface Released {
  readonly participant: string
  readonly need: string
  readonly version: string
  readonly notes: Readonly<Record<'fr' | 'de', string>>
}

const release = (actThen: CommunitySeed['actThen'], daysAgo: number, { need, ...told }: Released) =>
  actThen(daysAgo, 'mo', releaseNeeds, { ...told, needs: [need] })

/** Tried by the shops: one says what is not right yet, the next version is accepted. */
export async function tryLabels({ act, actThen }: CommunitySeed, need: string): Promise<void> {
  const idOf = await demoIds(act)
  const reason = 'Les étiquettes du frais sortent mêlées à celles de l’épicerie.'
  const silo = { need, participant: idOf('Le Silo') }
  await actThen(127, 'mira', rejectNeed, { ...silo, criterion: criteria[1] ?? null, reason })
  await release(actThen, 122, {
    ...{ participant: idOf('Code Commun'), need, version: '1.1' },
    notes: { fr: 'Chaque rayon sort à part, dans l’ordre du parcours.', de: 'Jedes Regal wird für sich gedruckt.' },
  })
  await actThen(119, 'mira', acceptNeed, silo)
  await actThen(116, 'frieda', acceptNeed, { need, participant: idOf('Die Speisekammer') })
}

/** Asked after a month and after three whether it helps; what does not work yet becomes a need. */
export async function answerLabels({ act, actThen }: CommunitySeed, need: string): Promise<void> {
  const idOf = await demoIds(act)
  const answered = async (by: Answer) => {
    const [daysAgo, who, of, day, used, score, defects = null] = by
    await actThen(daysAgo, who, giveFeedback, { need, participant: idOf(of), day, used, score, defects })
  }
  for (const { asked, reminded, answers, late } of feedback) {
    await actThen(asked, null, turnDay, {})
    for (const by of answers) await answered(by)
    await actThen(reminded, null, turnDay, {})
    await answered(late)
  }
}

type Answer = readonly [number, string, string, 30 | 90, 'yes' | 'partly', number, string?]

const feedback: readonly { asked: number; answers: readonly Answer[]; reminded: number; late: Answer }[] = [
  {
    asked: 86,
    answers: [
      [84, 'ines', 'Le Panier', 30, 'yes', 5],
      [83, 'frieda', 'Die Speisekammer', 30, 'partly', 4, 'Nach einer Aktion bleibt das alte Etikett am Regal'],
      [80, 'lea', 'La Gousse', 30, 'yes', 4],
    ],
    reminded: 79,
    late: [78, 'mira', 'Le Silo', 30, 'yes', 4],
  },
  {
    asked: 26,
    answers: [
      [25, 'ines', 'Le Panier', 90, 'yes', 5],
      [23, 'lea', 'La Gousse', 90, 'yes', 5],
      [20, 'mira', 'Le Silo', 90, 'yes', 4],
    ],
    reminded: 19,
    late: [17, 'frieda', 'Die Speisekammer', 90, 'yes', 5],
  },
]

/** The next cycle of dots, before what waits today is told. */
export const beginNextCycle = ({ actThen }: CommunitySeed) => actThen(75, 'lea', beginCycle, {})
