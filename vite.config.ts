/** Builds the browser app into dist/app: hashed assets, one chunk per screen, brotli and gzip beside each file. */
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { defineConfig, type Plugin } from 'vite'
import { slimContracts } from './scripts/slim-contracts.ts'

const out = join(import.meta.dirname, 'dist/app')
const compressible = /\.(js|css|html|svg|json|webmanifest|txt|wasm)$/

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((name) => statSync(name).isFile())
}

/** The server sends these as they are: nothing is compressed twice while people wait. */
function precompress(): Plugin {
  return {
    name: 'komunigi-precompress',
    apply: 'build',
    writeBundle() {
      for (const file of filesBelow(out)) {
        if (!compressible.test(file)) continue
        const content = readFileSync(file)
        const brotli = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: content.length }
        writeFileSync(`${file}.br`, brotliCompressSync(content, { params: brotli }))
        writeFileSync(`${file}.gz`, gzipSync(content, { level: 9 }))
      }
    },
  }
}

/** Tells the service worker which files the shell needs, so that it starts without network. */
function shellList(): Plugin {
  return {
    name: 'komunigi-shell-list',
    apply: 'build',
    generateBundle(_options, bundle) {
      const shell = new Set<string>()
      const take = (name: string): void => {
        const chunk = bundle[name]
        if (chunk?.type !== 'chunk' || shell.has(`/${name}`)) return
        shell.add(`/${name}`)
        for (const css of chunk.viteMetadata?.importedCss ?? []) shell.add(`/${css}`)
        for (const next of chunk.imports) take(next)
      }
      for (const chunk of Object.values(bundle)) {
        if (chunk.type === 'chunk' && chunk.isEntry && chunk.name === 'main') take(chunk.fileName)
      }
      const worker = bundle['service-worker.js']
      if (worker?.type !== 'chunk') throw new Error('the service worker was not built')
      worker.code = worker.code.replace(/["'`]the shell's files["'`]/, JSON.stringify(JSON.stringify([...shell])))
    },
  }
}

const server = process.env['KOMUNIGI_DEV_SERVER'] ?? 'http://127.0.0.1:8080'

export default defineConfig({
  root: join(import.meta.dirname, 'src/app'),
  publicDir: join(import.meta.dirname, 'src/app/public'),
  plugins: [slimContracts(), shellList(), precompress()],
  resolve: {
    // Contracts are data for the browser: it needs their names, not 23 kB of validation (docs/decisions).
    alias: [{ find: /^zod$/, replacement: join(import.meta.dirname, 'src/app/zod-stand-in.ts') }],
  },
  server: {
    proxy: Object.fromEntries(['/api', '/feeds', '/w/', '/openapi.json'].map((path) => [path, { target: server }])),
  },
  build: {
    outDir: out,
    emptyOutDir: true,
    manifest: true,
    target: 'es2022',
    reportCompressedSize: false,
    // Lists of what each screen is made of would weigh 7 kB on everybody's first page; a screen asks for its parts itself.
    modulePreload: false,
    rolldownOptions: {
      // "use client" in libraries says nothing to a page without a rendering server.
      onLog: (level, log, otherwise) => (log.code === 'MODULE_LEVEL_DIRECTIVE' ? undefined : otherwise(level, log)),
      input: {
        main: join(import.meta.dirname, 'src/app/index.html'),
        'service-worker': join(import.meta.dirname, 'src/app/service-worker.ts'),
      },
      output: {
        entryFileNames: (chunk) => (chunk.name === 'service-worker' ? 'service-worker.js' : 'assets/[name]-[hash].js'),
      },
    },
  },
})
