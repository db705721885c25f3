/** Serves the built browser shell: precompressed files, immutable assets, a real 404 for a missing asset,
 *  and the one page for every other address. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { extname, join, relative } from 'node:path'
import type { Hono } from 'hono'
import type { Env } from './serve.ts'

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.txt': 'text/plain; charset=utf-8',
}

interface ShellFile {
  readonly type: string
  readonly plain: Uint8Array<ArrayBuffer>
  readonly brotli: Uint8Array<ArrayBuffer> | null
  readonly gzip: Uint8Array<ArrayBuffer> | null
}

export type Shell = ReadonlyMap<string, ShellFile>

/** Reads the built files once; null when nothing was built. */
export function readShell(folder: string): Shell | null {
  if (!existsSync(join(folder, 'index.html'))) return null
  const files = new Map<string, ShellFile>()
  const paths = (readdirSync(folder, { recursive: true }) as string[]).map((name) => join(folder, name))
  for (const path of paths) {
    if (!statSync(path).isFile() || path.endsWith('.br') || path.endsWith('.gz')) continue
    const bytes = (name: string) => (existsSync(name) ? new Uint8Array(readFileSync(name)) : null)
    files.set(`/${relative(folder, path).replaceAll('\\', '/')}`, {
      type: types[extname(path)] ?? 'application/octet-stream',
      plain: bytes(path) ?? new Uint8Array(),
      brotli: bytes(`${path}.br`),
      gzip: bytes(`${path}.gz`),
    })
  }
  return files
}

export function serveShell(app: Hono<Env>, shell: Shell, policy: string): void {
  app.get('*', (asked) => {
    const asset = shell.get(asked.req.path)
    const isAsset = asked.req.path.startsWith('/assets/')
    if (!asset && (isAsset || asked.req.path.startsWith('/feeds/'))) return asked.text('Not found', 404)
    const file = asset ?? shell.get('/index.html')
    if (!file) return asked.text('Not found', 404)
    return send(file, asked.req.header('accept-encoding') ?? '', {
      'cache-control': isAsset ? 'public, max-age=31536000, immutable' : 'no-cache',
      'content-security-policy': policy,
      'referrer-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
    })
  })
}

function send(file: ShellFile, accepts: string, headers: Record<string, string>): Response {
  const coded = file.brotli && accepts.includes('br') ? 'br' : file.gzip && accepts.includes('gzip') ? 'gzip' : null
  const body = coded === 'br' ? file.brotli : coded === 'gzip' ? file.gzip : file.plain
  return new Response(body, {
    headers: {
      ...headers,
      'content-type': file.type,
      vary: 'accept-encoding',
      ...(coded ? { 'content-encoding': coded } : {}),
    },
  })
}
