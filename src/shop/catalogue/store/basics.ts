/** What products are made of: categories, units, VAT, deposits, qualities, exemptions, rules of codes. */
import type { Db } from '#platform/database/connect.ts'
import { insertRows, rows, sql, written } from '#platform/database/sql.ts'
import type { Day, Instant } from '#platform/values/day.ts'
import type { OrganisationId } from '#platform/values/ids.ts'
import type { BarcodeRule } from '../rules/barcode-rule.ts'
import type { CategoryFacts } from '../rules/category.ts'
import type { Unit } from '../rules/units.ts'
import type { VatRate } from '../rules/vat.ts'

export const readUnits = (db: Db, organisation: OrganisationId): Promise<Unit[]> =>
  rows(
    db,
    sql<Unit>`select code, dimension, size, name from catalogue.unit where organisation_id = ${organisation} order by code`,
  )

export const writeUnit = (db: Db, organisation: OrganisationId, unit: Unit): Promise<number> =>
  written(
    db,
    sql`insert into catalogue.unit (organisation_id, code, name, dimension, size)
      values (${organisation}, ${unit.code}, ${unit.name}, ${unit.dimension}, ${unit.size})
      on conflict (organisation_id, code) do update set name = excluded.name, dimension = excluded.dimension, size = excluded.size`,
  )

export interface VatClassRow {
  readonly code: string
  readonly name: string
}
export const readVatClasses = (db: Db, organisation: OrganisationId): Promise<VatClassRow[]> =>
  rows(
    db,
    sql<VatClassRow>`select code, name from catalogue.vat_class where organisation_id = ${organisation} order by code`,
  )

export const readVatRates = (db: Db, organisation: OrganisationId): Promise<VatRate[]> =>
  rows(
    db,
    sql<VatRate>`select class, country, from_day as "from", rate from catalogue.vat_rate
      where organisation_id = ${organisation} order by class, country, from_day`,
  )

/** Without a name the class keeps the one it has: those the software knows are called in every language. */
export async function writeVatRate(
  db: Db,
  organisation: OrganisationId,
  rate: VatRate,
  name: string | null,
): Promise<void> {
  if (name !== null)
    await written(
      db,
      sql`insert into catalogue.vat_class (organisation_id, code, name) values (${organisation}, ${rate.class}, ${name})
        on conflict (organisation_id, code) do update set name = excluded.name`,
    )
  await written(
    db,
    sql`insert into catalogue.vat_rate (organisation_id, class, country, from_day, rate)
      values (${organisation}, ${rate.class}, ${rate.country}, ${rate.from}, ${rate.rate})
      on conflict (organisation_id, class, country, from_day) do update set rate = excluded.rate`,
  )
}

export const dropVatRate = (
  db: Db,
  organisation: OrganisationId,
  { class: name, country, from }: Pick<VatRate, 'class' | 'country' | 'from'>,
): Promise<number> =>
  written(
    db,
    sql`delete from catalogue.vat_rate where organisation_id = ${organisation} and class = ${name}
      and country = ${country} and from_day = ${from}`,
  )

/** Rates that begin within these days and that nobody was told of yet. */
export const readRatesToTell = (
  db: Db,
  organisation: OrganisationId,
  after: Day,
  until: Day,
): Promise<(VatRate & { readonly from: Day })[]> =>
  rows(
    db,
    sql<VatRate & { readonly from: Day }>`select class, country, from_day as "from", rate from catalogue.vat_rate
      where organisation_id = ${organisation} and from_day > ${after} and from_day <= ${until} and told_at is null
      order by from_day, class, country for update`,
  )

export const writeRatesTold = (
  db: Db,
  organisation: OrganisationId,
  after: Day,
  until: Day,
  now: Instant,
): Promise<number> =>
  written(
    db,
    sql`update catalogue.vat_rate set told_at = ${now}
      where organisation_id = ${organisation} and from_day > ${after} and from_day <= ${until} and told_at is null`,
  )

export interface CategoryRow extends CategoryFacts {
  readonly position: number
  readonly archived: boolean
  readonly version: number
}

export const readCategories = (db: Db, organisation: OrganisationId): Promise<CategoryRow[]> =>
  rows(
    db,
    sql<CategoryRow>`select id, parent_id as parent, name, food, alcohol, vegan, vat_class as "vatClass", position, archived, version
      from catalogue.category where organisation_id = ${organisation} order by position, platform.plain(name), id`,
  )

/** How many products stand in each category itself. */
export const countByCategory = (
  db: Db,
  organisation: OrganisationId,
): Promise<{ category: string; products: number }[]> =>
  rows(
    db,
    sql<{
      category: string
      products: number
    }>`select category_id as category, count(*) as products from catalogue.product
      where organisation_id = ${organisation} and category_id is not null and state <> 'withdrawn' group by category_id order by category_id`,
  )

export const addCategories = (
  db: Db,
  organisation: OrganisationId,
  all: readonly Omit<CategoryRow, 'version'>[],
): Promise<number> =>
  insertRows(
    db,
    'catalogue.category',
    {
      organisation_id: 'uuid',
      id: 'uuid',
      parent_id: 'uuid',
      name: 'text',
      food: 'boolean',
      alcohol: 'boolean',
      vegan: 'boolean',
      vat_class: 'text',
      position: 'int',
      archived: 'boolean',
    },
    all.map(({ parent, vatClass, ...one }) => ({
      ...one,
      organisation_id: organisation,
      parent_id: parent,
      vat_class: vatClass,
    })),
  )

