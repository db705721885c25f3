/** Pictures of an issue: which may be added, and where a text has them (domain-hub-governance-communication 5.12, G9). */
import { type Refusal, refuse } from '#platform/refusal.ts'
import { photoKind } from '#platform/values/picture.ts'

/** Each goes along with every mail. */
export const pictureBytes = 1_000_000
export const picturesAtMost = 6

const shownByMailPrograms: ReadonlySet<string | null> = new Set(['image/png', 'image/jpeg'])

export function whyNotPicture(bytes: Uint8Array, already: number): Refusal[] {
  const no: Refusal[] = []
  if (!shownByMailPrograms.has(photoKind(bytes))) no.push(refuse('issue_picture.kind'))
  if (bytes.length > pictureBytes) no.push(refuse('issue_picture.size', { bytes: pictureBytes }))
  if (already >= picturesAtMost) no.push(refuse('issue_picture.many', { most: picturesAtMost }))
  return no
}

const line = /^[ \t]*!\[([^\]\n]+)\]\(picture:(\d+)\)[ \t]*$/

/** A line that is nothing but a picture: what it shows, and which one. */
export function pictureIn(text: string): { readonly says: string; readonly number: number } | null {
  const [, says, number] = line.exec(text) ?? []
  return says && number ? { says, number: Number(number) } : null
}

/** Brackets would end the words early. */
export const pictureLine = (says: string, number: number): string =>
  `![${says.replace(/[[\]\s]+/g, ' ').trim()}](picture:${number})`

export const withPicture = (body: string, says: string, number: number): string =>
  [body.trim(), pictureLine(says, number)].filter(Boolean).join('\n\n')

export const withoutPicture = (body: string, number: number): string =>
  body
    .split('\n')
    .filter((one) => pictureIn(one)?.number !== number)
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()

/** Numbers that a text names and nobody added. */
export const picturesMissing = (body: string, there: readonly number[]): number[] =>
  body.split('\n').flatMap((one) => {
    const number = pictureIn(one)?.number
    return number === undefined || there.includes(number) ? [] : [number]
  })
