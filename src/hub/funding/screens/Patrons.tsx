/** Patrons of the standing match: who gives a little every month, and becoming one. */
import { useAct, useRead } from '#app/reading.ts'
import { Card } from '#app/ui/Card.tsx'
import { Confirm } from '#app/ui/Confirm.tsx'
import { Empty } from '#app/ui/Empty.tsx'
import { Form } from '#app/ui/Form.tsx'
import { CheckField, SelectField } from '#app/ui/fields.tsx'
import { Page } from '#app/ui/Page.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { Status } from '#app/ui/Status.tsx'
import { type Column, Table } from '#app/ui/Table.tsx'
import { dayWords, monthWords } from '#app/ui/When.tsx'
import { t, useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import type { Day } from '#platform/values/day.ts'
import { becomePatron, endPatronage, readPatrons } from '../contract/patrons.ts'
import { powerMissing } from './no-power.ts'
import { potsPath } from './pot-words.ts'
import { amountWords } from './round-words.ts'

type Patrons = ReplyOf<typeof readPatrons>
type Row = Patrons['rows'][number]
interface OfPatrons {
  readonly of: Patrons
}

const columns = (currency: Patrons['currency']): readonly Column<Row>[] => [
  { name: 'name', title: 'funding.patron.name', cell: (row) => row.name, line: 1 },
  { name: 'since', title: 'funding.patron.since', cell: (row) => dayWords(row.since as Day), line: 2 },
  {
    name: 'mandate',
    title: 'funding.patron.mandate',
    cell: (row) => (
      <Status
        tone={row.mandate ? 'fine' : 'attention'}
        says={t(row.mandate ? 'funding.patron.counts' : 'funding.patron.no_mandate')}
      />
    ),
    line: 2,
  },
  {
    name: 'called',
    title: 'funding.patron.called',
    cell: (row) => amountWords(row.called, currency),
    right: true,
    line: 3,
  },
  {
    name: 'last',
    title: 'funding.patron.last',
    cell: (row) => (row.lastMonth ? monthWords(`${row.lastMonth}-01` as Day) : null),
    line: 3,
  },
]

export function PatronsScreen() {
  const t = useWords()
  const reading = useRead(readPatrons, {})
  return (
    <Page
      title={t('funding.patrons')}
      says={t('funding.patrons_say')}
      back={{ href: potsPath, says: t('funding.pots') }}
      read={reading}
      action={reading.data ? <Become of={reading.data} /> : undefined}
      wide
    >
      {(patrons) => <Everybody of={patrons} />}
    </Page>
  )
}

function Everybody({ of: { rows, own, currency } }: OfPatrons) {
  const t = useWords()
  if (rows.length === 0) return <Empty says={t('funding.no_patrons')} />
  const mine = own.filter(({ id, may }) => may && rows.some(({ participant }) => participant === id))
  return (
    <Card>
      <Table rows={rows} columns={columns(currency)} rowKey={(row) => row.participant} caption={t('funding.patrons')} />
      {mine.map((one) => (
        <End key={one.id} participant={one.id} name={one.name} />
      ))}
    </Card>
  )
}

function End({ participant, name }: { readonly participant: string; readonly name: string }) {
  const t = useWords()
  const ending = useAct(endPatronage)
  return (
    <Confirm
      words={t('funding.end_patronage', { name })}
      title={t('funding.end_patronage', { name })}
      says={t('funding.end_patronage_says')}
      sure={t('funding.end_patronage', { name })}
      kind="quiet"
      press={() => ending.act({ participant })}
      error={ending.error}
    />
  )
}

/** For an organisation one may commit; the others say who may. */
function Become({ of: { rows, own } }: OfPatrons) {
  const t = useWords()
  const act = useAct(becomePatron)
  const others = own.filter(({ id }) => !rows.some(({ participant }) => participant === id))
  const able = others.filter(({ may }) => may)
  const [first] = others
  if (!first) return null
  const start = { participant: able[0]?.id ?? '', mandate: true }
  return (
    <Sheet
      words={t('funding.become_patron')}
      title={t('funding.become_patron')}
      kind="main"
      icon="plus"
      reasons={able.length > 0 ? [] : powerMissing(first)}
    >
      {(close) => (
        <Form<typeof start, typeof becomePatron>
          name="become-patron"
          start={start}
          act={act}
          send={(values) => values}
          submit={t('funding.become_patron')}
          done={close}
        >
          {able.length > 1 ? (
            <SelectField
              name="participant"
              label={t('funding.patron.name')}
              options={able.map(({ id, name }) => ({ value: id, label: name }))}
            />
          ) : null}
          <CheckField name="mandate" label={t('funding.patron.give_mandate')} hint={t('funding.patron.mandate_hint')} />
        </Form>
      )}
    </Sheet>
  )
}
