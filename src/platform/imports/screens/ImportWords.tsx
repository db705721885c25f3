/** What was answered about words of files, and what codes mean: seen, changed, forgotten. */
import { useAct, useRead } from '#app/reading.ts'
import { Button } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Card.tsx'
import { Empty } from '#app/ui/Empty.tsx'
import { Form } from '#app/ui/Form.tsx'
import { SelectField, TextField, useValues } from '#app/ui/fields.tsx'
import { type Column, List } from '#app/ui/List.tsx'
import { useNotices } from '#app/ui/Notices.tsx'
import { Page } from '#app/ui/Page.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { Table } from '#app/ui/Table.tsx'
import { hasWords, t, useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import { forgetImportWord, listImportWords, readImportCodes, setImportWord } from '../contract-words.ts'
import { kindWords } from './words.ts'

type Row = ReplyOf<typeof listImportWords>['rows'][number]
type Kinds = ReplyOf<typeof readImportCodes>['kinds']
type Choice = Kinds[number]['topics'][number]['choices'][number]

const saidAs = ({ value, says }: Choice): string =>
  says ?? (hasWords(`import.answer.${value}`) ? t(`import.answer.${value}`) : value)
const topicWords = (topic: string): string => t(`imports.topic.${topic}`)

const columns: readonly Column<Row>[] = [
  { name: 'given', title: 'imports.word', cell: ({ given }) => given || '–', sort: true, line: 1, wraps: true },
  { name: 'topic', title: 'imports.about', cell: ({ topic }) => topicWords(topic), line: 2 },
  {
    name: 'answer',
    title: 'imports.means',
    cell: ({ answer, says }) => saidAs({ value: answer, says }),
    line: 1,
    wraps: true,
  },
  {
    name: 'source',
    title: 'imports.holds_for',
    cell: ({ kind, source }) => (source === '' ? kindWords(kind) : `${kindWords(kind)} · ${source}`),
    line: 2,
    wraps: true,
  },
]

export function ImportWordsScreen() {
  const words = useWords()
  const codes = useRead(readImportCodes, {})
  return (
    <Page
      title={words('imports.words')}
      says={words('imports.words_says')}
      back={[{ href: '/staff/imports', says: words('imports.title') }]}
      read={codes}
      action={codes.data ? <WordSheet kinds={codes.data.kinds} /> : undefined}
      wide
    >
      {({ kinds }) => (
        <div className="stack">
          <List
            name="import_words"
            from={listImportWords}
            columns={columns}
            filters={filtersOf(kinds)}
            caption={words('imports.words')}
            empty={<Empty says={words('imports.no_words')} />}
            action={(row) => <RowActs row={row} kinds={kinds} />}
          />
          {kinds
            .filter((one) => one.codes.length > 0)
            .map((one) => (
              <Codes key={one.kind} kind={one} kinds={kinds} />
            ))}
        </div>
      )}
    </Page>
  )
}

function filtersOf(kinds: Kinds) {
  const topics = [...new Set(kinds.flatMap((one) => one.topics.map(({ topic }) => topic)))]
  return [
    {
      name: 'kind',
      title: 'imports.holds',
      options: kinds.map(({ kind }) => ({ value: kind, label: kindWords(kind) })),
    },
    {
      name: 'topic',
      title: 'imports.about',
      options: topics.map((value) => ({ value, label: `imports.topic.${value}` })),
    },
  ]
}

function RowActs({ row, kinds }: { readonly row: Row; readonly kinds: Kinds }) {
  const words = useWords()
  const { said } = useNotices()
  const { kind, source, topic, given } = row
  const forget = useAct(forgetImportWord, {
    after: [listImportWords],
    done: () => said(words('imports.word_forgotten', { given })),
  })
  return (
    <div className="row">
      <WordSheet kinds={kinds} word={row} />
      <Button
        kind="quiet"
        icon="trash"
        press={() => forget.act({ kind, source, topic, given })}
        label={`${words('imports.forget_word')}: ${given}`}
      >
        {words('imports.forget_word')}
      </Button>
    </div>
  )
}

/** What the program itself makes of codes; an answer of one's own comes first. */
function Codes({ kind, kinds }: { readonly kind: Kinds[number]; readonly kinds: Kinds }) {
  const words = useWords()
  return (
    <Card title={words('imports.codes_of', { kind: kindWords(kind.kind) })}>
      <p className="quiet">{words('imports.codes_says')}</p>
      <Table
        rows={kind.codes}
        columns={[
          { name: 'given', title: 'imports.word', cell: ({ given }) => given, line: 1 },
          { name: 'topic', title: 'imports.about', cell: ({ topic }) => topicWords(topic), line: 2 },
          { name: 'means', title: 'imports.means', cell: ({ means }) => means, line: 1 },
        ]}
        rowKey={({ topic, given }) => `${topic} ${given}`}
        caption={words('imports.codes_of', { kind: kindWords(kind.kind) })}
        action={({ topic, given }) => (
          <WordSheet kinds={kinds} word={{ kind: kind.kind, source: '', topic, given, answer: '' }} />
        )}
      />
    </Card>
  )
}

type Word = Pick<Row, 'kind' | 'source' | 'topic' | 'given' | 'answer'>

function WordSheet({ kinds, word }: { readonly kinds: Kinds; readonly word?: Word }) {
  const words = useWords()
  const act = useAct(setImportWord, { after: [listImportWords] })
  const title = words(word ? 'imports.change_word' : 'imports.add_word')
  const start = word ?? { kind: kinds[0]?.kind ?? '', source: '', topic: '', given: '', answer: '' }
  return (
    <Sheet
      words={title}
      title={word?.given || title}
      icon={word ? 'edit' : 'plus'}
      kind={word ? 'quiet' : 'main'}
      {...(word ? { label: `${title}: ${word.given}` } : {})}
    >
      {(close) => (
        <Form<Word, typeof setImportWord>
          name="import-word"
          keep={false}
          start={start}
          act={act}
          send={({ kind, source, topic, given, answer }) => ({ kind, source, topic, given, answer })}
          submit={words('imports.keep_word')}
          done={close}
        >
          <WordFields kinds={kinds} fixed={word !== undefined} />
        </Form>
      )}
    </Sheet>
  )
}

function WordFields({ kinds, fixed }: { readonly kinds: Kinds; readonly fixed: boolean }) {
  const words = useWords()
  const values = useValues<Word>()
  const topics = kinds.find(({ kind }) => kind === values.kind)?.topics ?? []
  const choices = topics.find(({ topic }) => topic === values.topic)?.choices ?? []
  return (
    <>
      {fixed ? null : (
        <>
          <SelectField
            name="kind"
            label={words('imports.holds')}
            options={kinds.map(({ kind }) => ({ value: kind, label: kindWords(kind) }))}
          />
          <SelectField
            name="topic"
            label={words('imports.about')}
            options={topics.map(({ topic }) => ({ value: topic, label: topicWords(topic) }))}
          />
          <TextField name="given" label={words('imports.word')} hint={words('imports.word_hint')} />
          <TextField name="source" label={words('imports.sender')} hint={words('imports.sender_hint')} optional />
        </>
      )}
      <SelectField
        name="answer"
        label={words('imports.means')}
        options={choices.map((one) => ({ value: one.value, label: saidAs(one) }))}
      />
    </>
  )
}
