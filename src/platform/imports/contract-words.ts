/** Routes of the words of files: what was answered once and is remembered, and what the codes of a program mean. */
import { z } from 'zod'
import { listQuery, listReply } from '../lists/asked.ts'
import { route } from '../route.ts'

const word = {
  kind: z.string().min(1).max(40),
  topic: z.string().min(1).max(40),
  /** The word of the file. */
  given: z.string().max(300),
}

export const listImportWords = route({
  method: 'GET',
  path: '/import-words',
  may: 'imports.run',
  says: 'What was answered about words of files and is remembered for the next one: units, brands, groups, qualities, codes of VAT, origins, suppliers',
  query: listQuery('kind', 'topic'),
  reply: listReply(
    z.object({
      ...word,
      id: z.uuid(),
      /** For which sender it holds; empty: for all of this sort of file. */
      source: z.string(),
      answer: z.string(),
      /** The answer in words, where it is a thing of the shop. */
      says: z.string().nullable(),
      answeredAt: z.string(),
      by: z.string().nullable(),
    }),
  ),
})

export const readImportCodes = route({
  method: 'GET',
  path: '/import-codes',
  may: 'imports.run',
  says: 'Sorts of files with what may be answered about their words, and what codes of theirs usually mean',
  reply: z.object({
    kinds: z.array(
      z.object({
        kind: z.string(),
        topics: z.array(
          z.object({
            topic: z.string(),
            choices: z.array(z.object({ value: z.string(), says: z.string().nullable() })),
          }),
        ),
        codes: z.array(z.object({ topic: z.string(), given: z.string(), means: z.string() })),
      }),
    ),
  }),
})

export const setImportWord = route({
  method: 'PUT',
  path: '/import-words',
  may: 'imports.run',
  says: 'Say what a word or a code of files means from now on: for one sender, or for all files of a sort',
  body: z.object({
    ...word,
    source: z.string().max(300).default(''),
    /** The value of a choice, or what it says. */
    answer: z.string().min(1).max(300),
  }),
  reply: z.object({ answer: z.string() }),
  refusals: ['import.kind_unknown', 'import.not_asked', 'import.answer_unknown'],
})

export const forgetImportWord = route({
  method: 'DELETE',
  path: '/import-words',
  may: 'imports.run',
  says: 'Forget an answer: the next file that bears the word asks again',
  query: z.object({ ...word, source: z.string().max(300).default('') }),
  reply: z.object({}),
})
