/** The needs of the demo: the story of the shelf labels, told three times, merged, ranked, analysed and estimated; and
 *  others in every state. Told through the same doors as by anybody. */
import { takingPart } from '#hub/organisations/public.ts'
import { type Action, type ActionContext, action } from '#platform/action.ts'
import { addDays } from '#platform/values/day.ts'
import type { OrganisationId } from '#platform/values/ids.ts'
import { classifyNeed, finishAnalysis, noteReached, startAnalysis } from './actions/analysis.ts'
import { askEstimate, submitEstimate, writeEstimate } from './actions/estimates.ts'
import { mergeNeed, prioritiseNeed, putDots, useArea } from './actions/order.ts'
import { backNeed, fileNeed } from './actions/telling.ts'
import { changeNeed, type NewNeed } from './store/needs.ts'

type Language = NewNeed['language']

interface Story {
  readonly by: string
  readonly language: Language
  readonly problem: string
  readonly whoSuffers: string
  readonly wishedResult: string
  readonly area: string
  readonly strength: number
}

const labels: readonly Story[] = [
  {
    by: 'Le Panier',
    language: 'fr',
    problem: 'Les étiquettes de rayon ne suivent pas les changements de prix',
    whoSuffers: 'Les membres à la caisse, et l’équipe étiquettes qui imprime tout le rayon',
    wishedResult: 'Le matin, seules les étiquettes dont le prix a changé sortent, dans l’ordre des rayons',
    area: 'labels',
    strength: 3,
  },
  {
    by: 'Die Speisekammer',
    language: 'de',
    problem: 'Am Regal steht oft ein anderer Preis als an der Kasse',
    whoSuffers: 'Mitglieder, die sich ärgern, und die Kasse, die erklären muss',
    wishedResult: 'Jedes falsche Etikett wird gefunden, bevor der Laden öffnet',
    area: 'labels',
    strength: 3,
  },
  {
    by: 'De Moestuin',
    language: 'nl',
    problem: 'Etiketten afdrukken kost elke week een halve dag',
    whoSuffers: 'Twee vrijwilligers op woensdagochtend',
    wishedResult: 'Tien minuten, en alleen wat veranderd is',
    area: 'labels',
    strength: 2,
  },
]

const others: readonly Story[] = [
  {
    by: 'Le Silo',
    language: 'fr',
    problem: 'La balance du vrac perd ses codes après une coupure',
    whoSuffers: 'Le rayon vrac, deux fois par mois',
    wishedResult: 'Les codes reviennent d’eux-mêmes',
    area: 'products',
    strength: 2,
  },
  {
    by: 'La Gousse',
    language: 'fr',
    problem: 'Les prix en francs s’arrondissent autrement à la caisse',
    whoSuffers: 'La caisse, chaque soir',
    wishedResult: 'Un seul arrondi, à cinq centimes',
    area: 'till',
    strength: 3,
  },
  {
    by: 'Die Speisekammer',
    language: 'de',
    problem: 'Neue Mitglieder finden ihre erste Schicht nicht',
    whoSuffers: 'Zehn Neue im Monat',
    wishedResult: 'Die erste Schicht steht in der Begrüßungsmail',
    area: 'shifts',
    strength: 2,
  },
]

/** Runs an action within this one, at its moment. */
const within = <I, O>(ctx: ActionContext, run: Action<I, O>, input: I): Promise<O> => run.run(ctx, input)

