/** What is asked of an Odoo, whatever protocol carries it, and every way it can say no. Nothing here ever writes there. */
export type OdooValue = null | boolean | number | string | readonly OdooValue[] | { readonly [name: string]: OdooValue }

export type OdooRecord = { readonly [name: string]: OdooValue }

export type TroubleCode =
  | 'odoo.unreachable'
  | 'odoo.not_odoo'
  | 'odoo.database'
  | 'odoo.denied'
  | 'odoo.not_allowed'
  | 'odoo.field'
  | 'odoo.server'
  | 'odoo.key_lost'
  | 'odoo.stopped'

/** Why an Odoo gave no answer, as a refusal that says what to do next. */
export class OdooTrouble extends Error {
  readonly code: TroubleCode
  readonly facts: Readonly<Record<string, string>>
  constructor(code: TroubleCode, facts: Readonly<Record<string, string>> = {}) {
    super(code)
    this.name = 'OdooTrouble'
    this.code = code
    this.facts = facts
  }
}

/** One call of one of Odoo's services. */
export type Ask = (service: 'common' | 'object', method: string, args: readonly OdooValue[]) => Promise<OdooValue>

export interface Fault {
  /** The class of the error (JSON), or the number of the fault (XML). */
  readonly kind: string
  readonly message: string
}

const longest = 300
const short = (text: string): string => text.replace(/\s+/g, ' ').trim().slice(0, longest)

/** What a fault means to whoever runs the shop. */
export function troubleOf({ kind, message }: Fault): OdooTrouble {
  if (kind === '3' || kind.endsWith('.AccessDenied')) return new OdooTrouble('odoo.denied')
  if (kind === '4' || kind.endsWith('.AccessError'))
    return new OdooTrouble('odoo.not_allowed', { what: short(message.split('\n\n')[0] ?? '') })
  const database = /database "([^"]+)" does not exist/.exec(message)?.[1]
  if (database) return new OdooTrouble('odoo.database', { database })
  const field = /Invalid field '([^']+)'/.exec(message)?.[1]
  if (field) return new OdooTrouble('odoo.field', { field })
  return new OdooTrouble('odoo.server', { what: short(message.trim().split('\n').at(-1) ?? '') })
}
