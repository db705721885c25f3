/** Serves contracts: input checked by the schema, who asks settled, action or read run, answer or problem written. */
import { createHash } from 'node:crypto'
import { getConnInfo } from '@hono/node-server/conninfo'
import type { Hono, Context as HonoContext } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { Content, OrganisationFacts, UploadedFile } from '../action.ts'
import type { Served } from '../module.ts'
import { addressOf, type Route } from '../route.ts'
import type { Runner } from '../run.ts'
import { type Caller, type OrganisationDoor, settleAsking } from './asking.ts'
import { BadForm, BadInput, problemsOf, TooBig } from './problem.ts'
import { keyOf, mustBeOwnPage, type SenderOf } from './sender.ts'

export interface ServeParts {
  readonly runner: Runner
  readonly organisations: OrganisationDoor
  readonly callerOf: (request: Request) => Promise<Caller | null>
  /** Where people reach us: the only pages that may write. */
  readonly publicUrl: () => string
  /** The network address of whoever asks. */
  readonly senderOf: SenderOf
  /** Counts what a sender asks of routes open to every website; refuses where it is too often. */
  readonly pace: (sender: string) => void
}

/** `form`: where a form was sent to, which comes back when it is refused. */
export type Env = { Variables: { requestId: string; form?: OrganisationFacts } }
type Asked = HonoContext<Env>

const uploadAtMost = 60 * 1024 * 1024
/** A list of ten thousand ids fits; a whole book does not. */
const bodyAtMost = 2 * 1024 * 1024

/** Counted while it comes: what is too big is refused before it fills the memory. */
function atMost({ upload }: Route) {
  const bytes = upload ? uploadAtMost : bodyAtMost
  return bodyLimit({
    maxSize: bytes,
    onError: () => {
      throw new TooBig(bytes)
    },
  })
}

/** Puts one contract on the app. */
export function serveRoute(app: Hono<Env>, served: Served, parts: ServeParts): void {
  const { contract } = served
  app.on(contract.method, addressOf(contract), atMost(contract), async (asked) => {
    const cookies: string[] = []
    mustBeOwnPage(asked.req.raw, parts.publicUrl())
    const sender = parts.senderOf(remoteOf(asked), asked.req.header('x-forwarded-for'))
    const ofNobody = contract.forWebsites || contract.form !== undefined
    if (contract.forWebsites || contract.form === 'paced') parts.pace(sender)
    const caller = ofNobody ? null : await callerFor(asked, parts)
    const asking = await settleAsking(parts.organisations, {
      route: contract,
      caller,
      wanted: asked.req.header('komunigi-organisation'),
      address: asked.req.param('organisation'),
      requestId: asked.get('requestId'),
      acceptLanguage: asked.req.header('accept-language'),
      wantedLanguage: asked.req.header('komunigi-language'),
      idempotencyKey: asked.req.header('idempotency-key')?.slice(0, 200),
      http: {
        request: asked.req.raw,
        address: sender,
        setCookie: (header) => void cookies.push(header),
      },
    })
    if (contract.form && contract.method === 'POST') asked.set('form', asking.shop)
    const input = await inputOf(asked, contract)
    const result =
      served.run.kind === 'action'
        ? await parts.runner.act(served.run, input as never, asking)
        : await parts.runner.look(served.run, input as never, asking)
    for (const cookie of cookies) asked.header('set-cookie', cookie, { append: true })
    if (contract.forWebsites) for (const [name, value] of Object.entries(websiteHeaders)) asked.header(name, value)
    if (contract.form) for (const [name, value] of Object.entries(formHeaders)) asked.header(name, value)
    return answer(asked, contract, result)
  })
}

/** An answer that stands on other people's pages: it may be framed and read by all, and runs and loads nothing. */
const websiteHeaders = {
  'access-control-allow-origin': '*',
  'cache-control': 'public, max-age=60',
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors *",
  'referrer-policy': 'no-referrer',
  vary: 'accept-language',
  'x-content-type-options': 'nosniff',
}

/** A page with a form: it runs and loads nothing, sends to us alone, and no other page frames it. */
const formHeaders = {
  'cache-control': 'no-store',
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; media-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
}

async function callerFor(asked: Asked, parts: ServeParts): Promise<Caller | null> {
  if (!asked.req.header('cookie') && !keyOf(asked.req.raw.headers)) return null
  return parts.callerOf(asked.req.raw)
}

