/** Codes of places, to print and stick on the shelves. */
import '@mantine/core/styles/Input.css'
import { NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import { asCallError, type CallError } from '#app/call-error.ts'
import { download } from '#app/download.ts'
import { useRead } from '#app/reading.ts'
import { Button } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Card.tsx'
import { Empty } from '#app/ui/Empty.tsx'
import { Page } from '#app/ui/Page.tsx'
import { Trouble } from '#app/ui/Trouble.tsx'
import { useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import { printPlaceCodes, readPlaceCodes } from '../contract-place-codes.ts'
import { listPrinters } from '../contract-printers.ts'
import { paperWords } from './format-words.ts'

export function PlaceCodesScreen() {
  const t = useWords()
  return (
    <Page
      title={t('labels.place_codes')}
      says={t('labels.place_codes.says')}
      back={{ href: '/staff/labels', says: t('labels.desk') }}
      read={useRead(readPlaceCodes, {})}
    >
      {(codes) =>
        codes.zones.length === 0 ? (
          <Empty
            icon="tag"
            says={t('labels.place_codes.none')}
            next={{ href: '/staff/shelf-places', says: t('labels.place_codes.lay') }}
          />
        ) : (
          <PrintCodes codes={codes} />
        )
      }
    </Page>
  )
}

type Codes = ReplyOf<typeof readPlaceCodes>

function PrintCodes({ codes: { zones, papers } }: { readonly codes: Codes }) {
  const t = useWords()
  const printers = (useRead(listPrinters, {}).data?.printers ?? []).filter(({ kind }) => kind === 'sheet')
  const [zone, setZone] = useState('')
  const [paper, setPaper] = useState(papers[0]?.id ?? '')
  const [printer, setPrinter] = useState('')
  const [startAt, setStartAt] = useState('1')
  const [error, setError] = useState<CallError | null>(null)
  const all = zones.reduce((sum, { places }) => sum + places, 0)
  const count = zones.find((one) => one.zone === zone)?.places ?? all
  const { right = 0, down = 0, scale = 1 } = printers.find(({ id }) => id === printer) ?? {}
  const print = async () => {
    setError(null)
    const wish = { paper, startAt: Number(startAt) || 1, right, down, scale, ...(zone === '' ? {} : { zone }) }
    await download(printPlaceCodes, wish, 'places.pdf').catch((thrown: unknown) => setError(asCallError(thrown)))
  }
  return (
    <Card title={t('labels.place_codes.print')}>
      <div className="stack">
        <NativeSelect
          label={t('labels.queue.zone')}
          value={zone}
          data={[
            { value: '', label: t('labels.place_codes.all', { count: all }) },
            ...zones.map((one) => ({
              value: one.zone,
              label: t('labels.place_codes.zone', { zone: one.zone, count: one.places }),
            })),
          ]}
          onChange={({ currentTarget }) => setZone(currentTarget.value)}
        />
        <NativeSelect
          label={t('labels.print.paper')}
          value={paper}
          data={papers.map((one) => ({ value: one.id, label: paperWords(one) }))}
          onChange={({ currentTarget }) => setPaper(currentTarget.value)}
        />
        {printers.length > 0 ? (
          <NativeSelect
            label={t('labels.print.printer')}
            value={printer}
            data={[
              { value: '', label: t('labels.run.any_printer') },
              ...printers.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            onChange={({ currentTarget }) => setPrinter(currentTarget.value)}
          />
        ) : null}
        <TextInput
          label={t('labels.print.startAt')}
          description={t('labels.run.start_hint')}
          inputMode="numeric"
          value={startAt}
          onChange={({ currentTarget }) => setStartAt(currentTarget.value)}
        />
        <Trouble of={error} />
        <div>
          <Button icon="print" press={print}>
            {t('labels.place_codes.make', { count })}
          </Button>
        </div>
      </div>
    </Card>
  )
}
