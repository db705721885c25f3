/** Cards by scanner, by hand and by camera. A scanner types: whatever is typed beside a field lands here. */
import { useEffect, useRef } from 'react'
import { CodeBox } from '#app/ui/CodeBox.tsx'
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
  const field = useRef<HTMLInputElement>(null)
  useTypedBeside(field)
  const scan = useScan(id, sheet)
  return (
    <CodeBox
      className="sheet-scan"
      longest={64}
      field={field}
      found={scan}
      words={{
        label: t('shifts.sheet.scan'),
        hint: t('shifts.sheet.scan_hint'),
        take: t('shifts.sheet.take'),
        camera: t('shifts.sheet.camera'),
        cameraStop: t('shifts.sheet.camera_stop'),
        seen: (what) => t(`shifts.sheet.${what}`),
      }}
    />
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