/** Requests made inside this process (tests) have no connection. */
function remoteOf(asked: Asked): string | undefined {
  try {
    return getConnInfo(asked).remote.address
  } catch {
    return undefined
  }
}

async function inputOf(asked: Asked, contract: Route): Promise<Record<string, unknown>> {
  const { body, file } = contract.method === 'GET' ? { body: {}, file: undefined } : await bodyOf(asked, contract)
  const parts = [
    { schema: contract.params, given: asked.req.param() as Record<string, unknown> },
    { schema: contract.query, given: asked.req.query() as Record<string, unknown> },
    { schema: contract.body, given: body },
  ]
  const input: Record<string, unknown> = {}
  const problems = []
  for (const { schema, given } of parts) {
    if (!schema) continue
    const checked = schema.safeParse(given)
    if (checked.success) Object.assign(input, checked.data)
    else problems.push(...problemsOf(checked.error))
  }
  if (contract.upload && !file) problems.push({ path: 'file', code: 'required', facts: {} })
  if (problems.length > 0 && contract.form) throw new BadForm(problems)
  if (problems.length > 0) throw new BadInput(problems)
  return file ? { ...input, file } : input
}

async function bodyOf(
  asked: Asked,
  contract: Route,
): Promise<{ body: Record<string, unknown>; file?: UploadedFile | undefined }> {
  if (contract.upload) return uploadOf(asked)
  if (!contract.body) return { body: {} }
  if (contract.form && !asked.req.header('content-type')?.includes('json'))
    return { body: (await uploadOf(asked)).body }
  const text = await asked.req.text()
  if (text === '') return { body: {} }
  try {
    const body: unknown = JSON.parse(text)
    if (typeof body === 'object' && body !== null && !Array.isArray(body))
      return { body: body as Record<string, unknown> }
  } catch {
    // told below, like any other body that is no object
  }
  throw new BadInput([{ path: '', code: 'not_json', facts: {} }])
}

async function uploadOf(asked: Asked): Promise<{ body: Record<string, unknown>; file?: UploadedFile | undefined }> {
  const form = await asked.req.formData().catch(() => null)
  if (!form) throw new BadInput([{ path: 'file', code: 'required', facts: {} }])
  const body: Record<string, unknown> = {}
  let file: UploadedFile | undefined
  for (const [name, value] of form) {
    if (typeof value === 'string') body[name] = value
    else if (name === 'file') file = { name: value.name, bytes: new Uint8Array(await value.arrayBuffer()) }
  }
  return { body, file }
}

/** One part of a file, as players of films ask for it (RFC 9110 14.2); what is asked otherwise gets the whole. */
function partOf(range: string | undefined, length: number): { readonly from: number; readonly until: number } | null {
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(range ?? '') ?? []
  if (first === '' && last === '') return null
  const from = first === '' ? Math.max(0, length - Number(last)) : Number(first)
  const until = first === '' || last === '' ? length - 1 : Math.min(Number(last), length - 1)
  return from <= until ? { from, until } : null
}

function answer(asked: Asked, contract: Route, result: unknown): Response {
  if (contract.sends) {
    const content = result as Content
    if (content.etag) {
      const etag = `"${content.etag}"`
      asked.header('etag', etag)
      if (asked.req.header('if-none-match') === etag) return asked.body(null, 304)
    }
    asked.header('content-type', content.type)
    if (content.body instanceof Uint8Array) {
      const part = partOf(asked.req.header('range'), content.body.length)
      asked.header('accept-ranges', 'bytes')
      if (part) {
        asked.header('content-range', `bytes ${part.from}-${part.until}/${content.body.length}`)
        return asked.body(content.body.slice(part.from, part.until + 1), 206)
      }
    }
    if (content.name)
      asked.header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(content.name)}`)
    return asked.body(content.body as string)
  }
  if (result === undefined || result === null) return asked.json({})
  return contract.forWebsites ? unlessKnown(asked, JSON.stringify(result)) : asked.json(result as object)
}

/** Whoever keeps the answer asks whether it is still the same, and is told so in a line. */
function unlessKnown(asked: Asked, body: string): Response {
  const tag = `"${createHash('sha256').update(body).digest('base64url')}"`
  asked.header('etag', tag)
  const known = (asked.req.header('if-none-match') ?? '').split(',').map((one) => one.trim().replace(/^W\//, ''))
  if (known.includes(tag)) return asked.body(null, 304)
  return asked.body(body, 200, { 'content-type': 'application/json' })
}
