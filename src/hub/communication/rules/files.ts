/** What came along with a mail: pictures and PDFs are kept, and a link stands in their place
 *  (domain-hub-governance-communication 5.11). What a file is, its first bytes say. */
import { photoKind } from '#platform/values/picture.ts'

/** 5 MB. */
const linkedBytesAtMost = 5 * 1024 * 1024

export function fileKind(bytes: Uint8Array): string | null {
  const photo = photoKind(bytes)
  if (photo) return photo
  const text = String.fromCharCode(...bytes.slice(0, 12))
  if (text.startsWith('%PDF-')) return 'application/pdf'
  if (/^GIF8[79]a/.test(text)) return 'image/gif'
  return /^....ftyp(heic|heix|mif1|avif)/s.test(text) ? 'image/heic' : null
}

/** Whether it is taken out of the mail before its size is looked at. */
export const isLinked = (bytes: Uint8Array): boolean => fileKind(bytes) !== null && bytes.length <= linkedBytesAtMost

/** Shown in the browser; anything else is saved. */
export const isShown = (type: string): boolean => /^image\/(png|jpeg|webp|gif)$|^application\/pdf$/.test(type)

export const fileName = (name: string | undefined, index: number): string =>
  (name ?? '')
    .replace(/[\p{C}/\\:*?"<>|]+/gu, ' ')
    .trim()
    .slice(0, 120) || `${index + 1}`
