/** Votes that scenario files say are open, with what was answered so far. */
import { z } from 'zod'
import { given } from '#platform/scenario.ts'
import { answerVote, declareConflict, planVote } from '../actions/votes.ts'
import { planVote as asked } from '../contract-votes.ts'
import { plannedMethods, sayings } from '../rules/counting/terms.ts'
import { hides } from '../rules/votes.ts'

const fields = z.strictObject({
  name: z.string().describe('how the file calls it; its title too'),
  method: z
    .enum(plannedMethods)
    .default('majority')
    .describe(`${plannedMethods.map((one) => `\`${one}\``).join(', ')}`),
  options: z.array(z.string()).default([]).describe('names of what is chosen among'),
  closesOn: z.iso.date().optional().describe('its last day; after the days of the setting'),
  closesTime: z.string().default('20:00').describe('when on that day'),
  quorumBp: z.int().optional().describe('answers it needs, in ten thousandths; the setting'),
  hide: z.enum(hides).optional().describe('`none`, `until_voted`, `until_closed`; the setting'),
  answers: z
    .record(z.string(), z.enum(sayings))
    .default({})
    .describe('`{ Le Panier: yes }`: what organisations answered, where no options are asked'),
  conflicts: z
    .record(z.string(), z.string())
    .default({})
    .describe('`{ Code Commun: own estimate }`: who has which interest'),
})

export const votes = given(
  'votes that are open from the beginning; whoever is active may answer',
  fields,
  async (world, { name, answers, conflicts, options, ...told }) => {
    const sent = asked.body?.parse({ ...told, title: name, options: options.map((option) => ({ name: option })) })
    const { vote } = await world.act(planVote, sent as Parameters<typeof planVote.run>[1])
    world.remember('vote', name, vote)
    const idOf = (organisation: string) => world.idOf('participant', organisation)
    for (const [organisation, says] of Object.entries(answers)) {
      const content = { says, marks: [], reason: null, whatWouldHelp: '', draft: false }
      await world.act(answerVote, { vote, participant: idOf(organisation), ...content })
    }
    for (const [organisation, reason] of Object.entries(conflicts))
      await world.act(declareConflict, { vote, participant: idOf(organisation), reason })
  },
)
