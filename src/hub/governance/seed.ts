/** This module's part of the demo: a decision of before, a proposal on which the co-ops talk, a circle with its seats. */
import { actingFor, endTask, takingPart, tasksHeld } from '#hub/organisations/public.ts'
import { action } from '#platform/action.ts'
import type { Seed } from '#platform/module.ts'
import { addDays } from '#platform/values/day.ts'
import { foundCircle } from './actions/circles.ts'
import { recordDecision } from './actions/decisions.ts'
import { commentOn, noteRead } from './actions/hearing.ts'
import { beginInitiative, handInInitiative, publishInitiative, signInitiative } from './actions/initiatives.ts'
import { commentFromOutside } from './actions/outside.ts'
import { publishProposal, writeProposal } from './actions/proposals.ts'
import { answerPublicPoll, askQuickPoll } from './actions/quick-polls.ts'
import { giveMandate, nominate } from './actions/selections.ts'
import { translateFreeLabels, translateSameDay } from './seed/translations.ts'
import { ago, seedVotes } from './seed/votes.ts'
import { seedRegister } from './seed/years.ts'
import { readSeats } from './store/circles.ts'

const seedProposals = action('governance.seedProposals', async (ctx, _input: object) => {
  const all = await takingPart(ctx)
  const active = all.filter(({ state }) => state === 'active').map(({ id }) => id)
  const [author, asks, reads] = active
  if (!author) return
  const { rfc } = await writeProposal.run(ctx, {
    participant: author,
    title: 'Un rayon vrac nettoyé ensemble, le même jour',
    driver: 'Chaque coopérative nettoie ses silos à sa façon, et les fournisseurs reçoivent dix consignes différentes.',
    requirement: 'Une seule consigne, que l’équipe du matin comprend sans formation.',
    text: 'Les silos sont nettoyés le premier lundi du mois, avant l’ouverture.\n\nLa fiche commune est affichée près des silos. Elle tient sur une page.\n\nUne coopérative qui n’a pas de vrac n’a rien à faire.',
    alternatives: 'Ne rien faire : chacun garde sa consigne, et les fournisseurs aussi.',
    effectOnShops: 'Les silos sont nettoyés partout le même jour.',
    effects: [
      { kind: 'grocery', participant: null, what: 'Une heure par mois pour une personne.' },
      { kind: 'supermarket', participant: null, what: 'Deux heures par mois pour deux personnes.' },
      { kind: 'provider', participant: null, what: 'Rien : le logiciel ne change pas.' },
    ],
    cost: 'Rien de plus que le temps des équipes.',
    criteria: 'Les fournisseurs ne reçoivent plus qu’une consigne.',
    reviewOn: addDays(ctx.today, 300),
    method: 'consent',
    options: [],
    fallback: 'qualified',
    tieRule: 'status_quo',
    theme: 'products',
    bindingLanguage: 'fr',
    ...{ circle: null, supersedes: null, criteriaAnswer: null },
  })
  const { number } = await publishProposal.run(ctx, { rfc })
  await translateSameDay(ctx, rfc)
  if (asks)
    await commentOn.run(ctx, {
      rfc,
      participant: asks,
      paragraph: 1,
      kind: 'question',
      text: 'Et quand le premier lundi est férié ?',
      asPosition: true,
    })
  if (reads) await noteRead.run(ctx, { rfc, participant: reads })
  const from = { number, email: null, language: 'fr' } as const
  await commentFromOutside(ctx, {
    ...from,
    name: 'Sam, coopérateur ailleurs',
    paragraph: 2,
    text: 'Chez nous, la fiche tient sur une carte postale. Je peux vous l’envoyer.',
  })
  await commentFromOutside(ctx, { ...from, name: 'Une fournisseuse', paragraph: null, text: 'Merci d’y penser !' })
})

/** More than a meeting asks for. */
const daysOfConsultation = 21

