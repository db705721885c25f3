/** Mails that may be answered by mail: their answers go to an address of their own, signed, which says whose notice it was. */
import { timingSafeEqual } from 'node:crypto'
import type { NoticeFacts } from '../action.ts'
import type { Db } from '../database/connect.ts'
import { one, sql } from '../database/sql.ts'
import type { AccountId, OrganisationId } from '../values/ids.ts'
import { shortSignature } from './signed-link.ts'

const answerable = new Set<string>()

/** Called once at start by the module that reads the answers to mails of this code. */
export function registerReplies(code: string): void {
  answerable.add(code)
}

export const isAnswerable = (code: string): boolean => answerable.has(code)

interface Answered {
  readonly organisation: OrganisationId
  readonly notice: string
}

const idBytes = 16
const begins = 're+'

const bytesOf = (id: string): Buffer => Buffer.from(id.replaceAll('-', ''), 'hex')
const idIn = (bytes: Buffer): string =>
  bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
const signed = ({ organisation, notice }: Answered): Buffer => shortSignature(`reply ${organisation} ${notice}`)

/** 57 signs before the @: mail servers take 64. */
export const replyAddress = (of: Answered, domain: string): string =>
  `${begins}${Buffer.concat([bytesOf(of.organisation), bytesOf(of.notice), signed(of)]).toString('base64url')}@${domain}`

/** What an address answers; null when it is none of ours. */
export function answeredBy(to: string): Answered | null {
  const [local = ''] = to.split('@')
  if (!local.startsWith(begins)) return null
  const bytes = Buffer.from(local.slice(begins.length), 'base64url')
  const of = {
    organisation: idIn(bytes.subarray(0, idBytes)) as OrganisationId,
    notice: idIn(bytes.subarray(idBytes, 2 * idBytes)),
  }
  const [given, own] = [bytes.subarray(2 * idBytes), signed(of)]
  return given.length === own.length && timingSafeEqual(given, own) ? of : null
}

export interface AnsweredNotice {
  readonly code: string
  readonly person: AccountId
  readonly facts: NoticeFacts
}

export async function noticeAnswered(db: Db, organisation: OrganisationId, to: string): Promise<AnsweredNotice | null> {
  const of = answeredBy(to)
  if (of === null || of.organisation !== organisation) return null
  return one(
    db,
    sql<AnsweredNotice>`select code, person_id as person, facts from platform.notice
      where organisation_id = ${organisation} and id = ${of.notice}`,
  )
}
