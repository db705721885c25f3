/** One Open Week: its dates, whether enough is ready, who takes part with whom. */
import { useAddress } from '#app/address.ts'
import { useAct, useRead } from '#app/reading.ts'
import { currentMe } from '#app/session.ts'
import { Button } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Card.tsx'
import { Facts } from '#app/ui/Facts.tsx'
import { Form } from '#app/ui/Form.tsx'
import { SelectField } from '#app/ui/fields.tsx'
import { HistoryCard } from '#app/ui/HistoryCard.tsx'
import { Page, Read } from '#app/ui/Page.tsx'
import { ReasonSheet } from '#app/ui/ReasonSheet.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { Status } from '#app/ui/Status.tsx'
import { Table } from '#app/ui/Table.tsx'
import { Trouble } from '#app/ui/Trouble.tsx'
import { dayWords } from '#app/ui/When.tsx'
import { useWords } from '#app/words.ts'
import type { Day } from '#platform/values/day.ts'
import {
  addToWeek,
  cancelWeek,
  changeWeek,
  joinWeek,
  leaveWeek,
  listContributors,
  mentorWeek,
  readWeek,
} from '../contract/open-weeks.ts'
import { whyNotChangeWeek } from '../rules/open-week.ts'
import { sentWeek, type TypedWeek, typedWeek, WeekFields } from './OpenWeeks.tsx'
import { type OneWeek, weeksPage } from './task-words.ts'

interface OfWeek {
  readonly of: OneWeek
}

export function OpenWeekScreen() {
  const t = useWords()
  const reading = useRead(readWeek, { openWeek: useAddress().param('openWeek') })
  return (
    <Page
      title={reading.data?.name ?? t('tasks.week')}
      back={{ href: weeksPage, says: t('tasks.weeks') }}
      read={reading}
    >
      {(one) => (
        <div className="stack">
          <Dates of={one} />
          <Readiness of={one} />
          <People of={one} />
          <HistoryCard lines={one.history} />
        </div>
      )}
    </Page>
  )
}

const isOpen = (one: OneWeek): boolean =>
  whyNotChangeWeek({ untilDay: one.untilDay as Day, cancelled: one.cancelled }, currentMe().today as Day).length === 0

function Dates({ of: one }: OfWeek) {
  const t = useWords()
  const open = isOpen(one)
  return (
    <Card>
      <div className="stack">
        {one.cancelled ? (
          <Status tone="refused" says={t('tasks.week_cancelled_why', { reason: one.cancelReason })} />
        ) : null}
        <Facts
          long
          of={[
            {
              name: t('tasks.field.days'),
              value: `${dayWords(one.fromDay as Day)} – ${dayWords(one.untilDay as Day)}`,
            },
            { name: t('tasks.field.school'), value: one.school },
            {
              name: t('tasks.circle'),
              value: t('tasks.circle_says', {
                at: one.circleAt,
                minutes: one.circleMinutes,
                count: one.circleDays.length,
              }),
            },
            { name: t('tasks.demo'), value: t('tasks.demo_says', { day: one.demoDay, at: one.demoAt }) },
            { name: t('tasks.field.meetAt'), value: one.link ? <a href={one.link}>{one.link}</a> : null },
            {
              name: t('tasks.field.trialLink'),
              value: one.trialLink ? <a href={one.trialLink}>{one.trialLink}</a> : t('tasks.trial_hint'),
            },
            { name: t('tasks.field.calendar'), value: <a href={one.calendar}>{t('tasks.page.calendar')}</a> },
          ]}
        />
        {one.steers && open ? (
          <div className="row">
            <Change of={one} />
            <CallOff of={one} />
          </div>
        ) : null}
      </div>
    </Card>
  )
}

function Readiness({ of: { readiness: has } }: OfWeek) {
  const t = useWords()
  return (
    <Card
      title={t('tasks.readiness')}
      action={
        <Status
          tone={has.ready ? 'fine' : 'attention'}
          says={t(has.ready ? 'tasks.all_ready' : 'tasks.not_all_ready')}
        />
      }
    >
      <Facts
        long
        of={[
          {
            name: t('tasks.ready_tasks'),
            value: t('tasks.of_needed', { has: has.tasksReady, needed: has.tasksNeeded }),
          },
          { name: t('tasks.mentors'), value: t('tasks.of_needed', { has: has.mentors, needed: has.mentorsNeeded }) },
          { name: t('tasks.ready_by'), value: dayWords(has.readyBy as Day) },
        ]}
      />
    </Card>
  )
}

