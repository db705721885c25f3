/** Routes of the public site for its editors: pages and news, their translations, the map, and how often they are read. */
import { z } from 'zod'
import { listQuery, listReply } from '#platform/lists/asked.ts'
import { route } from '#platform/route.ts'
import { languages } from '#platform/values/languages.ts'
import { pageKinds, pageStates } from '../rules/site.ts'
import { translationStates } from '../rules/translation.ts'

const id = z.uuid()
const language = z.enum(languages)
const sitePage = z.object({ sitePage: id })
const done = z.object({})
const may = 'site.edit'
const text = {
  title: z.string().trim().max(200),
  body: z.string().trim().max(60_000),
}

const Row = z.object({
  id,
  title: z.string(),
  kind: z.enum(pageKinds),
  address: z.string(),
  state: z.enum(pageStates),
  /** Everybody reads an older version than the one that was written last. */
  changed: z.boolean(),
  language,
  publishedAt: z.string().nullable(),
})
const filters = ['state', 'kind'] as const

export const listSitePages = route({
  method: 'GET',
  path: '/site/pages',
  may,
  says: 'Pages and news of the public site',
  query: listQuery(...filters),
  reply: listReply(Row),
})

export const exportSitePages = route({
  method: 'GET',
  path: '/site/page-list',
  may,
  says: 'The same list as a file',
  query: listQuery(...filters).extend({ format: z.enum(['csv', 'xlsx']).default('csv') }),
  reply: z.unknown(),
  sends: 'text/csv',
})

const Version = z.object({
  language,
  version: z.int(),
  title: z.string(),
  body: z.string(),
  writtenAt: z.string(),
  by: z.string().nullable(),
  /** Written while somebody else went on: both are kept. */
  beside: z.boolean(),
})

export const readSitePage = route({
  method: 'GET',
  path: '/site/pages/:sitePage',
  may,
  says: 'One page: its texts, how far each translation is, every version, and where everybody reads it',
  params: sitePage,
  reply: z.object({
    id,
    kind: z.enum(pageKinds),
    address: z.string(),
    language,
    state: z.enum(pageStates),
    version: z.int(),
    shownVersion: z.int().nullable(),
    publishedAt: z.string().nullable(),
    shownAt: z.string().nullable(),
    /** Where everybody reads it, or will. */
    path: z.string(),
    languages: z.array(language),
    texts: z.array(
      z.object({
        language,
        state: z.enum(translationStates),
        /** Whether whoever asks wrote it, and so does not review it. */
        own: z.boolean(),
        version: z.int(),
        title: z.string(),
        body: z.string(),
        /** How it looks. */
        html: z.string(),
      }),
    ),
    files: z.array(
      z.object({
        number: z.int(),
        says: z.string(),
        type: z.string(),
        film: z.int().nullable(),
        language: language.nullable(),
        size: z.int(),
        href: z.string(),
        /** Stands for it in a text. */
        line: z.string(),
      }),
    ),
    versions: z.array(Version),
    happened: z.array(z.string()),
    history: z.array(z.object({ id, at: z.string(), says: z.string(), by: z.string().nullable() })),
  }),
})

export const beginSitePage = route({
  method: 'POST',
  path: '/site/pages',
  may,
  says: 'Begin a page or a piece of news: a draft that nobody else reads. Its address is made of the title unless told',
  body: z.object({
    kind: z.enum(pageKinds).default('page'),
    /** In the language of the community where left out. */
    language: language.optional(),
    address: z.string().trim().max(80).optional(),
    title: text.title.min(1),
    body: text.body.default(''),
  }),
  reply: z.object({ sitePage: id, address: z.string() }),
  refusals: ['page.address_form', 'page.address_taken'],
})

export const writeSitePage = route({
  method: 'PUT',
  path: '/site/pages/:sitePage/texts/:language',
  may,
  says: 'Write a page in one language: a new version. What everybody reads stays until it is published, a translation until it is reviewed; both fields empty takes a translation away',
  params: sitePage.extend({ language }),
  /** `basedOn`: the version that was on the screen, 0 for none; the last one where left out. */
  body: z.object({ ...text, basedOn: z.int().min(0).optional() }),
  reply: z.object({
    version: z.int(),
    /** True: somebody else wrote meanwhile; both versions are kept, the difference is shown. */
    beside: z.boolean(),
  }),
})

export const reviewTranslation = route({
  method: 'POST',
  path: '/site/pages/:sitePage/texts/:language/reviews',
  may,
  says: 'Say that a translation, which somebody else wrote, tells what the original tells today: from now on it is read',
  params: sitePage.extend({ language }),
  reply: done,
  refusals: ['page.original', 'page.untranslated', 'page.own_review'],
})

export const publishSitePage = route({
  method: 'POST',
  path: '/site/pages/:sitePage/publications',
  may,
  says: 'Let everybody read the page as it is written now',
  params: sitePage,
  reply: z.object({ path: z.string() }),
  refusals: ['page.state', 'page.empty', 'page_file.missing', 'page_file.no_captions'],
})

export const withdrawSitePage = route({
  method: 'POST',
  path: '/site/pages/:sitePage/withdrawals',
  may,
  says: 'Take a page off the site; its texts are kept, and it can be published again',
  params: sitePage,
  reply: done,
  refusals: ['page.state'],
})

export const readMapPlaces = route({
  method: 'GET',
  path: '/site/map',
  may,
  says: 'Where each co-op stands on the map, in thousandths of a degree: placed by hand, by its town, or not yet',
  reply: z.object({
    places: z.array(
      z.object({
        id,
        name: z.string(),
        city: z.string().nullable(),
        country: z.string(),
        latitude: z.int().nullable(),
        longitude: z.int().nullable(),
        by: z.enum(['hand', 'town', 'nobody']),
      }),
    ),
  }),
})

export const placeOnMap = route({
  method: 'PUT',
  path: '/site/map/:participant',
  may,
  says: 'Place a co-op on the map, in thousandths of a degree',
  params: z.object({ participant: id }),
  body: z.object({
    latitude: z.int().min(-90_000).max(90_000),
    longitude: z.int().min(-180_000).max(180_000),
  }),
  reply: done,
})

export const readVisits = route({
  method: 'GET',
  path: '/site/visits',
  may,
  says: 'How often each page was read in the last thirty days: numbers per page, nothing of who reads',
  reply: z.object({ since: z.iso.date(), pages: z.array(z.object({ page: z.string(), count: z.int() })) }),
})
