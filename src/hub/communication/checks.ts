/** What must hold of the newsletter of every community at any time; a row found is a broken one. */
import { rows, sql } from '#platform/database/sql.ts'
import type { Check } from '#platform/module.ts'

export const checks: readonly Check[] = [
  {
    name: 'communication.bounced_is_suppressed',
    says: 'whoever bounced hard or complained since asking gets nothing any more',
    run: (db, organisation) =>
      rows(
        db,
        sql`select reader.id from communication.subscriber as reader
          where reader.organisation_id = ${organisation} and reader.state = 'confirmed'
            and exists (select from communication.bounce as bounce where bounce.organisation_id = reader.organisation_id
              and bounce.subscriber_id = reader.id and bounce.kind in ('hard', 'complaint'))
          order by reader.id`,
      ),
  },
  {
    name: 'communication.sent_once',
    says: 'an issue that was sent leaves nobody waiting, and no mail of it is under way',
    run: (db, organisation) =>
      rows(
        db,
        sql`select send.issue_id as id, send.subscriber_id as reader, send.state from communication.send as send
          join communication.issue as issue on issue.organisation_id = send.organisation_id and issue.id = send.issue_id
          where send.organisation_id = ${organisation} and issue.state = 'sent' and send.state in ('waiting', 'reserved')
          order by send.issue_id, send.subscriber_id`,
      ),
  },
]
