/** The public address of an organisation: what stands in links, `le-panier`. */
import { type Refusal, refuse } from '#platform/refusal.ts'
import { plain } from '#platform/values/text.ts'

/** A first address from a name. @example addressFrom('La Gousse d’Ail') // 'la-gousse-d-ail' */
export const addressFrom = (name: string): string =>
  plain(name)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60) || 'shop'

/** Why this may not be the address; empty means it may. */
export function whyNotAddress(address: string, takenByOther: boolean): Refusal[] {
  const no: Refusal[] = []
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(address) || address.length > 60)
    no.push(refuse('organisation.address_form', { address }))
  if (takenByOther) no.push(refuse('organisation.address_taken', { address }))
  return no
}
