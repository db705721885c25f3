/** Mails of the installation itself: sign-in links, address changes. No organisation sees them. */
import type { Language } from '../action.ts'
import type { Db } from '../database/connect.ts'
import { one, rows, sql, written } from '../database/sql.ts'
import type { Instant } from '../values/day.ts'
import { newId } from '../values/ids.ts'
import { writeMail } from './layout.ts'
import type { PostHouse } from './post.ts'

export interface MailToSend {
  /** What it is, such as `auth.link`: shown in the mailbox. */
  readonly kind: string
  readonly to: string
  readonly language: Language
  readonly subject: string
  /** Plain text; an empty line begins a paragraph. */
  readonly body: string
  /** The main answer: one button. `url` is whole. */
  readonly link?: { readonly url: string; readonly label: string }
}

const attemptsAtMost = 8
const product = 'komunigi'

export async function sendInstallationMail(house: PostHouse, mail: MailToSend): Promise<void> {
  const id = newId()
  const now = house.clock()
  const db = house.database.installation
  const { subject, text, html } = writeMail({ ...mail, from: house.sender.name || product })
  const state = house.transport ? 'wanted' : 'sent'
  await sql`insert into platform.installation_mail
      (id, kind, wanted_at, to_address, language, subject, text, html, state, sent_at, sent_by)
    values (${id}, ${mail.kind}, ${now}, ${mail.to}, ${mail.language}, ${subject}, ${text}, ${html}, ${state},
      ${house.transport ? null : now}, ${house.transport ? 'smtp' : 'mailbox'})`.execute(db)
  if (house.transport)
    sendOne(house, id).catch((error: unknown) => house.log.warn({ err: error }, 'a mail could not be sent'))
}

/** Tries again what waits long enough. */
export async function sendLeftOverMail(house: PostHouse): Promise<void> {
  if (!house.transport) return
  const left = await rows(
    house.database.installation,
    sql<{ id: string }>`select id from platform.installation_mail
      where state = 'wanted'
        and coalesce(tried_at, wanted_at) < ${house.clock()}::timestamptz - interval '20 seconds' * power(2, attempts)
      order by id limit 100`,
  )
  for (const { id } of left) await sendOne(house, id)
}

async function sendOne(house: PostHouse, id: string): Promise<void> {
  const db = house.database.installation
  const mail = await claim(db, id, house.clock())
  if (!mail || !house.transport) return
  const result = await house.transport.send({
    id,
    from: { name: house.sender.name || product, address: house.sender.address },
    to: { name: '', address: mail.to_address },
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
  })
  const again = result.kind === 'later' && mail.attempts < attemptsAtMost
  const state = result.kind === 'sent' ? 'sent' : result.kind === 'unsure' ? 'sending' : again ? 'wanted' : 'failed'
  if (result.kind !== 'sent') house.log.warn({ mail: id, error: result.error }, 'a mail did not go out')
  await sql`update platform.installation_mail
    set state = ${state}, sent_at = ${result.kind === 'sent' ? house.clock() : null},
        message_id = ${result.kind === 'sent' ? result.messageId : null},
        last_error = ${result.kind === 'sent' ? null : result.error}
    where id = ${id}`.execute(db)
}

const claim = (db: Db, id: string, now: Instant) =>
  one(
    db,
    sql<{ to_address: string; subject: string; text: string; html: string; attempts: number }>`
      update platform.installation_mail set state = 'sending', attempts = attempts + 1, tried_at = ${now}
      where id = ${id} and state = 'wanted'
      returning to_address, subject, text, html, attempts`,
  )

const isOld = (now: Instant) => sql`wanted_at < ${now}::timestamptz - interval '1 day'`

export const hasOldMail = async (db: Db, now: Instant): Promise<boolean> =>
  (await one(db, sql`select 1 from platform.installation_mail where ${isOld(now)} limit 1`)) !== null

/** Links in these mails open accounts: nothing of them is kept longer than a day, sent or not. */
export const dropOldMail = (db: Db, now: Instant): Promise<number> =>
  written(db, sql`delete from platform.installation_mail where ${isOld(now)}`)
