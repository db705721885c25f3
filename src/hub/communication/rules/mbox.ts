/** An archive as mail programs read it (RFC 4155): mails one after the other, each begun by a line with "From ". */

export interface Archived {
  readonly from: { readonly name: string; readonly address: string }
  readonly at: string
  readonly subject: string
  readonly text: string
  readonly messageId: string
  readonly answers: readonly string[]
}

const encoded = (text: string): string =>
  /^[\x20-\x7e]*$/.test(text) ? text : `=?utf-8?B?${Buffer.from(text).toString('base64')}?=`

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim()

export function mboxOf(all: readonly Archived[]): string {
  return all
    .map(({ from, at, subject, text, messageId, answers }) => {
      const date = new Date(at).toUTCString()
      return [
        `From ${from.address} ${date.replace(/^(\w+), (\d+) (\w+) (\d+) ([\d:]+) GMT$/, '$1 $3 $2 $5 $4')}`,
        `From: ${encoded(oneLine(from.name).replace(/["<>\\]/g, ''))} <${from.address}>`,
        `Date: ${date.replace('GMT', '+0000')}`,
        `Subject: ${encoded(oneLine(subject))}`,
        `Message-ID: ${oneLine(messageId)}`,
        ...(answers.length > 0 ? [`References: ${oneLine(answers.join(' '))}`] : []),
        'MIME-Version: 1.0',
        'Content-Type: text/plain; charset=utf-8',
        'Content-Transfer-Encoding: 8bit',
        '',
        text.replace(/^(>*From )/gm, '>$1'),
        '',
      ].join('\n')
    })
    .join('\n')
}

/** Begins a mail: whose it is or when it came stands in the line. A paragraph may begin with "From" as well, and many
 *  programs do not mark it. */
const begins = /(?:^|\n\n)From (?=[^\n]*(?:@|\d\d:\d\d|\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b))[^\n]*\n/

/** The mails of an archive, each as it came; one sign is one byte. */
export const mailsIn = (archive: string): string[] =>
  archive
    .replace(/\r\n/g, '\n')
    .split(begins)
    .filter((mail) => mail.trim() !== '')
    .map((mail) => mail.replace(/^>(>*From )/gm, '$1'))

/** When each was written, in the order of the archive: a mail without a day, or with one that is still to come, has that
 *  of the one before it, else of the next that has one. */
export function daysOf<Day extends string>(written: readonly (Day | null)[], now: Day): Day[] {
  const past = written.map((day) => (day !== null && day < now ? day : null))
  let last = past.find((day) => day !== null) ?? now
  return past.map((day) => {
    last = day ?? last
    return last
  })
}

export interface ToThread {
  readonly messageId: string
  readonly answers: readonly string[]
}

/** In which thread each of these stands, the earliest first: that of the nearest mail it answers, here or known before;
 *  else it begins one, named by `begin`. */
export function threadsOf<M extends ToThread>(
  all: readonly M[],
  known: ReadonlyMap<string, string>,
  begin: () => string,
): { readonly mail: M; readonly thread: string; readonly begins: boolean }[] {
  const threads = new Map(known)
  return all.map((mail) => {
    const answered = mail.answers.findLast((one) => threads.has(one))
    const thread = (answered === undefined ? undefined : threads.get(answered)) ?? begin()
    threads.set(mail.messageId, thread)
    return { mail, thread, begins: answered === undefined }
  })
}
