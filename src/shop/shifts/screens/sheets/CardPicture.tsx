/** A picture of a card, taken with the phone's own camera, and read. */
import { useId, useRef, useState } from 'react'
import { codeReader } from '#app/code-reader.ts'
import { Button } from '#app/ui/Button.tsx'
import { useWords } from '#app/words.ts'

export function CardPicture({ found }: { readonly found: (code: string) => void }) {
  const t = useWords()
  const id = useId()
  const field = useRef<HTMLInputElement>(null)
  const [isUnread, setUnread] = useState(false)
  const read = async (picture: File | undefined) => {
    if (!picture) return
    const code = await codeReader()
      .then((reader) => reader.read(picture))
      .catch(() => null)
    setUnread(code === null)
    if (code !== null) found(code)
  }
  return (
    <>
      <Button kind="other" press={() => field.current?.click()}>
        {t('shifts.sheet.picture')}
      </Button>
      <label htmlFor={id} className="unseen">
        {t('shifts.sheet.picture')}
      </label>
      <input
        ref={field}
        id={id}
        className="unseen"
        type="file"
        accept="image/*"
        capture="environment"
        tabIndex={-1}
        onChange={(event) => {
          void read(event.currentTarget.files?.[0])
          event.currentTarget.value = '' // the same picture again is read again
        }}
      />
      {isUnread ? <p role="alert">{t('shifts.sheet.picture_unread')}</p> : null}
    </>
  )
}
