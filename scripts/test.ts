/** npm test [-- FILES]: all tests, on a real database that lives as long as the run. */
import { spawn } from 'node:child_process'
import { globSync } from 'node:fs'
import { join } from 'node:path'
import { dropAll, startTestServer } from '../test/cluster.ts'

const root = join(import.meta.dirname, '..')
const given = process.argv.slice(2)
const files = given.some((word) => !word.startsWith('-'))
  ? given
  : [...given, ...globSync(['src/**/*.test.ts', 'test/**/*.test.ts', 'scripts/**/*.test.ts'], { cwd: root }).sort()]

const ownServer = process.env['DATABASE_URL']
const server = ownServer ? { url: ownServer, stop: () => dropAll(ownServer) } : await startTestServer()
process.env['TEST_RUN'] = `komunigi_test_${process.pid}`

const runner = spawn(process.execPath, ['--test', '--test-concurrency=2', ...files], {
  cwd: root,
  stdio: 'inherit',
  // A zone nobody lives in by habit: a test that leans on the machine's own clock zone shows it.
  env: { ...process.env, TEST_SERVER: server.url, TZ: 'Pacific/Chatham' },
})
for (const sign of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(sign, () => runner.kill(sign))
runner.once('close', async (code) => {
  await server.stop()
  process.exit(code ?? 1)
})
