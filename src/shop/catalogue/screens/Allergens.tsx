/** Allergens of loose goods: what is known, what nobody knows yet, and the sheet for the counter. */
import { useState } from 'react'
import { useAddress } from '#app/address.ts'
import { asCallError, type CallError } from '#app/call-error.ts'
import { download } from '#app/download.ts'
import { pathTo } from '#app/paths.ts'
import { may, useOrganisation } from '#app/session.ts'
import { Button } from '#app/ui/Button.tsx'
import { Empty } from '#app/ui/Empty.tsx'
import { type Column, List } from '#app/ui/List.tsx'
import { Choice } from '#app/ui/ListTools.tsx'
import { Page } from '#app/ui/Page.tsx'
import { Status } from '#app/ui/Status.tsx'
import { Trouble } from '#app/ui/Trouble.tsx'
import { t, useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import { exportAllergens, listAllergens, printAllergenSheet } from '../contract-allergens.ts'
import { fiveDigits } from './figures.ts'
import { useProductFilters } from './Products.tsx'

type Row = ReplyOf<typeof listAllergens>['rows'][number]

const groups = (codes: readonly string[]): string => codes.map((code) => t(`catalogue.allergen.${code}`)).join(', ')

const columns: readonly Column<Row>[] = [
  { name: 'name', title: 'catalogue.field.name', cell: ({ name }) => name, sort: true, line: 1, wraps: true },
  { name: 'number', title: 'catalogue.field.number', cell: ({ number }) => fiveDigits(number), sort: true, line: 0 },
  { name: 'category', title: 'catalogue.field.category', cell: ({ category }) => category, line: 0, offAtFirst: true },
  {
    name: 'contains',
    title: 'catalogue.field.contains',
    cell: ({ contains }) => groups(contains),
    line: 2,
    wraps: true,
  },
  {
    name: 'mayContain',
    title: 'catalogue.field.mayContain',
    cell: ({ mayContain }) => groups(mayContain),
    line: 0,
    wraps: true,
  },
  {
    name: 'unknown',
    title: 'catalogue.field.unknown',
    line: 3,
    cell: ({ unknown }) =>
      unknown.length === 0 ? (
        <Status tone="fine" says={t('catalogue.allergens.all_said')} />
      ) : (
        <Status tone="attention" says={t('catalogue.allergens.open', { count: unknown.length })} />
      ),
  },
]

const kept = ['q', 'category', 'supplier', 'quality', 'goods', 'known', 'sort'] as const
const options = (name: 'goods' | 'known', values: readonly string[]) => ({
  name,
  title: `catalogue.allergens.${name}`,
  options: values.map((value) => ({ value, label: `catalogue.allergens.${name}.${value}` })),
})

export function AllergensScreen() {
  const words = useWords()
  const ofProducts = useProductFilters().filter(({ name }) => ['category', 'supplier', 'quality'].includes(name))
  return (
    <Page title={words('catalogue.allergens')} says={words('catalogue.allergens.says')} wide>
      <div className="stack">
        <PrintSheet />
        <List
          name="allergens"
          from={listAllergens}
          columns={columns}
          filters={[options('known', ['open', 'said']), options('goods', ['all']), ...ofProducts]}
          rowLink={(row) => pathTo('/staff/products/:product', { product: row.id })}
          caption={words('catalogue.allergens')}
          {...(may('catalogue.export') ? { exports: exportAllergens } : {})}
          empty={<Empty says={words('catalogue.allergens.none')} />}
        />
      </div>
    </Page>
  )
}

const languageName = (code: string): string => new Intl.DisplayNames([code], { type: 'language' }).of(code) ?? code

/** What the list shows now is what the sheet holds. */
function PrintSheet() {
  const words = useWords()
  const address = useAddress()
  const organisation = useOrganisation()
  const languages = organisation?.languages ?? []
  const [first, setFirst] = useState<string>(organisation?.language ?? 'en')
  const [second, setSecond] = useState('')
  const [error, setError] = useState<CallError | null>(null)
  const named = languages.map((code) => ({ value: code, label: languageName(code) }))
  const print = async () => {
    setError(null)
    const asked = Object.fromEntries(kept.flatMap((name) => (address.get(name) ? [[name, address.get(name)]] : [])))
    const both = [first, second].filter((one, at, all) => one !== '' && all.indexOf(one) === at)
    try {
      await download(printAllergenSheet, { ...asked, languages: both.join(',') }, `${words('catalogue.allergens')}.pdf`)
    } catch (problem) {
      setError(asCallError(problem))
    }
  }
  return (
    <div className="stack">
      <Trouble of={error} />
      <div className="row">
        <Choice label={words('catalogue.allergens.language')} value={first} change={setFirst} options={named} />
        {languages.length > 1 ? (
          <Choice
            label={words('catalogue.allergens.second')}
            value={second}
            change={setSecond}
            options={[{ value: '', label: '–' }, ...named.filter(({ value }) => value !== first)]}
          />
        ) : null}
        <Button icon="print" press={print}>
          {words('catalogue.allergens.print')}
        </Button>
      </div>
    </div>
  )
}
