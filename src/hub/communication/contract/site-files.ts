/** Routes of pictures, films and captions of pages. */
import { z } from 'zod'
import { anyone, route } from '#platform/route.ts'
import { languages } from '#platform/values/languages.ts'

const id = z.uuid()
const sitePage = z.object({ sitePage: id })
const may = 'site.edit'

export const addSiteFile = route({
  method: 'POST',
  path: '/site/pages/:sitePage/files',
  may,
  says: 'Add a picture (PNG, JPEG, WebP) or a film (MP4, WebM) with words that say what it shows, or captions of a film (WebVTT); a line of the text stands for it',
  params: sitePage,
  upload: true,
  body: z.object({
    says: z.string().trim().min(1).max(200),
    /** Of captions: the number of their film. */
    film: z.coerce.number().int().min(1).nullable().default(null),
    /** Of captions; the language of the page where left out. */
    language: z.enum(languages).nullable().default(null),
  }),
  reply: z.object({ number: z.int(), line: z.string() }),
  refusals: ['page_file.kind', 'page_file.size', 'page_file.many', 'page_file.no_film'],
})

export const removeSiteFile = route({
  method: 'DELETE',
  path: '/site/pages/:sitePage/files/:number',
  may,
  says: 'Take a picture or a film away, with its captions; texts that name it show nothing there',
  params: sitePage.extend({ number: z.coerce.number().int() }),
  reply: z.object({}),
})

export const readSiteFile = route({
  method: 'GET',
  path: '/c/:organisation/files/:token',
  may: anyone('what stands on a page for everybody; its word is told to nobody before'),
  says: 'A picture, a film or captions, from our own address; a film may be read in parts',
  params: z.object({ organisation: z.string(), token: z.string().min(1).max(60) }),
  reply: z.unknown(),
  sends: 'image/jpeg',
  page: true,
})
