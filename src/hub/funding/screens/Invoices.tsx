/** Invoices and credit notes of the community. */
import { pathTo } from '#app/paths.ts'
import { may } from '#app/session.ts'
import { Button } from '#app/ui/Button.tsx'
import { Empty } from '#app/ui/Empty.tsx'
import { type Column, List } from '#app/ui/List.tsx'
import { Page } from '#app/ui/Page.tsx'
import { Status } from '#app/ui/Status.tsx'
import { dayWords } from '#app/ui/When.tsx'
import { t, useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import type { Day } from '#platform/values/day.ts'
import { exportInvoices, listInvoices } from '../contract/invoices.ts'
import { invoiceKinds, invoiceSubjects } from '../rules/invoice.ts'
import { BillingLinks } from './BillingLinks.tsx'
import { invoicePath, newInvoicePath } from './pot-words.ts'
import { amountWords } from './round-words.ts'
import { Unnumbered } from './Unnumbered.tsx'

type Row = ReplyOf<typeof listInvoices>['rows'][number]

const columns: readonly Column<Row>[] = [
  { name: 'number', title: 'funding.invoice.number', cell: (row) => row.number, sort: true, line: 1 },
  // each seller numbers its own papers
  { name: 'seller', title: 'funding.invoice.seller', cell: (row) => row.seller, sort: true, line: 1 },
  { name: 'buyer', title: 'funding.invoice.buyer', cell: (row) => row.buyer, sort: true, line: 2 },
  {
    name: 'kind',
    title: 'funding.invoice.kind',
    cell: (row) =>
      row.creditedBy === null ? (
        t(`funding.invoice.kind.${row.kind}`)
      ) : (
        <Status tone="quiet" says={t('funding.credited_by', { number: row.creditedBy })} />
      ),
    sort: true,
    line: 3,
  },
  {
    name: 'about',
    title: 'funding.invoice.about',
    cell: (row) => t(`funding.invoice.about.${row.about}`),
    line: 0,
    offAtFirst: true,
  },
  {
    name: 'issuedOn',
    title: 'funding.invoice.issuedOn',
    cell: (row) => dayWords(row.issuedOn as Day),
    sort: true,
    line: 3,
  },
  {
    name: 'dueOn',
    title: 'funding.invoice.dueOn',
    cell: (row) => dayWords(row.dueOn as Day),
    sort: true,
    line: 0,
    offAtFirst: true,
  },
  {
    name: 'buyerVatNumber',
    title: 'funding.invoice.buyerVatNumber',
    cell: (row) => row.buyerVatNumber,
    line: 0,
    offAtFirst: true,
  },
  ...(['net', 'vat'] as const).map(
    (name): Column<Row> => ({
      name,
      title: `funding.invoice.${name}`,
      cell: (row) => amountWords(row[name], row.currency),
      right: true,
      line: 0,
      offAtFirst: true,
    }),
  ),
  {
    name: 'total',
    title: 'funding.invoice.total',
    cell: (row) => amountWords(row.total, row.currency),
    sort: true,
    right: true,
    line: 2,
  },
  { name: 'reference', title: 'funding.invoice.reference', cell: (row) => row.reference, line: 0, offAtFirst: true },
]

export function InvoicesScreen() {
  const t = useWords()
  return (
    <Page
      title={t('funding.invoices')}
      says={t('funding.invoices_say')}
      action={may('funding.book') ? <Button href={newInvoicePath}>{t('funding.bill')}</Button> : null}
      wide
    >
      <div className="stack">
        <Unnumbered />
        <List
          name="invoices"
          from={listInvoices}
          columns={columns}
          filters={[
            {
              name: 'kind',
              title: 'funding.invoice.kind',
              options: invoiceKinds.map((value) => ({ value, label: `funding.invoice.kind.${value}` })),
            },
            {
              name: 'about',
              title: 'funding.invoice.about',
              options: invoiceSubjects.map((value) => ({ value, label: `funding.invoice.about.${value}` })),
            },
          ]}
          rowLink={(row) => pathTo(invoicePath, { invoice: row.id })}
          caption={t('funding.invoices')}
          exports={exportInvoices}
          empty={<Empty says={t('funding.no_invoices')} />}
        />
        <BillingLinks />
      </div>
    </Page>
  )
}
