/** What an event asks of whoever comes, and what they choose to pay. */
import { ChoiceField, TextField } from '#app/ui/fields.tsx'
import { useWords } from '#app/words.ts'
import { type EventTerms, priceOptions } from './event-words.ts'

export function AnswerFields({ of: { questions, priceSteps, currency } }: { readonly of: EventTerms }) {
  const t = useWords()
  return (
    <>
      {questions.map((question) => (
        <TextField key={question} name={question} label={t(`meetings.field.${question}`)} optional />
      ))}
      {priceSteps.length > 1 ? (
        <ChoiceField name="price" label={t('meetings.field.price')} options={priceOptions(priceSteps, currency)} />
      ) : null}
    </>
  )
}
