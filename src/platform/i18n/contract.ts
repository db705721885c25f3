/** The words of the screens, for the browser. */
import { z } from 'zod'
import { anyone, route } from '../route.ts'
import { languages } from '../values/languages.ts'

export const readWords = route({
  method: 'GET',
  path: '/messages/:language',
  may: anyone('words are public; a sign-in page needs them too'),
  says: 'Every message of one language, with the terms of the asked organisation in their place.',
  params: z.object({ language: z.enum(languages) }),
  reply: z.object({
    language: z.enum(languages),
    hash: z.string(),
    words: z.record(z.string(), z.string()),
  }),
})
