/** npm run dev: the server, started again when its files change, and the browser app with live reload. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const server = spawn(process.execPath, ['--watch-path=src', 'src/server.ts', ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
})
const web = spawn(process.execPath, [join(root, 'node_modules/vite/bin/vite.js')], { cwd: root, stdio: 'inherit' })

const end = (code: number | null): void => {
  server.kill()
  web.kill()
  process.exitCode = code ?? 0
}
for (const sign of ['SIGINT', 'SIGTERM'] as const) process.on(sign, () => end(0))
server.once('exit', end)
web.once('exit', end)
