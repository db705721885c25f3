/** Reads codes with the camera. Where no camera can be filmed with (a page without https, nobody allowed it), a picture of
 *  the code is read instead. */
import { useEffect, useRef, useState } from 'react'
import { codeReader } from '../code-reader.ts'
import { CodePicture } from './CodePicture.tsx'
import './camera.css'

const millisecondsBetween = 120
/** The same code held before the camera counts once in so many looks. */
const looksBetween = 25
const shakeMilliseconds = 60

/** Why the camera shows nothing. */
const troubles = ['insecure', 'denied', 'none', 'offline'] as const
type Trouble = (typeof troubles)[number]

/** Words of whoever scans: what is held before the camera differs. */
export type CameraWords = (what: 'camera_hint' | `camera.${Trouble}` | 'picture' | 'picture_unread') => string

export interface CameraProps {
  readonly found: (code: string) => void
  readonly says: CameraWords
}

export function Camera({ found, says }: CameraProps) {
  const video = useRef<HTMLVideoElement>(null)
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const told = useRef(found)
  told.current = found
  useEffect(() => {
    const stop = new AbortController()
    film(video.current, stop.signal, (code) => told.current(code)).catch((thrown: unknown) => {
      if (!stop.signal.aborted) setTrouble(troubleOf(thrown))
    })
    return () => stop.abort()
  }, [])
  if (trouble)
    return (
      <div className="no-camera">
        <p role="status">{says(`camera.${trouble}`)}</p>
        {trouble === 'offline' ? null : <CodePicture found={found} says={says} />}
      </div>
    )
  return (
    <div className="camera">
      <video ref={video} muted playsInline>
        <track kind="captions" />
      </video>
      <p className="camera-hint">{says('camera_hint')}</p>
    </div>
  )
}
const troubleOf = (thrown: unknown): Trouble => {
  const name = thrown instanceof Error ? thrown.name : ''
  if (name === 'NotAllowedError') return 'denied'
  return troubles.find((one) => one === name) ?? 'none'
}

function troubled(name: Trouble): Error {
  const error = new Error(name)
  error.name = name
  return error
}

async function film(video: HTMLVideoElement | null, stop: AbortSignal, found: (code: string) => void): Promise<void> {
  if (!video) return
  // Browsers show the camera to pages with https only.
  if (!isSecureContext || !navigator.mediaDevices) throw troubled('insecure')
  const stream = await navigator.mediaDevices.getUserMedia({
    video: { facingMode: 'environment', width: { ideal: 1280 } },
  })
  const end = () => {
    for (const track of stream.getTracks()) track.stop()
  }
  if (stop.aborted) return end()
  stop.addEventListener('abort', end)
  video.srcObject = stream
  await video.play()
  const reader = await codeReader().catch(() => {
    throw troubled('offline')
  })
  const last = { code: '', looks: 0 }
  while (!stop.aborted) {
    const code = await reader.read(video)
    last.looks += 1
    if (code !== null && (code !== last.code || last.looks > looksBetween)) {
      navigator.vibrate?.(shakeMilliseconds)
      found(code)
    }
    if (code !== null) Object.assign(last, { code, looks: 0 })
    await new Promise((done) => setTimeout(done, millisecondsBetween))
  }
}
