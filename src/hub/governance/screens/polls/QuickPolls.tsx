/** The quick polls of the community, and asking one. */
import { useAddress } from '#app/address.ts'
import { pathTo } from '#app/paths.ts'
import { useAct } from '#app/reading.ts'
import { Empty } from '#app/ui/Empty.tsx'
import { Form } from '#app/ui/Form.tsx'
import { CheckField, DayField, LongTextField, NumberField, SelectField, TextField, useValues } from '#app/ui/fields.tsx'
import { type Column, List } from '#app/ui/List.tsx'
import { Page } from '#app/ui/Page.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { Status } from '#app/ui/Status.tsx'
import { Moment } from '#app/ui/When.tsx'
import { t, useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import type { Instant } from '#platform/values/day.ts'
import { askQuickPoll, exportQuickPolls, listQuickPolls } from '../../contract/quick-polls.ts'
import { type PollKind, pollKinds, pollStates } from '../../rules/quick-polls.ts'
import { pollPage } from './poll-words.ts'

type Row = ReplyOf<typeof listQuickPolls>['rows'][number]

const columns: readonly Column<Row>[] = [
  {
    name: 'title',
    title: 'governance.poll_field.title',
    cell: ({ number, title }) => `${number} · ${title}`,
    sort: true,
    line: 1,
    wraps: true,
  },
  {
    name: 'state',
    title: 'governance.poll_field.state',
    cell: ({ state }) => (
      <Status tone={state === 'open' ? 'attention' : 'quiet'} says={t(`governance.poll_state.${state}`)} />
    ),
    line: 2,
  },
  {
    name: 'kind',
    title: 'governance.poll_field.kind',
    cell: ({ kind }) => t(`governance.poll_kind.${kind}`),
    line: 3,
  },
  { name: 'people', title: 'governance.poll_field.people', cell: ({ people }) => people, right: true, line: 0 },
  {
    name: 'closesAt',
    title: 'governance.poll_field.closesAt',
    cell: ({ closesAt }) => <Moment at={closesAt as Instant} />,
    sort: true,
    line: 3,
  },
]

export function QuickPollsScreen() {
  const t = useWords()
  return (
    <Page title={t('governance.polls')} action={<Ask />} wide>
      <List
        name="quick-polls"
        from={listQuickPolls}
        columns={columns}
        filters={[
          {
            name: 'state',
            title: 'governance.poll_field.state',
            options: pollStates.map((value) => ({ value, label: `governance.poll_state.${value}` })),
          },
          {
            name: 'kind',
            title: 'governance.poll_field.kind',
            options: pollKinds.map((value) => ({ value, label: `governance.poll_kind.${value}` })),
          },
        ]}
        exports={exportQuickPolls}
        rowLink={({ id }) => pathTo(pollPage, { quickPoll: id })}
        caption={t('governance.polls')}
        empty={<Empty says={t('governance.no_polls')} />}
      />
    </Page>
  )
}

const start = { kind: 'sense', title: '', question: '', statements: '', goal: '', openToAll: false, closesOn: '' }

function Ask() {
  const t = useWords()
  const address = useAddress()
  const act = useAct(askQuickPoll)
  return (
    <Sheet words={t('governance.ask_poll')} title={t('governance.ask_poll')} kind="main" icon="plus">
      {() => (
        <Form<typeof start, typeof askQuickPoll>
          name="ask-poll"
          start={start}
          act={act}
          send={({ kind, title, question, statements, goal, openToAll, closesOn }) => ({
            kind: kind as PollKind,
            title,
            openToAll,
            question: question || null,
            closesOn: closesOn || null,
            goal: kind === 'count' && goal ? Number(goal) : null,
            statements:
              kind === 'cards'
                ? statements
                    .split('\n')
                    .map((line) => line.trim())
                    .filter((line) => line !== '')
                : [],
          })}
          submit={t('governance.ask_poll')}
          done={({ quickPoll }) => address.go(pathTo(pollPage, { quickPoll }))}
        >
          <p className="quiet">{t('governance.poll_binds_nobody')}</p>
          <TextField name="title" label={t('governance.poll_field.title')} />
          <LongTextField name="question" label={t('governance.poll_field.question')} rows={2} optional />
          <SelectField
            name="kind"
            label={t('governance.poll_field.kind')}
            options={pollKinds.map((value) => ({ value, label: t(`governance.poll_kind.${value}`) }))}
          />
          <KindFields />
          <DayField name="closesOn" label={t('governance.poll_field.closesAt')} optional />
          <CheckField name="openToAll" label={t('governance.poll_field.openToAll')} />
        </Form>
      )}
    </Sheet>
  )
}

function KindFields() {
  const t = useWords()
  const { kind } = useValues<typeof start>()
  if (kind === 'cards')
    return <LongTextField name="statements" label={t('governance.poll_field.statements')} rows={4} />
  if (kind === 'count') return <NumberField name="goal" label={t('governance.poll_field.goal')} optional />
  return null
}
