/** What waits today in the demo: scales with an estimate on which a round may be opened, and needs that are
 *  ranked. Through the same doors as by anybody. */
import { takingPart } from '#hub/organisations/public.ts'
import { type Action, type ActionContext, action } from '#platform/action.ts'
import { addDays } from '#platform/values/day.ts'
import type { OrganisationId } from '#platform/values/ids.ts'
import { classifyNeed, finishAnalysis, noteReached, startAnalysis } from '../actions/analysis.ts'
import { askEstimate, submitEstimate, writeEstimate } from '../actions/estimates.ts'
import { prioritiseNeed, putDots, useArea } from '../actions/order.ts'
import { backNeed, fileNeed } from '../actions/telling.ts'
import { changeNeed, type NewNeed } from '../store/needs.ts'

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
  const [scales = '', rounding = '', newcomers = ''] = await Promise.all(
    others.map((story) => tell(ctx, idOf(story.by), story)),
  )
  for (const need of [scales, rounding, newcomers])
    await within(ctx, backNeed, { need, participant: idOf('Le Panier'), strength: 1, because: null })
  await within(ctx, backNeed, { need: scales, participant: idOf('De Moestuin'), strength: 2, because: null })
  for (const need of [scales, rounding, newcomers]) await within(ctx, prioritiseNeed, { need })
  await within(ctx, putDots, { need: scales, participant: idOf('Le Panier'), dots: 5 })
  await within(ctx, putDots, { need: rounding, participant: idOf('La Gousse'), dots: 4 })
  await analyse(ctx, scales, idOf)
  await estimate(ctx, scales, idOf('Code Commun'))
})

async function tell(ctx: ActionContext, participant: OrganisationId, story: Story): Promise<string> {
  const { by: _by, ...words } = story
  const more = { frequency: null, workaround: null, askedSpecific: false, draft: false }
  return (await within(ctx, fileNeed, { ...words, ...more, participant })).need
}

async function analyse(ctx: ActionContext, need: string, idOf: (name: string) => OrganisationId): Promise<void> {
  const participant = idOf('Code Commun')
  for (const name of ['Le Silo', 'Le Panier', 'De Moestuin'])
    await within(ctx, useArea, { participant: idOf(name), area: 'products' })
  await within(ctx, startAnalysis, { need, participant })
  await within(ctx, finishAnalysis, {
    need,
    participant,
    what: 'La balance garde ses codes dans le logiciel et les reprend d’elle-même après une coupure.',
    whatNot: 'Les touches et les prix restent les mêmes.',
    effects: [
      { participant: idOf('Le Silo'), effect: 'Plus rien à ressaisir.' },
      { participant: idOf('Le Panier'), effect: 'Une mise à jour de la balance, un matin.' },
      { participant: idOf('De Moestuin'), effect: 'Niets te doen.' },
    ],
  })
  await within(ctx, noteReached, { need, participant: idOf('De Moestuin'), how: 'Au téléphone' })
  // asked a while ago: the days for answering are over
  await changeNeed(ctx.db, ctx.organisation, need, { consultUntil: addDays(ctx.today, -1) })
  const reasons = 'Trois coopératives ont la même balance.'
  await within(ctx, classifyNeed, { need, value: 'common', reasons, altersCommonCode: false })
}

async function estimate(ctx: ActionContext, need: string, provider: OrganisationId): Promise<void> {
  const asked = await within(ctx, askEstimate, { needs: [need], provider, currency: 'EUR' })
  await within(ctx, writeEstimate, {
    estimate: asked.estimate,
    minutesMin: 720,
    minutesLikely: 960,
    minutesMax: 1200,
    rate: 10_000,
    net: 160_000,
    basis: 'capped',
    validUntil: addDays(ctx.today, 120),
    assumptions: 'La balance est joignable par le réseau.',
    criteria: ['Après une coupure, les codes reviennent d’eux-mêmes', 'La balance dit quand elle a tout repris'],
  })
  await within(ctx, submitEstimate, { estimate: asked.estimate })
}
