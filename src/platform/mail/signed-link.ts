/** Links in mails that say for whom they are: opening one shows a page, its button does something.
 *  Signed with the installation's secret; whoever holds the link acts as that person for that purpose, no more. */
import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Instant } from '../values/day.ts'
import type { OrganisationId } from '../values/ids.ts'

export interface LinkHolder {
  readonly organisation: OrganisationId
  /** The contact. */
  readonly person: string
  /** What the link is good for, such as `notices.preferences`. */
  readonly purpose: string
}

/** The parameter that carries the signature in the address. */
export const signedParameter = 'signed'

let key: Buffer | undefined

/** Called once at start with the installation's secret. */
export function keepLinkSecret(secret: string): void {
  key = createHmac('sha256', secret).update('links in mails').digest()
}

const signatureOf = (payload: string): Buffer => {
  if (!key) throw new Error('the secret for links was not set')
  return createHmac('sha256', key).update(payload).digest()
}

/** A short signature of what a mail carries in an address. */
export const shortSignature = (payload: string): Buffer => signatureOf(payload).subarray(0, 8)

/** The path with its signature, good until `expires`.
 *  @example signLink('/shifts/mine', { organisation, person, purpose: 'shifts.answer', expires }) // '/shifts/mine?signed=…' */
export function signLink(path: string, link: LinkHolder & { readonly expires: Instant }): string {
  const [address = '', fragment] = path.split('#')
  const glue = address.includes('?') ? '&' : '?'
  const signed = `${address}${glue}${signedParameter}=${signedToken(link)}`
  return fragment === undefined ? signed : `${signed}#${fragment}`
}

/** The signature alone. */
export function signedToken({
  organisation,
  person,
  purpose,
  expires,
}: LinkHolder & { readonly expires: Instant }): string {
  const payload = Buffer.from(JSON.stringify([organisation, person, purpose, expires])).toString('base64url')
  return `${payload}.${signatureOf(payload).toString('base64url')}`
}

/** Whose link it is; null when it was changed, has expired, or is for another purpose. */
export function readSignedLink(token: string, purpose: string, now: Instant): LinkHolder | null {
  const [payload = '', signature = ''] = token.split('.')
  const given = Buffer.from(signature, 'base64url')
  const own = signatureOf(payload)
  if (given.length !== own.length || !timingSafeEqual(given, own)) return null
  const [organisation, person, meant, expires] = JSON.parse(Buffer.from(payload, 'base64url').toString()) as [
    OrganisationId,
    string,
    string,
    Instant,
  ]
  return meant === purpose && now < expires ? { organisation, person, purpose } : null
}
