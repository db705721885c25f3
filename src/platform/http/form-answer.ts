/** What somebody reads whose form was refused: the page with the form again, in the language in which it stood there. */
import type { Hono, Context as HonoContext } from 'hono'
import type { OrganisationFacts } from '../action.ts'
import { languages } from '../action.ts'
import { currentWords } from '../i18n/words.ts'
import { Refused } from '../refusal.ts'
import { problemKey } from '../values/problem-key.ts'
import { type Entered, formAgain, type Trouble } from './form-again.ts'
import { BadForm, type InputProblem } from './problem.ts'
import type { Env } from './serve.ts'

interface Known {
  readonly status: number
  readonly refusals: Refused['refusals']
  readonly problems: readonly InputProblem[]
}

/** Mail programs and other programs get the problem as they know it. */
export async function answerForm(app: Hono<Env>, asked: HonoContext<Env>, error: Error): Promise<Response | null> {
  const shop = asked.get('form')
  const known = knownOf(error)
  if (!shop || !known || !(asked.req.header('accept') ?? '').includes('text/html')) return null
  const entered = await enteredIn(asked)
  if (!entered) return null
  const page = await pageOf(app, asked, entered)
  if (page.status !== 200) return null
  const html = await page.text()
  const heading = (key: string): string => currentWords().say(languageIn(html), key, {}, shop)
  const again = formAgain(html, {
    entered,
    heading: heading('page.form_again'),
    troubles: troublesOf(known, html, shop),
  })
  const headers = new Headers(page.headers)
  for (const name of ['content-length', 'etag', 'x-request-id']) headers.delete(name)
  headers.set('x-request-id', asked.get('requestId'))
  return new Response(again, { status: known.status, headers })
}

function knownOf(error: Error): Known | null {
  if (error instanceof Refused) return { status: 409, refusals: error.refusals, problems: [] }
  return error instanceof BadForm ? { status: error.status, refusals: [], problems: error.problems } : null
}

/** Read once already, and kept by the framework. */
async function enteredIn(asked: HonoContext<Env>): Promise<Entered | null> {
  if (asked.req.header('content-type')?.includes('json')) return null
  const form = await asked.req.formData().catch(() => null)
  return form && Object.fromEntries([...form].filter((one): one is [string, string] => typeof one[1] === 'string'))
}

/** The page at the same address. */
async function pageOf(app: Hono<Env>, asked: HonoContext<Env>, entered: Entered): Promise<Response> {
  const address = new URL(asked.req.url)
  if (!address.searchParams.has('lang') && entered['lang']) address.searchParams.set('lang', entered['lang'])
  const headers = new Headers({ accept: 'text/html' })
  for (const name of ['accept-language', 'x-forwarded-for']) {
    const value = asked.req.header(name)
    if (value !== undefined) headers.set(name, value)
  }
  return app.fetch(new Request(address, { headers }), asked.env)
}

const languageIn = (html: string) => languages.find((one) => one === /<html lang="(\w\w)"/.exec(html)?.[1]) ?? 'fr'

function troublesOf({ refusals, problems }: Known, html: string, shop: OrganisationFacts): Trouble[] {
  const words = currentWords()
  const say = (key: string, facts: Readonly<Record<string, unknown>>): string =>
    words.say(languageIn(html), key, facts, shop)
  return [
    ...problems.map((one) => ({ field: one.path, says: say(problemKey(one, words.has), one.facts) })),
    ...refusals.map(({ code, facts }) => ({ field: null, says: say(`refusal.${code}`, facts) })),
  ]
}
