/** What somebody sees who followed a link to a page that is not there: a sentence in their language instead of a problem
 *  for programs. */
import { languages } from '../action.ts'
import { currentWords } from '../i18n/words.ts'
import { escaped } from '../mail/layout.ts'
import { acceptedLanguage } from './asking.ts'
import type { Problem } from './problem.ts'

/** Whether a person asks, and not a program: browsers say so when a page is opened or a form sent. */
export const asksForPage = (method: string, path: string, accept: string | undefined): boolean =>
  (method === 'GET' || method === 'POST') && !path.startsWith('/api/') && (accept ?? '').includes('text/html')

const says: Readonly<Record<number, string>> = { 404: 'not_found', 429: 'too_often' }

const style = `:root{color-scheme:light dark}body{margin:0 auto;max-width:640px;padding:48px 16px;background:#fbf8f2;color:#23201b;font:18px/1.6 system-ui,sans-serif}h1{font-size:28px;line-height:1.2}small{color:#5e574c}
@media(prefers-color-scheme:dark){body{background:#1b1916;color:#f2ede4}small{color:#b8afa0}}`

export function problemPage(problem: Problem, acceptLanguage: string | undefined): string {
  const language = acceptedLanguage(acceptLanguage, languages) ?? 'en'
  const word = says[problem.status] ?? 'trouble'
  const say = (part: string): string => escaped(currentWords().say(language, `page.${word}_${part}`, {}))
  return `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"><title>${say('title')}</title>
<style>${style}</style></head>
<body><main><h1>${say('title')}</h1><p>${say('says')}</p><p><small>${escaped(problem.requestId)}</small></p></main></body>
</html>
`
}
