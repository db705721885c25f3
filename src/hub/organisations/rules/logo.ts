/** A logo is a small picture; what it is is read from its first bytes, not from its name. */
import { type Refusal, refuse } from '#platform/refusal.ts'
import { photoKind } from '#platform/values/picture.ts'

const bytesAtMost = 1_000_000

/** The media type of the picture, or null when it is none we show. SVG is shown as an image only, so its scripts never run. */
export function logoKind(bytes: Uint8Array): string | null {
  const photo = photoKind(bytes)
  if (photo) return photo
  const start = new TextDecoder().decode(bytes.slice(0, 500)).trimStart()
  if (/^(<\?xml[^>]*>\s*)?(<!--[\s\S]*?-->\s*)*<svg[\s>]/i.test(start)) return 'image/svg+xml'
  return null
}

export function whyNotLogo(bytes: Uint8Array): Refusal[] {
  const no: Refusal[] = []
  if (!logoKind(bytes)) no.push(refuse('organisation.logo_kind'))
  if (bytes.length > bytesAtMost) no.push(refuse('organisation.logo_size', { bytes: bytesAtMost }))
  return no
}
