/** Suppliers: a list typed by hand, or the partners of Odoo that are some. */
import { isDeepStrictEqual } from 'node:util'
import { nextNumber } from '#platform/database/counter.ts'
import { readLine } from '#platform/imports/cells/cell.ts'
import { CellReader } from '#platform/imports/cells/cell-reader.ts'
import { readEmails, readHtml, readPhone } from '#platform/imports/cells/contact.ts'
import { readYesNo } from '#platform/imports/cells/numbers.ts'
import { readCountry } from '#platform/imports/cells/words.ts'
import type { FieldMeaning, ImportKind, RowChange } from '#platform/imports/kind.ts'
import { leaveTraces, readTraces } from '#platform/imports/memory-store.ts'
import { newId } from '#platform/values/ids.ts'
import { plain, tidy } from '#platform/values/text.ts'
import { removeAlong, writeSuppliers } from '../store/importing.ts'
import { addSuppliers, readSuppliers, type SupplierFields, type SupplierRow } from '../store/supplier.ts'
import { lines } from './fields.ts'
import { refuseWhereBuiltOn, traceOf } from './product-writing.ts'

const fields: readonly FieldMeaning[] = [
  {
    key: 'supplierName',
    required: true,
    words: lines('nom | name | naam | nombre | fournisseur | supplier | leverancier | lieferant | proveedor'),
  },
  { key: 'email', words: lines('email | e-mail | courriel | correo electrónico | mail') },
  { key: 'phone', words: lines('téléphone | phone | telefoon | telefon | teléfono') },
  { key: 'website', words: lines('site web | website | sitio web | web') },
  { key: 'city', words: lines('ville | city | stad | stadt | ciudad | ort | gemeente') },
  { key: 'country', words: lines('pays | country | land | país | country_id | country_id/id') },
  {
    key: 'customerNumber',
    words: lines('numéro de client | customer number | klantnummer | kundennummer | número de cliente'),
  },
  { key: 'notes', words: lines('notes | notities | notizen | notas | comment') },
  { key: 'active', words: [] },
  {
    key: 'supplierRank',
    elsewhere: true,
    words: lines(
      'rang des fournisseurs | supplier rank | leveranciersrang | lieferantenrang | rango de proveedor | supplier_rank',
    ),
  },
]

interface SupplierWrite {
  readonly before: SupplierRow | null
  readonly after: SupplierFields & { readonly id: string; readonly archived: boolean }
}

const nothing = {
  email: null,
  phone: null,
  website: null,
  city: null,
  country: null,
  customerNumber: null,
  notes: null,
}

const changesOf = (before: SupplierRow, after: SupplierWrite['after']): RowChange[] => [
  ...(Object.keys(nothing) as (keyof typeof nothing)[])
    .filter((field) => !isDeepStrictEqual(before[field], after[field]))
    .map((field) => ({ field, before: before[field], after: after[field] })),
  ...(before.archived === after.archived
    ? []
    : [{ field: 'active', before: String(!before.archived), after: String(!after.archived) }]),
]

export const suppliers: ImportKind<SupplierWrite> = {
  kind: 'suppliers',
  may: 'catalogue.buy',
  undoDays: 30,
  fields,
  parentFields: fields.filter(({ elsewhere }) => !elsewhere).map(({ key }) => key),
  recognise: (_table, { confidence }) =>
    (confidence['supplierRank'] ?? 0) > 0.8 && (confidence['supplierName'] ?? 0) > 0.8 ? 0.95 : 0,
  async plan(ctx, records) {
    const known = new Map((await readSuppliers(ctx.db, ctx.organisation)).map((one) => [plain(tidy(one.name)), one]))
    const rows = records.map((record) => {
      const cells = new CellReader(record)
      const name = (cells.read('supplierName', readLine) ?? '').slice(0, 120)
      if (name === '') cells.tell('supplier_import.name_missing', {}, 'error', 'supplierName')
      const before = known.get(plain(tidy(name))) ?? null
      const country = cells.read('country', readCountry)
      const said = {
        email: (cells.read('email', readEmails) ?? [])[0] ?? null,
        phone: cells.read('phone', (cell) => readPhone(cell, country ?? ctx.shop.country)),
        website: cells.read('website', readLine),
        city: cells.read('city', readLine),
        country,
        customerNumber: cells.read('customerNumber', readLine),
        notes: cells.read('notes', readHtml),
      }
      // an empty cell says nothing
      const filled = Object.fromEntries(Object.entries(said).filter(([, value]) => value !== null))
      const active = cells.has('active') ? cells.read('active', readYesNo) : null
      const archived = active === null ? (before?.archived ?? false) : !active
      const self = { name: before?.name ?? name, id: before?.id ?? newId(), archived }
      const after = { ...nothing, ...before, ...filled, ...self }
      const changes = before ? changesOf(before, after) : []
      const outcome = !before ? ('create' as const) : changes.length > 0 ? ('update' as const) : ('same' as const)
      return { line: record.line, outcome, label: name, problems: cells.problems, changes, row: { before, after } }
    })
    return { rows }
  },
  async apply(ctx, plan, importId) {
    const writes = plan.rows.flatMap(({ row, outcome }) =>
      row && outcome !== 'same' && outcome !== 'faulty' ? [row] : [],
    )
    const made = writes.filter(({ before }) => !before)
    const changed = writes.flatMap(({ before, after }) => (before ? [{ before, after }] : []))
    const first = made.length === 0 ? 0 : await nextNumber(ctx.db, ctx.organisation, 'catalogue.supplier', made.length)
    await addSuppliers(
      ctx.db,
      ctx.organisation,
      made.map(({ after }, at) => ({ ...after, number: first + at })),
    )
    await writeSuppliers(
      ctx.db,
      ctx.organisation,
      changed.map(({ after }) => after),
    )
    for (const { after } of made) ctx.record('catalogue.supplier_created', { subject: after.id, import: importId })
    for (const { before, after } of changed)
      ctx.record('catalogue.supplier_changed', {
        subject: after.id,
        fields: changesOf(before, after).map(({ field }) => field),
        import: importId,
      })
    await leaveTraces(ctx.db, ctx.organisation, importId, [
      {
        thing: 'catalogue.supplier',
        created: made.map(({ after }) => after.id),
        changed: changed.map(({ before }) => ({ id: before.id, before })),
      },
    ])
    return { suppliers: writes.length }
  },
  async undo(ctx, importId) {
    const trace = traceOf(await readTraces(ctx.db, ctx.organisation, importId), 'catalogue.supplier')
    await refuseWhereBuiltOn(ctx, importId, [...trace.created, ...trace.changed.map(({ id }) => id)])
    await writeSuppliers(
      ctx.db,
      ctx.organisation,
      trace.changed.map(({ before }) => before as SupplierRow),
    )
    await removeAlong(ctx.db, ctx.organisation, 'supplier', trace.created)
    for (const id of trace.created) ctx.record('catalogue.supplier_removed', { subject: id, import: importId })
  },
}
