/** Votes of the demo: one of every method, in every state, and a proposal that was decided. The past is told on its days. */
import { actingFor, takingPart } from '#hub/organisations/public.ts'
import { type ActionContext, action } from '#platform/action.ts'
import { found } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import { addDays, addMinutes, type Day } from '#platform/values/day.ts'
import { withdrawCandidacy } from '../actions/candidacies.ts'
import { openDecision } from '../actions/deciding.ts'
import { commentOn, noteRead, startFinalComments } from '../actions/hearing.ts'
import { giveOpinion } from '../actions/opinions.ts'
import { publishProposal, writeProposal } from '../actions/proposals.ts'
import { castBallot } from '../actions/secret.ts'
import { delegateTheme } from '../actions/themes.ts'
import { turnVotes } from '../actions/turning.ts'
import { answerVote, declareConflict } from '../actions/votes.ts'
import { delegateVote } from '../actions/votes-delegations.ts'
import { cancelVote, planVote } from '../actions/votes-planning.ts'
import { planVote as asked } from '../contract/votes-planning.ts'
import { mattersOf } from '../matters.ts'
import type { Content } from '../rules/counting/terms.ts'
import { moveProposals, readProposal } from '../store/proposals.ts'
import { votesOn } from '../store/votes.ts'

type Planned = InputOf<typeof asked>
type Says = Content['says']

/** The same community so many days ago. */
export const ago = (ctx: ActionContext, days: number): ActionContext => ({
  ...ctx,
  now: addMinutes(ctx.now, -days * 24 * 60),
  today: addDays(ctx.today, -days),
})

const plan = async (ctx: ActionContext, of: object): Promise<string> =>
  (await planVote.run(ctx, asked.body?.parse(of) as Planned)).vote

const marks = (...of: readonly (readonly [string, number])[]) => ({
  says: 'marks' as Says,
  marks: of.map(([option, mark]) => ({ option, mark })),
})
const ranked = (...of: readonly string[]) => marks(...of.map((option, at) => [option, at + 1] as const))
const word = (says: Says) => ({ says, marks: [] })
type Said = ReturnType<typeof marks>

async function answers(
  ctx: ActionContext,
  vote: string,
  active: readonly string[],
  all: readonly (Said & { reason?: string })[],
) {
  for (const [at, { says, marks: of, reason }] of all.entries())
    await answerVote.run(ctx, {
      ...{ vote, participant: active[at] ?? '', says, marks: of, reason: reason ?? null },
      ...{ whatWouldHelp: '', draft: false },
    })
}

const colours = ['Vert haricot', 'Brun terre', 'Bleu nuit'].map((name) => ({ name }))
const [green, brown, blue] = ['Vert haricot', 'Brun terre', 'Bleu nuit'] as const
const tools = [
  { name: 'Balance qui imprime', cost: 240_000, meaning: 'Une seule, prêtée d’un magasin à l’autre.' },
  { name: 'Douchettes', cost: 90_000, meaning: 'Dix pièces, pour l’inventaire.' },
  { name: 'Traduction de la lettre', cost: 120_000, meaning: 'Quatre langues, une année.' },
]

/** Closed votes of the last weeks, by every method. */
const seedPast = action('governance.seedPastVotes', async (ctx, _input: object) => {
  const active = await voting(ctx)
  const then = ago(ctx, 24)
  const closesOn = addDays(then.today, 5)
  const ask = (of: object) => plan(then, { closesOn, ...of })
  const yes = word('yes')
  const fee = await ask({ title: 'Cotisation pour les observateurs', method: 'majority', theme: 'funding' })
  await answers(then, fee, active, [yes, word('no'), word('abstain'), yes])
  const charter = await ask({ title: 'Charte relue chaque année', method: 'qualified', theme: 'rules' })
  await answers(then, charter, active, [yes, yes, { ...word('no'), reason: 'Tous les deux ans suffisent.' }])
  const colour = await ask({ title: 'Couleur de la lettre', method: 'approval', options: colours, tieRule: 'run_off' })
  await answers(then, colour, active, [marks([green, 1], [blue, 1]), marks([blue, 1]), marks([green, 1])])
  const themes = await ask({ title: 'Thèmes des rencontres', method: 'dots', options: colours, seats: 2 })
  await answers(then, themes, active, [marks([green, 5], [brown, 3]), marks([blue, 8]), marks([green, 2], [blue, 4])])
  const logo = await ask({
    ...{ title: 'Dessin du sac commun', method: 'score', options: colours },
    tests: [{ option: green, side: 'least', bp: 4000, of: 'score' }],
  })
  await answers(then, logo, active, [marks([green, 5], [brown, 1]), marks([green, 4], [blue, 2]), marks([brown, 5])])
  const points = await ask({ title: 'Ordre des affiches', method: 'borda', options: colours })
  await answers(then, points, active, [ranked(green, blue), ranked(blue, brown, green), ranked(green)])
  const pairs = await ask({ title: 'Affiche de l’année', method: 'schulze', options: colours })
  await answers(then, pairs, active, [ranked(green, blue, brown), ranked(blue, brown), ranked(green, brown)])
  const places = await ask({ title: 'Deux lieux de rencontre', method: 'stv', seats: 2, options: colours })
  await answers(then, places, active, [ranked(green, blue), ranked(green, brown), ranked(brown), ranked(blue, green)])
  const rule = { kind: 'minimum', least: 1 }
  const basket = await ask({
    ...{ title: 'Outils achetés ensemble', method: 'basket', envelope: 350_000, options: tools, basketRule: rule },
  })
  const both = marks(['Balance qui imprime', 1], ['Douchettes', 1])
  await answers(then, basket, active, [both, marks(['Balance qui imprime', 1]), both])
  const readers = await ask({ title: 'Deux coopératives qui relisent les comptes', method: 'sortition', seats: 2 })
  await answers(then, readers, active, [yes, word('no')])
  await seedElection(then, active, closesOn)
  await turnVotes.run(ago(ctx, 18), {})
  await turnVotes.run(ago(ctx, 9), {})
  const late = ago(ctx, 8)
  const days = { closesOn: addDays(late.today, 3), quorumBp: 10_000 }
  const few = await plan(late, { title: 'Jour de la permanence', method: 'borda', options: colours, ...days })
  await answers(late, few, active, [ranked(green, blue)])
  await turnVotes.run(ago(ctx, 4), {})
})

