/** Starting with an existing embedded database: from the command to the ready line, and the memory it then holds. */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Case } from '../harness.ts'

const root = join(import.meta.dirname, '../..')

interface Started {
  readonly milliseconds: number
  readonly megabytes: number
}

async function start(words: readonly string[], env: NodeJS.ProcessEnv, ready: RegExp): Promise<Started> {
  const began = performance.now()
  const server = spawn(process.execPath, words, { cwd: root, env, stdio: ['ignore', 'pipe', 'inherit'] })
  await line(server, ready)
  const milliseconds = performance.now() - began
  const megabytes = residentMegabytes(server.pid ?? 0)
  server.kill('SIGTERM')
  await new Promise((done) => server.once('exit', done))
  return { milliseconds, megabytes }
}

function line(server: ChildProcess, ready: RegExp): Promise<void> {
  return new Promise((resolve, reject) => {
    let heard = ''
    server.stdout?.on('data', (text: Buffer) => {
      heard += text.toString()
      if (ready.test(heard)) resolve()
    })
    server.once('exit', (code) => reject(new Error(`ended with ${code}: ${heard}`)))
  })
}

function residentMegabytes(pid: number): number {
  try {
    return Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024)
  } catch {
    return 0
  }
}

export const cases: readonly Case[] = [
  {
    name: 'start',
    what: 'the server with an existing embedded database',
    unit: 'ms',
    referenceWhat: 'an empty node process that says a line',
    async prepare() {
      const folder = mkdtempSync(join(tmpdir(), 'komunigi-bench-'))
      const env = { ...process.env, KOMUNIGI_DATA: join(folder, 'data'), PORT: '0', DATABASE_URL: '' }
      const ready = /komunigi ready on/
      await start(['src/server.ts'], env, ready)
      const memory: number[] = []
      return {
        async ours() {
          const { milliseconds, megabytes } = await start(['src/server.ts'], env, ready)
          memory.push(megabytes)
          return milliseconds
        },
        reference: async () =>
          (await start(['-e', "console.log('here'); setTimeout(() => {}, 60000)"], env, /here/)).milliseconds,
        notes: () => ({ residentMegabytes: memory }),
        close: async () => rmSync(folder, { recursive: true, force: true }),
      }
    },
  },
]
