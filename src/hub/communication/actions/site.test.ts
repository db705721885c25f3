import assert from 'node:assert/strict'
import { test } from 'node:test'
import { SaxesParser } from 'saxes'
import { castCommunity } from '#cast.ts'
import { seedCommunity } from '#hub/organisations/public.ts'
import { sql } from '#platform/database/sql.ts'
import { NotFound } from '#platform/refusal.ts'
import { change as changeSetting } from '#platform/settings/actions.ts'
import { world } from '../../../../test/world.ts'
import { readSitePage } from '../reads/site.ts'
import { seedSite } from '../seed/site.ts'
import { beginSitePage, publishSitePage, reviewTranslation, writeSitePage } from './site.ts'
import { addSiteFile } from './site-files.ts'

const { shop: make, house } = await world()
const origin = 'http://127.0.0.1:8080'

async function site() {
  const community = await make({ kind: 'community' })
  const root = `/c/${community.address}`
  const get = (path: string, headers: Record<string, string> = {}) =>
    house.app.request(`${origin}${root}${path}`, { headers })
  const text = async (path: string, headers: Record<string, string> = {}) => (await get(path, headers)).text()
  const write = async (title: string, body: string, kind: 'page' | 'post' = 'post') => {
    const { sitePage, address } = await community.act(beginSitePage, { kind, title, body })
    await community.act(publishSitePage, { sitePage })
    return { sitePage, address }
  }
  return { community, root, get, text, write }
}

async function tale() {
  const all = await site()
  await all.community.act(seedCommunity, {
    organisations: castCommunity.organisations.map((one) => ({ ...one, id: null })),
  })
  await all.community.act(seedSite, {})
  await sql`insert into organisations.document (organisation_id, kind, version, from_day, published_at)
    values (${all.community.id}, 'booklet', 1, '2025-01-01', now())`.execute(house.database.for(all.community.id))
  return all
}

/** Where the addresses of a page or a feed lead. */
const addressesIn = (body: string): string[] =>
  [...body.matchAll(/\b(?:href|src|action|srcset|data|poster)="([^"]*)"/g)].map(([, address = '']) => address)

