/** Who holds which task of the community, by which decision, until when. */
import { useState } from 'react'
import { pathTo } from '#app/paths.ts'
import { useAct, useRead } from '#app/reading.ts'
import { may } from '#app/session.ts'
import { Empty } from '#app/ui/Empty.tsx'
import { Form } from '#app/ui/Form.tsx'
import { DayField, SelectField, TextField, useValues } from '#app/ui/fields.tsx'
import { Page, Read } from '#app/ui/Page.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { type Column, Table } from '#app/ui/Table.tsx'
import { dayWords } from '#app/ui/When.tsx'
import { t as say, useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import type { Day } from '#platform/values/day.ts'
import { listParticipants, readParticipant } from '../contract/community.ts'
import { endMandate, grantMandate, listMandates } from '../contract/powers.ts'
import { isOfPerson, type MandateRole, mandateRoles } from '../rules/mandates.ts'
import { pageOf } from './community-words.ts'

type Mandate = ReplyOf<typeof listMandates>['mandates'][number]

const columns: readonly Column<Mandate>[] = [
  { name: 'role', title: 'community.field.task', cell: (held) => say(`role.${held.role}`), line: 1 },
  {
    name: 'who',
    title: 'community.field.who',
    cell: (held) => [held.person, held.participantName].filter(Boolean).join(' · '),
    line: 2,
  },
  {
    name: 'until',
    title: 'community.field.days',
    cell: (held) =>
      [dayWords(held.fromDay as Day), held.untilDay ? dayWords(held.untilDay as Day) : ''].filter(Boolean).join(' – '),
    line: 3,
  },
  {
    name: 'decision',
    title: 'community.field.decision',
    cell: (held) => `${held.decisionNumber} · ${dayWords(held.decisionOn as Day)}`,
    line: 3,
  },
]

export function MandatesScreen() {
  const t = useWords()
  const records = may('community.mandate')
  return (
    <Page
      title={t('community.tasks')}
      says={t('community.tasks_says')}
      read={useRead(listMandates, {})}
      action={records ? <Grant /> : undefined}
      wide
    >
      {({ mandates }) =>
        mandates.length === 0 ? (
          <Empty says={t('community.no_tasks')} />
        ) : (
          <Table
            rows={mandates}
            columns={columns}
            rowKey={(held) => held.id}
            rowLink={(held) => pathTo(pageOf, { participant: held.participant })}
            caption={t('community.tasks')}
            {...(records ? { action: (held: Mandate) => <End held={held} /> } : {})}
          />
        )
      }
    </Page>
  )
}

const decided = { number: '', day: '' }

function End({ held }: { readonly held: Mandate }) {
  const t = useWords()
  const act = useAct(endMandate)
  return (
    <Sheet words={t('community.end_task')} title={t('community.end_task')} kind="quiet">
      {(close) => (
        <Form<typeof decided, typeof endMandate>
          name={`end-${held.id}`}
          start={decided}
          act={act}
          send={(values) => ({ mandate: held.id, decision: values })}
          submit={t('community.end_task')}
          submitKind="grave"
          done={close}
        >
          <TextField name="number" label={t('community.field.decision_number')} />
          <DayField name="day" label={t('community.field.decision_day')} />
        </Form>
      )}
    </Sheet>
  )
}

const start = { role: 'noyau', participant: '', account: '', until: '', ...decided }

function Grant() {
  const t = useWords()
  const act = useAct(grantMandate)
  const [given, setGiven] = useState(0)
  const others = useRead(listParticipants, { size: 200 })
  return (
    <Sheet words={t('community.give_task')} title={t('community.give_task')} icon="plus" key={given}>
      {(close) => (
        <Read of={others}>
          {({ rows }) => (
            <Form<typeof start, typeof grantMandate>
              name="give-task"
              start={start}
              act={act}
              send={(values) => ({
                role: values.role as MandateRole,
                participant: values.participant,
                account: isOfPerson(values.role as MandateRole) ? values.account || null : null,
                until: values.until || null,
                decision: { number: values.number, day: values.day },
              })}
              submit={t('community.give_task')}
              done={() => {
                setGiven(given + 1)
                close()
              }}
            >
              <SelectField
                name="role"
                label={t('community.field.task')}
                options={mandateRoles.map((value) => ({ value, label: t(`role.${value}`) }))}
              />
              <SelectField
                name="participant"
                label={t('community.organisation')}
                options={[{ value: '', label: '–' }, ...rows.map((row) => ({ value: row.id, label: row.name }))]}
              />
              <WhoField />
              <DayField name="until" label={t('community.field.until')} optional />
              <TextField name="number" label={t('community.field.decision_number')} />
              <DayField name="day" label={t('community.field.decision_day')} />
            </Form>
          )}
        </Read>
      )}
    </Sheet>
  )
}

/** The people of the organisation that was chosen. */
function WhoField() {
  const t = useWords()
  const { role, participant } = useValues() as typeof start
  const chosen = useRead(readParticipant, { participant }, { when: participant !== '' })
  if (!isOfPerson(role as MandateRole) || participant === '') return null
  return (
    <Read of={chosen}>
      {({ people }) => (
        <SelectField
          name="account"
          label={t('community.field.who')}
          options={[
            { value: '', label: '–' },
            ...people.map((person) => ({ value: person.account, label: person.name })),
          ]}
        />
      )}
    </Read>
  )
}
