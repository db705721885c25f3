/** Tasks for contributors: what there is to take, what one has, and calls for volunteers. */
import { pathTo } from '#app/paths.ts'
import { useAct, useRead } from '#app/reading.ts'
import { may } from '#app/session.ts'
import { Card } from '#app/ui/Card.tsx'
import { Confirm } from '#app/ui/Confirm.tsx'
import { Empty } from '#app/ui/Empty.tsx'
import { Form } from '#app/ui/Form.tsx'
import { DayField, LongTextField, SelectField, TextField } from '#app/ui/fields.tsx'
import { Link } from '#app/ui/Link.tsx'
import { type Column, List } from '#app/ui/List.tsx'
import { useNotices } from '#app/ui/Notices.tsx'
import { Page } from '#app/ui/Page.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { Status } from '#app/ui/Status.tsx'
import { currentLanguage, t, useWords } from '#app/words.ts'
import type { Day } from '#platform/values/day.ts'
import { closeCall, openCall } from '../contract/open-weeks.ts'
import { exportTasks, listTasks, proposeTask, readTasks, spoken, tellAddition } from '../contract/tasks.ts'
import { taskSizes, taskStates } from '../rules/task.ts'
import { Chat } from './Chat.tsx'
import { TaskFields } from './TaskFields.tsx'
import {
  type Board,
  contributorsPage,
  notBefore,
  sentTask,
  type TaskLine,
  type TypedTask,
  taskPage,
  taskTones,
  typedTask,
  weeksPage,
} from './task-words.ts'
import './news.css'

const columns: readonly Column<TaskLine>[] = [
  { name: 'title', title: 'tasks.field.title', cell: (row) => row.title, sort: true, line: 1, wraps: true },
  {
    name: 'state',
    title: 'tasks.field.state',
    cell: (row) => <Status tone={taskTones[row.state]} says={t(`tasks.state.${row.state}`)} />,
    sort: true,
    line: 2,
  },
  {
    name: 'size',
    title: 'tasks.field.size',
    cell: (row) => (row.size ? t(`tasks.size.${row.size}`) : null),
    sort: true,
    line: 2,
  },
  { name: 'skills', title: 'tasks.field.skills', cell: (row) => row.skills, line: 3, wraps: true },
  {
    name: 'language',
    title: 'tasks.field.language',
    cell: (row) => t(`news.language.${row.language}`),
    sort: true,
    line: 3,
  },
  { name: 'place', title: 'tasks.field.place', cell: (row) => row.place, sort: true, line: 0, offAtFirst: true },
  { name: 'mentor', title: 'tasks.field.mentor', cell: (row) => row.mentor, line: 0 },
  { name: 'taker', title: 'tasks.field.taker', cell: (row) => row.taker, line: 0, offAtFirst: true },
]

export function TasksScreen() {
  const t = useWords()
  const reading = useRead(readTasks, {})
  return (
    <Page
      title={t('tasks.title')}
      says={t('tasks.says')}
      wide
      read={reading}
      action={reading.data && may('tasks.mentor') ? <Propose of={reading.data} /> : undefined}
    >
      {(board) => (
        <div className="stack">
          <Ways of={board} />
          {board.calls.map((call) => (
            <Call key={call.id} of={call} />
          ))}
          <List
            name="tasks"
            from={listTasks}
            columns={columns}
            filters={filtersOf(board)}
            rowLink={(row) => pathTo(taskPage, { task: row.id })}
            caption={t('tasks.title')}
            exports={exportTasks}
            search
            empty={<Empty says={t('tasks.none')} />}
          />
        </div>
      )}
    </Page>
  )
}

const filtersOf = ({ skills }: Board) => [
  {
    name: 'state',
    title: 'tasks.field.state',
    options: taskStates.map((value) => ({ value, label: `tasks.state.${value}` })),
  },
  {
    name: 'taskSize',
    title: 'tasks.field.size',
    options: taskSizes.map((value) => ({ value, label: `tasks.size.${value}` })),
  },
  { name: 'skill', title: 'tasks.field.skill', options: skills.map(({ skill }) => ({ value: skill, label: skill })) },
  {
    name: 'language',
    title: 'tasks.field.language',
    options: spoken.options.map((value) => ({ value, label: `news.language.${value}` })),
  },
  {
    name: 'mine',
    title: 'tasks.mine',
    options: ['taken', 'mentor'].map((value) => ({ value, label: `tasks.mine.${value}` })),
  },
]