/** Its words are known long enough: the next meeting may decide on it. */
const seedForMeeting = action('governance.seedForMeeting', async (now, _input: object) => {
  const ctx = ago(now, daysOfConsultation)
  const active = (await takingPart(ctx)).filter(({ state }) => state === 'active').map(({ id }) => id)
  const author = active.at(-1)
  if (!author) return
  const { rfc } = await writeProposal.run(ctx, {
    participant: author,
    title: 'Une page commune pour les remplacements',
    driver: 'Qui ne peut pas venir écrit à des endroits différents, et personne ne voit qui cherche.',
    requirement: 'Un seul endroit, que chaque membre trouve en une minute.',
    text: 'Chaque magasin affiche la même page pour les remplacements.\n\nCe que la page demande est le même partout : le service, le jour, un mot.',
    alternatives: 'Ne rien faire : chaque magasin garde sa façon.',
    effectOnShops: 'Petit magasin : une affiche à changer. Grand magasin : de même.',
    effects: [],
    cost: 'Une heure par magasin.',
    criteria: 'Deux fois moins de services sans remplaçant au bout d’un an.',
    reviewOn: addDays(ctx.today, 380),
    method: 'consent',
    options: [],
    fallback: 'qualified',
    tieRule: 'status_quo',
    bindingLanguage: 'fr',
    ...{ circle: null, supersedes: null, criteriaAnswer: null },
    theme: null,
  })
  await publishProposal.run(ctx, { rfc })
})

const seedDecision = action('governance.seedDecision', async (ctx, _input: object) => {
  const { decided } = await recordDecision.run(ctx, {
    title: 'Les étiquettes du rayon sont libres de droits',
    text: 'Les modèles d’étiquettes dessinés par une coopérative sont publiés sous licence libre, et chaque coopérative peut les reprendre.',
    takenOn: addDays(ctx.today, -340),
    takenIn: 'Réunion des utilisateurs',
    method: 'consent',
    criteria: 'Au moins trois coopératives reprennent un modèle dans l’année.',
    eligible: 5,
    answered: 4,
    bindingLanguage: 'fr',
  })
  await translateFreeLabels(ctx, decided)
})

/** The core group, with its seats as they usually are: whoever keeps the community going sits in it for a year. */
const seedCoreGroup = action('governance.seedCoreGroup', async (ctx, _input: object) => {
  const before = (await tasksHeld(ctx)).filter(({ role }) => role === 'noyau')
  const { circle } = await foundCircle.run(ctx, {
    kind: 'noyau',
    name: 'Groupe noyau',
    purpose: 'Prépare, propose et convoque ; ne décide rien et ne répond pour personne.',
    joinable: false,
    mail: null,
    spendLimit: 0,
    seats: [],
  })
  const { decided } = await recordDecision.run(ctx, {
    title: 'Qui porte le groupe noyau',
    text: 'Les coopératives ont choisi par consentement qui porte le groupe noyau pendant un an.',
    takenOn: addDays(ctx.today, -155),
    takenIn: 'Assemblée annuelle',
    criteria: null,
    eligible: null,
    answered: null,
    method: 'consent',
    bindingLanguage: 'fr',
  })
  const seats = (await readSeats(ctx.db, ctx.organisation)).filter(
    (seat) => seat.circle === circle && seat.from === 'user',
  )
  const from = addDays(ctx.today, -150)
  // two people, who go on in the seats of the circle
  for (const [at, { id, account, participant }] of before.entries()) {
    const seat = seats[at]
    if (!seat || !account) continue
    await endTask(ctx, id, addDays(from, -1), decided)
    await giveMandate.run(ctx, { circleSeat: seat.id, nominee: account, nomineeOf: participant, decided, from })
  }
})

/** A circle with two seats: on one the report is due, for the other somebody is being chosen. */
const seedCircles = action('governance.seedCircles', async (ctx, _input: object) => {
  const [all, acting] = [await takingPart(ctx), await actingFor(ctx)]
  const users = all.filter(({ id, state, kind }) => state === 'active' && kind !== 'provider' && acting.get(id)?.length)
  const [one, other] = users
  const [person, second] = [acting.get(one?.id ?? '')?.[0], acting.get(other?.id ?? '')?.[0]]
  const { circle } = await foundCircle.run(ctx, {
    kind: 'working',
    name: 'Cercle communication',
    purpose: 'Lettre d’information, page publique, liste d’entraide : dire aux autres ce que nous faisons.',
    joinable: true,
    mail: null,
    spendLimit: 15_000,
    seats: ['Animation', 'Secrétariat'].map((role) => ({
      role,
      description: 'Prépare les rencontres, tient les échéances, répond dans les trois jours.',
      from: 'any',
      grants: null,
    })),
  })
  const seats = (await readSeats(ctx.db, ctx.organisation)).filter((seat) => seat.circle === circle)
  const [animates, writes] = seats
  if (!one || !other || !person || !second || !animates || !writes) return
  const { decided } = await recordDecision.run(ctx, {
    title: 'Animation du cercle communication',
    text: 'Le cercle communication a trouvé par consentement qui l’anime pendant un an.',
    takenOn: addDays(ctx.today, -330),
    takenIn: 'Réunion des utilisateurs',
    criteria: null,
    eligible: null,
    answered: null,
    method: 'consent',
    bindingLanguage: 'fr',
  })
  const from = addDays(ctx.today, -325)
  await giveMandate.run(ctx, { circleSeat: animates.id, nominee: person, nomineeOf: one.id, from, decided })
  await nominate.run(ctx, {
    circleSeat: writes.id,
    participant: one.id,
    nominee: second,
    nomineeOf: other.id,
    reason: 'Écrit clairement et connaît toutes les coopératives.',
  })
})

