/** The key figures of an organisation: declared by one person, attested by another. */
import { useAct } from '#app/reading.ts'
import { currentMe, useOrganisation } from '#app/session.ts'
import { Button } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Card.tsx'
import { Empty } from '#app/ui/Empty.tsx'
import { Form } from '#app/ui/Form.tsx'
import { MoneyField, NumberField } from '#app/ui/fields.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { Status } from '#app/ui/Status.tsx'
import { type Column, Table } from '#app/ui/Table.tsx'
import { Trouble } from '#app/ui/Trouble.tsx'
import { moneyWords, monthWords, numberWords } from '#app/ui/When.tsx'
import { t as say, useWords } from '#app/words.ts'
import { refuse } from '#platform/refusal.ts'
import type { Day } from '#platform/values/day.ts'
import { readMoney } from '#platform/values/money.ts'
import { attestFigures, declareFigures } from '../contract/welcome.ts'
import { lastClosedYear } from '../rules/checklist.ts'
import type { OfParticipant, Participant } from './Participant.tsx'
import { usesWords } from './uses-words.ts'

type Row = Participant['figures'][number]
const amount = (value: number | null) => (value === null ? null : moneyWords(value))

const columns: readonly Column<Row>[] = [
  { name: 'year', title: 'community.field.year', cell: (row) => String(row.year), line: 1 },
  {
    name: 'turnover',
    title: 'community.field.turnoverExVat',
    cell: (row) => amount(row.turnoverExVat),
    right: true,
    line: 2,
  },
  {
    name: 'members',
    title: 'community.field.activeMembers',
    cell: (row) => (row.activeMembers === null ? null : numberWords(row.activeMembers)),
    right: true,
    line: 2,
  },
  {
    name: 'staff',
    title: 'community.field.staffFte',
    cell: (row) => (row.staffFte === null ? null : numberWords(row.staffFte / 100, 2)),
    right: true,
    line: 2,
  },
  {
    name: 'margin',
    title: 'community.field.grossMargin',
    cell: (row) => amount(row.grossMargin),
    right: true,
    line: 2,
  },
  {
    name: 'state',
    title: 'community.field.state',
    cell: (row) => (
      <Status tone={row.state === 'attested' ? 'fine' : 'attention'} says={say(`community.figures_${row.state}`)} />
    ),
    line: 3,
  },
]

export function FiguresCard({ of: one }: OfParticipant) {
  const t = useWords()
  const attest = useAct(attestFigures)
  const why = (row: Row) => (row.own ? [refuse('figures.same_person', { year: row.year })] : [])
  return (
    <Card title={t('community.figures')} action={one.own.length > 0 ? <Declare of={one} /> : undefined}>
      {one.figures.length === 0 ? (
        <Empty says={t('community.no_figures')} />
      ) : (
        <div className="key-figures">
          <Table
            rows={one.figures}
            columns={columns}
            rowKey={(row) => String(row.year)}
            caption={t('community.figures')}
            action={(row) =>
              row.state === 'declared' && one.own.includes('sign') ? (
                <Button
                  kind="quiet"
                  reasons={why(row)}
                  label={t('community.attest_year', { year: row.year })}
                  press={() => attest.act({ participant: one.id, year: row.year })}
                >
                  {t('community.attest')}
                </Button>
              ) : null
            }
          />
        </div>
      )}
      {one.shared ? (
        <p className="quiet">
          {t('community.from_tools', {
            month: monthWords(`${one.shared.month}-01` as Day),
            version: one.shared.version,
          })}
          <br />
          {usesWords(one.shared.uses)}
        </p>
      ) : null}
      <Trouble of={attest.error} />
    </Card>
  )
}

function Declare({ of: one }: OfParticipant) {
  const t = useWords()
  const act = useAct(declareFigures)
  const { today } = currentMe()
  const currency = useOrganisation()?.currency
  const other = currency && currency !== one.currency ? { hint: t('community.figures_converted', { currency }) } : {}
  const start = {
    year: today ? String(lastClosedYear(today as Day)) : '',
    turnover: '',
    members: '',
    fte: '',
    margin: '',
  }
  const hundredths = (text: string) => (text ? readMoney(text) : null)
  return (
    <Sheet words={t('community.declare')} title={t('community.declare')} kind="quiet" icon="plus">
      {(close) => (
        <Form<typeof start, typeof declareFigures>
          name={`figures-${one.id}`}
          start={start}
          act={act}
          send={(values) => ({
            participant: one.id,
            year: Number(values.year),
            turnoverExVat: hundredths(values.turnover),
            activeMembers: values.members ? Number(values.members) : null,
            staffFte: hundredths(values.fte),
            grossMargin: hundredths(values.margin),
          })}
          submit={t('community.declare')}
          done={close}
        >
          <NumberField name="year" label={t('community.field.year')} />
          <MoneyField name="turnover" label={t('community.field.turnoverExVat')} {...other} optional />
          <NumberField name="members" label={t('community.field.activeMembers')} optional />
          <NumberField name="fte" label={t('community.field.staffFte')} decimal optional />
          <MoneyField name="margin" label={t('community.field.grossMargin')} {...other} optional />
        </Form>
      )}
    </Sheet>
  )
}
