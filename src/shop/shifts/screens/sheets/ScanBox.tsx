/** Cards by scanner, by hand and by camera. A scanner types: whatever is typed beside a field lands here. */
import '@mantine/core/styles/Input.css'
import { TextInput } from '@mantine/core'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { Button } from '#app/ui/Button.tsx'
import { Camera } from '#app/ui/Camera.tsx'
import { useNotices } from '#app/ui/Notices.tsx'
import { useWords } from '#app/words.ts'
import { does, lineOfCard } from './kept-sheets.ts'
import type { SheetReply } from './waiting.ts'

interface Props {
  readonly id: string
  readonly sheet: SheetReply
}

export function ScanBox({ id, sheet }: Props) {
  const t = useWords()
  const [code, setCode] = useState('')
  const [films, setFilms] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  useTypedBeside(field)
  const scan = useScan(id, sheet)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (code.trim() === '') return
    setCode('')
    void scan(code)
  }
  return (
    <form className="sheet-scan" onSubmit={submit}>
      <TextInput
        ref={field}
        label={t('shifts.sheet.scan')}
        description={t('shifts.sheet.scan_hint')}
        value={code}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        enterKeyHint="done"
        maxLength={64}
        onChange={(event) => setCode(event.currentTarget.value)}
      />
      <Button kind="other" submit>
        {t('shifts.sheet.take')}
      </Button>
      <Button kind="other" wide press={() => setFilms(!films)}>
        {t(films ? 'shifts.sheet.camera_stop' : 'shifts.sheet.camera')}
      </Button>
      {films ? <Camera found={(seen) => void scan(seen)} says={(what) => t(`shifts.sheet.${what}`)} /> : null}
    </form>
  )
}

/** Notes the card, and says what came of it. */
function useScan(id: string, sheet: SheetReply): (code: string) => Promise<void> {
  const t = useWords()
  const { said } = useNotices()
  return async (code) => {
    const line = lineOfCard(sheet, code)
    const before = sheet.lines.find((one) => one.line === line)
    const { key, now } = await does(id, { do: 'scan', code: code.trim(), line })
    const entry = now.waiting.find((one) => one.key === key)
    const added = now.sheet?.lines.find((one) => one.line === key)
    if (entry?.refused) return
    if (before) {
      const name = before.besideName ?? before.standInName ?? before.name
      said(t(`shifts.sheet.scanned.${before.outcome === 'done' ? 'same' : 'present'}`, { name }))
    } else if (added) said(t('shifts.sheet.scanned.added', { name: added.name }))
    else if (entry) said(t('shifts.sheet.scanned.waiting', { code }))
  }
}

/** Keys pressed outside of fields and dialogs go into the field. */
function useTypedBeside(field: React.RefObject<HTMLInputElement | null>): void {
  useEffect(() => {
    const typed = (event: KeyboardEvent) => {
      const inField = event.target instanceof Element && event.target.closest('input, textarea, select, dialog')
      if (inField || event.key.length !== 1 || event.key === ' ' || event.ctrlKey || event.metaKey || event.altKey)
        return
      field.current?.focus()
    }
    addEventListener('keydown', typed)
    return () => removeEventListener('keydown', typed)
  }, [field])
}
