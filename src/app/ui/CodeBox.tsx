/** One code: typed, read by a scanner that types, or seen by the camera. */
import '@mantine/core/styles/Input.css'
import { TextInput } from '@mantine/core'
import { type FormEvent, type Ref, useState } from 'react'
import { Button } from './Button.tsx'
import { Camera } from './Camera.tsx'

export interface CodeBoxWords {
  readonly label: string
  readonly hint?: string
  /** Of the button that takes what was typed. */
  readonly take: string
  readonly camera: string
  readonly cameraStop: string
  /** What the camera says of itself. */
  readonly seen: (what: string) => string
}

export interface CodeBoxProps {
  readonly className: string
  readonly words: CodeBoxWords
  readonly longest: number
  readonly field?: Ref<HTMLInputElement>
  readonly found: (code: string) => unknown
}

export function CodeBox({ className, words, longest, field, found }: CodeBoxProps) {
  const [code, setCode] = useState('')
  const [films, setFilms] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (code.trim() === '') return
    setCode('')
    found(code.trim())
  }
  return (
    <form className={className} onSubmit={submit}>
      <TextInput
        {...(field ? { ref: field } : {})}
        label={words.label}
        {...(words.hint ? { description: words.hint } : {})}
        value={code}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        enterKeyHint="done"
        maxLength={longest}
        onChange={(event) => setCode(event.currentTarget.value)}
      />
      <Button kind="other" submit>
        {words.take}
      </Button>
      <Button kind="other" wide press={() => setFilms(!films)}>
        {films ? words.cameraStop : words.camera}
      </Button>
      {films ? <Camera found={(seen) => void found(seen)} says={words.seen} /> : null}
    </form>
  )
}
