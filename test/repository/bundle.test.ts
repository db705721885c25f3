/** What the build really puts into the browser: screens, contracts and rules, and nothing of the server. */
import assert from 'node:assert/strict'
import { join, relative } from 'node:path'
import { test } from 'node:test'
import { build, type Rolldown } from 'vite'

const root = join(import.meta.dirname, '../..')

const serverRooms =
  /^src\/(platform|shop|hub)\/[a-z0-9-]+\/(store|actions|reads|api|jobs|reactions|public|seed|checks|people|doors|scenario|migrations)(\/|\.ts$)|^src\/platform\/(database|http)\//

async function bundled(): Promise<string[]> {
  const made = (await build({
    configFile: join(root, 'vite.config.ts'),
    logLevel: 'silent',
    build: { write: false },
  })) as Rolldown.RolldownOutput | Rolldown.RolldownOutput[]
  return [made]
    .flat()
    .flatMap(({ output }) => output)
    .flatMap((part) => (part.type === 'chunk' ? part.moduleIds : []))
    .map((id) => relative(root, id.replace(/\0|\?.*$/g, '')))
}

test('no server code reaches the browser', async () => {
  const modules = await bundled()
  const own = modules.filter((path) => path.startsWith('src/'))
  assert.ok(own.length > 100, `${own.length} files of ours were bundled`)
  assert.ok(own.some((path) => path.endsWith('screens/Home.tsx') || path.includes('/screens/')))
  assert.deepEqual(
    own.filter((path) => serverRooms.test(path)),
    [],
  )
  const forbidden = /node_modules\/(pg|pg-boss|kysely|hono|@hono|better-auth|nodemailer|pino|exceljs|zod)\//
  assert.deepEqual([...new Set(modules.filter((path) => forbidden.test(path)))], [])
})

test('the words for server rooms know a store from a screen', () => {
  assert.ok(serverRooms.test('src/shop/members/store/card.ts'))
  assert.ok(serverRooms.test('src/platform/database/connect.ts'))
  assert.ok(serverRooms.test('src/hub/organisations/actions.ts'))
  assert.ok(!serverRooms.test('src/shop/members/screens/Directory.tsx'))
  assert.ok(!serverRooms.test('src/shop/members/rules/card.ts'))
})
