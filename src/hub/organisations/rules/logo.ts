/** A logo is a small picture; what it is is read from its first bytes, not from its name. */
import { type Refusal, refuse } from '#platform/refusal.ts'

const bytesAtMost = 1_000_000

/** The media type of the picture, or null when it is none we show. SVG is shown as an image only, so its scripts never run. */
export function logoKind(bytes: Uint8Array): string | null {
  const head = Array.from(bytes.slice(0, 12))
  const text = String.fromCharCode(...head)
  if (head[0] === 0x89 && text.slice(1, 4) === 'PNG') return 'image/png'
  if (head[0] === 0xff && head[1] === 0xd8 && head[2] === 0xff) return 'image/jpeg'
  if (text.startsWith('RIFF') && text.slice(8, 12) === 'WEBP') return 'image/webp'
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
