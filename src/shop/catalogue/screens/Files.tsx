/** Everything of the catalogue as files: to work on outside, to bring in again, to keep. */
import { useState } from 'react'
import { asCallError, type CallError } from '#app/call-error.ts'
import { download } from '#app/download.ts'
import { Button } from '#app/ui/Button.tsx'
import { Page } from '#app/ui/Page.tsx'
import { type Column, Table } from '#app/ui/Table.tsx'
import { Trouble } from '#app/ui/Trouble.tsx'
import { t, useWords } from '#app/words.ts'
import type { Route, SentOf } from '#platform/route.ts'
import { exportThing, fileThings } from '../contract-files.ts'
import { exportHouses } from '../contract-house.ts'
import { exportPlaces } from '../contract-place.ts'
import { exportProducts } from '../contract-product.ts'
import { exportCatalogue } from '../contract-public.ts'
import { exportSuppliers } from '../contract-supplier.ts'

interface File {
  readonly thing: string
  readonly comesBack: boolean
  readonly save: (format: 'csv' | 'xlsx', name: string) => Promise<void>
}

const listed = <C extends Route>(thing: string, route: C, comesBack = false): File => ({
  thing,
  comesBack,
  save: (format, name) => download(route, { format } as unknown as SentOf<C>, name),
})

const again: readonly string[] = ['categories', 'supplierLines']

const files: readonly File[] = [
  listed('products', exportProducts, true),
  listed('suppliers', exportSuppliers, true),
  ...fileThings.map(
    (thing): File => ({
      thing,
      comesBack: again.includes(thing),
      save: (format, name) => download(exportThing, { thing, format }, name),
    }),
  ),
  listed('places', exportPlaces),
  listed('houses', exportHouses),
]

const columns: readonly Column<File>[] = [
  { name: 'thing', title: 'catalogue.file', cell: ({ thing }) => t(`catalogue.file.${thing}`), line: 1, wraps: true },
  {
    name: 'again',
    title: 'catalogue.file_again',
    cell: ({ comesBack }) => (comesBack ? t('catalogue.file_comes_back') : null),
    line: 2,
  },
]

export function FilesScreen() {
  const t = useWords()
  const [error, setError] = useState<CallError | null>(null)
  const save = async ({ thing, save }: File, format: 'csv' | 'xlsx') => {
    setError(null)
    try {
      await save(format, `${t(`catalogue.file.${thing}`)}.${format}`)
    } catch (problem) {
      setError(asCallError(problem))
    }
  }
  return (
    <Page
      title={t('catalogue.files')}
      says={t('catalogue.files_says')}
      wide
      action={
        <Button
          kind="other"
          icon="download"
          press={() => download(exportCatalogue, {}, `${t('catalogue.file.products')}.json`)}
        >
          {t('catalogue.file_as.json')}
        </Button>
      }
    >
      <div className="stack">
        <Trouble of={error} />
        <Table
          rows={files}
          columns={columns}
          rowKey={({ thing }) => thing}
          caption={t('catalogue.files')}
          action={(file) => (
            <div className="row">
              {(['csv', 'xlsx'] as const).map((format) => (
                <Button
                  key={format}
                  kind="quiet"
                  icon="download"
                  press={() => save(file, format)}
                  label={`${t(`catalogue.file.${file.thing}`)}: ${t(`catalogue.file_as.${format}`)}`}
                >
                  {t(`catalogue.file_as.${format}`)}
                </Button>
              ))}
            </div>
          )}
        />
      </div>
    </Page>
  )
}
