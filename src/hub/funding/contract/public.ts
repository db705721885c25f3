/** What everybody may see of needs and money, where the community shows it: a page, and open data with its codebook. */
import { z } from 'zod'
import { anyone, route } from '#platform/route.ts'
import { openDataFields } from '../rules/open-data.ts'

const everybody = anyone('where a community shows what it builds, everybody may read it; elsewhere nothing is found')
const organisation = z.object({ organisation: z.string() })
const day = z.iso.date()
const cents = z.int()
const currency = z.enum(['EUR', 'CHF'])

export const readPublicFunding = route({
  method: 'GET',
  path: '/organisations/:organisation/funding',
  may: everybody,
  says: 'What is being built, what it costs, and who of those that agreed to be named pays; free to use, with its codebook',
  params: organisation,
  query: z.object({ lang: z.string().max(5).optional() }),
  reply: z.object({
    community: z.string(),
    day,
    licence: z.object({ name: z.string(), url: z.string() }),
    codebook: z.array(z.object({ field: z.string(), says: z.string() })),
    needs: z.array(
      z.object({
        number: z.int(),
        state: z.string(),
        area: z.string(),
        what: z.string(),
        backers: z.int(),
        deliveredOn: day.nullable(),
      }),
    ),
    rounds: z.array(
      z.object({
        number: z.int(),
        name: z.string(),
        state: z.string(),
        currency,
        target: cents,
        secured: cents,
        opensOn: day,
        deadline: day,
        deliveredOn: day.nullable(),
        /** What all payers bear together. */
        borne: cents,
        payers: z.int(),
        named: z.array(z.object({ name: z.string(), net: cents })),
      }),
    ),
    pots: z.array(
      z.object({
        number: z.int(),
        name: z.string(),
        state: z.string(),
        currency,
        opensOn: day,
        closesOn: day,
        items: z.array(z.object({ name: z.string(), state: z.string(), total: cents, most: cents })),
      }),
    ),
    /** Accounts of all organisations together: debit above 0, credit below. */
    money: z.array(z.object({ account: z.string(), currency, amount: cents })),
  }),
  forWebsites: true,
})

export const readOpenData = route({
  method: 'GET',
  path: '/organisations/:organisation/funding.csv',
  may: everybody,
  says: 'The same as one table, to reckon with',
  params: organisation,
  reply: z.unknown(),
  sends: 'text/csv',
  forWebsites: true,
})

export const readCodebook = route({
  method: 'GET',
  path: '/organisations/:organisation/funding-codebook.csv',
  may: everybody,
  says: `What each field of the table means: ${openDataFields.join(', ')}`,
  params: organisation,
  query: z.object({ lang: z.string().max(5).optional() }),
  reply: z.unknown(),
  sends: 'text/csv',
  forWebsites: true,
})

export const readFundingPage = route({
  method: 'GET',
  path: '/f/:organisation',
  may: everybody,
  says: 'The same as a page without script or cookie: in the language of `lang`, else of the browser.',
  params: organisation,
  query: z.object({ lang: z.string().max(5).optional() }),
  reply: z.unknown(),
  sends: 'text/html',
  page: true,
  forWebsites: true,
})

const participant = z.object({ participant: z.uuid() })

export const readPublicConsent = route({
  method: 'GET',
  path: '/funding/public-consent/:participant',
  may: 'community.enter',
  says: 'Whether an organisation is named beside what it pays, and whether the community shows anything at all',
  params: participant,
  reply: z.object({ consents: z.boolean(), shown: z.boolean() }),
})

export const sayPublicConsent = route({
  method: 'PUT',
  path: '/funding/public-consent/:participant',
  may: 'community.enter',
  says: 'Say whether the organisation is named beside what it pays',
  params: participant,
  body: z.object({ consents: z.boolean() }),
  reply: z.object({}),
  refusals: ['power.missing'],
})