export const updateCategory = (
  db: Db,
  organisation: OrganisationId,
  one: Omit<CategoryRow, 'version'>,
): Promise<number> =>
  written(
    db,
    sql`update catalogue.category set parent_id = ${one.parent}, name = ${one.name}, food = ${one.food},
        alcohol = ${one.alcohol}, vegan = ${one.vegan}, vat_class = ${one.vatClass}, position = ${one.position},
        archived = ${one.archived}, version = version + 1
      where organisation_id = ${organisation} and id = ${one.id}`,
  )

export interface DepositRow {
  readonly id: string
  readonly name: string
  readonly cents: number
  readonly treatment: 'outside' | 'ownClass' | 'asProduct'
  readonly vatClass: string | null
  readonly stockItem: string | null
  readonly account: string | null
  readonly archived: boolean
}

export const readDeposits = (
  db: Db,
  organisation: OrganisationId,
): Promise<(DepositRow & { version: number; products: number })[]> =>
  rows(
    db,
    sql<DepositRow & { version: number; products: number }>`select id, name, cents, treatment, vat_class as "vatClass",
        stock_item as "stockItem", account, archived, version,
        (select count(*) from catalogue.product_deposit as used
          where used.organisation_id = deposit_item.organisation_id and used.deposit_id = deposit_item.id) as products
      from catalogue.deposit_item where organisation_id = ${organisation} order by platform.plain(name), id`,
  )

export const writeDeposit = (db: Db, organisation: OrganisationId, one: DepositRow): Promise<number> =>
  written(
    db,
    sql`insert into catalogue.deposit_item (organisation_id, id, name, cents, treatment, vat_class, stock_item, account, archived)
      values (${organisation}, ${one.id}, ${one.name}, ${one.cents}, ${one.treatment}, ${one.vatClass}, ${one.stockItem},
        ${one.account}, ${one.archived})
      on conflict (organisation_id, id) do update set name = excluded.name, cents = excluded.cents,
        treatment = excluded.treatment, vat_class = excluded.vat_class, stock_item = excluded.stock_item,
        account = excluded.account, archived = excluded.archived, version = deposit_item.version + 1`,
  )

export interface QualityRow {
  readonly id: string
  readonly type: string
  readonly name: string
  readonly colour: string | null
  readonly organicClass: string | null
  readonly forAlcohol: boolean
  readonly meansVegan: boolean
  readonly order: number
  readonly archived: boolean
}

export const readQualities = (
  db: Db,
  organisation: OrganisationId,
): Promise<(QualityRow & { version: number; products: number })[]> =>
  rows(
    db,
    sql<
      QualityRow & { version: number; products: number }
    >`select id, type, name, colour, organic_class as "organicClass",
        for_alcohol as "forAlcohol", means_vegan as "meansVegan", position as "order", archived, version,
        (select count(*) from catalogue.product_quality as used
          where used.organisation_id = quality.organisation_id and used.quality_id = quality.id) as products
      from catalogue.quality where organisation_id = ${organisation} order by position, platform.plain(name), id`,
  )

export const writeQuality = (db: Db, organisation: OrganisationId, one: QualityRow): Promise<number> =>
  written(
    db,
    sql`insert into catalogue.quality (organisation_id, id, type, name, colour, organic_class, for_alcohol, means_vegan, position, archived)
      values (${organisation}, ${one.id}, ${one.type}, ${one.name}, ${one.colour}, ${one.organicClass}, ${one.forAlcohol},
        ${one.meansVegan}, ${one.order}, ${one.archived})
      on conflict (organisation_id, id) do update set type = excluded.type, name = excluded.name, colour = excluded.colour,
        organic_class = excluded.organic_class, for_alcohol = excluded.for_alcohol, means_vegan = excluded.means_vegan,
        position = excluded.position, archived = excluded.archived, version = quality.version + 1`,
  )

export const addDeposits = (
  db: Db,
  organisation: OrganisationId,
  all: readonly Pick<DepositRow, 'id' | 'name' | 'cents'>[],
): Promise<number> =>
  insertRows(
    db,
    'catalogue.deposit_item',
    { organisation_id: 'uuid', id: 'uuid', name: 'text', cents: 'bigint' },
    all.map(({ id, name, cents }) => ({ id, name, cents, organisation_id: organisation })),
  )

export const addQualities = (
  db: Db,
  organisation: OrganisationId,
  all: readonly Pick<QualityRow, 'id' | 'type' | 'name'>[],
): Promise<number> =>
  insertRows(
    db,
    'catalogue.quality',
    { organisation_id: 'uuid', id: 'uuid', type: 'text', name: 'text' },
    all.map((one) => ({ ...one, organisation_id: organisation })),
  )

export const readBarcodeRules = (db: Db, organisation: OrganisationId): Promise<BarcodeRule[]> =>
  rows(
    db,
    sql<BarcodeRule>`select name, pattern, kind, share from catalogue.barcode_rule
      where organisation_id = ${organisation} order by position`,
  )

export async function writeBarcodeRules(
  db: Db,
  organisation: OrganisationId,
  all: readonly BarcodeRule[],
): Promise<void> {
  await written(db, sql`delete from catalogue.barcode_rule where organisation_id = ${organisation}`)
  await insertRows(
    db,
    'catalogue.barcode_rule',
    { organisation_id: 'uuid', position: 'int', name: 'text', pattern: 'text', kind: 'text', share: 'int' },
    all.map((rule, position) => ({ ...rule, organisation_id: organisation, position })),
  )
}
