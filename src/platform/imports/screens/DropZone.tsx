import { useId, useState } from 'react'
import { Icon } from '#app/ui/Icon.tsx'
import { useWords } from '#app/words.ts'
import { acceptedFiles, filesOf, readableFiles } from './dropped.ts'

export interface DropZoneProps {
  readonly take: (files: readonly File[]) => void
  readonly busy: boolean
  /** One file only: the corrected version of another. */
  readonly single?: boolean
}

/** Where files are dropped or chosen; a whole folder may be dropped too. */
export function DropZone({ take, busy, single = false }: DropZoneProps) {
  const t = useWords()
  const id = useId()
  const [over, setOver] = useState(false)
  return (
    <label
      className="file import-drop"
      htmlFor={id}
      data-over={over || undefined}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        if (!busy) void filesOf(event.dataTransfer).then(take)
      }}
    >
      <input
        id={id}
        className="unseen"
        type="file"
        multiple={!single}
        accept={acceptedFiles}
        disabled={busy}
        onChange={(event) => {
          take(readableFiles(event.currentTarget.files ?? []))
          event.currentTarget.value = ''
        }}
      />
      <Icon name="upload" size={28} />
      <span>
        <strong>{t(single ? 'imports.choose_corrected' : 'imports.choose')}</strong>{' '}
        <span className="quiet">{t(single ? 'form.drop_file' : 'imports.drop')}</span>
      </span>
    </label>
  )
}
