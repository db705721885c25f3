/** A photo of a need: read like everything else, so that only the community sees it. */
import { useEffect, useState } from 'react'
import { useRead } from '#app/reading.ts'
import { Read } from '#app/ui/Page.tsx'
import { readPhoto } from '../contract/needs.ts'

export function NeedPhoto({
  need,
  photo,
  says,
}: {
  readonly need: string
  readonly photo: string
  readonly says: string
}) {
  const reading = useRead(readPhoto, { need, photo })
  const [source, setSource] = useState<string>()
  useEffect(() => {
    if (!(reading.data instanceof Blob)) return
    const address = URL.createObjectURL(reading.data)
    setSource(address)
    return () => URL.revokeObjectURL(address)
  }, [reading.data])
  return <Read of={reading}>{() => <img src={source} alt={says} />}</Read>
}
