/** A ZIP archive written as a stream: each file is packed as it comes, its length follows behind it (APPNOTE 6.3, 4.4.4 bit 3). */
import { crc32, createDeflateRaw } from 'node:zlib'

export interface ZipFile {
  readonly name: string
  readonly content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>
}

interface Packed {
  readonly name: Buffer
  readonly crc: number
  readonly packed: number
  readonly size: number
  readonly at: number
}

/** UTF-8 names, lengths behind the content. */
const flags = 0x0808
const deflated = 8
const version = 20
/** 1 January 1980: archives of the same rows are the same bytes. */
const noDate = 0x0021
const sizeAtMost = 0xffffffff

export async function* zipped(files: AsyncIterable<ZipFile>): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const directory: Packed[] = []
  let at = 0
  for await (const { name, content } of files) {
    const head = fileHead(Buffer.from(name))
    const file = { name: Buffer.from(name), at, crc: 0, packed: 0, size: 0 }
    yield head
    for await (const piece of packed(content, file)) yield piece
    const tail = lengths(file)
    yield tail
    at += head.length + file.packed + tail.length
    if (at > sizeAtMost || file.size > sizeAtMost)
      throw new Error('more than 4 GB: take this organisation along with npm run backup')
    directory.push(file)
  }
  const listed = Buffer.concat(directory.map(directoryLine))
  yield new Uint8Array(listed)
  yield endOf(directory.length, listed.length, at)
}

async function* packed(
  content: ZipFile['content'],
  file: { crc: number; packed: number; size: number },
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const deflate = createDeflateRaw()
  const fed = feed(content, deflate, file).catch((error: Error) => void deflate.destroy(error))
  for await (const piece of deflate as AsyncIterable<Buffer>) {
    file.packed += piece.length
    yield new Uint8Array(piece)
  }
  await fed
}

async function feed(
  content: ZipFile['content'],
  deflate: ReturnType<typeof createDeflateRaw>,
  file: { crc: number; size: number },
): Promise<void> {
  for await (const piece of content) {
    file.crc = crc32(piece, file.crc)
    file.size += piece.length
    if (!deflate.write(piece)) await new Promise((drained) => deflate.once('drain', drained))
  }
  deflate.end()
}

function fileHead(name: Buffer): Uint8Array<ArrayBuffer> {
  const head = Buffer.alloc(30)
  head.writeUInt32LE(0x04034b50, 0)
  head.writeUInt16LE(version, 4)
  head.writeUInt16LE(flags, 6)
  head.writeUInt16LE(deflated, 8)
  head.writeUInt16LE(noDate, 12)
  head.writeUInt16LE(name.length, 26)
  return new Uint8Array(Buffer.concat([head, name]))
}

function lengths({ crc, packed: packedSize, size }: Omit<Packed, 'name' | 'at'>): Uint8Array<ArrayBuffer> {
  const tail = Buffer.alloc(16)
  tail.writeUInt32LE(0x08074b50, 0)
  tail.writeUInt32LE(crc, 4)
  tail.writeUInt32LE(packedSize, 8)
  tail.writeUInt32LE(size, 12)
  return new Uint8Array(tail)
}

function directoryLine({ name, crc, packed: packedSize, size, at }: Packed): Buffer {
  const line = Buffer.alloc(46)
  line.writeUInt32LE(0x02014b50, 0)
  line.writeUInt16LE(version, 4)
  line.writeUInt16LE(version, 6)
  line.writeUInt16LE(flags, 8)
  line.writeUInt16LE(deflated, 10)
  line.writeUInt16LE(noDate, 14)
  line.writeUInt32LE(crc, 16)
  line.writeUInt32LE(packedSize, 20)
  line.writeUInt32LE(size, 24)
  line.writeUInt16LE(name.length, 28)
  line.writeUInt32LE(at, 42)
  return Buffer.concat([line, name])
}

function endOf(files: number, length: number, at: number): Uint8Array<ArrayBuffer> {
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(files, 8)
  end.writeUInt16LE(files, 10)
  end.writeUInt32LE(length, 12)
  end.writeUInt32LE(at, 16)
  return new Uint8Array(end)
}
