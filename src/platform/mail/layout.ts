/** How a mail looks: one column of text with one button, readable in any program, with and without HTML. */
import type { Language } from '../action.ts'
import { heldIn, holdFrenchHtml } from '../i18n/french-spaces.ts'

export interface Letter {
  readonly language: Language
  readonly subject: string
  /** Plain text; an empty line begins a paragraph. */
  readonly body: string
  /** Whose letter it is, on top. */
  readonly from: string
  /** The main answer: one button. */
  readonly link?: { readonly url: string; readonly label: string }
  /** Why the person gets it. */
  readonly reason?: string
  /** Where to choose which mails one gets. */
  readonly preferences?: { readonly url: string; readonly label: string }
  /** Several letters in one: `— subject` begins each, and a line `label: address` leads to a page of this house. */
  readonly together?: { readonly house: string }
}

export interface WrittenMail {
  readonly subject: string
  readonly text: string
  readonly html: string
}

export const writeMail = (letter: Letter): WrittenMail => ({
  subject: heldIn(letter.language, letter.subject.replace(/\s+/g, ' ').trim()),
  text: heldIn(letter.language, plainText(letter)),
  html: html(letter),
})

/** French sets a space before it. */
export const colonIn = (language: Language): string => (language === 'fr' ? '\u00a0:' : ':')

function plainText({ language, body, from, link, reason, preferences }: Letter): string {
  const colon = colonIn(language)
  const parts = [body.trim().replace(/\n{3,}/g, '\n\n'), link && `${link.label}${colon}\n${link.url}`, `-- \n${from}`]
  const why = [reason, preferences && `${preferences.label}${colon} ${preferences.url}`].filter(Boolean).join('\n')
  return `${[...parts, why].filter(Boolean).join('\n\n')}\n`
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
/** Text as it stands in HTML. */
export const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign)

const paragraph = (one: string): string => `<p style="margin:0 0 16px">${escaped(one).replace(/\n/g, '<br>')}</p>`

/** A letter among others: its subject is a heading, and its answer a link. What people wrote hides no foreign address. */
function paragraphAmong(one: string, house: string): string {
  if (one.startsWith(letterMark)) return `<h2 style="margin:32px 0 8px">${escaped(one.slice(letterMark.length))}</h2>`
  const link = /^([^\n]+?)\s?: (\S+)$/.exec(one)
  const [label, url] = [link?.[1] ?? '', link?.[2] ?? '']
  return url.startsWith(`${house}/`)
    ? `<p style="margin:0 0 16px"><a href="${escaped(url)}">${escaped(label)}</a></p>`
    : paragraph(one)
}

/** Begins each letter that is told together with others. */
export const letterMark = '— '

const paragraphs = ({ body, together }: Letter): string =>
  body
    .trim()
    .split(/\n\s*\n/)
    .map((one) => (together ? paragraphAmong(one, together.house) : paragraph(one)))
    .join('\n')

const paper = '#FBF8F2'
const ink = '#23201B'
const soft = '#5E574C'
const leaf = '#2F6B3A'

/** What mail programs read that know rules of style; the others get what stands in the tags. By night as by day on our
 *  pages, and no word, however long, is wider than a phone. */
const rules = `:root{color-scheme:light dark;supported-color-schemes:light dark}a{color:#1F5F8B}.soft a{color:${soft}}h1{font-size:26px;line-height:1.25}h2{font-size:20px;line-height:1.3}hr{margin:24px 0;border:0;border-top:1px solid #E6DFD2}
@media(prefers-color-scheme:dark){body{background:#1B1916!important;color:#F2EDE4!important}a{color:#8CC3E8}hr{border-color:#3A362F}.go{background:#8FCB96!important;color:#1B1916!important}.soft,.soft a{color:#B8AFA0!important}}`

function html(letter: Letter): string {
  const { language, subject, from, link, reason, preferences } = letter
  const button = link
    ? `<p style="margin:8px 0 24px"><a class="go" href="${escaped(link.url)}" style="display:inline-block;padding:12px 24px;border-radius:8px;background:${leaf};color:#FFFFFF;text-decoration:none;font-weight:600">${escaped(link.label)}</a></p>`
    : ''
  const choose = preferences
    ? ` <a href="${escaped(preferences.url)}" style="color:${soft}">${escaped(preferences.label)}</a>`
    : ''
  const foot = reason || preferences ? footOf(`${escaped(reason ?? '')}${choose}`) : ''
  return framed({ language, subject, from, inner: `${paragraphs(letter)}\n${button}${foot}` })
}

/** Below a letter: why it came and how to stop it. Takes HTML. */
export const footOf = (inner: string): string =>
  `<p class="soft" style="margin:24px 0 0;font-size:14px;color:${soft}">${inner}</p>`

export interface Frame {
  readonly language: Language
  readonly subject: string
  readonly from: string
  /** HTML of the letter itself. */
  readonly inner: string
}

/** The page around a letter. */
export const framed = ({ language, subject, from, inner }: Frame): string => `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>${escaped(subject)}</title>
<style>${rules}</style></head>
<body style="margin:0;background:${paper};color:${ink};font:16px/1.5 system-ui,sans-serif">
<div role="article" aria-label="${escaped(subject)}" style="max-width:560px;margin:0 auto;padding:24px 16px;overflow-wrap:anywhere;word-break:break-word">
<p style="margin:0 0 24px;font-weight:600">${escaped(from)}</p>
${language === 'fr' ? holdFrenchHtml(inner) : inner}
</div>
</body>
</html>
`
