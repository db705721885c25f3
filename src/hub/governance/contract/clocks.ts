/** The route of what runs: whatever has a day by which something must happen. */
import { z } from 'zod'
import { route } from '#platform/route.ts'
import { proposalStates } from '../rules/states.ts'

const id = z.uuid()
const day = z.iso.date()
const names = z.array(z.string())

export const readClocks = route({
  method: 'GET',
  path: '/clocks',
  may: 'community.enter',
  says: 'What runs: proposals and votes with whoever has not answered, reviews that are due, mandates about to end, empty seats',
  reply: z.object({
    proposals: z.array(
      z.object({
        id,
        title: z.string(),
        state: z.enum(proposalStates),
        /** Days since the clock of its comments started. */
        days: z.int(),
        until: day.nullable(),
        questions: z.int(),
        objections: z.int(),
        silent: names,
      }),
    ),
    votes: z.array(
      z.object({
        id,
        title: z.string(),
        until: day,
        /** Whoever has not answered is hidden in a secret vote. */
        secret: z.boolean(),
        silent: names,
        /** Where persons answer: how many have not. */
        silentPeople: z.int(),
      }),
    ),
    reviews: z.array(z.object({ id, title: z.string(), until: day })),
    terms: z.array(
      z.object({
        id,
        person: z.string(),
        organisation: z.string(),
        role: z.string(),
        circle: z.string(),
        until: day,
        reported: z.boolean(),
      }),
    ),
    vacant: z.array(z.object({ id, role: z.string(), circle: z.string() })),
  }),
})
