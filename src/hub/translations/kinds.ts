/** What can be translated: each kind is made known by the module that owns it, once at start. */
import type { Statement } from '#platform/database/sql.ts'
import type { Facts } from '#platform/refusal.ts'
import type { OrganisationId } from '#platform/values/ids.ts'
import type { TextKindName } from './rules/text.ts'

export interface TextKind {
  readonly kind: TextKindName
  /** Columns of `OriginalRow`: every text of the kind that others may read already. */
  readonly texts: (community: OrganisationId) => Statement<unknown>
  /** Kinds of parts in their order; `paragraph` stands for `paragraph_1`, `paragraph_2`. */
  readonly parts: readonly string[]
  /** How a part is called: a message and its facts. */
  readonly called: (part: string) => { readonly key: string; readonly facts?: Facts }
  /** Whether a part is one line. */
  readonly isLine: (part: string) => boolean
  readonly page: (subject: string) => string
}

const kinds = new Map<string, TextKind>()

export const registerText = (of: TextKind): void => void kinds.set(of.kind, of)

export const knownKinds = (): readonly TextKind[] => [...kinds.values()]
export const kindNamed = (kind: string): TextKind | null => kinds.get(kind) ?? null
