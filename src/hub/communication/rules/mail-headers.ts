/** What the headers of a mail say of it: whether a machine wrote it, whether it went through this list, whether it looks
 *  odd. Names of headers are in lower case; each may stand there more than once. */

export type MailHeaders = readonly (readonly [name: string, value: string])[]

const valuesOf = (headers: MailHeaders, name: string): string[] =>
  headers.filter(([one]) => one === name).map(([, value]) => value)

const says = (headers: MailHeaders, name: string, pattern: RegExp): boolean =>
  valuesOf(headers, name).some((value) => pattern.test(value))

/** It carries the name of this list: what we sent out comes back. */
export const isOwn = (headers: MailHeaders, listId: string): boolean =>
  ['list-id', 'x-loop'].some((name) =>
    valuesOf(headers, name).some((value) => value.toLowerCase().includes(listId.toLowerCase())),
  )

/** Answers of machines (RFC 3834), reports of mail servers, and what goes to many at once. */
export function automaticOf(headers: MailHeaders, envelopeFrom: string | null): 'auto_reply' | 'bulk' | null {
  const replies =
    envelopeFrom === '' ||
    valuesOf(headers, 'auto-submitted').some((value) => !/^\s*no\b/i.test(value)) ||
    ['x-autoreply', 'x-autorespond', 'x-autoresponder'].some((name) => valuesOf(headers, name).length > 0) ||
    says(headers, 'precedence', /auto[_-]?reply/i) ||
    says(headers, 'content-type', /multipart\/report/i) ||
    says(headers, 'return-path', /^\s*<\s*>\s*$/)
  if (replies) return 'auto_reply'
  const bulk =
    says(headers, 'precedence', /^\s*(bulk|junk|list)\b/i) ||
    ['list-id', 'list-unsubscribe', 'feedback-id'].some((name) => valuesOf(headers, name).length > 0)
  return bulk ? 'bulk' : null
}

/** Two senders, or what the community calls suspicious: `X-Spam-Flag: yes; …`, each a header and words in it. */
export function isSuspicious(headers: MailHeaders, senders: number, patterns: string): boolean {
  if (senders > 1 || valuesOf(headers, 'from').length > 1) return true
  return patterns
    .split(';')
    .map((one) => one.split(':'))
    .filter(([name = '', ...words]) => name.trim() !== '' && words.join(':').trim() !== '')
    .some(([name = '', ...words]) => {
      const sought = words.join(':').trim().toLowerCase()
      return valuesOf(headers, name.trim().toLowerCase()).some((value) => value.toLowerCase().includes(sought))
    })
}

/** What came back says: for good (5.x.x), for now (4.x.x), a complaint (RFC 5965), or nobody can tell. Null: a machine
 *  answered that somebody is away, and the mail arrived. */
export function bounceIn(report: string): 'hard' | 'soft' | 'complaint' | 'unknown' | null {
  const isReport = /^content-type:\s*multipart\/report/im.test(report)
  if (!isReport && /^(auto-submitted:\s*auto-replied|x-auto(reply|respond))/im.test(report)) return null
  if (/^feedback-type:\s*(abuse|fraud|opt-out)/im.test(report)) return 'complaint'
  const status = /^status:\s*([245])\.\d{1,3}\.\d{1,3}/im.exec(report)?.[1]
  if (status === '5') return 'hard'
  return status === '4' ? 'soft' : 'unknown'
}
