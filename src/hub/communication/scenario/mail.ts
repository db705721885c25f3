/** A mail of a scenario as it would come in: written out, so that it is read like any other. */
import { Buffer } from 'node:buffer'
import { z } from 'zod'
import { bytesOfKb } from '../rules/incoming.ts'

const addresses = z.union([z.string(), z.array(z.string())]).transform((one) => [one].flat())

export const mailFields = z.strictObject({
  from: z.string().optional(),
  name: z.string().optional(),
  subject: z.string().default(''),
  text: z.string().default('Hello'),
  kb: z.number().optional(),
  to: addresses.default([]),
  cc: addresses.default([]),
  headers: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).default({}),
  files: z
    .array(
      z.strictObject({
        name: z.string(),
        kind: z.enum(['image', 'pdf', 'other']).default('image'),
        kb: z.number().default(1),
      }),
    )
    .default([]),
  answers: z.string().optional(),
  id: z.string().optional(),
  encrypted: z.boolean().default(false),
  status: z.string().optional(),
})
export type MailFields = z.output<typeof mailFields>

interface Written extends Omit<MailFields, 'from' | 'answers'> {
  readonly from: { readonly name: string; readonly address: string } | null
  readonly messageId: string
  readonly answered: string | null
}

const begins = {
  image: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
  pdf: Buffer.from('%PDF-1.7\n'),
  other: Buffer.from('PK\u0003\u0004'),
}
const boundary = 'a-part-of-the-mail'

const inBase64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64').replace(/.{76}/g, '$&\r\n')

const part = (type: string, content: Uint8Array, more: readonly string[] = []): string =>
  [`Content-Type: ${type}`, 'Content-Transfer-Encoding: base64', ...more, '', inBase64(content)].join('\r\n')

export function messageOf(mail: Written): string {
  const { from, subject, headers, messageId, answered, encrypted, status } = mail
  const encoded = `=?utf-8?B?${Buffer.from(subject).toString('base64')}?=`
  const head = [
    ...(from ? [`From: "${from.name}" <${from.address}>`] : []),
    ...(mail.to.length > 0 ? [`To: ${mail.to.join(', ')}`] : []),
    ...(mail.cc.length > 0 ? [`Cc: ${mail.cc.join(', ')}`] : []),
    ...(subject === '' ? [] : [`Subject: ${encoded}`]),
    `Message-ID: ${messageId}`,
    ...(answered ? [`In-Reply-To: ${answered}`, `References: ${answered}`] : []),
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    'MIME-Version: 1.0',
  ]
  const said = status === 'complaint' ? 'Feedback-Type: abuse' : `Status: ${status}`
  const text = status ? `${said}\r\n` : mail.kb === undefined ? mail.text : 'x'.repeat(bytesOfKb(mail.kb))
  if (encrypted || status)
    return [
      ...head,
      `Content-Type: ${status ? 'multipart/report' : 'multipart/encrypted'}; boundary="${boundary}"`,
      '',
      `--${boundary}`,
      'Content-Type: text/plain',
      '',
      text,
      `--${boundary}--`,
      '',
    ].join('\r\n')
  const body = part('text/plain; charset=utf-8', Buffer.from(text))
  if (mail.files.length === 0) return [...head, body, ''].join('\r\n')
  const files = mail.files.map(({ name, kind, kb }) => {
    const content = Buffer.alloc(Math.max(bytesOfKb(kb), 16), 1)
    begins[kind].copy(content)
    return part('application/octet-stream', content, [`Content-Disposition: attachment; filename="${name}"`])
  })
  const parts = [body, ...files].map((one) => `--${boundary}\r\n${one}\r\n`)
  return [
    ...head,
    `Content-Type: multipart/mixed; boundary="${boundary}"`,
    '',
    `${parts.join('')}--${boundary}--`,
    '',
  ].join('\r\n')
}