/** In secret: the receipts are published, and nobody learns who voted how. */
async function seedElection(ctx: ActionContext, active: readonly string[], closesOn: Day): Promise<void> {
  const vote = await plan(ctx, {
    ...{ title: 'Porte-parole de la communauté', method: 'approval', aboutPersons: true, secret: true, evenFew: true },
    ...{ options: [{ name: 'Frieda' }, { name: 'Gaspard' }], closesOn, theme: 'people' },
  })
  const ballots = [marks(['Frieda', 1]), marks(['Frieda', 1], ['Gaspard', 1]), word('none'), marks(['Gaspard', 1])]
  for (const [at, content] of ballots.entries())
    await castBallot.run(ctx, { vote, participant: active[at] ?? '', ...content })
}

const voting = async (ctx: ActionContext): Promise<string[]> =>
  (await takingPart(ctx)).flatMap(({ id, state }) => (state === 'active' ? [id as string] : []))

/** Votes that run now: one of every ballot to fill in, with opinions, a delegation, an interest. */
const seedOpen = action('governance.seedOpenVotes', async (ctx, _input: object) => {
  const active = await voting(ctx)
  const [first = '', second = '', third = '', fourth = ''] = active
  await delegateTheme.run(ctx, {
    ...{ participant: third, receiver: second, theme: 'software' as const },
    untilDay: addDays(ctx.today, 90),
  })
  const scales = await plan(ctx, {
    ...{ title: 'Une seule marque de balances', method: 'majority', theme: 'software' },
    question: 'Les modèles d’étiquettes ne sont alors entretenus qu’une fois.',
    concerned: [{ participant: fourth, as: 'selection' }],
  })
  await answers(ctx, scales, active, [word('yes')])
  await giveOpinions(ctx, scales, ['yes', 'no'])
  const evening = await plan(ctx, { title: 'Soir de la réunion mensuelle', method: 'score', options: colours })
  await answers(ctx, evening, active, [marks([green, 4], [blue, 1])])
  await delegateVote.run(ctx, { vote: evening, participant: third, receiver: second })
  await declareConflict.run(ctx, { vote: evening, participant: first, reason: 'Nous louons la salle.' })
  await plan(ctx, { title: 'Trois idées pour l’automne', method: 'dots', options: colours, theme: 'products' })
  await plan(ctx, { title: 'Où se rencontrer', method: 'schulze', options: colours, hide: 'until_voted' })
  await plan(ctx, {
    title: 'Quelles fiches traduire',
    method: 'approval',
    options: colours,
    choices: { least: 1, most: 2 },
  })
  await plan(ctx, {
    title: 'Enveloppe du printemps',
    method: 'basket',
    envelope: 350_000,
    options: tools,
    theme: 'funding',
  })
  const list = await plan(ctx, {
    ...{
      title: 'Deux personnes pour la liste d’entraide',
      method: 'stv',
      aboutPersons: true,
      secret: true,
      evenFew: true,
    },
    options: [
      { name: 'Frieda', participant: first },
      { name: 'Gaspard', participant: second },
      { name: 'Nora', participant: third },
      { name: 'Ilse' },
    ],
    ...{ seats: 2, theme: 'people' },
  })
  await withdrawCandidacy.run(ctx, { vote: list, option: 'Ilse', reason: 'Un autre engagement.' })
  await plan(ctx, { title: 'Heures d’ouverture en été', method: 'majority', electorate: 'persons' })
  await plan(ctx, {
    ...{ title: 'Trois personnes pour goûter les nouveaux produits', method: 'sortition', seats: 3 },
    ...{ question: 'Une soirée en octobre, à plusieurs.', electorate: 'persons', theme: 'products' },
  })
  await plan(ctx, { title: 'Rencontre d’été', method: 'majority', opensOn: addDays(ctx.today, 6) })
  const dropped = await plan(ctx, { title: 'Gilets de couleur', method: 'majority' })
  await cancelVote.run(ctx, { vote: dropped, reason: 'Personne n’en veut plus.' })
  // whoever made the estimate may speak and is not counted
  const [estimate] = await mattersOf(ctx, 'estimate')
  if (!estimate) return
  await plan(ctx, {
    ...{ title: 'Le prix de l’estimation nous convient', method: 'majority', theme: 'funding' },
    ...{ question: 'Qui l’a faite peut parler, et n’est pas compté.', about: { kind: 'estimate', id: estimate.id } },
  })
})

