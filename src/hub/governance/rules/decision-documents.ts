/** Documents of a decision (domain-hub-governance-communication 3): what everybody can open, and not too many. */
import { type Refusal, refuse } from '#platform/refusal.ts'
import { paperKind } from '#platform/values/picture.ts'

export const documentBytes = 8_000_000
export const documentsAtMost = 20

export function whyNotAttach(bytes: Uint8Array, already: number): Refusal[] {
  const no: Refusal[] = []
  if (!paperKind(bytes)) no.push(refuse('document.kind'))
  if (bytes.length > documentBytes) no.push(refuse('document.size', { bytes: documentBytes }))
  if (already >= documentsAtMost) no.push(refuse('document.too_many', { most: documentsAtMost }))
  return no
}
