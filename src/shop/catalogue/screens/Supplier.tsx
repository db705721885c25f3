/** One supplier and what it sells here. */
import { useAddress } from '#app/address.ts'
import { pathTo } from '#app/paths.ts'
import { useAct, useRead } from '#app/reading.ts'
import { may } from '#app/session.ts'
import { Card } from '#app/ui/Card.tsx'
import { Empty } from '#app/ui/Empty.tsx'
import { Facts } from '#app/ui/Facts.tsx'
import { Form } from '#app/ui/Form.tsx'
import { Page } from '#app/ui/Page.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { type Column, Table } from '#app/ui/Table.tsx'
import { t, useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import { editSupplier, readSupplier } from '../contract-supplier.ts'
import { costWords } from './figures.ts'
import { SupplierFields, type SupplierValues, supplierInput, supplierValues } from './SupplierFields.tsx'

type Reply = ReplyOf<typeof readSupplier>
type Line = Reply['lines'][number]

const columns: readonly Column<Line>[] = [
  { name: 'product', title: 'catalogue.product', cell: (line) => line.productName, line: 1 },
  { name: 'code', title: 'catalogue.supplier_code', cell: (line) => line.code, line: 2 },
  { name: 'price', title: 'catalogue.asked_price', cell: (line) => costWords(line.price), right: true, line: 2 },
  { name: 'listing', title: 'catalogue.field.state', cell: (line) => t(`catalogue.listing.${line.listing}`), line: 3 },
]

export function SupplierScreen() {
  const t = useWords()
  const reading = useRead(readSupplier, { supplier: useAddress().param('supplier') })
  return (
    <Page
      title={reading.data?.fields.name ?? t('catalogue.supplier')}
      wide
      back={{ href: '/staff/suppliers', says: t('catalogue.suppliers') }}
      read={reading}
    >
      {(data) => (
        <div className="stack">
          <Card title={t('catalogue.supplier')} action={may('catalogue.buy') ? <Edit data={data} /> : undefined}>
            <Facts
              of={(['email', 'phone', 'website', 'city', 'customerNumber', 'notes'] as const).map((name) => ({
                name: t(`catalogue.field.${name}`),
                value: data.fields[name],
              }))}
            />
          </Card>
          <Card title={t('catalogue.products')}>
            {data.lines.length === 0 ? (
              <Empty says={t('catalogue.sells_nothing')} />
            ) : (
              <Table
                rows={data.lines}
                columns={columns}
                rowKey={({ line }) => line}
                rowLink={({ product }) => pathTo('/staff/products/:product', { product })}
                caption={t('catalogue.products')}
              />
            )}
          </Card>
        </div>
      )}
    </Page>
  )
}

function Edit({ data }: { readonly data: Reply }) {
  const t = useWords()
  const save = useAct(editSupplier)
  return (
    <Sheet words={t('catalogue.edit_supplier')} title={data.fields.name} icon="edit">
      {(close) => (
        <Form<SupplierValues, typeof editSupplier>
          name={`supplier-${data.supplier}`}
          start={supplierValues(data.fields)}
          act={save}
          send={(values) => ({ ...supplierInput(values), supplier: data.supplier, version: data.version })}
          submit={t('catalogue.save')}
          done={close}
        >
          <SupplierFields />
        </Form>
      )}
    </Sheet>
  )
}
