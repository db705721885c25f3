/** Long lists of the public site, in parts that a phone can show. */
import { html } from 'hono/html'
import type { Inside } from '#platform/pages/frame.ts'
import type { Site } from './frame.ts'

export interface Part<T> {
  readonly shown: readonly T[]
  /** From 1 on. */
  readonly page: number
  readonly pages: number
}

/** A part past the end is the last one. */
export function partOf<T>(all: readonly T[], asked: number, size: number): Part<T> {
  const pages = Math.max(1, Math.ceil(all.length / size))
  const page = Math.min(asked, pages)
  return { shown: all.slice((page - 1) * size, page * size), page, pages }
}

/** Links to the parts before and after; `query` stays in both. */
export function steps(site: Site, path: string, { page, pages }: Omit<Part<unknown>, 'shown'>, query = ''): Inside {
  if (pages <= 1) return ''
  const { say, href } = site
  const step = (to: number, key: string) => html`<a href="${href(path, `${query}&page=${to}`)}">${say(key)}</a>`
  return html`<p>${page > 1 ? html`${step(page - 1, 'site.newer')} · ` : ''}${say('site.page_of', { page, pages })}${page < pages ? html` · ${step(page + 1, 'site.older')}` : ''}</p>`
}

/** A field that looks for words, as a form without script. */
export const searchForm = ({ say, language }: Site, label: string, q: string): Inside =>
  html`<form method="get" role="search"><label for="q">${label}</label><input id="q" name="q" type="search" value="${q}" maxlength="100"><input type="hidden" name="lang" value="${language}"><button>${say('site.find')}</button></form>`
