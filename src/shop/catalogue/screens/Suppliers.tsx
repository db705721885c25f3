/** The list of suppliers. */
import { useAddress } from '#app/address.ts'
import { pathTo } from '#app/paths.ts'
import { useAct } from '#app/reading.ts'
import { may } from '#app/session.ts'
import { Empty } from '#app/ui/Empty.tsx'
import { Form } from '#app/ui/Form.tsx'
import { type Column, List } from '#app/ui/List.tsx'
import { Page } from '#app/ui/Page.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import { createSupplier, exportSuppliers, listSuppliers } from '../contract-supplier.ts'
import { SupplierFields, type SupplierValues, supplierInput, supplierValues } from './SupplierFields.tsx'

type Row = ReplyOf<typeof listSuppliers>['rows'][number]

const columns: readonly Column<Row>[] = [
  { name: 'name', title: 'catalogue.field.name', cell: (row) => row.name, sort: true, line: 1 },
  { name: 'number', title: 'catalogue.field.number', cell: (row) => row.number, sort: true, right: true, line: 0 },
  { name: 'city', title: 'catalogue.field.city', cell: (row) => row.city, line: 2 },
  { name: 'email', title: 'catalogue.field.email', cell: (row) => row.email, line: 3 },
  { name: 'products', title: 'catalogue.products', cell: (row) => row.products, right: true, line: 2 },
]

export function SuppliersScreen() {
  const t = useWords()
  return (
    <Page title={t('catalogue.suppliers')} wide action={may('catalogue.buy') ? <NewSupplier /> : undefined}>
      <List
        name="suppliers"
        from={listSuppliers}
        columns={columns}
        filters={[
          {
            name: 'archived',
            title: 'catalogue.filter.archived',
            options: ['no', 'yes'].map((value) => ({ value, label: `catalogue.${value}` })),
          },
        ]}
        rowLink={(row) => pathTo('/staff/suppliers/:supplier', { supplier: row.id })}
        caption={t('catalogue.suppliers')}
        {...(may('catalogue.export') ? { exports: exportSuppliers } : {})}
        empty={<Empty says={t('catalogue.no_suppliers')} />}
      />
    </Page>
  )
}

function NewSupplier() {
  const t = useWords()
  const address = useAddress()
  const make = useAct(createSupplier)
  return (
    <Sheet words={t('catalogue.new_supplier')} title={t('catalogue.new_supplier')} icon="plus" kind="main">
      {() => (
        <Form<SupplierValues, typeof createSupplier>
          name="new-supplier"
          start={supplierValues({})}
          act={make}
          send={supplierInput}
          submit={t('catalogue.new_supplier')}
          done={({ supplier }) => address.go(pathTo('/staff/suppliers/:supplier', { supplier }))}
        >
          <SupplierFields />
        </Form>
      )}
    </Sheet>
  )
}
