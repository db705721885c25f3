/** Reads cards with the camera where the browser can; where it cannot, it says so. */
import { useEffect, useRef, useState } from 'react'
import { useWords } from '#app/words.ts'

/** What browsers that read codes offer; the compiler does not know it yet. */
interface Detector {
  detect(source: HTMLVideoElement): Promise<readonly { readonly rawValue: string }[]>
}
type DetectorMaker = new (wish: { formats: readonly string[] }) => Detector

const formats = ['ean_13', 'code_128', 'qr_code'] as const
const millisecondsBetween = 250
/** The same card held before the camera counts once in so many looks. */
const looksBetween = 12

const detectorOf = (): Detector | null => {
  const make = (globalThis as { BarcodeDetector?: DetectorMaker }).BarcodeDetector
  return make ? new make({ formats }) : null
}

export function Camera({ found }: { readonly found: (code: string) => void }) {
  const t = useWords()
  const video = useRef<HTMLVideoElement>(null)
  const [cannot, setCannot] = useState(false)
  const told = useRef(found)
  told.current = found
  useEffect(() => {
    const stop = new AbortController()
    film(video.current, stop.signal, (code) => told.current(code)).catch(() => setCannot(true))
    return () => stop.abort()
  }, [])
  if (cannot) return <p role="status">{t('shifts.sheet.camera_none')}</p>
  return (
    <video ref={video} className="sheet-camera" muted playsInline>
      <track kind="captions" />
    </video>
  )
}

async function film(video: HTMLVideoElement | null, stop: AbortSignal, found: (code: string) => void): Promise<void> {
  const detector = detectorOf()
  if (!detector || !video) throw new Error('no detector')
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } })
  stop.addEventListener('abort', () => {
    for (const track of stream.getTracks()) track.stop()
  })
  video.srcObject = stream
  await video.play()
  const last = { code: '', looks: 0 }
  while (!stop.aborted) {
    const [seen] = await detector.detect(video)
    last.looks += 1
    if (seen && (seen.rawValue !== last.code || last.looks > looksBetween)) {
      last.code = seen.rawValue
      last.looks = 0
      found(seen.rawValue)
    }
    await new Promise((done) => setTimeout(done, millisecondsBetween))
  }
}
