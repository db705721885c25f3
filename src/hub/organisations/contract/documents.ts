/** Routes of the booklet and the charter for those who publish them. */
import { z } from 'zod'
import { route } from '#platform/route.ts'
import { documentKinds } from '../rules/checklist.ts'
import { day, language, texts } from './basics.ts'

export const readDocuments = route({
  method: 'GET',
  path: '/community/documents/:kind',
  may: 'community.enter',
  says: 'Every version of the booklet or of the charter, the newest first, with the decision behind it',
  params: z.object({ kind: z.enum(documentKinds) }),
  reply: z.object({
    chapters: z.array(z.string()),
    languages: z.array(language),
    /** An earlier version that one of the own organisations accepted, while the one that holds is not accepted whole. */
    accepted: z.int().nullable(),
    versions: z.array(
      z.object({
        kind: z.enum(documentKinds),
        version: z.int(),
        fromDay: day,
        /** Own words by chapter and language; a chapter without says what the software brings. */
        texts,
        decisionNumber: z.string().nullable(),
        decisionOn: day.nullable(),
        /** It holds today, or did. */
        holds: z.boolean(),
      }),
    ),
  }),
})
