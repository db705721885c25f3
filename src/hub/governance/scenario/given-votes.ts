/** Votes that scenario files say are open, with what was answered so far. */
import { z } from 'zod'
import { given } from '#platform/scenario.ts'
import { answerVote, declareConflict } from '../actions/votes.ts'
import { planVote } from '../actions/votes-planning.ts'
import { planVote as asked } from '../contract/votes-planning.ts'
import { plannedMethods, sayings, tieRules } from '../rules/counting/terms.ts'
import { themes } from '../rules/themes.ts'
import { electorates, hides } from '../rules/votes.ts'

const fields = z.strictObject({
  name: z.string().describe('how the file calls it; its title too'),
  method: z
    .enum(plannedMethods)
    .default('majority')
    .describe(`${plannedMethods.map((one) => `\`${one}\``).join(', ')}`),
  options: z.array(z.string()).default([]).describe('names of what is chosen among'),
  electorate: z.enum(electorates).default('organisations').describe('`organisations` or `persons`'),
  theme: z
    .enum(themes)
    .nullable()
    .default(null)
    .describe('`funding`, `software`, `products`, `rules`, `people`, `other`'),
  tieRule: z
    .enum(tieRules)
    .nullable()
    .default(null)
    .describe('`status_quo`, `lot`, `run_off`, `earlier_submitted`; by lot among persons, else `status_quo`'),
  closesOn: z.iso.date().optional().describe('its last day; after the days of the setting'),
  closesTime: z.string().default('20:00').describe('when on that day'),
  quorumBp: z.int().optional().describe('answers it needs, in ten thousandths; the setting'),
  hide: z.enum(hides).optional().describe('`none`, `until_voted`, `until_closed`; the setting'),
  answers: z
    .record(z.string(), z.enum(sayings))
    .default({})
    .describe(
      '`{ Le Panier: yes }`: what organisations answered (or persons, where they vote), where no options are asked',
    ),
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
    const ofPersons = told.electorate === 'persons'
    const idOf = (name: string) => (ofPersons ? (world.accountOf(name) ?? undefined) : world.idOf('participant', name))
    const who = (name: string) => (ofPersons ? { elector: idOf(name) } : { participant: idOf(name) })
    for (const [organisation, says] of Object.entries(answers)) {
      const content = { says, marks: [], reason: null, whatWouldHelp: '', draft: false }
      await world.act(answerVote, { vote, ...who(organisation), ...content })
    }
    for (const [organisation, reason] of Object.entries(conflicts))
      await world.act(declareConflict, { vote, ...who(organisation), reason })
  },
)
