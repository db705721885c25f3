/** What is read from an Odoo about products: pages in the order of ids, and the taxes they name. */
import type { Protocol } from '../rules/odoo.ts'
import { askerOf } from './asking.ts'
import { type OdooRecord, OdooTrouble, type OdooValue } from './door.ts'

interface OdooAccess {
  readonly url: string
  readonly database: string
  readonly login: string
  readonly key: string
  readonly protocol: Protocol
}

export interface Odoo {
  /** Products from this id on, at most a page; `since`: only those changed after it. Archived ones too. */
  page(after: number, since: string | null): Promise<OdooRecord[]>
  /** How many there are to read. */
  count(since: string | null): Promise<number>
  taxes(ids: readonly number[]): Promise<OdooRecord[]>
}

const pageSize = 50

/** Fields of products that mean something here; an Odoo without some add-on lacks some of them. */
const wanted = [
  ...[
    'id',
    'name',
    'default_code',
    'barcode',
    'list_price',
    'standard_price',
    'categ_id',
    'uom_id',
    'taxes_id',
    'weight',
  ],
  ...['to_weight', 'available_in_pos', 'sale_ok', 'purchase_ok', 'active', 'eco_label', 'local_label', 'fair_label'],
  ...[
    'origin_label',
    'eco_label_id',
    'local_label_id',
    'fair_label_id',
    'origin_label_id',
    'display_unit',
    'display_weight',
  ],
  'write_date',
]

/** Signs in and finds out what this Odoo knows of products; throws `OdooTrouble`. */
export async function openOdoo({ url, database, login, key, protocol }: OdooAccess): Promise<Odoo> {
  const ask = askerOf(url, protocol)
  const user = await ask('common', 'authenticate', [database, login, key, {}])
  if (typeof user !== 'number') throw new OdooTrouble('odoo.denied')
  const run = (model: string, method: string, args: readonly OdooValue[], more: OdooRecord): Promise<OdooValue> =>
    ask('object', 'execute_kw', [database, user, key, model, method, args, more])
  const records = async (model: string, domain: readonly OdooValue[], more: OdooRecord): Promise<OdooRecord[]> => {
    const found = await run(model, 'search_read', [domain], more)
    if (!Array.isArray(found)) throw new OdooTrouble('odoo.not_odoo', { address: url })
    return found as OdooRecord[]
  }
  const known = await run('product.template', 'fields_get', [wanted], { attributes: ['type'] })
  const fields = wanted.filter(
    (field) => field === 'id' || (known !== null && typeof known === 'object' && field in known),
  )
  const all = { active_test: false }
  return {
    page: (after, since) =>
      records('product.template', [...sinceThen(since), ['id', '>', after]], {
        fields,
        limit: pageSize,
        order: 'id',
        context: all,
      }),
    async count(since) {
      const found = await run('product.template', 'search_count', [sinceThen(since)], { context: all })
      return typeof found === 'number' ? found : 0
    },
    taxes: (ids) =>
      records('account.tax', [['id', 'in', ids]], {
        fields: ['id', 'name', 'amount', 'amount_type', 'price_include'],
        order: 'id',
        context: all,
      }),
  }
}

const sinceThen = (since: string | null): OdooValue[] => (since === null ? [] : [['write_date', '>', since]])
