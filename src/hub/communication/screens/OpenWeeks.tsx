/** Open Weeks: days in which people from a school, or from anywhere, take tasks together. */
import { pathTo } from '#app/paths.ts'
import { useAct } from '#app/reading.ts'
import { may } from '#app/session.ts'
import { Empty } from '#app/ui/Empty.tsx'
import { Form } from '#app/ui/Form.tsx'
import { DayField, TextField, TimeField } from '#app/ui/fields.tsx'
import { type Column, List } from '#app/ui/List.tsx'
import { Page } from '#app/ui/Page.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { Status } from '#app/ui/Status.tsx'
import { dayWords } from '#app/ui/When.tsx'
import { t, useWords } from '#app/words.ts'
import type { Day } from '#platform/values/day.ts'
import { listWeeks, planWeek } from '../contract/open-weeks.ts'
import { notBefore, type OneWeek, tasksPage, type WeekLine, weekPage } from './task-words.ts'

const columns: readonly Column<WeekLine>[] = [
  { name: 'name', title: 'tasks.field.week', cell: (row) => row.name, sort: true, line: 1, wraps: true },
  {
    name: 'fromDay',
    title: 'tasks.field.from',
    cell: (row) => `${dayWords(row.fromDay as Day)} – ${dayWords(row.untilDay as Day)}`,
    sort: true,
    line: 2,
  },
  { name: 'school', title: 'tasks.field.school', cell: (row) => row.school, sort: true, line: 3 },
  { name: 'participants', title: 'tasks.field.participants', cell: (row) => row.participants, right: true, line: 3 },
  {
    name: 'cancelled',
    title: 'tasks.field.state',
    cell: (row) => (row.cancelled ? <Status tone="refused" says={t('tasks.week_cancelled')} /> : null),
    line: 2,
  },
]

export function OpenWeeksScreen() {
  const t = useWords()
  return (
    <Page
      title={t('tasks.weeks')}
      says={t('tasks.weeks_says')}
      back={{ href: tasksPage, says: t('tasks.title') }}
      wide
      action={may('tasks.steer') ? <Plan /> : undefined}
    >
      <List
        name="open_weeks"
        from={listWeeks}
        columns={columns}
        rowLink={(row) => pathTo(weekPage, { openWeek: row.id })}
        caption={t('tasks.weeks')}
        search
        empty={<Empty says={t('tasks.no_week')} />}
      />
    </Page>
  )
}

export const typedWeek = (week: OneWeek | null) => ({
  ...{ name: week?.name ?? '', from: week?.fromDay ?? '', until: week?.untilDay ?? '', school: week?.school ?? '' },
  ...{ circleAt: week?.circleAt ?? '09:30', demoAt: week?.demoAt ?? '16:00' },
  ...{ meetAt: week?.link ?? '', trialLink: week?.trialLink ?? '' },
})
export type TypedWeek = ReturnType<typeof typedWeek>

export const sentWeek = ({ school, meetAt, trialLink, ...typed }: TypedWeek) => ({
  ...typed,
  ...{ school: school || null, meetAt: meetAt || null, trialLink: trialLink || null },
})

function Plan() {
  const t = useWords()
  const act = useAct(planWeek, { after: [listWeeks] })
  return (
    <Sheet words={t('tasks.plan_week')} title={t('tasks.plan_week')} kind="main" icon="plus">
      {(close) => (
        <Form<TypedWeek, typeof planWeek>
          name="plan-week"
          start={typedWeek(null)}
          act={act}
          send={sentWeek}
          submit={t('tasks.plan_week')}
          done={close}
        >
          <WeekFields />
        </Form>
      )}
    </Sheet>
  )
}

export function WeekFields() {
  const t = useWords()
  return (
    <>
      <TextField name="name" label={t('tasks.field.week')} />
      <DayField name="from" label={t('tasks.field.from')} {...notBefore()} />
      <DayField name="until" label={t('tasks.field.until')} {...notBefore()} />
      <TextField name="school" label={t('tasks.field.school')} optional />
      <TimeField name="circleAt" label={t('tasks.field.circleAt')} />
      <TimeField name="demoAt" label={t('tasks.field.demoAt')} />
      <TextField name="meetAt" label={t('tasks.field.meetAt')} kind="url" optional />
      <TextField name="trialLink" label={t('tasks.field.trialLink')} hint={t('tasks.trial_hint')} kind="url" optional />
    </>
  )
}
