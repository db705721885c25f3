/** A scale on a cable, read by the browser where it can (Web Serial, 9600 baud). It must send its weight by itself. */
import { useEffect, useRef, useState } from 'react'
import { gramsIn } from '../rules/scale-line.ts'

/** What of Web Serial is used; browsers that lack it have no `serial`. */
interface SerialPort {
  readonly readable: ReadableStream<Uint8Array<ArrayBuffer>> | null
  open(options: { readonly baudRate: number }): Promise<void>
  close(): Promise<void>
}
interface Serial {
  requestPort(): Promise<SerialPort>
}

const serial = (): Serial | null => (navigator as Navigator & { readonly serial?: Serial }).serial ?? null

const baudRate = 9600

export interface ConnectedScale {
  readonly state: 'absent' | 'ready' | 'connected' | 'lost'
  /** The last weight that rested. */
  readonly grams: number | null
  connect(): Promise<void>
}

/** Listens until the screen is left. */
export function useConnectedScale(): ConnectedScale {
  const [state, setState] = useState<ConnectedScale['state']>(serial() ? 'ready' : 'absent')
  const [grams, setGrams] = useState<number | null>(null)
  const leaving = useRef<AbortController | null>(null)
  useEffect(() => {
    const here = new AbortController()
    leaving.current = here
    return () => here.abort()
  }, [])
  const connect = async () => {
    const signal = leaving.current?.signal
    // Somebody may choose no scale: everything stays as it was.
    const port = await serial()
      ?.requestPort()
      .catch(() => null)
    if (!port || !signal) return
    try {
      await port.open({ baudRate })
      setState('connected')
      await listen(port, signal, setGrams)
    } catch {
      // The cable was pulled, or the screen was left: both end here.
    }
    await port.close().catch(() => undefined)
    if (signal.aborted) return
    setGrams(null)
    setState('lost')
  }
  return { state, grams, connect }
}

async function listen(port: SerialPort, signal: AbortSignal, told: (grams: number) => void): Promise<void> {
  let rest = ''
  const decoder = new TextDecoder()
  const lines = new WritableStream<Uint8Array>({
    write(bytes) {
      const parts = (rest + decoder.decode(bytes, { stream: true })).split(/\r?\n|\r/)
      rest = parts.pop() ?? ''
      for (const grams of parts.map(gramsIn)) if (grams !== null) told(grams)
    },
  })
  await port.readable?.pipeTo(lines, { signal })
}
