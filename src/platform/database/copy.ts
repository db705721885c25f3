/** PostgreSQL's COPY on a node-postgres connection, as streams: never more than a few megabytes in memory. */
import { once } from 'node:events'
import type { Duplex } from 'node:stream'
import type pg from 'pg'

/** What of node-postgres' connection COPY needs; its published types leave the copy messages out. */
interface Wire {
  readonly stream: Duplex
  query(text: string): void
  sendCopyFromChunk(chunk: Buffer): void
  endCopyFrom(): void
  sendCopyFail(reason: string): void
}

/** The messages that node-postgres hands to whoever holds the connection. */
interface Talk extends pg.Submittable {
  handleCopyInResponse(): void
  handleCopyData(message: { chunk: Buffer }): void
  handleCommandComplete(message: { text: string }): void
  handleError(error: Error): void
  handleReadyForQuery(): void
}

const enough = 1_000_000

/** Rows of `copy … to stdout` as they arrive, one per piece in text format. The reader must read to the end. */
export async function* copyOut(client: pg.ClientBase, text: string): AsyncGenerator<Buffer> {
  let waiting: Buffer[] = []
  let size = 0
  let ended = false
  let failure: Error | null = null
  let wake: () => void = () => undefined
  let wire: Wire | null = null
  client.query({
    submit(connection) {
      wire = connection as unknown as Wire
      wire.query(text)
    },
    handleCopyData({ chunk }) {
      // Copied: the driver reads the next messages into the same memory.
      waiting.push(Buffer.from(chunk))
      size += chunk.length
      if (size > enough) wire?.stream.pause()
      wake()
    },
    handleCopyInResponse: () => wire?.sendCopyFail('asked to write, not to read'),
    handleCommandComplete: () => undefined,
    handleError(error) {
      failure = error
      ended = true
      wake()
    },
    handleReadyForQuery() {
      ended = true
      wake()
    },
  } satisfies Talk)
  for (;;) {
    const pieces = waiting
    waiting = []
    size = 0
    yield* pieces
    if (waiting.length > 0) continue
    if (failure) throw failure
    if (ended) return
    await new Promise<void>((resolve) => {
      wake = resolve
      ;(wire as Wire | null)?.stream.resume()
    })
  }
}

/** Feeds `copy … from stdin`; gives the number of rows written. */
export function copyIn(client: pg.ClientBase, text: string, pieces: AsyncIterable<Buffer>): Promise<number> {
  return new Promise((resolve, reject) => {
    let wire: Wire | null = null
    let rows = 0
    let failure: Error | null = null
    client.query({
      submit(connection) {
        wire = connection as unknown as Wire
        wire.query(text)
      },
      handleCopyInResponse() {
        if (wire)
          send(wire, pieces, () => failure !== null).catch((error: Error) => {
            failure ??= error
            wire?.sendCopyFail(error.message)
          })
      },
      handleCopyData: () => undefined,
      handleCommandComplete({ text: tag }) {
        rows = Number(tag.replace('COPY ', ''))
      },
      handleError(error) {
        failure ??= error
        // A broken connection says no more; a refused statement is followed by "ready".
        if (!('severity' in error)) reject(failure)
      },
      handleReadyForQuery() {
        if (failure) reject(failure)
        else resolve(rows)
      },
    } satisfies Talk)
  })
}

async function send(wire: Wire, pieces: AsyncIterable<Buffer>, stopped: () => boolean): Promise<void> {
  for await (const piece of pieces) {
    if (stopped()) return
    wire.sendCopyFromChunk(piece)
    if (wire.stream.writableNeedDrain) await Promise.race([once(wire.stream, 'drain'), once(wire.stream, 'close')])
  }
  if (!stopped()) wire.endCopyFrom()
}
