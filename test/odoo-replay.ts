/** An Odoo for tests: answers with what a real one answered (`fixtures/odoo-rpc`), in both protocols. Pages are cut from
 *  the recorded products by the conditions that are asked; everything else must have been recorded. */
import { readdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import type { OdooRecord, OdooValue } from '#shop/catalogue/odoo/door.ts'
import { answerText, type Call, callIn, foundBy } from '#shop/catalogue/scenario/odoo-answers.ts'
import { atTheEnd } from './ending.ts'

const folder = join(import.meta.dirname, 'fixtures', 'odoo-rpc')

interface JsonRecorded {
  readonly request: { readonly body: { readonly params: Call } }
  readonly response: { readonly body: { readonly result?: OdooValue } }
}

const jsonOf = (name: string): JsonRecorded =>
  JSON.parse(readFileSync(join(folder, `${name}.jsonrpc.json`), 'utf8')) as JsonRecorded

export const recordedAnswer = (name: string): OdooValue => jsonOf(name).response.body.result ?? null

export const recordedXml = (name: string): string =>
  (JSON.parse(readFileSync(join(folder, `${name}.xmlrpc.json`), 'utf8')) as { response: { body: string } }).response
    .body

export const recordedNames = readdirSync(folder)
  .filter((file) => file.endsWith('.jsonrpc.json'))
  .map((file) => file.replace('.jsonrpc.json', ''))

const listOf = (name: string): OdooRecord[] => recordedAnswer(name) as unknown as OdooRecord[]

const pagesOf = (name: string, pages: number): OdooRecord[] =>
  Array.from({ length: pages }, (_, at) => listOf(`${name}_page${at + 1}`)).flat()

/** What was recorded, by model. */
const recorded = {
  'product.template': pagesOf('07_search_read_product_template', 4),
  'product.product': pagesOf('08_search_read_product_product', 2),
  'product.supplierinfo': listOf('09_supplierinfo'),
  'product.category': listOf('10_categories'),
  'account.tax': listOf('11_taxes'),
  'uom.uom': listOf('12_uom'),
} as const
type Model = keyof typeof recorded
type Models = Readonly<Record<Model, readonly OdooRecord[]>>

const changed = listOf('14_increment_write_date')

export const access = { database: 'shop', login: 'connecteur@shop.example', key: 'replay-test-only' }

export interface Replay {
  readonly url: string
  /** Every method that was called, in order. */
  readonly calls: string[]
  /** From now on the products stand as they did after the recorded changes. */
  change(): void
  /** From now on these stand so, or are there too: records of the shape of the recorded ones. */
  put(model: Model, ...records: readonly OdooRecord[]): void
  /** The login may not read this model any more. */
  close(model: Model): void
  /** A record as it stands now. */
  of(model: Model, id: number): OdooRecord
  /** So many further calls have come. */
  asked(calls: number): Promise<void>
  /** Answers nothing until it is called. */
  hold(): () => void
  /** So many answers, once so many came as ever: an error of that recording, none at all, or that of something else. */
  fail(how: string | 'hang_up' | 'page', times?: number, after?: number): void
}

/** `most`: only so many of the products, those that change among them. */
export async function replay(most = Number.POSITIVE_INFINITY): Promise<Replay> {
  const calls: string[] = []
  const changing = new Set(changed.map(({ id }) => id))
  const kept = recorded['product.template'].filter(
    ({ id }, at) => at < most - changing.size || changing.has(id as number),
  )
  let current: Models = only(kept)
  const closed = new Set<string>()
  let held: Promise<void> | null = null
  let waiting: { readonly until: number; readonly done: () => void }[] = []
  let failing: (string | undefined)[] = []
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', async () => {
      const body = Buffer.concat(parts).toString('utf8')
      const path = request.url ?? ''
      const call = callIn(body, path)
      calls.push(call.method === 'execute_kw' ? String(call.args[4]) : call.method)
      for (const { done } of waiting.filter(({ until }) => until <= calls.length)) done()
      waiting = waiting.filter(({ until }) => until > calls.length)
      await held
      const how = failing.shift()
      if (how === 'hang_up') return void request.socket.destroy()
      if (how === 'page') return void response.end('<html>a shop</html>')
      const name = how ?? errorOf(call) ?? (closed.has(String(call.args[3])) ? '18_access_error_model' : null)
      if (name)
        return void response.end(
          path.startsWith('/xmlrpc') ? recordedXml(name) : JSON.stringify(jsonOf(name).response.body),
        )
      response.end(answerText(answer(call, current), path))
    })
  })
  const put = (model: Model, ...records: readonly OdooRecord[]): void => {
    const ids = new Set(records.map(({ id }) => id))
    current = { ...current, [model]: [...current[model].filter(({ id }) => !ids.has(id ?? null)), ...records] }
  }
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  atTheEnd(() => void server.close())
  const { port } = server.address() as { port: number }
  return {
    url: `http://127.0.0.1:${port}`,
    calls,
    change() {
      put('product.template', ...changed.filter(({ id }) => kept.some((one) => one['id'] === id)))
    },
    put,
    of: (model, id) => current[model].find((one) => one['id'] === id) ?? {},
    asked: (more) =>
      new Promise((done) => {
        waiting.push({ until: calls.length + more, done })
      }),
    close: (model) => void closed.add(model),
    hold() {
      let go: () => void = () => undefined
      held = new Promise((done) => {
        go = () => {
          held = null
          done()
        }
      })
      return go
    },
    fail(how, times = 1, after = 0) {
      failing = Array.from({ length: after + times }, (_, at) => (at < after ? undefined : how))
    },
  }
}

/** What Odoo says no to. */
function errorOf({ method, args }: Call): string | null {
  if (method === 'version') return null
  if (args[0] !== access.database) return '22_unknown_database'
  if (method === 'authenticate') return args[2] === access.key ? null : '03_authenticate_wrong_password'
  return args[2] === access.key ? null : '19_object_wrong_password'
}

/** Only what belongs to these products. */
function only(kept: readonly OdooRecord[]): Models {
  const ids = new Set(kept.map(({ id }) => id))
  const theirs = (one: OdooRecord): boolean => {
    const product = one['product_tmpl_id']
    return Array.isArray(product) && ids.has(product[0])
  }
  return {
    ...recorded,
    'product.template': kept,
    'product.product': recorded['product.product'].filter(theirs),
    'product.supplierinfo': recorded['product.supplierinfo'].filter(theirs),
  }
}

function answer(call: Call, current: Models): OdooValue {
  if (call.method === 'version') return recordedAnswer('01_version')
  if (call.method === 'authenticate') return recordedAnswer('02_authenticate')
  if (call.args[4] === 'fields_get') {
    const model = call.args[3] as Model
    const known = model === 'product.template' ? (recordedAnswer('04_fields_get_product_template') as OdooRecord) : {}
    const borne = current[model].flatMap((one) => Object.keys(one))
    return { ...known, ...Object.fromEntries(borne.map((field) => [field, {}])) }
  }
  return foundBy(call, current)
}
