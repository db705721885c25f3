/** An Odoo for tests: answers with what a real one answered (`fixtures/odoo-rpc`), in both protocols. Pages are cut from
 *  the recorded products by the conditions that are asked; everything else must have been recorded. */
import { readdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { after as atTheEnd } from 'node:test'
import type { OdooRecord, OdooValue } from '#shop/catalogue/odoo/door.ts'
import { readAnswer, writeCall } from '#shop/catalogue/odoo/xml.ts'

const folder = join(import.meta.dirname, 'fixtures', 'odoo-rpc')

interface Call {
  readonly service: string
  readonly method: string
  readonly args: readonly OdooValue[]
}

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

const products = [1, 2, 3, 4].flatMap(
  (page) => recordedAnswer(`07_search_read_product_template_page${page}`) as unknown as OdooRecord[],
)
const changed = recordedAnswer('14_increment_write_date') as unknown as OdooRecord[]

export const access = { database: 'shop', login: 'connecteur@shop.example', key: 'replay-test-only' }

export interface Replay {
  readonly url: string
  /** Every method that was called, in order. */
  readonly calls: string[]
  /** From now on the products stand as they did after the recorded changes. */
  change(): void
  /** So many answers, once so many came as ever: an error of that recording, none at all, or that of something else. */
  fail(how: string | 'hang_up' | 'page', times?: number, after?: number): void
}

/** `most`: only so many of the products, those that change among them. */
export async function replay(most = Number.POSITIVE_INFINITY): Promise<Replay> {
  const calls: string[] = []
  const changing = new Set(changed.map(({ id }) => id))
  const kept = products.filter(({ id }, at) => at < most - changing.size || changing.has(id as number))
  let current: readonly OdooRecord[] = kept
  let failing: (string | undefined)[] = []
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const body = Buffer.concat(parts).toString('utf8')
      const xml = request.url?.startsWith('/xmlrpc') ?? false
      const call = xml ? xmlCall(body, request.url ?? '') : (JSON.parse(body) as { params: Call }).params
      calls.push(call.method === 'execute_kw' ? String(call.args[4]) : call.method)
      const how = failing.shift()
      if (how === 'hang_up') return void request.socket.destroy()
      if (how === 'page') return void response.end('<html>a shop</html>')
      const name = how ?? errorOf(call)
      if (name) return void response.end(xml ? recordedXml(name) : JSON.stringify(jsonOf(name).response.body))
      const result = answer(call, current)
      response.end(xml ? asXml(result) : JSON.stringify({ jsonrpc: '2.0', id: 1, result }))
    })
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  atTheEnd(() => void server.close())
  const { port } = server.address() as { port: number }
  return {
    url: `http://127.0.0.1:${port}`,
    calls,
    change() {
      current = kept.map((one) => changed.find(({ id }) => id === one['id']) ?? one)
    },
    fail(how, times = 1, after = 0) {
      failing = Array.from({ length: after + times }, (_, at) => (at < after ? undefined : how))
    },
  }
}

/** What Odoo says no to. */
function errorOf({ method, args }: Call): string | null {
  if (args[0] !== access.database) return '22_unknown_database'
  if (method === 'authenticate') return args[2] === access.key ? null : '03_authenticate_wrong_password'
  return args[2] === access.key ? null : '19_object_wrong_password'
}

function answer({ method, args }: Call, current: readonly OdooRecord[]): OdooValue {
  if (method === 'authenticate') return recordedAnswer('02_authenticate')
  const [model, run, given, more] = args.slice(3) as [string, string, readonly OdooValue[], OdooRecord]
  if (run === 'fields_get') return recordedAnswer('04_fields_get_product_template')
  if (model === 'account.tax') return recordedAnswer('11_taxes')
  const found = current.filter((one) => fits(one, given[0] as readonly (readonly OdooValue[])[]))
  if (run === 'search_count') return found.length
  const fields = more['fields'] as readonly string[]
  const page = found
    .toSorted((a, b) => Number(a['id']) - Number(b['id']))
    .slice(0, Number(more['limit'] ?? found.length))
  return page.map((one) => Object.fromEntries(fields.map((field) => [field, one[field] ?? false])))
}

const fits = (record: OdooRecord, domain: readonly (readonly OdooValue[])[]): boolean =>
  domain.every(([field, sign, value]) => {
    const own = record[String(field)]
    return sign === '>' && own !== undefined && own !== null && value !== undefined && value !== null && own > value
  })

/** A call as Odoo reads it: with the reader of answers. */
function xmlCall(body: string, path: string): Call {
  const method = /<methodName>(\w+)<\/methodName>/.exec(body)?.[1] ?? ''
  const args = body
    .split('<param>')
    .slice(1)
    .map((one) => {
      const read = readAnswer(`<methodResponse><param>${one}`)
      return 'value' in read ? read.value : null
    })
  return { service: path.split('/').at(-1) ?? '', method, args }
}

const asXml = (value: OdooValue): string =>
  writeCall('x', [value])
    .replace(/^.*<params>/s, '<?xml version="1.0"?>\n<methodResponse>\n<params>\n')
    .replace('</methodCall>', '\n</methodResponse>')
