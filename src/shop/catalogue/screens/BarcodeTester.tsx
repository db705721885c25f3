/** Type or scan a code: which rule reads it, which product it is, what it costs, and why other rules do not fit. */
import '@mantine/core/styles/Input.css'
import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { useAddress } from '#app/address.ts'
import { pathTo } from '#app/paths.ts'
import { useRead } from '#app/reading.ts'
import { Button } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Card.tsx'
import { Facts } from '#app/ui/Facts.tsx'
import { Link } from '#app/ui/Link.tsx'
import { Page, Read } from '#app/ui/Page.tsx'
import { Status } from '#app/ui/Status.tsx'
import { type Column, Table } from '#app/ui/Table.tsx'
import { moneyWords } from '#app/ui/When.tsx'
import { t, useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import { testBarcode } from '../contract-basics.ts'
import { BarcodeRules } from './BarcodeRules.tsx'
import { decimalWords, unitWords } from './figures.ts'

export function BarcodeTesterScreen() {
  const t = useWords()
  const code = useAddress().get('code') ?? ''
  return (
    <Page title={t('catalogue.tester')} says={t('catalogue.tester_says')} wide>
      <div className="stack">
        <Ask />
        {code ? <Answer code={code} /> : null}
        <BarcodeRules />
      </div>
    </Page>
  )
}

function Ask() {
  const t = useWords()
  const address = useAddress()
  const [text, setText] = useState(address.get('code') ?? '')
  return (
    <form
      className="row"
      style={{ alignItems: 'flex-end' }}
      onSubmit={(event) => {
        event.preventDefault()
        address.set({ code: text.trim() || null })
      }}
    >
      <TextInput
        label={t('catalogue.code')}
        value={text}
        maxLength={60}
        onChange={(event) => setText(event.target.value)}
        inputMode="numeric"
        autoComplete="off"
      />
      <Button submit>{t('catalogue.read_code')}</Button>
    </form>
  )
}

type Other = ReplyOf<typeof testBarcode>['others'][number]
const otherColumns: readonly Column<Other>[] = [
  { name: 'name', title: 'catalogue.rule', cell: ({ name }) => name, line: 1 },
  { name: 'pattern', title: 'catalogue.pattern', cell: ({ pattern }) => pattern, line: 2 },
  { name: 'why', title: 'catalogue.why_not', cell: ({ why }) => t(`catalogue.no_fit.${why}`), line: 3 },
]

function Answer({ code }: { readonly code: string }) {
  const t = useWords()
  return (
    <Card title={code}>
      <Read of={useRead(testBarcode, { code })}>
        {(found) => (
          <>
            {found.wrongDigit ? <Status tone="refused" says={t('catalogue.wrong_digit')} /> : null}
            {found.rule || found.product ? null : <p>{t('catalogue.code_unknown')}</p>}
            <Facts
              of={[
                {
                  name: t('catalogue.rule'),
                  value: found.rule && `${found.rule.name} · ${t(`catalogue.barcode_kind.${found.rule.kind}`)}`,
                },
                {
                  name: t('catalogue.product'),
                  value: found.product && (
                    <Link href={pathTo('/staff/products/:product', { product: found.product.product })}>
                      {found.product.name}
                    </Link>
                  ),
                },
                { name: t('catalogue.base_code'), value: found.baseCode },
                { name: t('catalogue.amount'), value: found.amount === null ? null : moneyWords(found.amount) },
                {
                  name: t('catalogue.quantity'),
                  value:
                    found.quantity === null
                      ? null
                      : `${decimalWords(found.quantity, 3)} ${found.product ? unitWords(found.product.saleUnit) : ''}`,
                },
              ]}
            />
            {found.others.length > 0 ? (
              <Table
                rows={found.others}
                columns={otherColumns}
                rowKey={({ name }) => name}
                caption={t('catalogue.why_not')}
              />
            ) : null}
          </>
        )}
      </Read>
    </Card>
  )
}
