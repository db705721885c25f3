/** Routes of translations: found, read, written, reviewed. */
import { z } from 'zod'
import { listQuery, listReply } from '#platform/lists/asked.ts'
import { route } from '#platform/route.ts'
import { languages } from '#platform/values/languages.ts'
import { textKinds, translationStates } from '../rules/text.ts'

const id = z.uuid()
const language = z.enum(languages)
const kind = z.enum(textKinds)
const may = 'community.enter'
/** A text: of which kind it is, and which one. */
const text = z.object({ kind, translated: id })
const words = z.record(z.string().max(60), z.string().max(40_000))
const moment = z.iso.datetime({ offset: true })

export const listTexts = route({
  method: 'GET',
  path: '/translations',
  may,
  says: 'Texts that people work or live by, and how far each is translated into a language: the own one where left out',
  query: listQuery('kind', 'state').extend({ toLanguage: language.optional() }),
  reply: listReply(
    z.object({
      id,
      kind,
      title: z.string(),
      /** The one that binds. */
      language,
      state: z.enum(translationStates),
      at: moment,
    }),
  ),
})

export const exportTexts = route({
  method: 'GET',
  path: '/translation-list',
  may,
  says: 'The same list as a file',
  query: listQuery('kind', 'state').extend({
    toLanguage: language.optional(),
    format: z.enum(['csv', 'xlsx']).default('csv'),
  }),
  reply: z.unknown(),
  sends: 'text/csv',
})

export const readInOwnLanguage = route({
  method: 'GET',
  path: '/translations/:kind/:translated/words',
  may,
  says: 'A text as its reader gets it: in the first of the own languages, else in that of the community, English, or the one that binds',
  params: text,
  /** `lang`: before the own ones. */
  query: z.object({ lang: language.optional() }),
  reply: z.object({
    /** The one that binds. */
    original: language,
    /** In which there is something to read, the one that binds among them. */
    languages: z.array(language),
    /** Null: the reader gets the original. */
    translation: z
      .object({
        language,
        state: z.enum(translationStates),
        /** Parts that still say what the original says; what is left out is read in the original. */
        words,
        /** How many parts are left out. */
        lacking: z.int(),
      })
      .nullable(),
  }),
})

export const readTranslations = route({
  method: 'GET',
  path: '/translations/:kind/:translated',
  may,
  says: 'A text for its translators: part by part, in every language, with every version',
  params: text,
  reply: z.object({
    kind,
    title: z.string(),
    /** Where the text itself is read. */
    page: z.string(),
    /** The one that binds. */
    language,
    /** Names the original as it is now; given back with what is written. */
    seen: z.string(),
    parts: z.array(z.object({ part: z.string(), called: z.string(), line: z.boolean(), original: z.string() })),
    translations: z.array(
      z.object({
        language,
        state: z.enum(translationStates),
        /** 0: there is none. */
        version: z.int(),
        /** Whether whoever asks wrote it, and so does not review it. */
        own: z.boolean(),
        words,
        /** What somebody begins with who goes on with it today. */
        begun: words,
        /** Parts that say something else than when this was written: what they said then. */
        changed: words,
      }),
    ),
    versions: z.array(
      z.object({
        language,
        version: z.int(),
        words,
        writtenAt: moment,
        by: z.string().nullable(),
        reviewedAt: moment.nullable(),
        reviewer: z.string().nullable(),
        /** Written while somebody else went on: both are kept. */
        beside: z.boolean(),
      }),
    ),
  }),
})

export const writeTranslation = route({
  method: 'PUT',
  path: '/translations/:kind/:translated/:language',
  may,
  says: 'Write a text in another language: a new version, a draft until a second person has read it',
  params: text.extend({ language }),
  body: z.object({
    words,
    /** The version that was on the screen, 0 for none; the last one where left out. */
    basedOn: z.int().min(0).optional(),
    /** The original that was on the screen; where it has changed since, nothing is written. */
    seen: z.string().max(64).optional(),
  }),
  reply: z.object({ version: z.int(), beside: z.boolean() }),
  refusals: ['translation.original', 'translation.original_changed'],
})

export const reviewTranslation = route({
  method: 'POST',
  path: '/translations/:kind/:translated/:language/reviews',
  may,
  says: 'Say that a translation, which somebody else wrote, says what the original says',
  params: text.extend({ language }),
  reply: z.object({}),
  refusals: [
    'translation.original',
    'translation.missing',
    'translation.reviewed',
    'translation.changed',
    'translation.incomplete',
    'translation.own_review',
  ],
})
