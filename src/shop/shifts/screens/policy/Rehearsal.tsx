/** What a rehearsal finds: how far it is, who would be in another standing, and scheduling the draft. */
import { useEffect } from 'react'
import { useAddress } from '#app/address.ts'
import { useAct, useRead } from '#app/reading.ts'
import { currentMe } from '#app/session.ts'
import { Button } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Card.tsx'
import { Form } from '#app/ui/Form.tsx'
import { DayField } from '#app/ui/fields.tsx'
import { useNotices } from '#app/ui/Notices.tsx'
import { Page } from '#app/ui/Page.tsx'
import { Progress } from '#app/ui/Progress.tsx'
import { Status } from '#app/ui/Status.tsx'
import { Table } from '#app/ui/Table.tsx'
import { Trouble } from '#app/ui/Trouble.tsx'
import { t, useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import { addDays, type Day } from '#platform/values/day.ts'
import { continueSimulation, readPolicy, readSimulation, schedulePolicy } from '../../contract-policy.ts'
import type { Policy } from '../../rules/policy.ts'
import { draftPath, policyPath } from './Policy.tsx'
import { periodWords } from './period-words.ts'
import { RehearsedPeople } from './RehearsedPeople.tsx'
import { RuleDiff } from './RuleWords.tsx'

type Found = ReplyOf<typeof readSimulation>

export function RehearsalScreen() {
  useWords()
  const simulation = useAddress().param('simulation')
  return (
    <Page
      title={t('shifts.studio.title')}
      back={{ href: policyPath, says: t('shifts.policy.title') }}
      read={useRead(readSimulation, { simulation }, { keep: true })}
      wide
    >
      {(found) => (
        <div className="stack">
          <p>{periodWords(found)}</p>
          {found.finished ? <Results found={found} /> : <Running found={found} />}
        </div>
      )}
    </Page>
  )
}

/** One slice after the other while the page is open; whoever comes back goes on where it stopped. */
function Running({ found }: { readonly found: Found }) {
  const next = useAct(continueSimulation, { after: [readSimulation] })
  const { act, busy, error } = next
  // biome-ignore lint/correctness/useExhaustiveDependencies: `act` is new at every drawing; the slice done asks for the next
  useEffect(() => {
    if (!busy && !error) void act({ simulation: found.id })
  }, [found.id, found.done])
  return (
    <>
      <Progress label={t('shifts.studio.running')} done={found.done} total={found.people} />
      <Trouble of={error} />
      {error ? <Button press={() => act({ simulation: found.id })}>{t('shifts.studio.go_on')}</Button> : null}
    </>
  )
}

function Results({ found }: { readonly found: Found }) {
  const today = useRead(readPolicy, {}).data?.today as Policy | undefined
  return (
    <>
      <Sums found={found} />
      {today ? <RuleDiff title={t('shifts.policy.diff')} before={today} after={found.draft as Policy} /> : null}
      <Schedule found={found} />
      <RehearsedPeople simulation={found.id} />
    </>
  )
}

function Sums({ found }: { readonly found: Found }) {
  const { differ, spared, harder, totals } = found
  return (
    <Card title={t('shifts.studio.totals')}>
      <p>
        <strong>
          {differ === 0 ? t('shifts.studio.nobody_differs') : t('shifts.studio.differ', { count: differ })}
        </strong>
      </p>
      <div className="row">
        {spared > 0 ? <Status tone="fine" says={t('shifts.studio.spared', { count: spared })} /> : null}
        {harder > 0 ? <Status tone="attention" says={t('shifts.studio.harder', { count: harder })} /> : null}
      </div>
      <Table
        rows={totals}
        rowKey={({ standing }) => standing}
        caption={t('shifts.studio.totals')}
        columns={[
          { name: 'standing', title: 'shifts.studio.standing', cell: (row) => t(`shifts.standing.${row.standing}`) },
          { name: 'now', title: 'shifts.studio.as_is', cell: (row) => row.now, right: true },
          { name: 'draft', title: 'shifts.studio.new_rules', cell: (row) => row.draft, right: true },
        ]}
      />
    </Card>
  )
}

function Schedule({ found }: { readonly found: Found }) {
  const { said } = useNotices()
  const address = useAddress()
  const tomorrow = addDays(currentMe().today as Day, 1)
  const schedule = useAct(schedulePolicy, {})
  return (
    <Card title={t('shifts.studio.schedule')}>
      <p>{t('shifts.studio.schedule_says')}</p>
      <Form<{ readonly validFrom: string }, typeof schedulePolicy>
        name={`schedule ${found.id}`}
        start={{ validFrom: tomorrow }}
        act={schedule}
        send={({ validFrom }) => ({ validFrom, preset: found.preset, changes: found.changes })}
        submit={t('shifts.studio.schedule')}
        done={(_, { validFrom }) => {
          said(t('shifts.studio.scheduled', { day: validFrom }))
          address.go(`${policyPath}?tab=versions`)
        }}
        beside={
          <Button href={`${draftPath}?rehearsed=${found.id}`} kind="other">
            {t('shifts.studio.change_draft')}
          </Button>
        }
      >
        <DayField name="validFrom" label={t('shifts.studio.schedule_day')} min={tomorrow} />
      </Form>
    </Card>
  )
}
