/** A shop's own text for a notice: what it may hold. */
import { placeholdersOf } from '../../i18n/placeholders.ts'
import { type Refusal, refuse } from '../../refusal.ts'

/** Every notice knows these of whom it goes to. */
export const commonFacts: readonly string[] = ['name', 'organisation']

export interface NoticeText {
  readonly subject: string
  readonly body: string
}

/** The facts a text may name: those of the product's text, and those every notice has. */
export function factsOf(product: NoticeText): string[] {
  const named = placeholdersOf(`${product.subject} ${product.body}`).map((one) => one.name)
  return [...new Set([...commonFacts, ...named.filter((name) => !name.startsWith('term.'))])]
}

/** Why this text cannot be used; empty means it can. `terms` are the codes of the glossary. */
export function whyNotText(own: NoticeText, product: NoticeText, terms: ReadonlySet<string>): Refusal[] {
  const no: Refusal[] = []
  if (own.subject.trim() === '') no.push(refuse('notice.subject_empty'))
  if (own.body.trim() === '') no.push(refuse('notice.body_empty'))
  const allowed = new Set(factsOf(product))
  const used = new Set(placeholdersOf(`${own.subject} ${own.body}`).map((one) => one.name))
  for (const name of used) {
    const known = name.startsWith('term.') ? terms.has(name.slice('term.'.length)) : allowed.has(name)
    if (!known) no.push(refuse('notice.unknown_placeholder', { placeholder: `{${name}}`, known: [...allowed] }))
  }
  return no
}
