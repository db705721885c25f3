/** Who put a paper into the box, where the roll is too long for one page: found by name, ticked one by one. */
import { useDeferredValue, useState } from 'react'
import { useRead } from '#app/reading.ts'
import { Button } from '#app/ui/Button.tsx'
import { type FieldProps, useField } from '#app/ui/fields.tsx'
import { useWords } from '#app/words.ts'
import { listElectors } from '../../contract/votes.ts'

const shownAtOnce = 8
const fewestLetters = 2

export function VotersField({ vote, name, label }: FieldProps & { readonly vote: string }) {
  const t = useWords()
  const field = useField<readonly string[]>(name, label, true)
  const [text, setText] = useState('')
  const [names, setNames] = useState<Readonly<Record<string, string>>>({})
  const q = useDeferredValue(text.trim())
  const asks = q.length >= fewestLetters
  const found = useRead(listElectors, { vote, q, size: shownAtOnce }, { when: asks, keep: true })
  const ticked = field.value ?? []
  const may = (asks ? (found.data?.rows ?? []) : []).filter(
    ({ id, conflict, hasAnswered }) => conflict === null && hasAnswered !== true && !ticked.includes(id),
  )
  const more = (found.data?.total ?? 0) - (found.data?.rows.length ?? 0)
  const tick = (id: string, person: string) => {
    setNames({ ...names, [id]: person })
    field.set([...ticked, id])
    setText('')
  }
  return (
    <fieldset className="stack">
      <legend>{label}</legend>
      <label htmlFor={field.id}>{t('governance.find_voter')}</label>
      <input
        id={field.id}
        type="search"
        className="find-field"
        autoComplete="off"
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <div className="row">
        {may.map(({ id, name: person }) => (
          <Button key={id} kind="other" press={() => tick(id, person)}>
            {person}
          </Button>
        ))}
      </div>
      <p role="status" className="quiet">
        {asks && found.data && !found.isFetching && may.length === 0 ? t('governance.no_voter') : ''}
        {asks && more > 0 ? t('governance.more_voters', { n: more }) : ''}
      </p>
      <ol>
        {ticked.map((id) => (
          <li key={id}>
            {names[id] ?? '–'}{' '}
            <button
              type="button"
              className="link-button"
              aria-label={t('governance.untick_voter', { name: names[id] ?? '–' })}
              onClick={() => field.set(ticked.filter((one) => one !== id))}
            >
              {t('governance.untick')}
            </button>
          </li>
        ))}
      </ol>
      {field.problem ? <p className="field-problem">{field.problem}</p> : null}
    </fieldset>
  )
}
