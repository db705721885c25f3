/** Whatever can be taken along as a file comes whole: asked as those may who hold the roles of the demo. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { AccountId, OrganisationId } from '#platform/values/ids.ts'
import { demoWorld } from '../demo-world.ts'

const { house } = await demoWorld('2026-03-02T08:00:00.000Z')
const origin = 'http://127.0.0.1:8080'

interface Reader {
  readonly cookie: string
  readonly organisation: OrganisationId
}

const readers: readonly Reader[] = await Promise.all(
  [
    ['ines@le-panier.example', 'le-panier'],
    ['frieda@speisekammer.example', 'recoltes-communes'],
    ['jo@le-panier.example', 'recoltes-communes'],
    ['mira@le-silo.example', 'recoltes-communes'],
  ].map(async ([email, address]) => {
    const account = (await house.accounts.accountByEmail(email as string)) as AccountId
    assert.ok(account, `${email} is nobody of the demo`)
    const cookies = await house.auth.createSession(account, new Request(origin))
    const organisation = (await house.organisations.shopByAddress(address as string))?.id as OrganisationId
    return { cookie: cookies.map((set) => set.split(';')[0]).join('; '), organisation }
  }),
)

const asTable = (format: unknown): boolean =>
  (format as { safeParse(value: string): { success: boolean } } | undefined)?.safeParse('csv').success ?? false

const lists = house.routes
  .map(({ contract }) => contract)
  .filter((one) => one.method === 'GET' && !one.path.includes(':') && asTable(one.query?.shape['format']))

async function taken(path: string, format: string) {
  const statuses: number[] = []
  for (const { cookie, organisation } of readers) {
    const headers = { cookie, 'komunigi-organisation': organisation }
    const answer = await house.app.request(`${origin}/api/v1${path}?format=${format}`, { headers })
    const file = new Uint8Array(await answer.arrayBuffer())
    if (answer.ok) return { file, type: answer.headers.get('content-type') ?? '', statuses }
    statuses.push(answer.status)
  }
  return { file: null, type: '', statuses }
}

test('every list that can be taken along comes as a whole table to somebody of the demo', async () => {
  const wrong: string[] = []
  let tables = 0
  for (const { path } of lists) {
    const { file, type, statuses } = await taken(path, 'csv')
    if (!file) wrong.push(`${path}: nobody may take it (${statuses.join(', ')})`)
    else if (!type.includes('csv')) continue
    // The first line holds the headings, after the mark by which spreadsheets know UTF-8.
    else if (!/^\ufeff?[^\n]*[\p{L}]/u.test(new TextDecoder('utf-8', { ignoreBOM: true }).decode(file)))
      wrong.push(`${path}: no headings`)
    else tables += 1
  }
  assert.deepEqual(wrong, [])
  assert.ok(tables > 30, `${tables} tables`)
})

test('and as a workbook that can be opened', async () => {
  const wrong: string[] = []
  for (const { path } of lists) {
    const { file, type } = await taken(path, 'xlsx')
    // Workbooks are archives, with their list of contents at the end.
    const ends = file && Buffer.from(file).lastIndexOf('PK\x05\x06')
    if (file && type.includes('spreadsheet') && !(ends && ends > 0)) wrong.push(path)
  }
  assert.deepEqual(wrong, [])
})
