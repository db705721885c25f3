/** What a picture or a paper is, read from its first bytes and never from its name. */

/** The media type of a photo, or null when it is none we show. */
export function photoKind(bytes: Uint8Array): 'image/png' | 'image/jpeg' | 'image/webp' | null {
  const head = Array.from(bytes.slice(0, 12))
  const text = String.fromCharCode(...head)
  if (head[0] === 0x89 && text.slice(1, 4) === 'PNG') return 'image/png'
  if (head[0] === 0xff && head[1] === 0xd8 && head[2] === 0xff) return 'image/jpeg'
  if (text.startsWith('RIFF') && text.slice(8, 12) === 'WEBP') return 'image/webp'
  return null
}

/** What a paper is that everybody can open: a PDF or a photo; null: neither. */
export const paperKind = (bytes: Uint8Array): string | null =>
  String.fromCharCode(...bytes.slice(0, 5)) === '%PDF-' ? 'application/pdf' : photoKind(bytes)
