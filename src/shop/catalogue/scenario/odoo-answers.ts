/** What an Odoo answers about records it holds: the reads of the connector, in both protocols. For scenario files, and for
 *  tests that replay recorded answers (`test/odoo-replay.ts`). */
import type { Fault, OdooRecord, OdooValue } from '../odoo/door.ts'
import { readAnswer, writeCall } from '../odoo/xml.ts'

export interface Call {
  readonly service: string
  readonly method: string
  readonly args: readonly OdooValue[]
}

export type Models = Readonly<Record<string, readonly OdooRecord[]>>

/** `search_count` and `search_read` of what a model holds. */
export function foundBy({ args }: Call, models: Models): OdooValue {
  const [model, run, given, more] = args.slice(3) as [string, string, readonly OdooValue[], OdooRecord]
  const found = (models[model] ?? []).filter((one) => fits(one, given[0] as Domain))
  if (run === 'search_count') return found.length
  const fields = more['fields'] as readonly string[]
  const by = String(more['order']).startsWith('write_date desc') ? byChange : byId
  const page = found.toSorted(by).slice(0, Number(more['limit'] ?? found.length))
  return page.map((one) => Object.fromEntries(fields.map((field) => [field, one[field] ?? false])))
}

const byId = (a: OdooRecord, b: OdooRecord): number => Number(a['id']) - Number(b['id'])
const byChange = (a: OdooRecord, b: OdooRecord): number =>
  String(b['write_date']).localeCompare(String(a['write_date'])) || byId(b, a)

type Domain = readonly (string | readonly OdooValue[])[]

/** `'|', one, other` or all of them, as Odoo writes it. */
function fits(record: OdooRecord, domain: Domain): boolean {
  if (domain[0] === '|') {
    const [, one, other, ...rest] = domain
    return (holds(record, one) || holds(record, other)) && fits(record, rest)
  }
  return domain.every((one) => holds(record, one))
}

function holds(record: OdooRecord, condition: Domain[number] | undefined): boolean {
  if (!Array.isArray(condition)) return false
  const [field, sign, value] = condition as readonly OdooValue[]
  const own = record[String(field)]
  if (sign === 'in') return Array.isArray(value) && value.includes(own ?? null)
  return sign === '>' && own !== undefined && own !== null && value !== undefined && value !== null && own > value
}

/** What was asked: JSON, or XML below `/xmlrpc`. */
export const callIn = (body: string, path: string): Call =>
  path.startsWith('/xmlrpc') ? xmlCall(body, path) : (JSON.parse(body) as { params: Call }).params

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

export const answerText = (value: OdooValue, path: string): string =>
  path.startsWith('/xmlrpc')
    ? response(`<params>\n${paramOf(value)}\n</params>`)
    : JSON.stringify({ jsonrpc: '2.0', id: 1, result: value })

/** `kind`: 3 denies the login, 4 the access to a record. */
export function faultText({ kind, message }: Fault, path: string): string {
  if (path.startsWith('/xmlrpc')) {
    const fault = paramOf({ faultCode: Number(kind), faultString: message }).replace(/^<param>|<\/param>$/g, '')
    return response(`<fault>\n${fault}\n</fault>`)
  }
  const data = { name: kind === '3' ? 'odoo.exceptions.AccessDenied' : 'odoo.exceptions.AccessError', message }
  return JSON.stringify({ jsonrpc: '2.0', id: 1, error: { code: 200, message: 'Odoo Server Error', data } })
}

const response = (inside: string): string => `<?xml version="1.0"?>\n<methodResponse>\n${inside}\n</methodResponse>`

/** `<param><value>…</value></param>`, as the connector writes it. */
const paramOf = (value: OdooValue): string =>
  writeCall('x', [value])
    .replace(/^.*<params>/s, '')
    .replace('</params></methodCall>', '')
