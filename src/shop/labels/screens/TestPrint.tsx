/** Trying a format on paper: a sheet at true size, labels for a thermal printer, and a page to measure the printer with. */

import { NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import { asCallError, type CallError } from '#app/call-error.ts'
import { download } from '#app/download.ts'
import { useRead } from '#app/reading.ts'
import { Button } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Card.tsx'
import { Trouble } from '#app/ui/Trouble.tsx'
import { useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import { roundedTo } from '#platform/values/length.ts'
import { printCalibration, printTestLabels, printTestSheet, type readFormat } from '../contract.ts'
import { listPrinters } from '../contract-printers.ts'
import { paperWords } from './format-words.ts'

type Format = ReplyOf<typeof readFormat>

export function TestPrint({ format, papers }: Pick<Format, 'format' | 'papers'>) {
  const t = useWords()
  const printers = useRead(listPrinters, {}).data?.printers ?? []
  const [paper, setPaper] = useState(papers[0]?.id ?? '')
  const [wish, setWish] = useState({ startAt: 1, right: 0, down: 0, scale: 100 })
  const [error, setError] = useState<CallError | null>(null)
  const correction = { right: wish.right, down: wish.down, scale: wish.scale / 100 }
  const save = (task: () => Promise<void>) => async () => {
    setError(null)
    await task().catch((thrown: unknown) => setError(asCallError(thrown)))
  }
  const number = (name: keyof typeof wish, step: number) => (
    <TextInput
      type="number"
      label={t(`labels.print.${name}`)}
      step={step}
      value={wish[name]}
      onChange={({ currentTarget }) => {
        const value = currentTarget.valueAsNumber
        if (Number.isFinite(value)) setWish((before) => ({ ...before, [name]: value }))
      }}
    />
  )
  return (
    <Card title={t('labels.print.title')}>
      <div className="stack">
        <p className="quiet">{t('labels.print.says')}</p>
        {papers.length > 0 ? (
          <NativeSelect
            label={t('labels.print.paper')}
            value={paper}
            data={papers.map((one) => ({ value: one.id, label: paperWords(one) }))}
            onChange={({ currentTarget }) => setPaper(currentTarget.value)}
          />
        ) : (
          <p>{t('labels.print.no_paper')}</p>
        )}
        {printers.length > 0 ? (
          <NativeSelect
            label={t('labels.print.printer')}
            data={[
              { value: '', label: t('labels.print.by_hand') },
              ...printers.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            onChange={({ currentTarget }) => {
              const { right = 0, down = 0, scale = 1 } = printers.find(({ id }) => id === currentTarget.value) ?? {}
              setWish((before) => ({ ...before, right, down, scale: roundedTo(scale * 100, 2) }))
            }}
          />
        ) : null}
        <div className="label-numbers">
          {number('startAt', 1)}
          {number('right', 0.1)}
          {number('down', 0.1)}
          {number('scale', 0.1)}
        </div>
        <Trouble of={error} />
        <div className="row">
          {papers.length > 0 ? (
            <Button
              icon="print"
              press={save(() =>
                download(printTestSheet, { format, paper, startAt: wish.startAt, ...correction }, 'labels.pdf'),
              )}
            >
              {t('labels.print.sheet')}
            </Button>
          ) : null}
          <Button
            kind="other"
            press={save(() => download(printTestLabels, { format, dotsPerInch: 203, ...correction }, 'labels-203.zpl'))}
          >
            {t('labels.print.zpl', { dots: 203 })}
          </Button>
          <Button
            kind="other"
            press={save(() => download(printTestLabels, { format, dotsPerInch: 300, ...correction }, 'labels-300.zpl'))}
          >
            {t('labels.print.zpl', { dots: 300 })}
          </Button>
          <Button kind="quiet" press={save(() => download(printCalibration, correction, 'calibration.pdf'))}>
            {t('labels.print.calibration')}
          </Button>
        </div>
      </div>
    </Card>
  )
}
