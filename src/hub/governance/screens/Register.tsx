/** The register of decisions: by word, state and day; the core group records one. */
import { pathTo } from '#app/paths.ts'
import { useAct } from '#app/reading.ts'
import { may } from '#app/session.ts'
import { Empty } from '#app/ui/Empty.tsx'
import { Form } from '#app/ui/Form.tsx'
import { DayField, LongTextField, NumberField, TextField } from '#app/ui/fields.tsx'
import { type Column, List } from '#app/ui/List.tsx'
import { Page } from '#app/ui/Page.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { Status } from '#app/ui/Status.tsx'
import { dayWords } from '#app/ui/When.tsx'
import { t, useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import type { Day } from '#platform/values/day.ts'
import { exportDecisions, listDecisions, recordDecision } from '../contract/decisions.ts'
import { decisionStates } from '../rules/register.ts'
import { decisionPage, decisionTones } from './proposal-words.ts'

type Row = ReplyOf<typeof listDecisions>['rows'][number]

const columns: readonly Column<Row>[] = [
  {
    name: 'number',
    title: 'governance.field.number',
    cell: (row) => row.number,
    sort: true,
    line: 2,
  },
  { name: 'title', title: 'governance.field.title', cell: (row) => row.title, sort: true, line: 1, wraps: true },
  {
    name: 'state',
    title: 'governance.field.state',
    cell: (row) => <Status tone={decisionTones[row.state]} says={t(`governance.decision_state.${row.state}`)} />,
    line: 2,
  },
  {
    name: 'takenOn',
    title: 'governance.field.takenOn',
    cell: (row) => dayWords(row.takenOn as Day),
    sort: true,
    line: 3,
  },
  {
    name: 'reviewOn',
    title: 'governance.field.reviewOn',
    cell: (row) => dayWords(row.reviewOn as Day),
    sort: true,
    line: 0,
  },
]

export function RegisterScreen() {
  const t = useWords()
  return (
    <Page title={t('governance.register')} wide action={may('community.steer') ? <RecordSheet /> : null}>
      <List
        name="decisions"
        from={listDecisions}
        columns={columns}
        filters={[
          {
            name: 'state',
            title: 'governance.field.state',
            options: decisionStates.map((value) => ({ value, label: `governance.decision_state.${value}` })),
          },
        ]}
        rowLink={(row) => pathTo(decisionPage, { decided: row.id })}
        caption={t('governance.register')}
        exports={exportDecisions}
        empty={<Empty says={t('governance.no_decisions')} />}
      />
    </Page>
  )
}

const start = {
  title: '',
  text: '',
  takenOn: '',
  takenIn: '',
  inForceFrom: '',
  reviewOn: '',
  criteria: '',
  eligible: '',
  answered: '',
}

const count = (typed: string): number | null => (typed === '' ? null : Number(typed))

function RecordSheet() {
  const t = useWords()
  const act = useAct(recordDecision)
  return (
    <Sheet words={t('governance.record')} title={t('governance.record')} kind="main" icon="plus">
      {(close) => (
        <Form<typeof start, typeof recordDecision>
          name="record-decision"
          start={start}
          act={act}
          send={({ takenOn, inForceFrom, reviewOn, eligible, answered, ...words }) => ({
            ...words,
            ...(takenOn ? { takenOn } : {}),
            ...(inForceFrom ? { inForceFrom } : {}),
            ...(reviewOn ? { reviewOn } : {}),
            eligible: count(eligible),
            answered: count(answered),
          })}
          submit={t('governance.record')}
          done={close}
        >
          <TextField name="title" label={t('governance.field.title')} />
          <LongTextField name="text" label={t('governance.field.text')} rows={5} />
          <DayField name="takenOn" label={t('governance.field.takenOn')} optional />
          <TextField name="takenIn" label={t('governance.field.takenIn')} optional />
          <DayField name="inForceFrom" label={t('governance.field.inForceFrom')} optional />
          <DayField name="reviewOn" label={t('governance.field.reviewOn')} optional />
          <LongTextField name="criteria" label={t('governance.field.criteria')} rows={2} optional />
          <NumberField name="eligible" label={t('governance.field.eligible')} optional />
          <NumberField name="answered" label={t('governance.field.answered')} optional />
        </Form>
      )}
    </Sheet>
  )
}
