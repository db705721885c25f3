/** How a mail of the list goes out (domain-hub-governance-communication 5.11): whose name stands on it, where answers
 *  go, and what mail programs are told (RFC 2369, 2919, 8058). */

export interface Mailbox {
  readonly name: string
  readonly address: string
}

export const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1).toLowerCase()

const domainsIn = (text: string): string[] =>
  text
    .toLowerCase()
    .split(/[\s,;]+/)
    .filter(Boolean)

/** Whether the domain of the sender, or one above it, lets nobody else send in its name. */
export function forbidsRelaying(address: string, strictDomains: string): boolean {
  const domain = domainOf(address)
  return domainsIn(strictDomains).some((one) => one === '*' || domain === one || domain.endsWith(`.${one}`))
}

/** The own name and address; where its domain forbids that, and where somebody wrote on the page, "Name via list". */
export const fromOf = (
  writer: Mailbox & { readonly via: 'mail' | 'page' | 'import' },
  list: Mailbox & { readonly viaName: string },
  strictDomains: string,
): Mailbox =>
  writer.via !== 'mail' || forbidsRelaying(writer.address, strictDomains)
    ? { name: list.viaName, address: list.address }
    : { name: writer.name, address: writer.address }

/** Answers go to the list, or to whoever wrote by mail. */
export const replyTo = (
  replies: 'list' | 'sender',
  writer: { readonly address: string; readonly via: 'mail' | 'page' | 'import' },
  list: string,
): string => (replies === 'sender' && writer.via === 'mail' ? writer.address : list)

export interface ListLinks {
  readonly name: string
  readonly address: string
  /** The page of the list, and the word that ends it for this reader. */
  readonly page: string
  readonly stop: string
}

/** `list-harvest@coop.example` is named `list-harvest.coop.example`. */
export const listIdOf = (address: string): string => address.replace('@', '.')

/** A name before `<…>`: as it is, or in encoded words (RFC 2047) of so few signs that each stays within 75. What stands in
 *  `<…>` must never be encoded along, or no program finds it. */
export function phraseOf(name: string): string {
  if (/^[ -~]*$/.test(name)) return `"${name.replace(/["\\]/g, '')}"`
  const signs = [...name]
  const parts = signs.flatMap((_, at) => (at % 10 === 0 ? [signs.slice(at, at + 10).join('')] : []))
  return parts.map((part) => `=?utf-8?B?${btoa(String.fromCharCode(...new TextEncoder().encode(part)))}?=`).join(' ')
}

export const listHeaders = ({ name, address, page, stop }: ListLinks): Readonly<Record<string, string>> => ({
  'List-Id': `${phraseOf(name)} <${listIdOf(address)}>`,
  'List-Post': `<mailto:${address}>`,
  'List-Help': `<${page}>`,
  'List-Owner': `<${page}>`,
  'List-Subscribe': `<${page}>`,
  'List-Archive': `<${page}>`,
  'List-Unsubscribe': `<${stop}>`,
  'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  Precedence: 'list',
})

/** Where mails to this reader come back to, and whose they were. */
export const bounceAddress = (list: string, token: string): string => list.replace('@', `+bounce-${token}@`)

export function addressed(to: string): { readonly list: string; readonly bounceOf: string | null } {
  const [, local = '', token, domain = ''] = /^([^+@]+)(?:\+bounce-([\w-]+))?@(.+)$/.exec(to.trim()) ?? []
  return { list: `${local}@${domain}`.toLowerCase(), bounceOf: token ?? null }
}
