/** A mail server of the co-op in tests: it takes what komunigi sends, and keeps it to be looked at. */
import { SMTPServer } from 'smtp-server'
import { atTheEnd } from './ending.ts'

export interface ArrivedMail {
  /** Where it comes back to. */
  readonly from: string
  readonly to: string
  /** Headers on one line each. */
  readonly text: string
}

export interface MailServer {
  readonly url: string
  readonly arrived: ArrivedMail[]
}

export async function mailServer(): Promise<MailServer> {
  const arrived: ArrivedMail[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    // a house that closes later still holds a line: it is not waited for
    closeTimeout: 1,
    onData(stream, { envelope }, done) {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        const from = envelope.mailFrom ? envelope.mailFrom.address : ''
        const text = Buffer.concat(parts)
          .toString()
          .replace(/\r\n[ \t]+/g, ' ')
        arrived.push({ from, to: envelope.rcptTo[0]?.address ?? '', text })
        done()
      })
    },
  })
  // a client that goes away in the middle is no fault of ours
  server.on('error', () => undefined)
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  atTheEnd(() => new Promise<void>((done) => server.close(done)))
  const { port } = server.server.address() as { port: number }
  return { url: `smtp://127.0.0.1:${port}`, arrived }
}