test('no public page of a community sets a cookie, runs a script, or loads anything from elsewhere; all share a frame, and browsers are told so', async () => {
  const { community, text, root } = await tale()
  await community.act(changeSetting, { key: 'funding.public_summary', value: true })
  await community.act(changeSetting, { key: 'site.chat', value: 'https://chat.example/tale' })
  const listed = [...(await text('/sitemap.xml')).matchAll(/<loc>https?:\/\/[^/]+(\/[^<?]*)\?lang=fr<\/loc>/g)]
  const paths = listed.map(([, path = '']) => path)
  assert.ok(paths.length > 15, `${paths}`)
  for (const place of ['c', 'n', 't', 'd', 'f'])
    assert.ok(paths.includes(`/${place}/${community.address}`), `${place}: ${paths}`)
  for (const path of paths) {
    const page = await house.app.request(`${origin}${path}?lang=fr`)
    assert.equal(page.status, 200, path)
    assert.equal(page.headers.get('set-cookie'), null, path)
    assert.match(
      page.headers.get('content-security-policy') ?? '',
      /^default-src 'none'; style-src 'unsafe-inline'; (img-src 'self'|base-uri 'none'; form-action 'none')/,
    )
    const body = await page.text()
    assert.doesNotMatch(body, /<script|<iframe|<object|<embed|\son[a-z]+=|url\(|@import/i, path)
    const [, head = '', shown = ''] = body.split(/<head>|<\/head>/)
    for (const address of addressesIn(head)) assert.ok(address.startsWith('/'), `${path}: ${address}`)
    for (const address of shown.matchAll(/\b(?:src|action|srcset|data|poster)="([^"]*)"/g))
      assert.ok(/^[/#?]/.test(address[1] ?? ''), `${path}: ${address[1]}`)
    for (const [what, part] of frameParts(root)) assert.ok(body.includes(part), `${path}: ${what}`)
  }
})

/** What every public page carries, whichever module wrote it. */
const frameParts = (root: string): readonly (readonly [string, string])[] => [
  ['the way home', `<p class="name"><a href="${root}?lang=fr">`],
  ['languages by their names', '<b lang="fr" aria-current="true">Français</b>'],
  ['the menu', `<a href="${root}/decisions?lang=fr"`],
  ['the privacy page', `href="${root}/privacy?lang=fr"`],
  ['a feed', `href="${root}/news.atom?lang=fr"`],
  ['the chat', '<a href="https://chat.example/tale" rel="noopener">'],
  ['the dark', 'prefers-color-scheme:dark'],
]

test('no page names a person of the community', async () => {
  const { text } = await tale()
  const names = castCommunity.organisations.flatMap(({ people }) => people.map(({ name }) => name))
  for (const path of ['', '/news', '/map', '/booklet', '/proposals', '/decisions', '/events', '/privacy']) {
    const body = await text(path)
    for (const name of names) assert.ok(!body.includes(name), `${path || '/'} names ${name}`)
  }
})

test('what an editor writes stays words: no mark-up, no script, no address but those of the web', async () => {
  const { write, text } = await site()
  const evil =
    '<script>alert(1)</script> <img src=x onerror=alert(1)> [a](javascript:alert(1)) ["><b>](https://a.example/"onclick="x)'
  const { address } = await write('</title><script>1</script>', evil)
  for (const path of ['', '/news', `/news/${address}`, '/news.atom']) {
    const body = await text(path)
    assert.doesNotMatch(body, /<script|<img|"onclick|href="javascript/, path)
    assert.ok(body.includes('&lt;script&gt;'), path)
  }
  assert.doesNotMatch(await text(`/decisions?q=${encodeURIComponent('"><script>1</script>')}`), /<script/)
})

test('readers get the first of their own languages that there is, then the one of the community, English, the original', async () => {
  const { community, text } = await site()
  const made = await community.act(beginSitePage, { kind: 'page', title: 'Hallo', language: 'de', body: 'Guten Tag' })
  await community.act(publishSitePage, { sitePage: made.sitePage })
  const read = (language: string) => text('/pages/hallo', { 'accept-language': language })
  assert.match(await read('nl,es;q=0.5'), /Guten Tag/)
  for (const [language, body] of [
    ['en', 'Good day'],
    ['es', 'Buenos días'],
  ] as const) {
    await community.act(writeSitePage, { sitePage: made.sitePage, language, title: 'x', body })
    await community.act(reviewTranslation, { sitePage: made.sitePage, language })
  }
  assert.match(await read('nl,es;q=0.5'), /<article lang="es"><p>Buenos días/)
  assert.match(await read('nl'), /Good day/)
  assert.match(await read('de-CH'), /<article><p>Guten Tag/)
  assert.match(await read('it'), /<html lang="fr">/)
})

test('a draft, a page that was taken off, and a page of another community are not found', async () => {
  const [one, other] = [await site(), await site()]
  const { sitePage, address } = await one.write('Ours', 'Words')
  await one.community.act(beginSitePage, { kind: 'post', title: 'Not yet', body: 'Words' })
  assert.equal((await one.get(`/news/${address}`)).status, 200)
  assert.equal((await one.get('/news/not-yet')).status, 404)
  assert.equal((await other.get(`/news/${address}`)).status, 404)
  assert.equal((await one.get(`/pages/${address}`)).status, 404)
  await assert.rejects(other.community.look(readSitePage, { sitePage }), NotFound)
  await assert.rejects(other.community.act(publishSitePage, { sitePage }), NotFound)
  assert.equal((await house.app.request(`${origin}/c/nobody-here`)).status, 404)
})

test('whoever follows a link to a page that is gone reads a sentence, in the own language, not a problem for programs', async () => {
  const { get } = await site()
  const gone = await get('/news/gone', { accept: 'text/html,*/*', 'accept-language': 'nl' })
  assert.equal(gone.status, 404)
  assert.match(await gone.text(), /<html lang="nl">[\s\S]*<h1>Deze pagina is er niet<\/h1>/)
  const forPrograms = await get('/news/gone')
  assert.equal(forPrograms.headers.get('content-type'), 'application/problem+json')
})

test('pictures and films come from our own address, a film in parts and with its captions, and no page shows one without', async () => {
  const { community, root, get, text } = await site()
  const { sitePage, address } = await community.act(beginSitePage, { kind: 'post', title: 'Film', body: '' })
  const add = (bytes: readonly number[], more: object = {}) =>
    community.act(addSiteFile, {
      ...{
        sitePage,
        says: 'Our "shop"',
        film: null,
        language: null,
        file: { name: 'x', bytes: Uint8Array.from(bytes) },
      },
      ...more,
    } as never)
  const film = [0, 0, 0, 24, ...Buffer.from('ftypisom'), 1, 2, 3, 4]
  const picture = await add([0x89, ...Buffer.from('PNG'), 13, 10, 26, 10])
  const moving = await add(film)
  const body = `Look.\n\n${picture.line}\n\n${moving.line}`
  await community.act(writeSitePage, { sitePage, language: 'fr', title: 'Film', body })
  await assert.rejects(community.act(publishSitePage, { sitePage }), /page_file.no_captions/)
  await add([...Buffer.from('WEBVTT\n')], { film: moving.number })
  await community.act(publishSitePage, { sitePage })
  const page = await text(`/news/${address}`)
  const sources = [...page.matchAll(/src="([^"]+)"/g)].map(([, source = '']) => source)
  assert.equal(sources.length, 3)
  for (const source of sources) assert.ok(source.startsWith(`${root}/files/`), source)
  assert.match(page, /<img src="[^"]+" alt="Our &quot;shop&quot;"/)
  assert.match(page, /<track kind="captions" src="[^"]+" srclang="fr"/)
  const [, shown = ''] = sources
  const part = await get(shown.slice(root.length), { range: 'bytes=12-13' })
  assert.equal(part.status, 206)
  assert.equal(part.headers.get('content-range'), 'bytes 12-13/16')
  assert.deepEqual([...new Uint8Array(await part.arrayBuffer())], [1, 2])
  assert.equal((await get(shown.slice(root.length))).status, 200)
  assert.equal((await get('/files/nobodys-word')).status, 404)
})

test('a shop has no site of a community', async () => {
  const shop = await make({})
  assert.equal((await house.app.request(`${origin}/c/${shop.address}`)).status, 404)
})

/** Reads it as a program would: what is not well-formed throws. */
function elementsOf(xml: string): { name: string; text: string }[] {
  const [all, open]: [{ name: string; text: string }[], { name: string; text: string }[]] = [[], []]
  const parser = new SaxesParser({ xmlns: true })
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ name }) => void open.push({ name, text: '' }))
  parser.on('text', (text) => {
    const last = open.at(-1)
    if (last) last.text += text
  })
  parser.on('closetag', () => {
    const closed = open.pop()
    if (closed) all.push(closed)
  })
  parser.write(xml).close()
  return all
}

