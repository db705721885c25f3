/** Open data of the demo: the last quarter came out, a university asks for more, and a co-op agreed. */
import { actingFor, participantsIn } from '#hub/organisations/public.ts'
import { action } from '#platform/action.ts'
import type { CommunitySeed } from '#platform/module.ts'
import { addDays, addMonths } from '#platform/values/day.ts'
import { newId } from '#platform/values/ids.ts'
import { publishData } from '../actions/datasets.ts'
import { askForData, reviewResearch } from '../actions/research.ts'
import { quarterBefore } from '../rules/quarters.ts'
import { writeDataConsent } from '../store/datasets.ts'
import { researchNamed } from '../store/research.ts'

const institution = 'Université des Communs'

const agree = action('communication.seedConsents', async (ctx, _input: Record<never, never>) => {
  const acting = await actingFor(ctx)
  const some = (await participantsIn(ctx)).filter(({ id, state }) => acting.has(id) && state === 'active').slice(0, 3)
  for (const { id: participant } of some) {
    const said = { id: newId(), participant, research: null, agrees: true }
    await writeDataConsent(ctx.db, ctx.organisation, said, ctx.now, null)
    ctx.record('communication.data_consent_said', { subject: participant, agrees: true })
  }
})

const takeUp = action('communication.seedReview', async (ctx, _input: Record<never, never>) => {
  const [asked] = await researchNamed(ctx.db, ctx.organisation, 0, institution)
  if (asked) await reviewResearch.run(ctx, { research: asked.id, concerned: [] })
})

const nothing = {
  organisation: '',
  profile: false,
  figures: false,
  backings: false,
  payments: false,
  answers: false,
  attendance: false,
}

export async function seedData({ today, act }: CommunitySeed): Promise<void> {
  await act(agree, {})
  await act(publishData, { quarter: quarterBefore(today).name, reason: '' })
  const ask = {
    email: 'ada@universite.example',
    until: addMonths(today, 6),
    results: 'Un exposé à la réunion mensuelle, et le texte en libre accès.',
  }
  await act(askForData, {
    ...{ ...nothing, ...ask, name: 'Ada Lambert', institution, language: 'fr', profile: true, backings: true },
    question:
      'Comment des coopératives de tailles différentes partagent-elles le coût de ce dont elles ont toutes besoin ?',
    storage: 'Sur un disque chiffré de l’université, lu par deux personnes, effacé à la fin.',
  })
  await act(takeUp, {})
  await act(askForData, {
    ...{ ...nothing, name: 'Jan Peeters', institution: 'Hogeschool aan de Leie', language: 'nl', attendance: true },
    ...{ email: 'jan@hogeschool.example', until: addDays(today, 120), storage: 'Op onze eigen server.' },
    ...{ question: 'Wie komt naar vergaderingen, en wie niet?', results: 'Een poster op de tweedaagse.' },
  })
}
