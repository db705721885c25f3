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
