/** The booklet for newcomers as the site shows it: chapter by chapter, in the language of the reader, with what is
 *  different from a version read before. */
import { html, raw } from 'hono/html'
import { chaptersOf, type DocumentRow } from '#hub/organisations/public.ts'
import type { Language } from '#platform/action.ts'
import type { Inside } from '#platform/pages/frame.ts'
import { difference } from '#platform/values/difference.ts'
import { htmlOf } from '../letter/letter.ts'
import { type Site, textOf } from './frame.ts'

export interface ChapterText {
  readonly chapter: string
  readonly title: string
  readonly language: Language
  readonly body: string
}

/** Own words in the best language there is, else those the software brings. */
export function chapterTexts(site: Site, of: DocumentRow): ChapterText[] {
  const { say, language, ctx } = site
  return chaptersOf('booklet').map((chapter) => {
    const title = say(`community.chapter.${chapter}`)
    const own = Object.entries(of.texts[chapter] ?? {}).map(([one, body]) => ({ language: one as Language, body }))
    const chosen = textOf(site, own, own[0]?.language ?? ctx.shop.language)
    return { chapter, title, ...(chosen ?? { language, body: say(`community.chapter.${chapter}_text`) }) }
  })
}

export interface BookletShown {
  readonly versions: readonly DocumentRow[]
  readonly shown: DocumentRow
  readonly since: DocumentRow | null
}

export function bookletInside(site: Site, { versions, shown, since }: BookletShown): Inside {
  const { say, language, href } = site
  const before = since ? new Map(chapterTexts(site, since).map((one) => [one.chapter, one.body])) : null
  return html`<p class="soft">${versionLine(site, shown)}</p>
${since ? html`<p class="note">${say('site.booklet_since', { version: since.version })} <a href="${href('/booklet', `&version=${shown.version}`)}">${say('site.booklet_plain')}</a></p>` : ''}
${chapterTexts(site, shown).map(
  ({ chapter, title, body, language: written }) =>
    html`<section${written === language ? '' : raw(` lang="${written}"`)}><h2>${title}</h2>${before ? changes(site, before.get(chapter) ?? '', body) : raw(htmlOf(body))}</section>`,
)}
<p><a href="${href('/booklet.pdf')}">${say('site.booklet_file')}</a></p>
${versions.length < 2 ? '' : html`<h2>${say('site.booklet_versions')}</h2><ul class="lines">${versions.map((one) => versionLinks(site, one, shown))}</ul>`}`
}

function versionLine({ say }: Site, { version, fromDay, decisionNumber }: DocumentRow): string {
  const line = say('site.booklet_version', { version, day: fromDay })
  return decisionNumber === null ? line : `${line} · ${say('site.booklet_decision', { number: decisionNumber })}`
}

const versionLinks = (site: Site, one: DocumentRow, shown: DocumentRow): Inside =>
  html`<li><a href="${site.href('/booklet', `&version=${one.version}`)}">${versionLine(site, one)}</a>${
    one.version < shown.version
      ? html` <a class="soft" href="${site.href('/booklet', `&version=${shown.version}&since=${one.version}`)}">${site.say('site.booklet_compare', { version: one.version })}</a>`
      : ''
  }</li>`

function changes({ say }: Site, before: string, after: string): Inside {
  const lines = difference(before, after)
  if (lines.every(({ what }) => what === 'same')) return html`<p class="soft">${say('site.booklet_same')}</p>`
  return html`${lines
    .filter(({ text }) => text.trim() !== '')
    .map(({ what, text }) => {
      if (what === 'same') return html`<p>${text}</p>`
      return what === 'new' ? html`<p><ins>${text}</ins></p>` : html`<p><del>${text}</del></p>`
    })}`
}
