/** Routes of the newsletter for its readers: asking for it, confirming, leaving. Pages that work without script and
 *  cookie; each act can be done by a plain form. */
import { z } from 'zod'
import { anyone, route } from '#platform/route.ts'
import { languages } from '#platform/values/languages.ts'

const byToken = anyone('the word in the link of the mail says whose subscription it is')
const organisation = z.object({ organisation: z.string() })
const withToken = organisation.extend({ token: z.string().min(1).max(60) })
const lang = z.object({ lang: z.string().max(5).optional() })
const htmlPage = { reply: z.unknown(), sends: 'text/html', page: true } as const

export const readNewsPage = route({
  method: 'GET',
  path: '/n/:organisation',
  may: anyone('a newsletter is for everybody'),
  says: 'The page of the newsletter: how to get it',
  params: organisation,
  query: lang,
  ...htmlPage,
  form: 'paced',
})

export const askForNews = route({
  method: 'POST',
  path: '/n/:organisation',
  may: anyone('a newsletter is for everybody'),
  says: 'Ask for the newsletter: one mail goes to the address, and nothing more until it is confirmed',
  params: organisation,
  body: z.object({
    email: z.email().max(200),
    language: z.enum(languages).optional(),
  }),
  ...htmlPage,
  form: 'paced',
})

export const readConfirmPage = route({
  method: 'GET',
  path: '/n/:organisation/confirm/:token',
  may: byToken,
  says: 'The page with the button that confirms an address; opening it changes nothing',
  params: withToken,
  query: lang,
  ...htmlPage,
  form: 'unpaced',
})

export const confirmNews = route({
  method: 'POST',
  path: '/n/:organisation/confirm/:token',
  may: byToken,
  says: 'Confirm an address; a repeat changes nothing',
  params: withToken,
  ...htmlPage,
  form: 'unpaced',
})

export const readStopPage = route({
  method: 'GET',
  path: '/n/:organisation/stop/:token',
  may: byToken,
  says: 'The page with the button that ends a subscription; opening it changes nothing, and an unknown word shows the same page',
  params: withToken,
  query: lang,
  ...htmlPage,
  form: 'unpaced',
})

export const stopNews = route({
  method: 'POST',
  path: '/n/:organisation/stop/:token',
  may: byToken,
  says: 'Ends a subscription at once, without signing in (RFC 8058); again, or with an unknown word, the answer is the same',
  params: withToken,
  body: z.object({ 'List-Unsubscribe': z.literal('One-Click') }),
  ...htmlPage,
  form: 'unpaced',
})