function Ways({ of: board }: { readonly of: Board }) {
  const t = useWords()
  return (
    <div className="row">
      <Link href={weeksPage}>{t('tasks.weeks')}</Link>
      {may('tasks.steer') ? <Link href={contributorsPage}>{t('tasks.contributors')}</Link> : null}
      {may('imports.run') ? <Link href="/staff/imports">{t('tasks.bring_in')}</Link> : null}
      <a href={board.publicPage}>{t('tasks.public_page')}</a>
      <Chat at={board.chat} />
      {board.speaksFor.length > 0 ? <TellAddition of={board} /> : null}
      {may('tasks.steer') ? <OpenCall /> : null}
    </div>
  )
}

function Propose({ of: board }: { readonly of: Board }) {
  const t = useWords()
  const { said } = useNotices()
  const act = useAct(proposeTask, { after: [listTasks] })
  return (
    <Sheet words={t('tasks.propose')} title={t('tasks.propose')} kind="main" icon="plus">
      {(close) => (
        <Form<TypedTask, typeof proposeTask>
          name="propose-task"
          start={typedTask(null, '', currentLanguage())}
          act={act}
          send={sentTask}
          submit={t('tasks.propose')}
          done={({ number }) => {
            said(t('tasks.proposed', { number }))
            close()
          }}
        >
          <TaskFields mentors={board.mentors} />
        </Form>
      )}
    </Sheet>
  )
}

function TellAddition({ of: board }: { readonly of: Board }) {
  const t = useWords()
  const { said } = useNotices()
  const act = useAct(tellAddition, { after: [listTasks] })
  const start = { ...typedTask(null, '', currentLanguage()), participant: board.speaksFor[0]?.id ?? '', codeLink: '' }
  return (
    <Sheet words={t('tasks.tell_addition')} title={t('tasks.tell_addition')} kind="quiet">
      {(close) => (
        <Form<typeof start, typeof tellAddition>
          name="tell-addition"
          start={start}
          act={act}
          send={({ participant, codeLink, ...typed }) => ({
            ...sentTask(typed),
            participant,
            codeLink: codeLink || null,
          })}
          submit={t('tasks.tell_addition_submit')}
          done={({ number }) => {
            said(t('tasks.proposed', { number }))
            close()
          }}
        >
          <p>{t('tasks.addition_says')}</p>
          <SelectField
            name="participant"
            label={t('tasks.field.organisation')}
            options={board.speaksFor.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <TextField name="codeLink" label={t('tasks.field.codeLink')} kind="url" optional />
          <TaskFields mentors={board.mentors} />
        </Form>
      )}
    </Sheet>
  )
}

function Call({ of: call }: { readonly of: Board['calls'][number] }) {
  const t = useWords()
  const act = useAct(closeCall, { after: [readTasks] })
  return (
    <Card title={call.title} tone="leaf">
      <div className="stack" lang={call.language}>
        <p className="mail-words">{call.says}</p>
        {call.untilDay ? <p className="quiet">{t('tasks.page.until', { day: call.untilDay })}</p> : null}
        {may('tasks.steer') ? (
          <p className="row">
            <Confirm
              words={t('tasks.close_call')}
              title={t('tasks.close_call')}
              says={t('tasks.close_call_sure')}
              sure={t('tasks.close_call')}
              press={() => act.act({ volunteerCall: call.id })}
              error={act.error}
              kind="quiet"
            />
          </p>
        ) : null}
      </div>
    </Card>
  )
}

function OpenCall() {
  const t = useWords()
  const act = useAct(openCall, { after: [readTasks] })
  const start = { title: '', says: '', until: '', language: currentLanguage() }
  return (
    <Sheet words={t('tasks.open_call')} title={t('tasks.open_call')} kind="quiet">
      {(close) => (
        <Form<typeof start, typeof openCall>
          name="open-call"
          start={start}
          act={act}
          send={({ until, language, ...typed }) => ({
            ...typed,
            until: (until || null) as Day | null,
            language: spoken.parse(language),
          })}
          submit={t('tasks.open_call')}
          done={close}
        >
          <TextField name="title" label={t('tasks.field.title')} />
          <LongTextField name="says" label={t('tasks.call_says')} rows={4} />
          <DayField name="until" label={t('tasks.call_until')} {...notBefore()} optional />
          <SelectField
            name="language"
            label={t('tasks.call_language')}
            options={spoken.options.map((value) => ({ value, label: t(`news.language.${value}`) }))}
          />
        </Form>
      )}
    </Sheet>
  )
}
