/** The one file a backup is: a gzipped tar archive, so that any computer can look into it. Written and read as a stream. */
import { createReadStream, createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'

export interface Entry {
  readonly name: string
  readonly content: Buffer
}

const block = 512

/** Writes the entries to `file`, on disk for good when it returns. Only its owner may read it. */
export async function writeArchive(file: string, entries: AsyncIterable<Entry>): Promise<void> {
  await pipeline(packed(entries), createGzip({ level: 6 }), createWriteStream(file, { mode: 0o600, flush: true }))
}

/** The entries in the order they were written; throws when the file is no archive or was cut short. */
export async function* readArchive(file: string): AsyncGenerator<Entry> {
  const source = createReadStream(file)
  const unpacked = createGunzip()
  source.once('error', (error) => unpacked.destroy(error))
  source.pipe(unpacked)
  const take = reader(unpacked)
  try {
    for (;;) {
      const header = await take(block)
      if (header.every((byte) => byte === 0)) return
      const entry = readHeader(header)
      const content = Buffer.from(await take(entry.size))
      await take((block - (entry.size % block)) % block)
      yield { name: entry.name, content }
    }
  } finally {
    source.destroy()
    unpacked.destroy()
  }
}

async function* packed(entries: AsyncIterable<Entry>): AsyncGenerator<Buffer> {
  for await (const { name, content } of entries) {
    yield header(name, content.length)
    yield content
    yield Buffer.alloc((block - (content.length % block)) % block)
  }
  yield Buffer.alloc(2 * block)
}

/** The header of the ustar format (POSIX 1003.1-1988). */
function header(name: string, size: number): Buffer {
  if (Buffer.byteLength(name) > 100) throw new Error(`too long a name for the archive: ${name}`)
  const made = Buffer.alloc(block)
  made.write(name, 0)
  made.write('0000600\0', 100)
  made.write('0000000\0', 108)
  made.write('0000000\0', 116)
  made.write(`${size.toString(8).padStart(11, '0')}\0`, 124)
  made.write(`${'0'.padStart(11, '0')}\0`, 136)
  made.write('        ', 148)
  made.write('0', 156)
  made.write('ustar\x0000', 257)
  made.write(`${checksum(made).toString(8).padStart(6, '0')}\0 `, 148)
  return made
}

function readHeader(made: Buffer): { name: string; size: number } {
  const stored = Number.parseInt(made.toString('latin1', 148, 154), 8)
  const blank = Buffer.from(made)
  blank.write('        ', 148)
  if (stored !== checksum(blank)) throw new Error('this is no komunigi backup, or it was damaged')
  return {
    name: made.toString('utf8', 0, made.indexOf(0)),
    size: Number.parseInt(made.toString('latin1', 124, 135), 8),
  }
}

const checksum = (bytes: Buffer): number => bytes.reduce((sum, byte) => sum + byte, 0)

/** Exactly so many bytes at a time out of a stream. */
function reader(stream: AsyncIterable<Buffer>): (size: number) => Promise<Buffer> {
  const pieces = stream[Symbol.asyncIterator]()
  let rest: Buffer = Buffer.alloc(0)
  return async (size) => {
    const parts = [rest]
    let have = rest.length
    while (have < size) {
      const next = await pieces.next()
      if (next.done) throw new Error('the file ends too early')
      parts.push(next.value)
      have += next.value.length
    }
    const all = parts.length === 1 ? rest : Buffer.concat(parts, have)
    rest = all.subarray(size)
    return all.subarray(0, size)
  }
}
