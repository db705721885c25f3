/** People who help with tasks and belong to no organisation; of those under 18, who agreed. */
import { useAct } from '#app/reading.ts'
import { currentMe } from '#app/session.ts'
import { Confirm } from '#app/ui/Confirm.tsx'
import { Empty } from '#app/ui/Empty.tsx'
import { Form } from '#app/ui/Form.tsx'
import { CheckField, DayField, SelectField, TextField } from '#app/ui/fields.tsx'
import { type Column, List } from '#app/ui/List.tsx'
import { useNotices } from '#app/ui/Notices.tsx'
import { Page } from '#app/ui/Page.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { Status, type Tone } from '#app/ui/Status.tsx'
import { dayWords } from '#app/ui/When.tsx'
import { currentLanguage, t, useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import type { Day } from '#platform/values/day.ts'
import {
  endContributor,
  exportContributors,
  inviteContributor,
  listContributors,
  noteAgreements,
} from '../contract/open-weeks.ts'
import { spoken } from '../contract/tasks.ts'
import { whyNotYoung } from '../rules/task.ts'
import { tasksPage } from './task-words.ts'

type Row = ReplyOf<typeof listContributors>['rows'][number]

const tones: Readonly<Record<Row['state'], Tone>> = { asked: 'news', active: 'fine', left: 'quiet' }

const lacks = (row: Row): boolean =>
  row.minor && whyNotYoung({ school: row.schoolAgreedOn !== null, parents: row.parentsAgreedOn !== null }).length > 0

const columns: readonly Column<Row>[] = [
  { name: 'name', title: 'tasks.field.name', cell: (row) => row.name, sort: true, line: 1 },
  {
    name: 'state',
    title: 'tasks.field.state',
    cell: (row) => <Status tone={tones[row.state]} says={t(`tasks.person.${row.state}`)} />,
    sort: true,
    line: 2,
  },
  {
    name: 'minor',
    title: 'tasks.field.minor',
    cell: (row) =>
      row.minor ? (
        <Status
          tone={lacks(row) ? 'attention' : 'fine'}
          says={t(lacks(row) ? 'tasks.agreement_lacks' : 'tasks.agreement_there')}
        />
      ) : null,
    sort: true,
    line: 2,
  },
  { name: 'email', title: 'tasks.field.email', cell: (row) => row.email, sort: true, line: 3 },
  { name: 'tasksDone', title: 'tasks.field.tasksDone', cell: (row) => row.tasksDone, sort: true, right: true, line: 3 },
  {
    name: 'askedOn',
    title: 'tasks.field.askedOn',
    cell: (row) => dayWords(row.askedOn as Day),
    sort: true,
    line: 0,
  },
]

export function ContributorsScreen() {
  const t = useWords()
  return (
    <Page
      title={t('tasks.contributors')}
      says={t('tasks.contributors_says')}
      back={{ href: tasksPage, says: t('tasks.title') }}
      wide
      action={<Invite />}
    >
      <List
        name="contributors"
        from={listContributors}
        columns={columns}
        filters={[
          {
            name: 'state',
            title: 'tasks.field.state',
            options: (['asked', 'active', 'left'] as const).map((value) => ({ value, label: `tasks.person.${value}` })),
          },
        ]}
        action={(row) => (row.state === 'left' ? null : <Steps of={row} />)}
        caption={t('tasks.contributors')}
        exports={exportContributors}
        search
        empty={<Empty says={t('tasks.nobody')} />}
      />
    </Page>
  )
}

function Invite() {
  const t = useWords()
  const { said } = useNotices()
  const act = useAct(inviteContributor, { after: [listContributors] })
  const start = { name: '', email: '', language: currentLanguage(), minor: false }
  return (
    <Sheet words={t('tasks.invite')} title={t('tasks.invite')} kind="main" icon="plus">
      {(close) => (
        <Form<typeof start, typeof inviteContributor>
          name="invite-contributor"
          start={start}
          act={act}
          send={({ language, ...typed }) => ({ ...typed, language: spoken.parse(language) })}
          submit={t('tasks.invite')}
          done={() => {
            said(t('tasks.invited'))
            close()
          }}
        >
          <TextField name="name" label={t('tasks.field.name')} autoComplete="off" />
          <TextField name="email" label={t('tasks.field.email')} kind="email" autoComplete="off" />
          <SelectField
            name="language"
            label={t('tasks.invite_language')}
            options={spoken.options.map((value) => ({ value, label: t(`news.language.${value}`) }))}
          />
          <CheckField name="minor" label={t('tasks.minor')} hint={t('tasks.minor_hint')} />
        </Form>
      )}
    </Sheet>
  )
}

function Steps({ of: row }: { readonly of: Row }) {
  const t = useWords()
  const end = useAct(endContributor, { after: [listContributors] })
  return (
    <div className="row">
      <Agreements of={row} />
      {row.state === 'active' ? (
        <Confirm
          words={t('tasks.let_go')}
          title={t('tasks.let_go_of', { name: row.name })}
          says={t('tasks.let_go_says')}
          sure={t('tasks.let_go')}
          press={() => end.act({ contributor: row.id })}
          error={end.error}
          kind="quiet"
        />
      ) : null}
    </div>
  )
}

function Agreements({ of: row }: { readonly of: Row }) {
  const t = useWords()
  const act = useAct(noteAgreements, { after: [listContributors] })
  const { today } = currentMe()
  const most = today ? { max: today } : {}
  const start = { minor: row.minor, school: row.schoolAgreedOn ?? '', parents: row.parentsAgreedOn ?? '' }
  return (
    <Sheet words={t('tasks.agreements')} title={t('tasks.agreements_of', { name: row.name })} kind="quiet">
      {(close) => (
        <Form<typeof start, typeof noteAgreements>
          name={`agreed-${row.id}`}
          start={start}
          act={act}
          send={({ minor, school, parents }) => ({
            contributor: row.id,
            ...{ minor, school: school || null, parents: parents || null },
          })}
          submit={t('tasks.keep')}
          done={close}
        >
          <CheckField name="minor" label={t('tasks.minor')} hint={t('tasks.minor_hint')} />
          <DayField name="school" label={t('tasks.field.schoolAgreedOn')} {...most} optional />
          <DayField name="parents" label={t('tasks.field.parentsAgreedOn')} {...most} optional />
        </Form>
      )}
    </Sheet>
  )
}
