/** Requests for more than open data: asked without signing in, looked at by the core group, answered by each organisation
 *  for itself, and read by a link that ends on its day. */
import { z } from 'zod'
import { listQuery, listReply } from '#platform/lists/asked.ts'
import { anyone, route } from '#platform/route.ts'
import { languages } from '#platform/values/languages.ts'
import { researchFields, researchStates } from '../rules/research.ts'

const id = z.uuid()
const may = 'community.enter'
const organisation = z.object({ organisation: z.string() })
const lang = z.object({ lang: z.string().max(5).optional() })
const byToken = anyone('the word in the link says whose request it is')
const toAsk = anyone('whoever does research may ask; people of the community answer')
const withToken = organisation.extend({ token: z.string().min(1).max(60) })
const htmlPage = { reply: z.unknown(), sends: 'text/html', page: true, form: 'paced' } as const
const day = z.iso.date()
const state = z.enum(researchStates)
const research = z.object({ research: id })
const done = z.object({})
const text = (most: number) => z.string().trim().min(1).max(most)
/** As a form sends a ticked box, and as a program may. */
const ticked = z
  .union([z.boolean(), z.enum(['on', 'yes', 'true'])])
  .default(false)
  .transform((value) => value !== false)

export const readAskPage = route({
  method: 'GET',
  path: '/d/:organisation/ask',
  may: toAsk,
  says: 'The page with the form by which researchers ask for more than open data',
  params: organisation,
  query: lang,
  ...htmlPage,
})

export const askForData = route({
  method: 'POST',
  path: '/d/:organisation/ask',
  may: toAsk,
  says: 'Ask for more than open data; one mail goes to the address, with the link under which the answer is read',
  params: organisation,
  body: z.object({
    name: text(100),
    institution: text(200),
    email: z.email().max(200),
    question: text(4000),
    /** How the data are kept, and who sees them. */
    storage: text(2000),
    /** How what was found comes back to the community. */
    results: text(2000),
    /** The first day without access. */
    until: day,
    language: z.enum(languages).optional(),
    ...(Object.fromEntries(researchFields.map((field) => [field, ticked])) as Record<
      (typeof researchFields)[number],
      typeof ticked
    >),
  }),
  ...htmlPage,
  refusals: ['research.no_fields', 'research.end_past'],
})

export const readResearchPage = route({
  method: 'GET',
  path: '/d/:organisation/requests/:token',
  may: byToken,
  says: 'How far a request is, for whoever asked; once it is granted, the files',
  params: withToken,
  query: lang,
  ...htmlPage,
})

export const readResearchFile = route({
  method: 'GET',
  path: '/d/:organisation/requests/:token/:download',
  may: byToken,
  says: 'What was granted, of the organisations that agree today, as `backings.csv` or `backings.json`; until the day on which access ends',
  params: withToken.extend({ download: z.string().max(40) }),
  reply: z.unknown(),
  sends: 'text/csv',
  page: true,
  form: 'paced',
})

const ResearchLine = z.object({
  id,
  number: z.int(),
  institution: z.string(),
  question: z.string(),
  state,
  askedAt: z.string(),
  reviewUntil: day.nullable(),
  endsOn: day,
})

export const listResearch = route({
  method: 'GET',
  path: '/research',
  may,
  says: 'Requests of researchers, the latest first',
  query: listQuery('state'),
  reply: listReply(ResearchLine),
})

export const exportResearch = route({
  method: 'GET',
  path: '/research-table',
  may,
  says: 'The same list as a file',
  query: listQuery('state').extend({ format: z.enum(['csv', 'xlsx']).default('csv') }),
  reply: z.unknown(),
  sends: 'text/csv',
})

export const readResearch = route({
  method: 'GET',
  path: '/research/:research',
  may,
  says: 'One request: what is asked for, by whom, and which organisations agree',
  params: research,
  reply: ResearchLine.extend({
    /** Null once it ended. */
    name: z.string().nullable(),
    /** For the core group alone, until it ended. */
    email: z.string().nullable(),
    fields: z.array(z.enum(researchFields)),
    storage: z.string(),
    results: z.string(),
    reason: z.string().nullable(),
    endedOn: day.nullable(),
    contactForgottenOn: day.nullable(),
    organisations: z.array(
      z.object({ id, name: z.string(), concerned: z.boolean(), agrees: z.boolean(), maySign: z.boolean() }),
    ),
    history: z.array(z.object({ id: z.string(), at: z.string(), says: z.string(), by: z.string().nullable() })),
  }),
})

export const reviewResearch = route({
  method: 'POST',
  path: '/research/:research/review',
  may: 'data.manage',
  says: 'Take a request up: the organisations it concerns are asked, and fourteen days begin',
  params: research,
  body: z.object({
    /** Nobody named: everybody who takes part. */
    concerned: z.array(id).default([]),
  }),
  reply: z.object({ until: day }),
  refusals: ['research.state', 'research.end_past', 'research.nobody_asked'],
})

export const agreeToResearch = route({
  method: 'PUT',
  path: '/research/:research/consents/:participant',
  may,
  says: 'Say whether the organisation lets this request read what it did; it may change its mind at any time',
  params: research.extend({ participant: id }),
  body: z.object({ agrees: z.boolean() }),
  reply: done,
  refusals: ['power.missing', 'research.state', 'research.not_concerned'],
})

export const grantResearch = route({
  method: 'POST',
  path: '/research/:research/grant',
  may: 'data.manage',
  says: 'Grant a request: its link reads the data of those who agree, until its day',
  params: research,
  reply: done,
  refusals: ['research.state', 'research.nobody_agrees', 'research.end_past'],
})

export const refuseResearch = route({
  method: 'POST',
  path: '/research/:research/refusal',
  may: 'data.manage',
  says: 'Refuse a request, with the reason that whoever asked reads',
  params: research,
  body: z.object({ reason: z.string().trim().min(6).max(1000) }),
  reply: done,
  refusals: ['research.state'],
})
