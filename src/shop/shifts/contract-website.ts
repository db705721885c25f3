/** Routes of the week as everybody may see it: for the website of the shop, framed or read as data. */
import { z } from 'zod'
import { anyone, route } from '#platform/route.ts'
import { day, id, shiftState, time } from './contract.ts'

const everybody = anyone('the week of shifts hangs in the shop window and on the website, without names')

export const readPublicWeek = route({
  method: 'GET',
  path: '/organisations/:organisation/weeks/:day',
  may: everybody,
  says: 'The week for the website of the shop: times, kinds and free seats, no names. Not found where a shop hides it.',
  params: z.object({ organisation: z.string(), day }),
  reply: z.object({
    from: day,
    until: day,
    shifts: z.array(
      z.object({
        id,
        day,
        localStart: time,
        localEnd: time,
        name: z.string(),
        kindName: z.string(),
        kindColour: z.string().nullable(),
        weekLetter: z.string().nullable(),
        seats: z.int(),
        free: z.int(),
        state: shiftState,
      }),
    ),
    closings: z.array(z.object({ from: day, until: day })),
  }),
  forWebsites: true,
})

export const readWeekPage = route({
  method: 'GET',
  path: '/w/:organisation',
  may: everybody,
  says: 'The same week as a page that other websites may frame: in the language of `lang`, else of the browser.',
  params: z.object({ organisation: z.string() }),
  query: z.object({ week: z.string().max(10).optional(), lang: z.string().max(5).optional() }),
  reply: z.unknown(),
  sends: 'text/html',
  page: true,
  forWebsites: true,
})
