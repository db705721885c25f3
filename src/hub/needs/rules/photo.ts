/** A photo says more than a sentence: what may be added to a need. */
import { type Refusal, refuse } from '#platform/refusal.ts'
import { photoKind } from '#platform/values/picture.ts'

export const photoBytes = 8_000_000
export const photosAtMost = 6

export function whyNotPhoto(bytes: Uint8Array, already: number): Refusal[] {
  const no: Refusal[] = []
  if (!photoKind(bytes)) no.push(refuse('photo.kind'))
  if (bytes.length > photoBytes) no.push(refuse('photo.size', { bytes: photoBytes }))
  if (already >= photosAtMost) no.push(refuse('photo.too_many', { most: photosAtMost }))
  return no
}