function People({ of: one }: OfWeek) {
  const t = useWords()
  const join = useAct(joinWeek)
  const mentor = useAct(mentorWeek)
  const leave = useAct(leaveWeek)
  const open = isOpen(one)
  const me = one.participants.find(({ own }) => own)
  return (
    <Card title={t('tasks.who')}>
      <div className="stack">
        {open ? (
          <div className="row">
            {one.own === null ? (
              <Button kind="main" icon="plus" press={() => join.act({ openWeek: one.id })}>
                {t('tasks.join_week')}
              </Button>
            ) : null}
            {one.own === null && one.mayMentor ? (
              <Button kind="other" press={() => mentor.act({ openWeek: one.id })}>
                {t('tasks.mentor_week')}
              </Button>
            ) : null}
            {one.steers ? <Add of={one} /> : null}
            {me && !one.steers ? (
              <Button kind="quiet" press={() => leave.act({ openWeek: one.id, helper: me.account })}>
                {t('tasks.leave_week')}
              </Button>
            ) : null}
          </div>
        ) : null}
        <Trouble of={join.error ?? mentor.error ?? leave.error} />
        <Table
          rows={one.mentors}
          columns={[
            { name: 'name', title: 'tasks.field.mentor', cell: (row) => row.name, line: 1 },
            { name: 'people', title: 'tasks.field.people', cell: (row) => row.people, right: true, line: 2 },
          ]}
          rowKey={(row) => row.account}
          caption={t('tasks.mentors')}
          {...(one.steers && open
            ? { action: (row: { account: string }) => <TakeOut of={one} who={row.account} /> }
            : {})}
        />
        <Table
          rows={one.participants}
          columns={[
            { name: 'name', title: 'tasks.field.participant', cell: (row) => row.name, line: 1 },
            { name: 'mentor', title: 'tasks.field.mentor', cell: (row) => row.mentor, line: 2 },
          ]}
          rowKey={(row) => row.account}
          caption={t('tasks.field.participants')}
          {...(one.steers && open
            ? { action: (row: { account: string }) => <TakeOut of={one} who={row.account} /> }
            : {})}
        />
      </div>
    </Card>
  )
}

function TakeOut({ of: one, who }: OfWeek & { readonly who: string }) {
  const t = useWords()
  const act = useAct(leaveWeek)
  return (
    <>
      <Button kind="quiet" press={() => act.act({ openWeek: one.id, helper: who })}>
        {t('tasks.take_out')}
      </Button>
      <Trouble of={act.error} />
    </>
  )
}

function Add({ of: one }: OfWeek) {
  const t = useWords()
  return (
    <Sheet words={t('tasks.put_down')} title={t('tasks.put_down')} kind="other" icon="plus">
      {(close) => <AddForm of={one} close={close} />}
    </Sheet>
  )
}

const contributorsAtMost = 200

function AddForm({ of: one, close }: OfWeek & { readonly close: () => void }) {
  const t = useWords()
  const act = useAct(addToWeek)
  const reading = useRead(listContributors, { state: 'active', size: contributorsAtMost })
  return (
    <Read of={reading}>
      {({ rows }) => {
        const start = { contributor: rows[0]?.id ?? '', mentor: '' }
        return (
          <Form<typeof start, typeof addToWeek>
            name={`put-down-${one.id}`}
            start={start}
            act={act}
            send={({ contributor, mentor }) => ({ openWeek: one.id, contributor, mentor: mentor || null })}
            submit={t('tasks.put_down')}
            done={close}
          >
            <SelectField
              name="contributor"
              label={t('tasks.field.participant')}
              options={rows.map(({ id, name }) => ({ value: id, label: name }))}
            />
            <SelectField
              name="mentor"
              label={t('tasks.field.mentor')}
              optional
              options={[
                { value: '', label: t('tasks.any_mentor') },
                ...one.mentors.map(({ account, name }) => ({ value: account, label: name })),
              ]}
            />
          </Form>
        )
      }}
    </Read>
  )
}

function Change({ of: one }: OfWeek) {
  const t = useWords()
  const act = useAct(changeWeek)
  return (
    <Sheet words={t('tasks.change_week')} title={t('tasks.change_week')} kind="other" icon="edit">
      {(close) => (
        <Form<TypedWeek, typeof changeWeek>
          name={`week-${one.id}`}
          start={typedWeek(one)}
          act={act}
          send={(typed) => ({ openWeek: one.id, ...sentWeek(typed) })}
          submit={t('tasks.keep')}
          done={close}
        >
          <WeekFields />
        </Form>
      )}
    </Sheet>
  )
}

function CallOff({ of: one }: OfWeek) {
  const t = useWords()
  return (
    <ReasonSheet
      name={`cancel-week-${one.id}`}
      act={cancelWeek}
      send={(reason) => ({ openWeek: one.id, reason })}
      words={t('tasks.cancel_week')}
      asks={t('tasks.field.reason')}
      icon="close"
    />
  )
}
