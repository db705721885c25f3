/** Pictures: what may be uploaded, read from the bytes and not from the name (domain-catalogue 9). */
import { type Refusal, refuse } from '#platform/refusal.ts'
import { photoKind } from '#platform/values/picture.ts'

export const pictureKinds = ['product', 'quality', 'brand', 'maker'] as const
export type PictureKind = (typeof pictureKinds)[number]

const megabyte = 1024 * 1024
/** A logo is sharp and small; a photo may come from a phone. */
export const bytesAtMost = (kind: PictureKind): number => (kind === 'product' ? 8 : 2) * megabyte
/** So many photos a product may have; a logo is one. */
export const picturesAtMost = (kind: PictureKind): number => (kind === 'product' ? 6 : 1)

export type PictureType = 'image/png' | 'image/jpeg' | 'image/webp' | 'image/svg+xml'

/** What the bytes are, or null for none we show. */
export function pictureType(bytes: Uint8Array): PictureType | null {
  const photo = photoKind(bytes)
  if (photo) return photo
  return new TextDecoder().decode(bytes.slice(0, 2000)).includes('<svg') ? 'image/svg+xml' : null
}

const accepted: Readonly<Record<'photo' | 'logo', readonly PictureType[]>> = {
  photo: ['image/jpeg', 'image/png', 'image/webp'],
  logo: ['image/png', 'image/svg+xml'],
}

export function whyNotPicture(kind: PictureKind, bytes: Uint8Array): Refusal[] {
  const type = pictureType(bytes)
  const what = kind === 'product' ? 'photo' : 'logo'
  const fits = type !== null && accepted[what].includes(type)
  return [
    ...(fits ? [] : [refuse(`picture.no_${what}`)]),
    ...(bytes.length > bytesAtMost(kind)
      ? [refuse('picture.too_large', { megabytes: bytesAtMost(kind) / megabyte })]
      : []),
  ]
}
