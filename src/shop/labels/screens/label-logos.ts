/** Logos in the browser: asked for once each, however many labels show them. */
import { useEffect, useState } from 'react'
import { useRead } from '#app/reading.ts'
import { readLogo } from '../contract.ts'

/** An address to show it from, or null: not there yet, or no picture at all. */
export function useLogo(hash: string): string | null {
  // Invented products show words.
  const { data } = useRead(readLogo, { hash }, { when: hash.length === 64 })
  const [source, setSource] = useState<string | null>(null)
  useEffect(() => {
    if (!data) return
    const address = URL.createObjectURL(data as Blob) // a `sends` route answers its bytes
    setSource(address)
    return () => URL.revokeObjectURL(address)
  }, [data])
  return data ? source : null
}