async function giveOpinions(ctx: ActionContext, vote: string, all: readonly Says[]): Promise<void> {
  const people = [...new Set([...(await actingFor(ctx)).values()].flat())]
  for (const [at, says] of all.entries()) {
    const account = people[at]
    if (account) await giveOpinion.run({ ...ctx, actor: { ...ctx.actor, account } }, { vote, says, marks: [] })
  }
}

/** From the draft to the register, and one whose consent is asked now. */
const seedDecided = action('governance.seedDecided', async (ctx, _input: object) => {
  const active = await voting(ctx)
  await decided(ctx, active, 60, {
    title: 'Une fiche d’allergènes pour le vrac',
    driver: 'Trois coopératives tiennent chacune leur fiche, et elles se contredisent.',
    requirement: 'Une fiche par produit, la même partout.',
    text: 'La fiche d’allergènes du vrac est tenue ensemble.\n\nChaque fournisseur la signe une fois par an.',
    criteria: 'Aucune fiche contradictoire lors du prochain contrôle.',
  })
  await decided(ctx, active, 25, {
    title: 'Les consignes suivent le produit',
    driver: 'Une consigne rendue ailleurs n’est remboursée nulle part.',
    requirement: 'Une consigne se rend dans chaque magasin.',
    text: 'Chaque magasin reprend les consignes des autres.\n\nLes écarts sont réglés une fois par trimestre.',
    criteria: 'Moins de dix réclamations par an.',
  })
})

interface Written {
  readonly title: string
  readonly driver: string
  readonly requirement: string
  readonly text: string
  readonly criteria: string
}

/** Published so many days ago, heard by all; its vote opens twenty-four days later and is answered. */
async function decided(ctx: ActionContext, active: readonly string[], days: number, words: Written): Promise<void> {
  const [author = '', ...others] = active
  const start = ago(ctx, days)
  const { rfc } = await writeProposal.run(start, {
    ...{ ...words, participant: author, alternatives: 'Ne rien faire : chacun garde sa façon.' },
    ...{ effectOnShops: 'Une heure par mois, quelle que soit la taille.', cost: 'Rien de plus.', effects: [] },
    ...{ reviewOn: addDays(ctx.today, 200), method: 'consent', options: [], fallback: 'qualified' },
    ...{ tieRule: 'status_quo', theme: 'products', circle: null, bindingLanguage: 'fr' },
    ...{ supersedes: null, criteriaAnswer: null },
  })
  await publishProposal.run(start, { rfc })
  for (const participant of others) await noteRead.run(start, { rfc, participant })
  await commentOn.run(start, {
    ...{ rfc, participant: others[0] ?? '', paragraph: 1, kind: 'support', asPosition: true },
    text: 'Cela nous épargne une soirée par mois.',
  })
  await startFinalComments.run(ago(ctx, days - 14), { rfc })
  const then = ago(ctx, days - 25)
  await moveProposals(ctx.db, ctx.organisation, [rfc], 'deciding')
  await openDecision(then, found(await readProposal(ctx.db, ctx.organisation, rfc), 'proposal'))
  const [vote] = await votesOn(ctx.db, ctx.organisation, rfc)
  if (!vote) return
  const concern = { ...word('concern'), reason: 'Le trimestre est long pour un petit magasin.' }
  await answers(ago(ctx, days - 25), vote.id, active, [word('no_objection'), word('no_objection'), concern])
  if (days > 40) await turnVotes.run(ago(ctx, days - 40), {})
}

export const seedVotes = [seedDecided, seedPast, seedOpen]
