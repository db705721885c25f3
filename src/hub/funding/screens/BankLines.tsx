/** Lines of bank statements: read a file, look, say what the rest is. */

import { useState } from 'react'
import { useAct } from '#app/reading.ts'
import { may } from '#app/session.ts'
import { Card } from '#app/ui/Card.tsx'
import { Empty } from '#app/ui/Empty.tsx'
import { Form } from '#app/ui/Form.tsx'
import { CheckField, FileField } from '#app/ui/fields.tsx'
import { type Column, List } from '#app/ui/List.tsx'
import { Page } from '#app/ui/Page.tsx'
import { Status } from '#app/ui/Status.tsx'
import { dayWords } from '#app/ui/When.tsx'
import { t, useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import type { Day } from '#platform/values/day.ts'
import { exportBankLines, listBankLines, readBankFile } from '../contract/bank.ts'
import { lineTones } from './dues-words.ts'
import { LineActs } from './LineActs.tsx'
import { amountWords } from './round-words.ts'

type Row = ReplyOf<typeof listBankLines>['rows'][number]

/** A line that waits and looks like something open asks for less: one press books it. */
const lineShown = ({ state, proposed }: Row) => (state === 'waiting' && proposed !== null ? 'proposed' : state)

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
    cell: (row) => {
      const shown = lineShown(row)
      return <Status tone={lineTones[shown]} says={t(`money.line.${shown}`)} />
    },
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
          {...(books ? { action: (row: Row) => <LineActs row={row} /> } : {})}
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
