/** A picture of a code, taken with the phone's own camera, and read. */
import { useId, useRef, useState } from 'react'
import { codeReader } from '../code-reader.ts'
import { Button } from './Button.tsx'
import type { CameraProps } from './Camera.tsx'

export function CodePicture({ found, says }: CameraProps) {
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
        {says('picture')}
      </Button>
      <label htmlFor={id} className="unseen">
        {says('picture')}
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
      {isUnread ? <p role="alert">{says('picture_unread')}</p> : null}
    </>
  )
}
