/** From a draft to the file: paper, printer, the first place of a used sheet. */
import { useState } from 'react'
import { download } from '#app/download.ts'
import { useAct, useRead } from '#app/reading.ts'
import { Card } from '#app/ui/Card.tsx'
import { Form } from '#app/ui/Form.tsx'
import { NumberField, SelectField } from '#app/ui/fields.tsx'
import { useNotices } from '#app/ui/Notices.tsx'
import { useWords } from '#app/words.ts'
import { listPrinters } from '../contract-printers.ts'
import { makeRun, readRunFile } from '../contract-runs.ts'
import { paperWords } from './format-words.ts'
import type { Run } from './Run.tsx'

export function MakeRun({ run }: { readonly run: Run }) {
  const t = useWords()
  const { said } = useNotices()
  const printers = useRead(listPrinters, {}).data?.printers ?? []
  const [start] = useState({ paper: run.papers[0]?.id ?? '', printer: '', startAt: '1', sort: run.sort })
  const make = useAct(makeRun)
  const thermal = (id: string): boolean => printers.find((one) => one.id === id)?.kind === 'thermal'
  const count = run.rows.filter(({ blocked }) => !blocked).reduce((sum, { copies }) => sum + copies, 0)
  return (
    <Card title={t('labels.run.make')}>
      <Form
        name={`labels.make ${run.run}`}
        keep={false}
        start={start}
        act={make}
        send={(values) => ({
          run: run.run,
          ...(thermal(values.printer) ? {} : { paper: values.paper }),
          printer: values.printer || null,
          startAt: Number(values.startAt) || 1,
          sort: values.sort as Run['sort'],
        })}
        submit={t('labels.run.make_count', { count })}
        done={async (reply) => {
          if (reply.held > 0) said(t('labels.held', { count: reply.held }))
          const { printer } = start
          await download(readRunFile, { run: run.run }, `labels-${run.number}${thermal(printer) ? '.zpl' : '.pdf'}`)
        }}
      >
        {printers.length > 0 ? (
          <SelectField
            name="printer"
            label={t('labels.print.printer')}
            options={[
              { value: '', label: t('labels.run.any_printer') },
              ...printers.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
        ) : null}
        <SelectField
          name="paper"
          label={t('labels.print.paper')}
          options={run.papers.map((paper) => ({ value: paper.id, label: paperWords(paper) }))}
        />
        <NumberField name="startAt" label={t('labels.print.startAt')} hint={t('labels.run.start_hint')} />
        <SelectField
          name="sort"
          label={t('labels.run.sort')}
          options={(['walk', 'name', 'category'] as const).map((value) => ({
            value,
            label: t(`labels.sort.${value}`),
          }))}
        />
      </Form>
    </Card>
  )
}
