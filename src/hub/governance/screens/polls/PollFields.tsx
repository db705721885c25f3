/** The fields of an answer to a quick poll: one choice, of cards one for each statement. */
import { ChoiceField } from '#app/ui/fields.tsx'
import { useWords } from '#app/words.ts'
import { pollWords } from '../../rules/quick-polls.ts'
import type { ShownPoll } from './poll-words.ts'

export interface TypedAnswer {
  readonly [field: string]: string
  readonly reason: string
}

export const startAnswer = ({ lines, own }: ShownPoll, reason = ''): TypedAnswer => ({
  ...Object.fromEntries(lines.map((_, at) => [`line-${at}`, own?.[at] ?? ''])),
  reason,
})

export const saidOf = ({ lines }: ShownPoll, typed: TypedAnswer): string[] =>
  lines.map((_, at) => typed[`line-${at}`] ?? '')

export function PollFields({ of: poll }: { readonly of: ShownPoll }) {
  const t = useWords()
  const options = pollWords[poll.kind].map((word) => ({
    value: word as string,
    label: t(`governance.poll_word.${poll.kind}.${word}`),
  }))
  return poll.lines.map(({ statement }, at) => (
    <ChoiceField
      key={statement ?? ''}
      name={`line-${at}`}
      label={statement ?? t('governance.poll_your_answer')}
      options={options}
    />
  ))
}
