/** The post office of the installation: takes notices from actions, writes them in words, sends each once.
 *  Without a mail server everything stays in the mailbox of the app. */
import type { Agent } from 'node:https'
import type { OrganisationFacts } from '../action.ts'
import type { Config } from '../config.ts'
import type { Database, Db } from '../database/connect.ts'
import type { Words } from '../i18n/words.ts'
import type { NoticeDefinition } from '../module.ts'
import { pushKeysOf } from '../push/keys.ts'
import type { PushDesk } from '../push/send.ts'
import type { Outgoing } from '../run.ts'
import type { Instant } from '../values/day.ts'
import type { OrganisationId } from '../values/ids.ts'
import { type MailToSend, sendInstallationMail, sendLeftOverMail } from './installation-mail.ts'
import { sendNotices } from './send-notices.ts'
import { senderOf } from './sender.ts'
import { keepLinkSecret } from './signed-link.ts'
import type { MailKey } from './signing.ts'
import { readLeftOver, wantNotices } from './store.ts'
import { smtpTransport, type Transport } from './transport.ts'

export interface PostLog {
  warn(facts: object, message: string): void
}

export interface PostParts {
  readonly database: Database
  readonly words: Words
  /** The secret signs the links in mails; without a mail server (`smtpUrl`) mails stay in the mailbox. */
  readonly config: Pick<Config, 'secret' | 'smtpUrl' | 'mailFrom'> & {
    readonly mailKey?: MailKey | null
    /** Where mails come in; absent: what comes back goes to the sender of mails. */
    readonly mailIn?: Config['mailIn']
  }
  /** Where people reach the installation, without a closing slash. */
  readonly publicUrl: string
  /** The catalogue: every module's notices. */
  readonly notices: readonly NoticeDefinition[]
  readonly shopOf: (id: OrganisationId) => Promise<OrganisationFacts | null>
  /** How many organisations live here: with one only, its admin may read the installation's mails. */
  readonly shopIds: () => Promise<readonly OrganisationId[]>
  readonly clock: () => Instant
  readonly log: PostLog
  readonly push: {
    /** How push services are reached. */
    readonly agent: Agent
    /** These devices took their permission back. */
    gone(shop: OrganisationFacts, devices: readonly string[]): Promise<unknown>
  }
}

/** What the parts of the post office share. */
export interface PostHouse extends PostParts {
  readonly push: PostParts['push'] & PushDesk
  readonly sender: { readonly name: string; readonly address: string }
  /** Null: mails stay in the mailbox. */
  readonly transport: Transport | null
}

export interface Post {
  readonly house: PostHouse
  /** Writes the wanted notices in the action's transaction; answers their ids. Throws on a code that is not in the catalogue. */
  want(db: Db, outgoing: Outgoing): Promise<readonly string[]>
  /** Writes and sends these notices, each once. Those that could not go out wait for `sendLeftOver`. */
  send(organisation: OrganisationId, ids: readonly string[]): Promise<void>
  /** Tries again what waits long enough. */
  sendLeftOver(organisation: OrganisationId): Promise<void>
  sendLeftOverMail(): Promise<void>
  /** Sends a mail that belongs to no organisation, such as a sign-in link. Answers when it is kept;
   *  it goes out in the background and is tried again. Without a mail server it waits in the mailbox. */
  sendMail(mail: MailToSend): Promise<void>
  close(): void
}

let open: Post | undefined

/** The post office of this process. */
export function post(): Post {
  if (!open) throw new Error('the post office is not open yet')
  return open
}

/** Where this installation is reached from outside: `PUBLIC_URL`, and this path. */
export const publicAddress = (path: string): string => `${post().house.publicUrl.replace(/\/$/, '')}${path}`

export function makePost(parts: PostParts): Post {
  keepLinkSecret(parts.config.secret)
  const sender = senderOf(parts.config.mailFrom)
  const house: PostHouse = {
    ...parts,
    sender,
    push: { ...parts.push, keys: pushKeysOf(parts.config.secret), mail: sender.address },
    transport: parts.config.smtpUrl ? smtpTransport(parts.config.smtpUrl, parts.config.mailKey ?? null) : null,
  }
  const known = new Set(parts.notices.map((one) => one.code))
  open = {
    house,
    async want(db, { shop, notices }) {
      if (notices.length === 0) return []
      if (!shop.id) throw new Error('a notice needs an organisation')
      const stranger = notices.find((one) => !known.has(one.code))
      if (stranger) throw new Error(`notice ${stranger.code} is not in the catalogue`)
      await wantNotices(db, shop.id, notices, parts.clock())
      return notices.map((one) => one.id)
    },
    send: (organisation, ids) => sendNotices(house, organisation, ids),
    async sendLeftOver(organisation) {
      const ids = await readLeftOver(parts.database.for(organisation), organisation, parts.clock())
      if (ids.length > 0) await sendNotices(house, organisation, ids)
    },
    sendLeftOverMail: () => sendLeftOverMail(house),
    sendMail: (mail) => sendInstallationMail(house, mail),
    close: () => house.transport?.close(),
  }
  return open
}

export type { MailToSend }
