/** Lines of bank statements: read a file, look, say what the rest is. */

import { useState } from 'react'
import { useAct, useRead } from '#app/reading.ts'
import { may } from '#app/session.ts'
import { Card } from '#app/ui/Card.tsx'
import { Empty } from '#app/ui/Empty.tsx'
import { Form } from '#app/ui/Form.tsx'
import { CheckField, FileField, SelectField, TextField } from '#app/ui/fields.tsx'
import { type Column, List } from '#app/ui/List.tsx'
import { Page, Read } from '#app/ui/Page.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { Status } from '#app/ui/Status.tsx'
import { dayWords } from '#app/ui/When.tsx'
import { t, useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import type { Day } from '#platform/values/day.ts'
import { assignBankLine, exportBankLines, listBankLines, readBankFile, setAsideBankLine } from '../contract-bank.ts'
import { listPeriods } from '../contract-periods.ts'
import { lineTones } from './dues-words.ts'
import { amountWords } from './round-words.ts'

type Row = ReplyOf<typeof listBankLines>['rows'][number]

const columns: readonly Column<Row>[] = [
  { name: 'name', title: 'money.field.name', cell: (row) => row.name, sort: true, line: 1 },
  {
    name: 'amount',
    title: 'money.field.amount',
    cell: (row) => amountWords(row.amount, row.currency),
    sort: true,
    right: true,
    line: 2,
  },
  {
    name: 'state',
    title: 'money.field.state',
    cell: (row) => <Status tone={lineTones[row.state]} says={t(`money.line.${row.state}`)} />,
    sort: true,
    line: 2,
  },
  { name: 'day', title: 'money.field.day', cell: (row) => dayWords(row.day as Day), sort: true, line: 3 },
  { name: 'text', title: 'money.field.text', cell: (row) => row.text, line: 3 },
]

export function BankLinesScreen() {
  const t = useWords()
  const books = may('funding.book')
  return (
    <Page title={t('money.bank')} says={t('money.bank_says')} wide>
      <div className="stack">
        {books ? <ReadFile /> : null}
        <List
          name="bank"
          from={listBankLines}
          columns={columns}
          filters={[
            {
              name: 'state',
              title: 'money.field.state',
              options: (['waiting', 'matched', 'set_aside'] as const).map((value) => ({
                value,
                label: `money.line.${value}`,
              })),
            },
          ]}
          caption={t('money.bank')}
          exports={exportBankLines}
          empty={<Empty says={t('money.no_lines')} />}
          {...(books ? { action: (row: Row) => (row.state === 'waiting' ? <Assign row={row} /> : null) } : {})}
        />
      </div>
    </Page>
  )
}

type Chosen = { readonly file: File | null; readonly apply: boolean }
const none: Chosen = { file: null, apply: false }

function ReadFile() {
  const t = useWords()
  const [told, setTold] = useState<ReplyOf<typeof readBankFile> | null>(null)
  const act = useAct(readBankFile, { done: setTold })
  return (
    <Card title={t('money.read_file')}>
      <Form<Chosen, typeof readBankFile>
        name="bank-file"
        start={none}
        act={act}
        keep={false}
        send={({ file, apply }) => ({ apply: apply ? 'yes' : 'no', ...(file ? { file } : {}) })}
        submit={t('money.read_file')}
      >
        <FileField name="file" label={t('money.file')} hint={t('money.file_hint')} accept=".xml,.csv,.xlsx" />
        <CheckField name="apply" label={t('money.book_at_once')} />
      </Form>
      {told ? (
        <p role="status">
          {t(told.applied ? 'money.file_booked' : 'money.file_would', {
            matched: told.matched,
            proposed: told.proposed,
            waiting: told.waiting,
            known: told.known,
          })}
        </p>
      ) : null}
    </Card>
  )
}

const start = { period: '', reason: '' }

function Assign({ row }: { readonly row: Row }) {
  const t = useWords()
  const assign = useAct(assignBankLine)
  const aside = useAct(setAsideBankLine)
  const open = useRead(listPeriods, { state: 'issued,part_paid,overdue', size: 200 })
  return (
    <Sheet words={t('money.assign')} title={t('money.assign')} kind="quiet">
      {(close) => (
        <div className="stack">
          {row.amount > 0 ? (
            <Read of={open}>
              {({ rows }) => (
                <Form<Pick<typeof start, 'period'>, typeof assignBankLine>
                  name={`assign-${row.id}`}
                  start={{ period: row.proposed ?? '' }}
                  act={assign}
                  send={({ period }) => ({ bankLine: row.id, ...(period ? { period } : {}) })}
                  submit={t('money.assign')}
                  done={close}
                >
                  <SelectField
                    name="period"
                    label={t('money.dues_period')}
                    options={[
                      { value: '', label: '–' },
                      ...rows.map((one) => ({
                        value: one.id,
                        label: `${one.payer ?? ''} · ${dayWords(one.from as Day)} · ${amountWords(one.total - one.paid)}`,
                      })),
                    ]}
                  />
                </Form>
              )}
            </Read>
          ) : null}
          <Form<Pick<typeof start, 'reason'>, typeof setAsideBankLine>
            name={`aside-${row.id}`}
            start={{ reason: '' }}
            act={aside}
            send={({ reason }) => ({ bankLine: row.id, reason })}
            submit={t('money.set_aside')}
            submitKind="quiet"
            done={close}
          >
            <TextField name="reason" label={t('money.field.reason')} />
          </Form>
        </div>
      )}
    </Sheet>
  )
}
