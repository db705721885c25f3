/** What the file leaves open, as one list: answered once, remembered for the next file of the same origin. */
import { useAct } from '#app/reading.ts'
import { Card } from '#app/ui/Card.tsx'
import { Form } from '#app/ui/Form.tsx'
import { SelectField } from '#app/ui/fields.tsx'
import { useNotices } from '#app/ui/Notices.tsx'
import { useWords } from '#app/words.ts'
import { answerImport } from '../contract.ts'
import { answerWords, type Detail, type Question, questionWords } from './words.ts'

/** From so many of a kind on, one answer may do for all. */
const many = 3

export function QuestionsCard({ of: detail }: { readonly of: Detail }) {
  const t = useWords()
  const { said } = useNotices()
  const act = useAct(answerImport, { done: () => said(t('imports.questions_kept')) })
  if (detail.questions.length === 0) return null
  const topics = [...Map.groupBy(detail.questions, ({ topic }) => topic)]
  const start: Record<string, string> = Object.fromEntries([
    ...topics.map(([topic]) => [`all ${topic}`, '']),
    ...detail.questions.map((one) => [nameOf(one), one.answer ?? '']),
  ])
  return (
    <Card title={t('imports.questions')} tone={detail.open > 0 ? 'honey' : 'leaf'}>
      <p>{t('imports.questions_says')}</p>
      <Form
        name={`import questions ${detail.id} ${detail.questions.length}`}
        start={start}
        keep={false}
        act={act}
        submit={t('imports.questions_keep')}
        submitKind="other"
        send={(values) => ({ import: detail.id, answers: answersIn(detail, values) })}
      >
        {topics.map(([topic, questions]) => (
          <Topic key={topic} topic={topic} questions={questions} of={detail} />
        ))}
      </Form>
    </Card>
  )
}

const nameOf = ({ topic, given, source }: Question): string => JSON.stringify([source, topic, given])

interface TopicProps {
  readonly topic: string
  readonly questions: readonly Question[]
  readonly of: Detail
}

function Topic({ topic, questions, of: detail }: TopicProps) {
  const t = useWords()
  const options = (detail.choices[topic] ?? []).map((choice) => ({
    value: choice.value,
    label: answerWords(choice),
  }))
  const proposed = (one: Question): string | undefined => options.find(({ value }) => value === one.proposal)?.label
  return (
    <>
      {questions.length >= many ? (
        <SelectField name={`all ${topic}`} label={t('imports.questions_all')} options={options} optional />
      ) : null}
      {questions.map((one) => {
        const label = proposed(one)
        return (
          <SelectField
            key={nameOf(one)}
            name={nameOf(one)}
            label={questionWords(one)}
            hint={[
              t('imports.question_rows', { count: one.count }),
              ...(label ? [t('imports.question_without', { answer: label })] : []),
            ].join(' · ')}
            options={options}
            optional
          />
        )
      })}
    </>
  )
}

/** What was chosen, each for itself or for all of its kind. */
function answersIn(detail: Detail, values: Readonly<Record<string, unknown>>) {
  return detail.questions.flatMap((one) => {
    const chosen = String(values[nameOf(one)] || values[`all ${one.topic}`] || '')
    return chosen === '' ? [] : [{ topic: one.topic, given: one.given, answer: chosen }]
  })
}
