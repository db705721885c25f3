import { useEffect, useState } from 'react'
import { onAnnouncement } from '../announce.ts'

/** The one live region of the app. */
export function Announcer() {
  const [text, setText] = useState('')
  useEffect(() => onAnnouncement(setText), [])
  return (
    <div role="status" aria-live="polite" className="unseen">
      {text}
    </div>
  )
}
