/** The API as a page one can read: plain HTML, no script. */
import type { OpenApi } from './openapi.ts'

const safe = (text: unknown): string =>
  String(text ?? '').replace(
    /[&<>"]/g,
    (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign,
  )

const json = (value: unknown): string => `<pre>${safe(JSON.stringify(value, null, 1))}</pre>`

type Operation = {
  readonly operationId: string
  readonly tags: readonly string[]
  readonly summary: string
  readonly 'x-permission'?: string
  readonly 'x-open-because'?: string
  readonly 'x-signed-in-because'?: string
  readonly parameters?: readonly { name: string; in: string; required: boolean; schema: unknown }[]
  readonly requestBody?: { readonly content: unknown }
  readonly responses: Readonly<Record<string, { description: string; content?: unknown }>>
}

function section(path: string, method: string, one: Operation): string {
  const may =
    one['x-permission'] ??
    (one['x-open-because'] ? `anyone: ${one['x-open-because']}` : `signed in: ${one['x-signed-in-because']}`)
  const asks = (one.parameters ?? [])
    .map(
      (ask) =>
        `<li><code>${safe(ask.name)}</code> (${safe(ask.in)}${ask.required ? ', required' : ''}) <code>${safe(JSON.stringify(ask.schema))}</code></li>`,
    )
    .join('')
  const refused = one.responses['409']?.description
  return `<article id="${safe(one.operationId)}"><h3><code>${method.toUpperCase()} ${safe(path)}</code></h3>
<p>${safe(one.summary)}</p><p><small>${safe(may)}</small></p>${asks ? `<ul>${asks}</ul>` : ''}
${refused ? `<p><small>${safe(refused)}</small></p>` : ''}
${one.requestBody ? `<details><summary>Body</summary>${json(one.requestBody.content)}</details>` : ''}
<details><summary>Reply</summary>${json(one.responses['200']?.content)}</details></article>`
}

export function apiPage(document: OpenApi): string {
  const byTag = new Map<string, string[]>()
  for (const [path, methods] of Object.entries(document.paths))
    for (const [method, given] of Object.entries(methods)) {
      const one = given as unknown as Operation
      const tag = one.tags[0] ?? ''
      byTag.set(tag, [...(byTag.get(tag) ?? []), section(path, method, one)])
    }
  const tags = [...byTag.keys()].sort()
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>komunigi API</title><style>
:root{color-scheme:light dark}body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:0 auto;padding:16px;background:light-dark(#FBF8F2,#1B1916);color:light-dark(#23201B,#F2EDE4)}
a{color:light-dark(#1F5F8B,#8CC3E8)}article{border-top:1px solid light-dark(#857B6B,#8C8375);padding:8px 0}h3{margin:8px 0;overflow-wrap:anywhere}pre{overflow:auto;font-size:14px}small{color:light-dark(#5E574C,#B8AFA0)}nav a{margin-right:12px}
</style><h1>komunigi API</h1><p>${safe(document.info['description'])} The same as data: <a href="/openapi.json">openapi.json</a>.</p>
<nav>${tags.map((tag) => `<a href="#tag-${safe(tag)}">${safe(tag)}</a>`).join(' ')}</nav>
${tags.map((tag) => `<section><h2 id="tag-${safe(tag)}">${safe(tag)}</h2>${(byTag.get(tag) ?? []).join('\n')}</section>`).join('\n')}</html>`
}
