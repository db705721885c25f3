/** The task board for everybody: pages without script and cookie, a feed, a table, the dates of Open Weeks, and the way in
 *  for whoever wants to help. */
import { z } from 'zod'
import { anyone, route } from '#platform/route.ts'
import { languages } from '#platform/values/languages.ts'

const organisation = z.object({ organisation: z.string() })
const withToken = organisation.extend({ token: z.string().min(1).max(60) })
const lang = z.object({ lang: z.string().max(5).optional() })
const htmlPage = { reply: z.unknown(), sends: 'text/html', page: true } as const
const open = anyone('tasks are there for people who know nobody here yet')
const byLink = anyone('the word in the link of the mail says who wants to help')

export const readBoard = route({
  method: 'GET',
  path: '/t/:organisation',
  may: open,
  says: 'The task board: calls, tasks by size, skill and language, and who is thanked',
  params: organisation,
  query: lang.extend({
    q: z.string().max(100).optional(),
    size: z.string().max(5).optional(),
    skill: z.string().max(40).optional(),
    language: z.string().max(5).optional(),
    after: z.string().max(600).optional(),
  }),
  ...htmlPage,
  form: 'unpaced',
})

export const readBoardTask = route({
  method: 'GET',
  path: '/t/:organisation/tasks/:number',
  may: open,
  says: 'One task of the board',
  params: organisation.extend({ number: z.coerce.number().int().min(1).max(1_000_000) }),
  query: lang,
  ...htmlPage,
  form: 'unpaced',
})

export const readBoardFeed = route({
  method: 'GET',
  path: '/t/:organisation/tasks.atom',
  may: open,
  says: 'New tasks as an Atom feed',
  params: organisation,
  query: lang,
  reply: z.unknown(),
  sends: 'application/atom+xml',
  page: true,
  forWebsites: true,
})

export const readBoardTable = route({
  method: 'GET',
  path: '/t/:organisation/tasks.csv',
  may: open,
  says: 'The tasks of the board as a table',
  params: organisation,
  query: lang,
  reply: z.unknown(),
  sends: 'text/csv',
  page: true,
  forWebsites: true,
})

export const readWeeksCalendar = route({
  method: 'GET',
  path: '/t/:organisation/open-weeks.ics',
  may: open,
  says: 'Circles and demos of Open Weeks as a calendar to subscribe to; no names',
  params: organisation,
  query: lang,
  reply: z.unknown(),
  sends: 'text/calendar',
  page: true,
  forWebsites: true,
})

export const readHelpPage = route({
  method: 'GET',
  path: '/t/:organisation/help',
  may: open,
  says: 'The page for whoever wants to take a task and belongs to no organisation here',
  params: organisation,
  query: lang,
  ...htmlPage,
  form: 'paced',
})

export const askToHelp = route({
  method: 'POST',
  path: '/t/:organisation/help',
  may: open,
  says: 'Ask to help: one mail goes to the address, and nothing more until it is confirmed',
  params: organisation,
  body: z.object({
    name: z.string().trim().min(1).max(80),
    email: z.email().max(200),
    language: z.enum(languages).optional(),
    age: z.enum(['adult', 'minor']),
  }),
  ...htmlPage,
  form: 'paced',
})

export const readConfirmHelp = route({
  method: 'GET',
  path: '/t/:organisation/confirm/:token',
  may: byLink,
  says: 'The page with the button that lets one in; opening it changes nothing',
  params: withToken,
  query: lang,
  ...htmlPage,
  form: 'paced',
})

export const confirmHelp = route({
  method: 'POST',
  path: '/t/:organisation/confirm/:token',
  may: byLink,
  says: 'Confirm an address: whoever asked may take tasks; a repeat changes nothing',
  params: withToken,
  ...htmlPage,
  form: 'paced',
})
