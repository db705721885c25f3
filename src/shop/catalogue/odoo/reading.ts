/** What is read from an Odoo about products: pages in the order of ids. */
import { type Protocol, pageSize, type Step } from '../rules/odoo.ts'
import { askerOf } from './asking.ts'
import { type OdooRecord, OdooTrouble, type OdooValue } from './door.ts'
import { marginFields } from './margins.ts'

interface OdooAccess {
  readonly url: string
  readonly database: string
  readonly login: string
  readonly key: string
  readonly protocol: Protocol
}

/** Which page: records behind an id, those changed since a moment of the Odoo's clock, and those of some ids. */
export interface PageWish {
  readonly step: Step
  readonly after: number
  readonly since: string | null
  /** `only`: none but these. `also`: these beside what changed. */
  readonly ids: { readonly only: readonly number[] } | { readonly also: readonly number[] }
}

export interface Odoo {
  /** At most a page, archived ones too. */
  page(wish: PageWish): Promise<OdooRecord[]>
  /** How many products there are to read. */
  count(since: string | null): Promise<number>
  /** When the last of what is read changed, by the clock of the Odoo; null where there is nothing. */
  newest(): Promise<string | null>
}

/** Fields of products that mean something here; an Odoo without some add-on lacks some of them. */
const ofProducts = [
  ...`id name default_code barcode list_price standard_price categ_id uom_id uom_po_id taxes_id weight
  to_weight available_in_pos sale_ok purchase_ok active print_category_id eco_label local_label fair_label origin_label eco_label_id
  local_label_id fair_label_id origin_label_id display_unit display_weight product_variant_ids write_date`.split(/\s+/),
  ...marginFields,
]

const ofVariants = `id product_tmpl_id display_name default_code barcode lst_price standard_price active write_date`

/** From Odoo 16 on a supplier line calls its supplier otherwise, from 12 on units are another model. */
const supplierSince = 16
const unitsSince = 12

type ByAddOn = 'products' | 'categories' | 'margin_classes' | 'coefficients'
const isByAddOn = (step: Step): step is ByAddOn => step in byAddOn

const madeOf: Readonly<Record<Exclude<Step, ByAddOn>, (release: number) => readonly [string, string]>> = {
  changed_variants: () => ['product.product', 'id product_tmpl_id write_date'],
  variants: () => ['product.product', ofVariants],
  supplier_lines: (release) => [
    'product.supplierinfo',
    `id product_tmpl_id product_id ${release < supplierSince ? 'name' : 'partner_id'} product_code product_name
      min_qty price currency_id date_start date_end sequence write_date`,
  ],
  taxes: () => ['account.tax', 'id name amount amount_type price_include tax_group_id'],
  units: (release) => [release < unitsSince ? 'product.uom' : 'uom.uom', 'id name category_id factor'],
}

/** What an Odoo has of these depends on its add-ons: it is asked first. */
const byAddOn: Readonly<Record<ByAddOn, readonly [string, readonly string[]]>> = {
  products: ['product.template', ofProducts],
  categories: ['product.category', ['id', 'name', 'complete_name', ...marginFields]],
  margin_classes: [
    'product.margin.classification',
    ['id', 'name', 'markup', 'margin', 'profit_margin', 'price_round', 'price_surcharge'],
  ],
  coefficients: ['product.coefficient', ['id', 'name', 'operation_type', 'value']],
}

const changing = ['product.template', 'product.product', 'product.supplierinfo'] as const
const all = { active_test: false, display_default_code: false }

/** Signs in; throws `OdooTrouble`. */
export async function openOdoo({ url, database, login, key, protocol }: OdooAccess): Promise<Odoo> {
  const ask = askerOf(url, protocol)
  const user = await ask('common', 'authenticate', [database, login, key, {}])
  if (typeof user !== 'number') throw new OdooTrouble('odoo.denied')
  const run = (model: string, method: string, args: readonly OdooValue[], more: OdooRecord): Promise<OdooValue> =>
    ask('object', 'execute_kw', [database, user, key, model, method, args, more])
  const records = async (model: string, domain: readonly OdooValue[], more: OdooRecord): Promise<OdooRecord[]> => {
    const found = await run(model, 'search_read', [domain], { ...more, context: all })
    if (!Array.isArray(found)) throw new OdooTrouble('odoo.not_odoo', { address: url })
    return found as OdooRecord[]
  }
  const readable = async (step: Step): Promise<readonly [string, readonly string[]]> => {
    if (isByAddOn(step)) {
      const [model, wanted] = byAddOn[step]
      const known = await run(model, 'fields_get', [wanted], { attributes: ['type'] })
      const has = (field: string) => known !== null && typeof known === 'object' && field in known
      return [model, wanted.filter((field) => field === 'id' || has(field))]
    }
    const [model, fields] = madeOf[step](releaseOf(await ask('common', 'version', [])))
    return [model, fields.split(/\s+/)]
  }
  return {
    async page({ step, after, since, ids }) {
      const [model, fields] = await readable(step)
      const domain = [...wanted(since, ids), ['id', '>', after]]
      return records(model, domain, { fields, limit: pageSize(step), order: 'id' })
    },
    async count(since) {
      const found = await run('product.template', 'search_count', [wanted(since, { also: [] })], { context: all })
      return typeof found === 'number' ? found : 0
    },
    async newest() {
      const last = { fields: ['id', 'write_date'], limit: 1, order: 'write_date desc, id desc' }
      const found = await Promise.all(
        changing.map((model) => records(model, [], last).catch((error) => orNothing(error, model))),
      )
      return (
        found
          .flatMap(([one]) => (typeof one?.['write_date'] === 'string' ? one['write_date'] : []))
          .toSorted()
          .at(-1) ?? null
      )
    },
  }
}

/** What the login may not read beside the products does not keep it from reading those. */
function orNothing(error: unknown, model: (typeof changing)[number]): OdooRecord[] {
  if (model !== 'product.template' && error instanceof OdooTrouble && error.code === 'odoo.not_allowed') return []
  throw error
}

function wanted(since: string | null, ids: PageWish['ids']): OdooValue[] {
  if ('only' in ids) return [['id', 'in', ids.only]]
  if (since === null) return []
  const changed = ['write_date', '>', since]
  return ids.also.length === 0 ? [changed] : ['|', changed, ['id', 'in', ids.also]]
}

/** `[16, 0, 0, "final", 0, ""]`; of an Odoo online the first is a text: `saas~16`. */
function releaseOf(version: OdooValue): number {
  const said = version !== null && typeof version === 'object' && 'server_version_info' in version
  const first = said && Array.isArray(version.server_version_info) ? version.server_version_info[0] : null
  const [digits] = /\d+/.exec(String(first ?? '')) ?? []
  return digits === undefined ? supplierSince : Number(digits)
}
