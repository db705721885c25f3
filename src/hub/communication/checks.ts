/** What must hold of the newsletter, the help list and the site of every community at any time; a row found is a broken one. */
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
  {
    name: 'communication.only_accepted_goes_out',
    says: 'nobody gets a mail of the help list that was not accepted',
    run: (db, organisation) =>
      rows(
        db,
        sql`select copy.post_id as id, copy.account_id as reader, post.state from communication.copy as copy
          join communication.post as post on post.organisation_id = copy.organisation_id and post.id = copy.post_id
          where copy.organisation_id = ${organisation} and post.state <> 'accepted' order by copy.post_id, copy.account_id`,
      ),
  },
  {
    name: 'communication.blocked_is_discarded',
    says: 'no mail of a blocked sender was accepted after the block',
    run: (db, organisation) =>
      rows(
        db,
        sql`select post.id from communication.post as post
          join communication.list_sender as sender on sender.organisation_id = post.organisation_id
            and sender.address = post.from_address and sender.rule = 'blocked'
          where post.organisation_id = ${organisation} and post.via = 'mail' and post.state = 'accepted'
            and post.received_at > sender.set_at order by post.id`,
      ),
  },
  {
    name: 'communication.returned_is_disabled',
    says: 'whoever has five points for mails of the list that came back gets nothing',
    run: (db, organisation) =>
      rows(
        db,
        sql`select account_id as id, score from communication.list_member
          where organisation_id = ${organisation} and state = 'member' and score >= 50 order by account_id`,
      ),
  },
  {
    name: 'communication.questions_are_solved',
    says: 'the answer that solved a thread stands in it',
    run: (db, organisation) =>
      rows(
        db,
        sql`select thread.id from communication.thread as thread
          left join communication.post as post on post.organisation_id = thread.organisation_id
            and post.id = thread.solved_post and post.thread_id = thread.id
          where thread.organisation_id = ${organisation} and thread.solved_post is not null and post.id is null
          order by thread.id`,
      ),
  },
  {
    name: 'communication.taken_has_a_taker',
    says: 'a task that is taken or in review is with one person or a pair, and no other task is with anybody',
    run: (db, organisation) =>
      rows(
        db,
        sql`select task.id, task.state, count(had.id)::int as takers from communication.task as task
          left join communication.contribution as had on had.organisation_id = task.organisation_id
            and had.task_id = task.id and had.state = 'working'
          where task.organisation_id = ${organisation} group by task.id, task.state, task.for_pair
          having case when task.state in ('taken', 'in_review')
            then count(had.id) not between 1 and case when task.for_pair then 2 else 1 end
            else count(had.id) > 0 end
          order by task.id`,
      ),
  },
  {
    name: 'communication.review_has_a_link',
    says: 'a task in review waits for the answer to one delivery, a done one had its last accepted',
    run: (db, organisation) =>
      rows(
        db,
        sql`select task.id, task.state from communication.task as task
          where task.organisation_id = ${organisation} and task.state in ('in_review', 'done')
            and not exists (select from communication.delivery as sent where sent.organisation_id = task.organisation_id
              and sent.task_id = task.id and sent.answer is not distinct from
                case task.state when 'done' then 'accepted' end)
          order by task.id`,
      ),
  },
  {
    name: 'communication.common_before_ready',
    says: 'an addition of a shop stands on the board only once it was classified as common',
    run: (db, organisation) =>
      rows(
        db,
        sql`select id from communication.task where organisation_id = ${organisation} and participant_id is not null
          and state <> 'proposed' and class is distinct from 'common' order by id`,
      ),
  },
  {
    name: 'communication.young_agreed',
    says: 'nobody under 18 has a task before school and parents agreed',
    run: (db, organisation) =>
      rows(
        db,
        sql`select had.task_id as id, person.id as contributor from communication.contribution as had
          join communication.contributor as person on person.organisation_id = had.organisation_id
            and person.account_id = had.account_id
          join communication.task as task on task.organisation_id = had.organisation_id and task.id = had.task_id
            and task.state = 'taken'
          where had.organisation_id = ${organisation} and had.state = 'working' and person.minor
            and (person.school_agreed_on is null or person.parents_agreed_on is null)
          order by had.task_id, person.id`,
      ),
  },
  {
    name: 'communication.published_is_written',
    says: 'a page that everybody may read has a title and a text in its original language',
    run: (db, organisation) =>
      rows(
        db,
        sql`select page.id from communication.page as page
          left join communication.page_text as text on text.organisation_id = page.organisation_id and text.page_id = page.id
            and text.language = page.language and text.version = page.shown_version
          where page.organisation_id = ${organisation} and page.state = 'published'
            and (coalesce(text.title, '') = '' or coalesce(text.body, '') = '') order by page.id`,
      ),
  },
  {
    name: 'communication.no_small_count_published',
    says: 'no published table shows a count under its limit',
    run: (db, organisation) =>
      rows(
        db,
        sql`select dataset.id, dataset.name, cell.key, cell.value from communication.dataset as dataset,
            jsonb_array_elements(dataset.json::jsonb -> 'rows') as line, jsonb_each(line) as cell
          where dataset.organisation_id = ${organisation} and jsonb_typeof(cell.value) = 'number'
            and (dataset.name = 'participation' or cell.key in ('backings', 'payers', 'eligible', 'answered', 'members'))
            and cell.value::numeric < dataset.k
          order by dataset.id, cell.key`,
      ),
  },
  {
    name: 'communication.published_as_signed',
    says: 'every published file still has the SHA-256 that came out with it',
    run: (db, organisation) =>
      rows(
        db,
        sql`select id, name, period, version from communication.dataset where organisation_id = ${organisation}
            and (encode(sha256(convert_to(csv, 'UTF8')), 'hex') <> csv_sha256
              or encode(sha256(convert_to(json, 'UTF8')), 'hex') <> json_sha256)
          order by id`,
      ),
  },
]