export const seedNeeds = action('needs.seed', async (ctx, _input: Record<never, never>) => {
  const known = await takingPart(ctx)
  const idOf = (name: string): OrganisationId => {
    const one = known.find((other) => other.name === name)
    if (!one) throw new Error(`the demo has no ${name}`)
    return one.id
  }
  for (const name of ['Le Panier', 'La Gousse', 'Le Silo', 'Die Speisekammer', 'De Moestuin'])
    await within(ctx, useArea, { participant: idOf(name), area: 'labels' })
  const told = []
  for (const story of labels) told.push(await tell(ctx, idOf(story.by), story))
  const [first = '', second = '', third = ''] = told
  await within(ctx, mergeNeed, { need: second, into: first })
  await within(ctx, mergeNeed, { need: third, into: first })
  await within(ctx, backNeed, { need: first, participant: idOf('Le Silo'), strength: 2, because: null })
  await within(ctx, backNeed, { need: first, participant: idOf('La Gousse'), strength: 2, because: 'En francs aussi' })
  const [scales = '', rounding = ''] = await Promise.all(others.map((story) => tell(ctx, idOf(story.by), story)))
  for (const need of [scales, rounding])
    await within(ctx, backNeed, { need, participant: idOf('Le Panier'), strength: 1, because: null })
  for (const need of [first, scales, rounding]) await within(ctx, prioritiseNeed, { need })
  await within(ctx, putDots, { need: first, participant: idOf('Le Panier'), dots: 5 })
  await within(ctx, putDots, { need: first, participant: idOf('Die Speisekammer'), dots: 6 })
  await within(ctx, putDots, { need: rounding, participant: idOf('La Gousse'), dots: 4 })
  await analyse(ctx, first, idOf)
  await estimate(ctx, first, idOf('Code Commun'))
})

async function tell(ctx: ActionContext, participant: OrganisationId, story: Story): Promise<string> {
  const { by: _by, ...words } = story
  const more = { frequency: null, workaround: null, askedSpecific: false, draft: false }
  return (await within(ctx, fileNeed, { ...words, ...more, participant })).need
}

async function analyse(ctx: ActionContext, need: string, idOf: (name: string) => OrganisationId): Promise<void> {
  const participant = idOf('Code Commun')
  await within(ctx, startAnalysis, { need, participant })
  await within(ctx, finishAnalysis, {
    need,
    participant,
    what: 'Chaque changement de prix demande une étiquette ; elles sortent dans l’ordre des rayons, et le téléphone dit lesquelles manquent.',
    whatNot: 'Les formats d’étiquettes et les imprimantes restent les mêmes.',
    effects: [
      { participant: idOf('Le Panier'), effect: 'Rien à faire ; la file du matin est déjà triée.' },
      { participant: idOf('La Gousse'), effect: 'Les prix en francs sont compris.' },
      { participant: idOf('Le Silo'), effect: 'Les emplacements doivent être saisis une fois.' },
      { participant: idOf('Die Speisekammer'), effect: 'Das Zählgerät wird nicht mehr gebraucht.' },
      { participant: idOf('De Moestuin'), effect: 'Niets te doen.' },
    ],
  })
  await within(ctx, noteReached, { need, participant: idOf('Le Silo'), how: 'Au téléphone' })
  // asked a while ago: the days for answering are over
  await changeNeed(ctx.db, ctx.organisation, need, { consultUntil: addDays(ctx.today, -1) })
  const reasons = 'Toutes impriment des étiquettes.'
  await within(ctx, classifyNeed, { need, value: 'common', reasons, altersCommonCode: false })
}

async function estimate(ctx: ActionContext, need: string, provider: OrganisationId): Promise<void> {
  const asked = await within(ctx, askEstimate, { needs: [need], provider, currency: 'EUR' })
  await within(ctx, writeEstimate, {
    estimate: asked.estimate,
    minutesMin: 1800,
    minutesLikely: 2160,
    minutesMax: 2700,
    rate: 10_000,
    net: 360_000,
    basis: 'capped',
    validUntil: addDays(ctx.today, 120),
    assumptions: 'Les imprimantes sont connues du logiciel.',
    criteria: [
      'Chaque prix changé imprime une étiquette, aucun autre',
      'Les étiquettes sortent dans l’ordre des rayons',
      'Le téléphone dit lesquelles manquent',
    ],
  })
  await within(ctx, submitEstimate, { estimate: asked.estimate })
}
