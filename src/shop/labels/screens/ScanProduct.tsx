/** The code of a product, by camera, by a scanner that types, or by hand. */
import '@mantine/core/styles/Input.css'
import { TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { Button } from '#app/ui/Button.tsx'
import { Camera } from '#app/ui/Camera.tsx'
import { useWords } from '#app/words.ts'

export interface ScanProductProps {
  readonly found: (code: string) => void
  /** Of the field and its button, where something else than a product is meant. */
  readonly label?: string
  readonly take?: string
}

export function ScanProduct({ found, label, take }: ScanProductProps) {
  const t = useWords()
  const [code, setCode] = useState('')
  const [films, setFilms] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (code.trim() === '') return
    setCode('')
    found(code.trim())
  }
  return (
    <form className="scan-product" onSubmit={submit}>
      <TextInput
        label={label ?? t('labels.scan')}
        value={code}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        enterKeyHint="done"
        maxLength={48}
        onChange={(event) => setCode(event.currentTarget.value)}
      />
      <Button kind="other" submit>
        {take ?? t('labels.scan.take')}
      </Button>
      <Button kind="other" wide press={() => setFilms(!films)}>
        {t(films ? 'labels.scan.camera_stop' : 'labels.scan.camera')}
      </Button>
      {films ? <Camera found={found} says={(what) => t(`labels.scan.${what}`)} /> : null}
    </form>
  )
}
