/** The routes of the page a board decides by. */
import { z } from 'zod'
import { route } from '#platform/route.ts'
import { languages } from '#platform/values/languages.ts'

const language = z.enum(languages)
const params = z.object({ round: z.uuid() })
const query = z.object({
  /** For whose board; left out: the first organisation the person acts for. */
  participant: z.uuid().optional(),
  /** Left out: the language of the person who asks. */
  language: language.optional(),
})

export const readBrief = route({
  method: 'GET',
  path: '/funding/rounds/:round/brief',
  may: 'funding.simulate',
  says: 'One page for the board of an organisation, in a language: what it is, what it costs, our share under three caps, until when, what happens otherwise',
  params,
  query,
  reply: z.object({
    language,
    participant: z.uuid(),
    participantName: z.string(),
    title: z.string(),
    under: z.string(),
    sections: z.array(z.object({ title: z.string(), lines: z.array(z.string()) })),
    caps: z.object({
      title: z.string(),
      heads: z.array(z.string()),
      rows: z.array(z.object({ cap: z.string(), share: z.string(), result: z.string() })),
    }),
    answer: z.object({ title: z.string(), lines: z.array(z.string()), fields: z.array(z.string()) }),
    reference: z.string(),
  }),
})

export const printBrief = route({
  method: 'GET',
  path: '/funding/rounds/:round/brief-page',
  may: 'funding.simulate',
  says: 'The same page as PDF, to print and to sign',
  params,
  query,
  reply: z.unknown(),
  sends: 'application/pdf',
})
