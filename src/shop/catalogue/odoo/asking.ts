/** Both protocols of an Odoo (9 to 16): the same calls, and the same troubles. */
import type { Protocol } from '../rules/odoo.ts'
import { type Ask, OdooTrouble, type OdooValue, troubleOf } from './door.ts'
import { readAnswer, writeCall } from './xml.ts'

const patienceMilliseconds = 20_000

export const askerOf = (url: string, protocol: Protocol): Ask =>
  protocol === 'json_rpc' ? jsonAsker(url) : xmlAsker(url)

const jsonAsker =
  (url: string): Ask =>
  async (service, method, args) => {
    const params = { service, method, args }
    const text = await sent(
      url,
      'jsonrpc',
      'application/json',
      JSON.stringify({ jsonrpc: '2.0', method: 'call', params, id: 1 }),
    )
    const { result, error } = parsed(text)
    if (error) throw troubleOf({ kind: error.data?.name ?? '', message: error.data?.message ?? error.message ?? '' })
    if (result === undefined) throw new OdooTrouble('odoo.not_odoo', { address: url })
    return result
  }

interface JsonAnswer {
  readonly result?: OdooValue
  readonly error?: { readonly message?: string; readonly data?: { readonly name?: string; readonly message?: string } }
}

function parsed(text: string): JsonAnswer {
  try {
    const read: unknown = JSON.parse(text)
    return typeof read === 'object' && read !== null ? (read as JsonAnswer) : {}
  } catch {
    throw new OdooTrouble('odoo.not_odoo')
  }
}

const xmlAsker =
  (url: string): Ask =>
  async (service, method, args) => {
    const answer = readAnswer(await sent(url, `xmlrpc/2/${service}`, 'text/xml', writeCall(method, args)))
    if ('fault' in answer) throw troubleOf(answer.fault)
    return answer.value
  }

async function sent(url: string, path: string, type: string, body: string): Promise<string> {
  const where = new URL(path, url.endsWith('/') ? url : `${url}/`)
  const signal = AbortSignal.timeout(patienceMilliseconds)
  // Wherever else it would lead, the key does not go along.
  const asked = fetch(where, { method: 'POST', headers: { 'content-type': type }, body, redirect: 'error', signal })
  const answer = await asked.catch(() => null)
  if (!answer || busy(answer.status)) throw new OdooTrouble('odoo.unreachable', { address: where.origin })
  if (!answer.ok) throw new OdooTrouble('odoo.not_odoo', { address: where.origin })
  const text = await answer.text().catch(() => null)
  if (text === null) throw new OdooTrouble('odoo.unreachable', { address: where.origin })
  return text
}

/** What stands before the Odoo says that it does not run, or has too much to do. */
const busy = (status: number): boolean => status === 429 || status >= 500
