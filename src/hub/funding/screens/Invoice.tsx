/** One invoice as it was issued: to read, to print, to send by Peppol. */
import { useAddress } from '#app/address.ts'
import { download } from '#app/download.ts'
import { pathTo } from '#app/paths.ts'
import { useRead } from '#app/reading.ts'
import { may } from '#app/session.ts'
import { Button } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Card.tsx'
import { Facts } from '#app/ui/Facts.tsx'
import { Link } from '#app/ui/Link.tsx'
import { Page } from '#app/ui/Page.tsx'
import { ReasonSheet } from '#app/ui/ReasonSheet.tsx'
import { Reasons } from '#app/ui/Reasons.tsx'
import { Table } from '#app/ui/Table.tsx'
import { dayWords } from '#app/ui/When.tsx'
import { t, useWords } from '#app/words.ts'
import type { Refusal } from '#platform/refusal.ts'
import type { ReplyOf } from '#platform/route.ts'
import type { Day } from '#platform/values/day.ts'
import { creditInvoice, readInvoice, readInvoicePdf, readInvoiceUbl } from '../contract/invoices.ts'
import { billingPath, invoicePath, invoicesPath } from './pot-words.ts'
import { amountWords } from './round-words.ts'

type Invoice = ReplyOf<typeof readInvoice>
interface OfInvoice {
  readonly of: Invoice
}

export function InvoiceScreen() {
  const t = useWords()
  const id = useAddress().param('invoice')
  const reading = useRead(readInvoice, { invoice: id })
  const one = reading.data
  return (
    <Page
      title={one ? t(`funding.paper.${one.kind}`, { number: one.number }) : t('funding.invoices')}
      back={{ href: invoicesPath, says: t('funding.invoices') }}
      read={reading}
      action={
        one ? (
          <Button icon="print" press={() => download(readInvoicePdf, { invoice: id }, `${one.number}.pdf`)}>
            {t('funding.save_pdf')}
          </Button>
        ) : null
      }
    >
      {(invoice) => (
        <div className="stack">
          {invoice.lacksVatNumber ? <NoVatNumber of={invoice} /> : null}
          <Sides of={invoice} />
          <Lines of={invoice} />
          <Peppol of={invoice} />
          {may('funding.book') && invoice.about === 'other' && invoice.kind === 'invoice' && !invoice.creditedBy ? (
            <TakeBack of={invoice} />
          ) : null}
        </div>
      )}
    </Page>
  )
}

/** Issued papers are never changed; what stands on the next ones can be. */
function NoVatNumber({ of: { seller, sellerId } }: OfInvoice) {
  const t = useWords()
  const { name } = seller
  return (
    <Card title={t('funding.unnumbered')} tone="honey">
      <p>
        {t('funding.unnumbered_issued', { name })}{' '}
        <Link href={pathTo(billingPath, { participant: sellerId })}>{t('funding.billing_of', { name })}</Link>
      </p>
    </Card>
  )
}

function Sides({ of: one }: OfInvoice) {
  const t = useWords()
  return (
    <Card>
      <Facts
        of={[
          { name: t('funding.invoice.seller'), value: one.seller.name },
          { name: t('funding.invoice.buyer'), value: one.buyer.name },
          { name: t('funding.invoice.about'), value: t(`funding.invoice.about.${one.about}`) },
          { name: t('funding.invoice.issuedOn'), value: dayWords(one.issuedOn as Day) },
          ...(one.kind === 'invoice'
            ? [{ name: t('funding.invoice.dueOn'), value: dayWords(one.dueOn as Day) }]
            : [{ name: t('funding.paper.credits'), value: one.creditsNumber }]),
          ...(one.creditedBy
            ? [
                { name: t('funding.invoice.creditedBy'), value: one.creditedBy },
                { name: t('funding.invoice.left'), value: amountWords(one.left, one.currency) },
              ]
            : []),
          ...(one.reason ? [{ name: t('funding.reason'), value: one.reason }] : []),
        ]}
      />
      <Facts
        long
        of={[
          { name: t('funding.invoice.reference'), value: <span className="figures one-line">{one.reference}</span> },
        ]}
      />
    </Card>
  )
}

function Lines({ of: one }: OfInvoice) {
  const t = useWords()
  const money = (amount: number) => amountWords(amount, one.currency)
  return (
    <Card title={t('funding.paper.line')}>
      <Table
        rows={one.lines.map((line, at) => ({ ...line, id: String(at) }))}
        rowKey={(row) => row.id}
        columns={[
          { name: 'text', title: 'funding.paper.line', cell: (row) => row.text, line: 1, wraps: true },
          { name: 'net', title: 'funding.paper.net', cell: (row) => money(row.net), right: true, line: 2 },
          { name: 'vat', title: 'funding.paper.vat', cell: (row) => money(row.vat), right: true, line: 3 },
        ]}
        caption={t('funding.paper.line')}
      />
      <Facts
        of={[
          { name: t('funding.paper.net'), value: money(one.net) },
          ...one.vatTable.map((row) => ({
            name: t('funding.paper.vat_at', { share: row.basisPoints / 10_000 }),
            value: money(row.vat),
          })),
          { name: t(`funding.paper.total_${one.kind}`), value: <strong>{money(one.total)}</strong> },
        ]}
      />
    </Card>
  )
}

function Peppol({ of: one }: OfInvoice) {
  const t = useWords()
  const missing = one.missing as readonly Refusal[]
  return (
    <Card title={t('funding.peppol')}>
      <p>{t('funding.peppol_says')}</p>
      {missing.length > 0 ? (
        <>
          <Reasons of={missing} />
          <p>
            {[one.seller, one.buyer].map(({ name }, at) => (
              <span key={name}>
                {at > 0 ? ' · ' : ''}
                <Link href={pathTo(billingPath, { participant: at === 0 ? one.sellerId : one.buyerId })}>{name}</Link>
              </span>
            ))}
          </p>
        </>
      ) : (
        <Button
          kind="other"
          icon="download"
          press={() => download(readInvoiceUbl, { invoice: one.id }, `${one.number}.xml`)}
        >
          {t('funding.save_ubl')}
        </Button>
      )}
    </Card>
  )
}

function TakeBack({ of: one }: OfInvoice) {
  const address = useAddress()
  return (
    <ReasonSheet
      name={`credit-note-${one.id}`}
      act={creditInvoice}
      send={(reason) => ({ invoice: one.id, reason })}
      words={t('funding.take_back')}
      says={t('funding.take_back_says')}
      asks={t('funding.reason')}
      kind="grave"
      submitKind="grave"
      done={({ creditNote }) => address.go(pathTo(invoicePath, { invoice: creditNote }))}
    />
  )
}
