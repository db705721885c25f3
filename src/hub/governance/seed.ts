/** This module's part of the demo: a decision of before, and a proposal on which the co-ops talk. */
import { takingPart } from '#hub/organisations/public.ts'
import { action } from '#platform/action.ts'
import type { Seed } from '#platform/module.ts'
import { addDays } from '#platform/values/day.ts'
import { recordDecision } from './actions/decisions.ts'
import { commentOn, noteRead } from './actions/hearing.ts'
import { publishProposal, writeProposal } from './actions/proposals.ts'

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
    effectOnShops: 'Petit magasin : une heure par mois. Grand magasin : deux personnes, deux heures.',
    cost: 'Rien de plus que le temps des équipes.',
    criteria: 'Les fournisseurs ne reçoivent plus qu’une consigne.',
    reviewOn: addDays(ctx.today, 300),
    method: 'consent',
    options: [],
    fallback: 'qualified',
    tieRule: 'status_quo',
    bindingLanguage: 'fr',
  })
  await publishProposal.run(ctx, { rfc })
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
})

const seedDecision = action('governance.seedDecision', async (ctx, _input: object) => {
  await recordDecision.run(ctx, {
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
})

export const seed: Seed = {
  community: async ({ act }) => {
    await act(seedDecision, {})
    await act(seedProposals, {})
  },
}
