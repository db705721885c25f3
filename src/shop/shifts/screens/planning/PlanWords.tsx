/** Roles and skills as they are used: renamed everywhere at once, so that two spellings become one. */
import { useAct, useRead } from '#app/reading.ts'
import { may } from '#app/session.ts'
import { Card } from '#app/ui/Card.tsx'
import { Form } from '#app/ui/Form.tsx'
import { TextField } from '#app/ui/fields.tsx'
import { useNotices } from '#app/ui/Notices.tsx'
import { Read } from '#app/ui/Page.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { type Column, Table } from '#app/ui/Table.tsx'
import { useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import { readPlanWords, renamePlanWord } from '../../contract-seats.ts'

type Word = ReplyOf<typeof readPlanWords>['words'][number]

const nameColumn: Column<Word> = { name: 'word', title: 'shifts.column.name', cell: (row) => row.word, line: 1 }
const templatesColumn: Column<Word> = {
  name: 'templates',
  title: 'shifts.plan.templates',
  cell: (row) => row.templates,
  right: true,
  line: 2,
}
const peopleColumn: Column<Word> = {
  name: 'people',
  title: 'shifts.column.people',
  cell: (row) => row.people,
  right: true,
  line: 2,
}

export function PlanWords() {
  const words = useRead(readPlanWords, {})
  return (
    <Read of={words}>
      {(data) => (
        <div className="grid">
          <WordCard
            title="shifts.plan.roles"
            rows={data.words.filter(({ sort }) => sort === 'role')}
            columns={[nameColumn, templatesColumn]}
          />
          <WordCard
            title="shifts.plan.skills_list"
            rows={data.words.filter(({ sort }) => sort === 'skill')}
            columns={[nameColumn, templatesColumn, peopleColumn]}
          />
        </div>
      )}
    </Read>
  )
}

interface WordCardProps {
  readonly title: string
  readonly rows: readonly Word[]
  readonly columns: readonly Column<Word>[]
}

function WordCard({ title, rows, columns }: WordCardProps) {
  const t = useWords()
  return (
    <Card title={t(title)}>
      <p className="quiet">{t(`${title}_says`)}</p>
      {rows.length === 0 ? (
        <p>{t('shifts.plan.no_words')}</p>
      ) : (
        <Table
          caption={t(title)}
          rows={rows}
          columns={columns}
          rowKey={(row) => row.word}
          {...(may('shifts.plan') ? { action: (row: Word) => <Rename word={row} /> } : {})}
        />
      )}
    </Card>
  )
}

function Rename({ word }: { readonly word: Word }) {
  const t = useWords()
  const { said } = useNotices()
  const rename = useAct(renamePlanWord, { done: () => said(t('shifts.plan.word_renamed')) })
  return (
    <Sheet
      kind="quiet"
      words={t('shifts.plan.word_rename')}
      label={`${t('shifts.plan.word_rename')}: ${word.word}`}
      title={t('shifts.plan.word_rename')}
    >
      {(close) => (
        <Form<{ to: string }, typeof renamePlanWord>
          name={`word-${word.sort}-${word.word}`}
          keep={false}
          start={{ to: word.word }}
          act={rename}
          send={({ to }) => ({ sort: word.sort, from: word.word, to })}
          submit={t('shifts.plan.word_rename')}
          done={close}
        >
          <TextField name="to" label={t('shifts.plan.new_word')} hint={t('shifts.plan.new_word_hint')} />
        </Form>
      )}
    </Sheet>
  )
}
