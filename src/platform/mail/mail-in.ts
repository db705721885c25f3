/** Mail that comes in: a door for the mail server of the co-op (SMTP, or LMTP), which hands over what is addressed to
 *  rooms that take mail. Whatever it says stays outside the database until the room has judged it. */
import type { Logger } from 'pino'
import { SMTPServer, type SMTPServerDataStream } from 'smtp-server'
import type { Action, OrganisationFacts, Read } from '../action.ts'
import type { OrganisationDoor } from '../http/asking.ts'
import { actorOf, system } from '../http/asking.ts'
import { NotFound, type Refusal, Refused } from '../refusal.ts'
import type { Runner } from '../run.ts'
import { type AccountId, isId, newId, type OrganisationId } from '../values/ids.ts'

export interface IncomingMail {
  /** Of the envelope; empty where a mail server reports. */
  readonly from: string
  readonly to: string
  readonly mail: Uint8Array
}

/** `mail-in.ts` of a module exports `mailIn`. */
export interface MailRoom {
  /** The address, or the id, of the organisation an address belongs to, or null. */
  readonly organisationIn: (to: string) => string | null
  /** Whether the organisation takes mail there. */
  readonly knows: Read<{ readonly to: string }, boolean>
  /** Who acts by a mail to there; left out: the system. */
  readonly as?: Read<{ readonly to: string }, AccountId>
  readonly take: Action<IncomingMail, unknown>
  /** What happens where it is refused; left out: the mail server is told. */
  readonly refused?: Action<IncomingMail & { readonly refusals: readonly Refusal[] }, unknown>
}

interface MailHouse {
  readonly rooms: readonly { readonly mailIn: MailRoom | null }[]
  readonly organisations: Pick<OrganisationDoor, 'shopByAddress' | 'shopOf' | 'permissionsOf'>
  readonly runner: Runner
}

interface Doorway {
  readonly host: string
  readonly port: number
  readonly lmtp: boolean
}

export interface MailIn {
  readonly port: number
  close(): Promise<void>
}

const bytesAtMost = 25 * 1024 * 1024
const recipientsAtMost = 20

/** Answers once it listens. */
export function openMailIn(house: MailHouse, { host, port, lmtp }: Doorway, log: Logger): Promise<MailIn> {
  const server = new SMTPServer({
    ...{ lmtp, size: bytesAtMost, banner: 'komunigi', closeTimeout: 5_000 },
    // a mail server of the co-op stands before us, on the same machine or in the same network
    ...{ authOptional: true, disabledCommands: ['AUTH', 'STARTTLS'], disableReverseLookup: true },
    onRcptTo({ address }, { envelope }, done) {
      if (envelope.rcptTo.length >= recipientsAtMost)
        return done(answer(452, 'too many recipients, send the rest later'))
      addressee(house, address).then(
        (found) => done(found ? null : answer(550, '5.1.1 nobody here has this address')),
        (error: unknown) => done(later(error, log)),
      )
    },
    onData(stream, { envelope }, done) {
      const from = envelope.mailFrom ? envelope.mailFrom.address : ''
      const all = [...new Set(envelope.rcptTo.map(({ address }) => address))]
      read(stream)
        .then((mail) =>
          mail === null ? answer(552, '5.3.4 this mail is too large') : hand(house, { from, mail }, all),
        )
        .then(
          (problem) => done(problem),
          (error: unknown) => done(later(error, log)),
        )
    },
  })
  server.on('error', (error) => log.warn({ err: error }, 'a connection of incoming mail had a problem'))
  return new Promise((resolve, reject) => {
    server.server.once('error', reject)
    const listening = server.listen(port, host, () => {
      listening.off('error', reject)
      const bound = listening.address()
      resolve({
        port: typeof bound === 'object' && bound ? bound.port : port,
        close: () => new Promise((done) => server.close(() => done())),
      })
    })
  })
}

interface Addressee {
  readonly room: MailRoom
  readonly shop: OrganisationFacts
}

async function addressee(house: MailHouse, to: string): Promise<Addressee | null> {
  for (const { mailIn: room } of house.rooms) {
    const name = room?.organisationIn(to)
    const shop = name ? await shopCalled(house, name) : null
    if (room && shop && (await house.runner.look(room.knows, { to }, askingIn(shop)).catch(nobody)))
      return { room, shop }
  }
  return null
}

const shopCalled = ({ organisations }: MailHouse, name: string) =>
  isId(name) ? organisations.shopOf(name as OrganisationId) : organisations.shopByAddress(name)

function nobody(error: unknown): false {
  if (error instanceof NotFound) return false
  throw error
}

const askingIn = (shop: OrganisationFacts) => ({ shop, actor: system, language: shop.language, requestId: newId() })

/** Each address gets it; one that fails lets the sender try again, and what was taken before is known by its name. */
async function hand(house: MailHouse, mail: Omit<IncomingMail, 'to'>, all: readonly string[]): Promise<Error | null> {
  for (const to of all) {
    const found = await addressee(house, to)
    if (!found) return answer(550, '5.1.1 nobody here has this address')
    await take(house, found, { ...mail, to })
  }
  return null
}

async function take(
  { runner, organisations }: MailHouse,
  { room, shop }: Addressee,
  mail: IncomingMail,
): Promise<void> {
  const account = room.as ? await runner.look(room.as, mail, askingIn(shop)) : null
  const actor = account ? actorOf('person', account, await organisations.permissionsOf(shop.id, account)) : system
  const asking = { ...askingIn(shop), actor }
  try {
    await runner.act(room.take, mail, asking)
  } catch (error) {
    if (!(error instanceof Refused) || !room.refused) throw error
    await runner.act(room.refused, { ...mail, refusals: error.refusals }, asking)
  }
}

/** Null when it is larger than we take. */
async function read(stream: SMTPServerDataStream): Promise<Uint8Array | null> {
  const parts: Buffer[] = []
  for await (const part of stream) if (!stream.sizeExceeded) parts.push(part as Buffer)
  return stream.sizeExceeded ? null : Buffer.concat(parts)
}

const answer = (responseCode: number, says: string): Error => Object.assign(new Error(says), { responseCode })

/** Whatever went wrong is ours: the mail server keeps the mail and tries again. */
function later(error: unknown, log: Logger): Error {
  if (error instanceof Refused) return answer(550, '5.7.1 not taken')
  log.warn({ err: error }, 'an incoming mail could not be taken')
  return answer(451, '4.3.0 not now, try again later')
}
