/** The votes of the community. */
import { pathTo } from '#app/paths.ts'
import { useAct } from '#app/reading.ts'
import { may } from '#app/session.ts'
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
import { listVotes, planVote } from '../../contract-votes.ts'
import { plannedMethods } from '../../rules/counting/terms.ts'
import { hides, voteStates } from '../../rules/votes.ts'
import { votePage, voteTones } from './vote-words.ts'

type Row = ReplyOf<typeof listVotes>['rows'][number]

const columns: readonly Column<Row>[] = [
  {
    name: 'title',
    title: 'governance.vote_field.title',
    cell: ({ number, title }) => `${number} · ${title}`,
    sort: true,
    line: 1,
    wraps: true,
  },
  {
    name: 'state',
    title: 'governance.vote_field.state',
    cell: (row) => <Status tone={voteTones[row.state]} says={t(`governance.vote_state.${row.state}`)} />,
    sort: true,
    line: 2,
  },
  {
    name: 'method',
    title: 'governance.vote_field.method',
    cell: ({ method }) => t(`governance.count_by.${method}`),
    line: 3,
  },
  {
    name: 'closesAt',
    title: 'governance.vote_field.closesAt',
    cell: ({ closesAt }) => <Moment at={closesAt as Instant} />,
    sort: true,
    line: 3,
  },
]

export function VotesScreen() {
  const t = useWords()
  return (
    <Page title={t('governance.votes')} action={may('community.steer') ? <Plan /> : null} wide>
      <List
        name="votes"
        from={listVotes}
        columns={columns}
        filters={[
          {
            name: 'state',
            title: 'governance.vote_field.state',
            options: voteStates.map((value) => ({ value, label: `governance.vote_state.${value}` })),
          },
        ]}
        rowLink={({ id }) => pathTo(votePage, { vote: id })}
        caption={t('governance.votes')}
        empty={<Empty says={t('governance.no_votes')} />}
      />
    </Page>
  )
}

/** An election, or a decision about somebody, may be secret. */
function SecretFields() {
  const t = useWords()
  const { aboutPersons, secret } = useValues<typeof start>()
  return (
    <>
      <CheckField name="aboutPersons" label={t('governance.about_persons')} />
      {aboutPersons ? <CheckField name="secret" label={t('governance.vote_secretly')} /> : null}
      {aboutPersons && secret ? <CheckField name="evenFew" label={t('governance.secret_anyway')} /> : null}
    </>
  )
}

const start = {
  title: '',
  question: '',
  method: 'majority',
  options: '',
  seats: '1',
  closesOn: '',
  hide: 'none',
  aboutPersons: false,
  secret: false,
  evenFew: false,
}

/** What is needed to ask; bounds that are not named here are those of the community. */
function Plan() {
  const t = useWords()
  const act = useAct(planVote)
  const usable = plannedMethods.filter((method) => method !== 'basket')
  return (
    <Sheet words={t('governance.plan_vote')} title={t('governance.plan_vote')} kind="main" icon="plus">
      {(close) => (
        <Form<typeof start, typeof planVote>
          name="plan-vote"
          start={start}
          act={act}
          send={({ options, seats, closesOn, method, hide, ...words }) => ({
            ...words,
            question: words.question || null,
            method: method as (typeof plannedMethods)[number],
            hide: hide as (typeof hides)[number],
            seats: Number(seats),
            closesOn: closesOn || null,
            options: options
              .split('\n')
              .map((name) => ({ name: name.trim() }))
              .filter(({ name }) => name !== ''),
          })}
          submit={t('governance.plan_vote')}
          done={close}
        >
          <TextField name="title" label={t('governance.vote_field.title')} />
          <LongTextField name="question" label={t('governance.question')} rows={2} optional />
          <SelectField
            name="method"
            label={t('governance.vote_field.method')}
            options={usable.map((value) => ({ value, label: t(`governance.count_by.${value}`) }))}
          />
          <LongTextField name="options" label={t('governance.options_lines')} rows={4} optional />
          <NumberField name="seats" label={t('governance.seats')} />
          <DayField name="closesOn" label={t('governance.closes_on')} optional />
          <SelectField
            name="hide"
            label={t('governance.hide')}
            options={hides.map((value) => ({ value, label: t(`governance.hide_as.${value}`) }))}
          />
          <SecretFields />
        </Form>
      )}
    </Sheet>
  )
}