test('the feed of the news is valid Atom: an id, a title, a moment for the feed and for each entry, and no two ids alike', async () => {
  const { get, write } = await site()
  await write('First & last', 'One **two** <three>')
  await write('Second', 'Words')
  const answer = await get('/news.atom?lang=en')
  assert.equal(answer.headers.get('content-type'), 'application/atom+xml; charset=utf-8')
  const elements = elementsOf(await answer.text())
  const of = (name: string) => elements.filter((one) => one.name === name).map(({ text }) => text)
  assert.equal(of('entry').length, 2)
  assert.equal(new Set(of('id')).size, 3)
  assert.deepEqual(
    of('title').filter((title) => title.startsWith('First')),
    ['First & last'],
  )
  for (const at of [...of('updated'), ...of('published')]) assert.ok(!Number.isNaN(Date.parse(at)), at)
  assert.ok(of('content').some((text) => text.includes('<strong>two</strong> &lt;three&gt;')))
  assert.equal(of('author').length, 1)
})

test('the map of pages for search engines is well-formed, and they are told where they may look', async () => {
  const { community, root, text, write } = await site()
  await write('A & B', 'Words')
  const places = elementsOf(await text('/sitemap.xml')).filter(({ name }) => name === 'loc')
  assert.ok(places.some(({ text: place }) => place.includes('/news/a-b?lang=fr')))
  const robots = await (await house.app.request(`${origin}/robots.txt`)).text()
  assert.match(robots, /^User-agent: \*\nAllow: \/c\//)
  assert.match(robots, /Disallow: \/\n\nSitemap: /)
  const map = `Sitemap: http://127.0.0.1:8080${root}/sitemap.xml\n`
  assert.ok(robots.includes(map))
  await community.act(changeSetting, { key: 'site.open', value: false })
  const closed = await (await house.app.request(`${origin}/robots.txt`)).text()
  assert.ok(!closed.includes(map), 'a closed site is named to nobody')
})

test('the booklet can be taken as a file, and open events as a calendar', async () => {
  const { get } = await tale()
  const booklet = await get('/booklet.pdf?lang=nl')
  assert.equal(booklet.headers.get('content-type'), 'application/pdf')
  assert.equal(new TextDecoder().decode((await booklet.arrayBuffer()).slice(0, 5)), '%PDF-')
  assert.match(await (await get('/events.ics')).text(), /^BEGIN:VCALENDAR\r?\n/)
})
