/** A field of a `Form` that finds a person by name or number; its value is the contact's id. */
import '@mantine/core/styles/Input.css'
import { TextInput } from '@mantine/core'
import { type KeyboardEvent, useDeferredValue, useId, useState } from 'react'
import { useRead } from '#app/reading.ts'
import { type FieldProps, useField } from '#app/ui/fields.tsx'
import { useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import { findMembers } from '../contract-directory.ts'
import './person-field.css'

export type FoundPerson = ReplyOf<typeof findMembers>['people'][number]

const fewestLetters = 2

export interface PersonFieldProps extends FieldProps {
  /** Who is chosen at the beginning, when the value is not empty. */
  readonly known?: { readonly contact: string; readonly name: string } | null
}

export function PersonField({ name, label, hint, optional = false, known = null }: PersonFieldProps) {
  const field = useField<string>(name, label, optional)
  const [chosen, choose] = useState<{ contact: string; name: string } | null>(known)
  const t = useWords()
  const words = optional ? `${label} (${t('form.optional')})` : label
  if (field.value && chosen?.contact === field.value)
    return (
      <div className="person-chosen">
        <span className="person-label">{words}</span>
        <span className="row">
          <strong>{chosen.name}</strong>
          <button type="button" className="link-button" onClick={() => field.set('')}>
            {t('members.choose_else')}
          </button>
        </span>
        {field.problem ? <p className="field-problem">{field.problem}</p> : null}
      </div>
    )
  const take = (person: FoundPerson) => {
    choose({ contact: person.contact, name: person.name })
    field.set(person.contact)
  }
  return <Finder id={field.id} label={words} hint={hint} problem={field.problem} take={take} />
}

interface FinderProps {
  readonly id: string
  readonly label: string
  readonly hint: FieldProps['hint']
  readonly problem: string | undefined
  readonly take: (person: FoundPerson) => void
}

function Finder({ id, label, hint, problem, take }: FinderProps) {
  const t = useWords()
  const list = useId()
  const [text, setText] = useState('')
  const [at, setAt] = useState(0)
  const asked = useDeferredValue(text.trim())
  const found = useRead(findMembers, { q: asked }, { when: asked.length >= fewestLetters, keep: true })
  const people = asked.length >= fewestLetters ? (found.data?.people ?? []) : []
  const keys = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key] ?? 0
    const person = people[at]
    if (event.key === 'Enter' && person) take(person)
    else if (step !== 0) setAt(Math.max(0, Math.min(people.length - 1, at + step)))
    else return
    event.preventDefault()
  }
  return (
    <div>
      <TextInput
        id={id}
        type="search"
        label={label}
        description={hint ?? t('members.find_hint')}
        error={problem}
        value={text}
        autoComplete="off"
        role="combobox"
        aria-expanded={people.length > 0}
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={people[at] ? `${list}-${at}` : undefined}
        onChange={(event) => {
          setText(event.currentTarget.value)
          setAt(0)
        }}
        onKeyDown={keys}
      />
      <div id={list} role="listbox" aria-label={label} className="person-list">
        {people.map((person, place) => (
          <button
            type="button"
            role="option"
            tabIndex={-1}
            id={`${list}-${place}`}
            key={person.contact}
            aria-selected={place === at}
            onClick={() => take(person)}
          >
            <span>{person.name}</span>
            <span className="quiet">{person.memberNo ?? ''}</span>
          </button>
        ))}
      </div>
      <p role="status" className="quiet">
        {asked.length >= fewestLetters && found.data && !found.isFetching && people.length === 0
          ? t('members.nobody_found')
          : ''}
      </p>
    </div>
  )
}
