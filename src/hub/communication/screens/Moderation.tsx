/** For moderators: mails that wait, and who is on the list. */
import { useState } from 'react'
import { useAct } from '#app/reading.ts'
import { Button } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Card.tsx'
import { Empty } from '#app/ui/Empty.tsx'
import { Form } from '#app/ui/Form.tsx'
import { CheckField, ChoiceField, FileField, SelectField, TextField } from '#app/ui/fields.tsx'
import { type Column, List } from '#app/ui/List.tsx'
import { useNotices } from '#app/ui/Notices.tsx'
import { Page } from '#app/ui/Page.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { Status } from '#app/ui/Status.tsx'
import { Tabs } from '#app/ui/Tabs.tsx'
import { Trouble } from '#app/ui/Trouble.tsx'
import { momentWords, numberWords } from '#app/ui/When.tsx'
import { t, useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import type { Instant } from '#platform/values/day.ts'
import {
  acceptPost,
  discardPost,
  importArchive,
  listMembers,
  listPosts,
  noteListBounce,
  rejectPost,
  ruleSender,
} from '../contract/moderation.ts'
import { postStates, whyNotModerate } from '../rules/incoming.ts'
import { type BounceKind, bounceKinds } from '../rules/subscriber.ts'
import { memberStates, whyNotLeave } from '../rules/thread.ts'
import { listPage, memberTones, postTones } from './list-words.ts'
import './news.css'

type PostRow = ReplyOf<typeof listPosts>['rows'][number]
type MemberRow = ReplyOf<typeof listMembers>['rows'][number]

const postColumns: readonly Column<PostRow>[] = [
  { name: 'subject', title: 'list.field.subject', cell: (row) => row.subject || '–', sort: true, line: 1, wraps: true },
  {
    name: 'fromName',
    title: 'list.field.fromName',
    cell: (row) => row.fromName || row.fromAddress,
    sort: true,
    line: 2,
  },
  {
    name: 'state',
    title: 'list.field.state',
    cell: (row) => <Status tone={postTones[row.state]} says={t(`list.post_state.${row.state}`)} />,
    sort: true,
    line: 2,
  },
  {
    name: 'why',
    title: 'list.field.why',
    cell: (row) => (row.why ? t(`list.why.${row.why}`) : null),
    sort: true,
    line: 3,
  },
  {
    name: 'receivedAt',
    title: 'list.field.receivedAt',
    cell: (row) => momentWords(row.receivedAt as Instant),
    sort: true,
    line: 3,
  },
]

const memberColumns: readonly Column<MemberRow>[] = [
  { name: 'name', title: 'list.field.name', cell: (row) => row.name, line: 1 },
  { name: 'email', title: 'list.field.fromAddress', cell: (row) => row.email, line: 2 },
  { name: 'mode', title: 'list.field.mode', cell: (row) => t(`list.mode.${row.mode}`), sort: true, line: 3 },
  {
    name: 'state',
    title: 'list.field.state',
    cell: (row) => <Status tone={memberTones[row.state]} says={t(`list.member_state.${row.state}`)} />,
    sort: true,
    line: 2,
  },
  {
    name: 'score',
    title: 'list.field.score',
    cell: (row) => (row.score === 0 ? null : numberWords(row.score / 10)),
    sort: true,
    right: true,
    line: 0,
  },
]

export function ModerationScreen() {
  const t = useWords()
  return (
    <Page
      title={t('list.moderation')}
      says={t('list.moderation_says')}
      back={{ href: listPage, says: t('list.title') }}
      wide
    >
      <Tabs
        name="tab"
        of={[
          { value: 'mails', label: t('list.moderation'), show: () => <Waiting /> },
          { value: 'all', label: t('list.all_mails'), show: () => <AllMails /> },
          { value: 'people', label: t('list.people'), show: () => <People /> },
          { value: 'archive', label: t('list.import'), show: () => <Archive /> },
        ]}
      />
    </Page>
  )
}

const Waiting = () => (
  <List
    name="list-waiting"
    from={listPosts}
    fixed={{ state: 'held' }}
    columns={postColumns}
    action={(row) => <Decide of={row} />}
    caption={t('list.moderation')}
    empty={<Empty says={t('list.nothing_waits')} icon="mail" />}
  />
)

const AllMails = () => (
  <List
    name="list-posts"
    from={listPosts}
    columns={postColumns}
    filters={[
      {
        name: 'state',
        title: 'list.field.state',
        options: postStates.slice(1).map((value) => ({ value, label: `list.post_state.${value}` })),
      },
    ]}
    action={(row) => <Decide of={row} />}
    caption={t('list.all_mails')}
    empty={<Empty says={t('list.no_mails')} icon="mail" />}
  />
)

function Decide({ of: post }: { readonly of: PostRow }) {
  const t = useWords()
  const accept = useAct(acceptPost, { after: [listPosts] })
  const reject = useAct(rejectPost, { after: [listPosts] })
  const discard = useAct(discardPost, { after: [listPosts] })
  if (whyNotModerate(post.state).length > 0) return null
  const given = { reason: '' }
  const thrown = { block: false }
  return (
    <Sheet words={t('list.decide')} title={post.subject || t('list.no_subject')} kind="quiet">
      {() => (
        <div className="stack">
          <p className="quiet">{post.fromAddress}</p>
          <p className="mail-words">{post.body}</p>
          <Button kind="main" icon="check" press={() => accept.act({ post: post.id })}>
            {t('list.accept')}
          </Button>
          <Trouble of={accept.error} />
          <Form<typeof given, typeof rejectPost>
            name={`reject-${post.id}`}
            start={given}
            act={reject}
            send={({ reason }) => ({ post: post.id, reason })}
            submit={t('list.reject')}
            submitKind="other"
          >
            <TextField name="reason" label={t('list.reject_reason')} />
          </Form>
          <Form<typeof thrown, typeof discardPost>
            name={`discard-${post.id}`}
            start={thrown}
            act={discard}
            send={({ block }) => ({ post: post.id, block })}
            submit={t('list.discard')}
            submitKind="other"
          >
            <CheckField name="block" label={t('list.discard_block')} />
          </Form>
        </div>
      )}
    </Sheet>
  )
}

const People = () => (
  <List
    name="list-members"
    from={listMembers}
    columns={memberColumns}
    filters={[
      {
        name: 'state',
        title: 'list.field.state',
        options: memberStates.map((value) => ({ value, label: `list.member_state.${value}` })),
      },
    ]}
    action={(row) => <OfPerson of={row} />}
    caption={t('list.people')}
    empty={<Empty says={t('list.nobody')} />}
  />
)

const rules = ['none', 'moderated', 'blocked'] as const

function OfPerson({ of }: { readonly of: MemberRow }) {
  const t = useWords()
  return (
    <Sheet words={t('list.rule')} title={of.name} kind="quiet">
      {(close) => (
        <div className="stack">
          <Rule of={of} close={close} />
          {whyNotLeave(of.state).length > 0 ? null : <CameBack of={of} close={close} />}
        </div>
      )}
    </Sheet>
  )
}

interface OfRow {
  readonly of: MemberRow
  readonly close: () => void
}

function Rule({ of: { id, email, rule }, close }: OfRow) {
  const t = useWords()
  const act = useAct(ruleSender, { after: [listMembers] })
  const start = { rule: (rule ?? 'none') as string }
  return (
    <Form<typeof start, typeof ruleSender>
      name={`rule-${id}`}
      start={start}
      act={act}
      send={(values) => ({
        email,
        rule: values.rule === 'moderated' || values.rule === 'blocked' ? values.rule : null,
      })}
      submit={t('list.rule_keep')}
      done={close}
    >
      <SelectField
        name="rule"
        label={t('list.rule')}
        options={rules.map((value) => ({ value, label: t(`list.rule.${value}`) }))}
      />
    </Form>
  )
}

/** For reports that reached somebody's own mailbox. */
function CameBack({ of: { id }, close }: OfRow) {
  const t = useWords()
  const { said } = useNotices()
  const act = useAct(noteListBounce, { after: [listMembers] })
  const start = { kind: 'soft' as string }
  return (
    <Form<typeof start, typeof noteListBounce>
      name={`list-bounce-${id}`}
      start={start}
      act={act}
      send={({ kind }) => ({ account: id, kind: kind as BounceKind })}
      submit={t('news.note_bounce')}
      done={({ disabled }) => {
        said(t(disabled ? 'list.bounce_ends' : 'list.bounce_noted'))
        close()
      }}
    >
      <ChoiceField
        name="kind"
        label={t('news.bounce_kind')}
        options={bounceKinds.map((value) => ({ value, label: t(`news.bounce.${value}`) }))}
      />
    </Form>
  )
}

/** First what would come in; then, for the very same file, the act. */
function Archive() {
  const t = useWords()
  const [looked, setLooked] = useState<File | null>(null)
  const [told, setTold] = useState<ReplyOf<typeof importArchive> | null>(null)
  const look = useAct(importArchive, { done: setTold })
  const bring = useAct(importArchive, { done: setTold })
  const start = { file: null as File | null }
  return (
    <Card>
      <Form<typeof start, typeof importArchive>
        name="list-archive"
        start={start}
        act={look}
        keep={false}
        send={({ file }) => {
          setLooked(file)
          return { apply: 'no', ...(file ? { file } : {}) }
        }}
        submit={t('list.import_look')}
        submitKind={told ? 'other' : 'main'}
      >
        <FileField name="file" label={t('list.import_file')} accept=".mbox,.mbx,.txt" />
      </Form>
      {told ? (
        <p role="status">
          <strong>{looked?.name}</strong>
          <br />
          {t(told.applied ? 'list.import_done' : 'list.import_counts', {
            ...{ fresh: told.fresh, threads: told.threads, known: told.known, unreadable: told.unreadable },
          })}
        </p>
      ) : null}
      {told && !told.applied && told.fresh > 0 && looked ? (
        <Button busy={bring.busy} press={() => bring.act({ apply: 'yes', ...{ file: looked } })}>
          {t('list.import_apply', { fresh: told.fresh })}
        </Button>
      ) : null}
      <Trouble of={bring.error} />
    </Card>
  )
}
