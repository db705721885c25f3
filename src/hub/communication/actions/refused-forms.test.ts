/** A form of a public page that is refused comes back with what was entered. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { world } from '../../../../test/world.ts'

const { shop: make, house } = await world()
const origin = 'http://127.0.0.1:8080'
const form = { origin, accept: 'text/html,*/*;q=0.8', 'accept-language': 'de' }

const send = (path: string, fields: Record<string, string>, headers: Record<string, string> = form) =>
  house.app.request(`${origin}${path}`, { method: 'POST', headers, body: new URLSearchParams(fields) })

const asked = {
  name: 'Ada <b>',
  institution: 'Uni "Nord"',
  question: 'Why?\nHow?',
  storage: 'On a disk',
  results: 'A talk',
  attendance: 'on',
}

test('a request for data that is not filled in comes back in the language of its page, with what was entered', async () => {
  const { address } = await make({ kind: 'community', language: 'fr' })
  const answer = await send(`/d/${address}/ask?lang=nl`, { ...asked, email: 'ada', until: '' })
  assert.equal(answer.status, 400)
  assert.match(answer.headers.get('content-type') ?? '', /^text\/html/)
  assert.match(answer.headers.get('content-security-policy') ?? '', /form-action 'self'/)
  const html = await answer.text()
  assert.match(html, /<html lang="nl">/)
  assert.match(html, /<div role="alert" class="again"><p>Kijkt u er nog eens naar/)
  assert.match(html, /<li><b>E-mail[^<]*<\/b> – [^<]*naam@/)
  assert.equal(html.match(/<li><b>/g)?.length, 2)
  assert.match(html, /name="name"[^>]* value="Ada &lt;b&gt;"/)
  assert.match(html, /name="institution"[^>]* value="Uni &quot;Nord&quot;"/)
  assert.match(html, /name="email"[^>]* value="ada" aria-invalid="true">/)
  assert.match(html, />\nWhy\?\nHow\?<\/textarea>/)
  assert.match(html, /name="attendance" value="on"\s+checked>/)
  assert.doesNotMatch(html, /name="profile"[^>]*checked/)
})

test('a request for data that the rules refuse says every reason, without script, in the language of the browser', async () => {
  const { address } = await make({ kind: 'community', language: 'fr' })
  const { attendance: _none, ...nothing } = asked
  const answer = await send(`/d/${address}/ask`, { ...nothing, email: 'ada@uni.example', until: '2020-01-31' })
  assert.equal(answer.status, 409)
  const html = await answer.text()
  assert.match(html, /<html lang="de">/)
  assert.equal(html.slice(html.indexOf('role="alert"'), html.indexOf('<form')).match(/<li>/g)?.length, 2)
  assert.match(html, /name="until"[^>]* value="2020-01-31"/)
  assert.doesNotMatch(html, /refusal\.|problem\.|research\./)
})

test('the forms to subscribe and to help come back too, with the choices', async () => {
  const { address } = await make({ kind: 'community', language: 'fr' })
  const news = await send(`/n/${address}`, { email: 'nobody', language: 'de' })
  assert.equal(news.status, 400)
  assert.match(await news.text(), /<option value="de" selected>/)
  const help = await send(`/t/${address}/help?lang=fr`, { name: 'Lou', email: 'lou@x.example', language: 'fr' })
  assert.equal(help.status, 400)
  assert.match(await help.text(), /name="name"[^>]* value="Lou"/)
})

test('mail programs and other programs get what they know: 400 or a problem, and no page', async () => {
  const { address } = await make({ kind: 'community', language: 'fr' })
  const machine = await send(`/n/${address}/stop/nothing`, {}, { origin, accept: '*/*' })
  assert.equal(machine.status, 400)
  assert.match(machine.headers.get('content-type') ?? '', /problem\+json/)
})
