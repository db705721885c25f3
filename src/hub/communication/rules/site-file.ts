/** Pictures and films of pages (domain-hub-governance-communication 5.13, 5.16): which may be added, and that a film has
 *  captions before everybody sees it. */
import { type Refusal, refuse } from '#platform/refusal.ts'
import { photoKind } from '#platform/values/picture.ts'
import { pictureIn } from './issue-picture.ts'

export type SiteFileType = 'image/png' | 'image/jpeg' | 'image/webp' | 'video/mp4' | 'video/webm' | 'text/vtt'

export const filesAtMost = 30
const pictureBytes = 3_000_000
const filmBytes = 50_000_000

/** Read from its first bytes and never from its name. */
export function siteFileType(bytes: Uint8Array): SiteFileType | null {
  const photo = photoKind(bytes)
  if (photo) return photo
  const head = String.fromCharCode(...bytes.slice(0, 12))
  if (head.slice(4, 8) === 'ftyp') return 'video/mp4'
  if (head.startsWith('\u001aE\u00df\u00a3')) return 'video/webm'
  return /^(\u00ef\u00bb\u00bf)?WEBVTT/.test(head) ? 'text/vtt' : null
}

export const isFilm = (type: string): boolean => type.startsWith('video/')

export interface KnownFile {
  readonly number: number
  readonly type: string
  readonly film: number | null
}

export function whyNotSiteFile(bytes: Uint8Array, film: number | null, already: readonly KnownFile[]): Refusal[] {
  const type = siteFileType(bytes)
  const no: Refusal[] = type === null ? [refuse('page_file.kind')] : []
  const most = type !== null && isFilm(type) ? filmBytes : pictureBytes
  if (bytes.length > most) no.push(refuse('page_file.size', { bytes: most }))
  if (already.length >= filesAtMost) no.push(refuse('page_file.many', { most: filesAtMost }))
  if (type === 'text/vtt' && !already.some((one) => one.number === film && isFilm(one.type)))
    no.push(refuse('page_file.no_film'))
  return no
}

/** What a text names must be there, and nobody is left out of a film. */
export function whyNotShow(body: string, files: readonly KnownFile[]): Refusal[] {
  const named = body.split('\n').flatMap((line) => pictureIn(line)?.number ?? [])
  return [...new Set(named)].flatMap((number) => {
    const file = files.find((one) => one.number === number && one.film === null)
    if (!file) return [refuse('page_file.missing', { number })]
    const captioned = !isFilm(file.type) || files.some(({ film }) => film === number)
    return captioned ? [] : [refuse('page_file.no_captions', { number })]
  })
}
