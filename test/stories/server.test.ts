/** The server as a process of its own: what it logs, how it ends, how it says what is wrong. */
import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { testDatabase } from '../cluster.ts'

const root = join(import.meta.dirname, '../..')
const folder = mkdtempSync(join(tmpdir(), 'komunigi server '))
const { url, close } = await testDatabase()
after(async () => {
  await close()
  rmSync(folder, { recursive: true, force: true })
})

interface Running {
  readonly process: ChildProcess
  readonly said: { text: string }
}

function run(more: Record<string, string>): Running {
  const env = { ...process.env, KOMUNIGI_DATA: folder, SECRET: '', PORT: '0', TZ: 'Pacific/Auckland', ...more }
  const child = spawn(process.execPath, ['src/server.ts'], { cwd: root, env })
  const said = { text: '' }
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (piece) => (said.text += piece))
  after(() => void child.kill('SIGKILL'))
  return { process: child, said }
}

async function ready({ process: child, said }: Running): Promise<string> {
  const found = () => /komunigi ready on (\S+)/.exec(said.text)?.[1]
  while (!found()) {
    const [ended] = await Promise.race([
      once(child, 'exit').then(() => [true]),
      once(child.stdout as never, 'data').then(() => [false]),
    ])
    if (ended) assert.fail(said.text)
  }
  return found() as string
}

test('the log of a running server names no person, and a stuck client does not keep it from ending', async () => {
  const server = run({ DATABASE_URL: url, LOG_LEVEL: 'trace' })
  const address = await ready(server)
  const ask = (method: string, path: string, body?: string) =>
    fetch(`${address}/api/v1${path}`, {
      method,
      headers: { 'content-type': 'application/json', cookie: 'komunigi.session_token=Geheimnis' },
      ...(body === undefined ? {} : { body }),
    })
  await ask(
    'POST',
    '/organisations',
    JSON.stringify({
      name: 'La Gousse',
      country: 'CH',
      language: 'fr',
      email: 'lea@secret.example',
      person: 'Léa Rochat',
    }),
  )
  await ask('POST', '/sign-in/links', JSON.stringify({ email: 'lea@secret.example' }))
  await ask(
    'POST',
    '/sign-in/sessions/password',
    JSON.stringify({ email: 'lea@secret.example', password: 'Geheimnis' }),
  )
  await ask('POST', '/sign-in/links', '{"email":"lea@secret.example"')
  await ask('POST', '/sign-in/sessions/link', JSON.stringify({ token: 'Geheimnis\u0000' }))
  await ask('GET', '/search?q=Rochat')
  const health = await Promise.all(['/healthz', '/readyz', '/metrics'].map((path) => fetch(`${address}${path}`)))
  assert.deepEqual(
    health.map((one) => one.status),
    [200, 200, 200],
  )
  const figures = await (health[2] as Response).text()
  assert.match(figures, /komunigi_requests_total\{method="POST",route="\/api\/v1\/sign-in\/links"/)
  const { port, hostname } = new URL(address)
  const stuck = connect(Number(port), hostname)
  stuck.on('error', () => undefined)
  stuck.write('POST /api/v1/sign-in/links HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{"em')
  await once(stuck, 'connect')
  server.process.kill('SIGTERM')
  const [code] = await once(server.process, 'exit')
  assert.equal(code, 0, server.said.text)
  const log = globSync(join(folder, 'log', '*.log'))
    .map((file) => readFileSync(file, 'utf8'))
    .join('')
  assert.match(log, /"route":"\/api\/v1\/sign-in\/links"/)
  assert.doesNotMatch(server.said.text, /"route"/)
  for (const text of [server.said.text, log, figures]) assert.doesNotMatch(text, /secret\.example|Rochat|Léa|Geheimnis/)
})

test('a database that does not let us in is told by the name of its variable', async () => {
  const server = run({ DATABASE_URL: 'postgres://nobody@127.0.0.1:1/nothing' })
  const [code] = await once(server.process, 'exit')
  assert.equal(code, 1)
  assert.match(server.said.text, /DATABASE_URL: the database does not let us in/)
  assert.doesNotMatch(server.said.text, /\n +at /)
})
