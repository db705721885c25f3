/** The web server: routes of the API, health and figures, the API's own description, and the browser shell. */
import { Hono } from 'hono'
import { etag } from 'hono/etag'
import { HTTPException } from 'hono/http-exception'
import type { Logger } from 'pino'
import type { Served } from '../module.ts'
import { newId } from '../values/ids.ts'
import type { Figures } from './figures.ts'
import { answerForm } from './form-answer.ts'
import { type OpenApi, openApiDocument } from './openapi.ts'
import { apiPage } from './openapi-page.ts'
import { type Problem, problemOf, TooOften } from './problem.ts'
import { asksForPage, problemPage } from './problem-page.ts'
import { type Env, type ServeParts, serveRoute } from './serve.ts'
import { type Shell, serveShell } from './shell.ts'

export interface AppParts extends ServeParts {
  readonly routes: readonly Served[]
  readonly log: Logger
  readonly figures: Figures
  readonly version: string
  /** Answers when the database does; used by `/readyz`. */
  readonly ready: () => Promise<boolean>
  readonly shell: Shell | null
  /** Routes that are not of the API: feeds, calendars at fixed addresses. */
  readonly more?: (app: Hono<Env>) => void
}

const policy = [
  "default-src 'self'",
  // The reader of card codes is compiled (wasm); nothing else may be made of text.
  "script-src 'self' 'wasm-unsafe-eval'",
  "img-src 'self' data: blob:",
  "style-src 'self' 'unsafe-inline'",
  "frame-ancestors 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "object-src 'none'",
].join('; ')

/** What every answer of the API says to browsers. */
const guards = {
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
}

export function makeApp(parts: AppParts): Hono<Env> {
  const app = new Hono<Env>()
  app.use(async (asked, next) => {
    const id = newId()
    asked.set('requestId', id)
    asked.header('x-request-id', id)
    const end = parts.figures.start()
    await next()
    end(asked.req.method, asked.req.routePath ?? '', asked.res.status)
    if (parts.log.isLevelEnabled('debug'))
      parts.log.debug(
        { id, method: asked.req.method, route: asked.req.routePath, status: asked.res.status },
        'answered',
      )
  })
  // Answers of the API are guarded before they are made: touched afterwards, each would be made a second time.
  // A route may set its own.
  app.use('/api/*', (asked, next) => {
    for (const [name, value] of Object.entries(guards)) asked.header(name, value)
    return next()
  })
  app.use(async (asked, next) => {
    await next()
    if (asked.req.path.startsWith('/api/')) return
    asked.header('x-content-type-options', guards['x-content-type-options'])
    if (!asked.res.headers.has('content-security-policy'))
      asked.header('content-security-policy', guards['content-security-policy'])
  })
  // The words of the screens are the longest answer and change the least: asked anew, sent only when they differ.
  app.use('/api/v1/messages/*', etag(), async (asked, next) => {
    await next()
    asked.header('cache-control', 'private, no-cache')
    asked.header('vary', 'Cookie, Authorization, Komunigi-Organisation')
  })
  app.onError(async (error, asked) => {
    const form = await answerForm(app, asked, error)
    if (form) return form
    const known = problemOf(error, asked.get('requestId'))
    if (known && asksForPage(asked.req.method, asked.req.path, asked.req.header('accept')))
      return answerPage(known, asked.req.header('accept-language'))
    return answerError(error, asked.get('requestId'), parts.log)
  })
  app.get('/healthz', (asked) => asked.json({ ok: true }))
  app.get('/readyz', async (asked) =>
    (await parts.ready()) ? asked.json({ ok: true }) : asked.json({ ok: false }, 503),
  )
  app.get('/metrics', async (asked) => asked.text(await parts.figures.text()))
  // Long to write and seldom read: made when somebody first asks.
  let written: OpenApi | undefined
  const document = (): OpenApi => {
    written ??= openApiDocument(parts.routes, parts.version)
    return written
  }
  app.get('/openapi.json', (asked) => asked.json(document()))
  app.get('/api', (asked) => asked.html(apiPage(document())))
  for (const served of parts.routes) serveRoute(app, served, parts)
  parts.more?.(app)
  app.all('/api/*', (asked) =>
    answerProblem(
      {
        type: 'urn:komunigi:problem:not_found',
        title: 'No such route',
        status: 404,
        code: 'not_found',
        requestId: asked.get('requestId'),
      },
      parts.log,
    ),
  )
  if (parts.shell) serveShell(app, parts.shell, policy)
  return app
}

function answerPage(problem: Problem, acceptLanguage: string | undefined): Response {
  const headers = { ...guards, 'content-type': 'text/html; charset=utf-8', 'x-request-id': problem.requestId }
  return new Response(problemPage(problem, acceptLanguage), { status: problem.status, headers })
}

/** The status says what it means, the body says why, the log keeps what was a bug. */
function answerError(error: Error, requestId: string, log: Logger): Response {
  const known = problemOf(error, requestId)
  if (known) return answerProblem(known, log, error)
  if (error instanceof HTTPException && error.status < 500)
    return answerProblem(
      { type: 'urn:komunigi:problem:http', title: error.message, status: error.status, code: 'http', requestId },
      log,
    )
  log.error({ id: requestId, err: { message: error.message, stack: error.stack } }, 'a request failed')
  return answerProblem(
    { type: 'urn:komunigi:problem:bug', title: 'Something is broken here', status: 500, code: 'bug', requestId },
    log,
  )
}

function answerProblem(problem: Problem, _log: Logger, error?: Error): Response {
  const headers: Record<string, string> = {
    ...guards,
    'content-type': 'application/problem+json',
    'x-request-id': problem.requestId,
  }
  if (error instanceof TooOften) headers['retry-after'] = String(error.seconds)
  return new Response(JSON.stringify(problem), { status: problem.status, headers })
}