/** An initiative that gathers signatures, one short of its goal. */
const seedInitiative = action('governance.seedInitiative', async (ctx, _input: object) => {
  const active = (await takingPart(ctx)).filter(({ state }) => state === 'active').map(({ id }) => id)
  const [begins, signs] = active
  if (!begins || !signs) return
  const { initiative } = await beginInitiative.run(ctx, {
    participant: begins,
    title: 'Un jour commun sans réunion',
    driver: 'Les mêmes personnes enchaînent les réunions de la semaine.',
    requirement: 'Chaque semaine, un jour où personne n’est attendu.',
    text: 'Le mercredi, la communauté ne convoque aucune réunion.\n\nUne urgence peut faire exception ; elle est dite dans la convocation.',
    alternatives: 'Ne rien faire : chacun se protège comme il peut.',
    effectOnShops: 'Petit magasin et grand magasin : rien ne change pour les équipes du magasin.',
    effects: [],
    cost: 'Rien.',
    criteria: 'Au bout d’un an, moins de trois exceptions.',
    reviewOn: addDays(ctx.today, 400),
    method: 'consent',
    options: [],
    fallback: 'qualified',
    tieRule: 'status_quo',
    bindingLanguage: 'fr',
    theme: null,
    scopes: [],
    ...{ circle: null, supersedes: null, criteriaAnswer: null },
    days: null,
  })
  await handInInitiative.run(ctx, { initiative })
  await publishInitiative.run(ctx, { initiative })
  for (const participant of [begins, signs]) await signInitiative.run(ctx, { initiative, participant, scope: null })
})

/** Two polls, one of them on the wall of a shop: whoever stands there answers with a phone. */
const seedPolls = action('governance.seedPolls', async (ctx, _input: object) => {
  const base = { goal: null, closesOn: addDays(ctx.today, 9), closesTime: '20:00' }
  await askQuickPoll.run(ctx, {
    ...base,
    kind: 'sense',
    title: 'Une commande groupée de bocaux avant l’été ?',
    question: 'Mille bocaux d’un litre, livrés à un seul endroit. Rien n’est décidé : nous voulons sentir l’envie.',
    statements: [],
    openToAll: false,
  })
  const { quickPoll } = await askQuickPoll.run(ctx, {
    ...base,
    kind: 'cards',
    title: 'Le magasin que nous voulons',
    question: null,
    statements: [
      'Nous ouvrons aussi le lundi matin.',
      'Le rayon vrac mérite plus de place.',
      'Les étiquettes disent d’où vient chaque produit.',
    ],
    openToAll: true,
  })
  const said = [
    ['agree', 'agree', 'pass'],
    ['disagree', 'agree', 'agree'],
    ['agree', 'pass', 'agree'],
  ]
  for (const one of said)
    await answerPublicPoll.run(ctx, { organisation: ctx.organisation, quickPoll, said: one, reason: null, voice: null })
})

export const seed: Seed = {
  community: async ({ act }) => {
    await act(seedRegister, {})
    await act(seedDecision, {})
    await act(seedForMeeting, {})
    await act(seedProposals, {})
    for (const votes of seedVotes) await act(votes, {})
    await act(seedCoreGroup, {})
    await act(seedCircles, {})
    await act(seedPolls, {})
    await act(seedInitiative, {})
  },
}
