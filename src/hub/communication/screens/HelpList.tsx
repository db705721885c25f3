/** The help list: what was asked, how its mails come, and asking. */
import { download } from '#app/download.ts'
import { pathTo } from '#app/paths.ts'
import { useAct, useRead } from '#app/reading.ts'
import { Button } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Card.tsx'
import { Confirm } from '#app/ui/Confirm.tsx'
import { Empty } from '#app/ui/Empty.tsx'
import { Facts } from '#app/ui/Facts.tsx'
import { Form } from '#app/ui/Form.tsx'
import { ChoiceField, LongTextField, TextField } from '#app/ui/fields.tsx'
import { Link } from '#app/ui/Link.tsx'
import { type Column, List } from '#app/ui/List.tsx'
import { useNotices } from '#app/ui/Notices.tsx'
import { Page } from '#app/ui/Page.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { Status } from '#app/ui/Status.tsx'
import { momentWords } from '#app/ui/When.tsx'
import { t, useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import type { Instant } from '#platform/values/day.ts'
import {
  chooseMode,
  exportArchive,
  exportOwnList,
  exportThreads,
  leaveList,
  listThreads,
  readList,
  writePost,
} from '../contract/list.ts'
import { isOnList, type ListMode, listModes, whyNotWrite } from '../rules/thread.ts'
import { Chat } from './Chat.tsx'
import { faqPage, moderationPage, threadPage } from './list-words.ts'

type Row = ReplyOf<typeof listThreads>['rows'][number]
type TheList = ReplyOf<typeof readList>

const columns: readonly Column<Row>[] = [
  { name: 'subject', title: 'list.field.subject', cell: (row) => row.subject, sort: true, line: 1, wraps: true },
  { name: 'posts', title: 'list.field.posts', cell: (row) => row.posts, sort: true, right: true, line: 3 },
  {
    name: 'lastAt',
    title: 'list.field.lastAt',
    cell: (row) => momentWords(row.lastAt as Instant),
    sort: true,
    line: 2,
  },
  {
    name: 'solved',
    title: 'list.field.state',
    cell: (row) => <Status tone={row.solved ? 'fine' : 'news'} says={t(row.solved ? 'list.solved' : 'list.open')} />,
    sort: true,
    line: 2,
  },
]

export function HelpListScreen() {
  const t = useWords()
  const reading = useRead(readList, {})
  return (
    <Page
      title={t('list.title')}
      says={t('list.says')}
      wide
      read={reading}
      action={reading.data ? <Ask of={reading.data} /> : undefined}
    >
      {(list) => (
        <div className="stack">
          <p className="row">
            <Link href={faqPage}>{t('list.faq')}</Link>
            {list.waiting === null ? null : (
              <Link href={moderationPage}>
                {list.waiting === 0 ? t('list.moderation') : t('list.waiting', { count: list.waiting })}
              </Link>
            )}
            <Chat at={list.chat} />
          </p>
          <List
            name="threads"
            from={listThreads}
            columns={columns}
            filters={[
              {
                name: 'solved',
                title: 'list.field.state',
                options: [
                  { value: 'no', label: 'list.open' },
                  { value: 'yes', label: 'list.solved' },
                ],
              },
            ]}
            rowLink={(row) => pathTo(threadPage, { thread: row.id })}
            caption={t('list.title')}
            exports={exportThreads}
            empty={<Empty says={t('list.none')} />}
          />
          <Own of={list} />
        </div>
      )}
    </Page>
  )
}

function Ask({ of: { own } }: { readonly of: TheList }) {
  const t = useWords()
  const { said } = useNotices()
  const act = useAct(writePost, { after: [listThreads] })
  const start = { subject: '', text: '' }
  const no = whyNotWrite(own?.state ?? null, null, '-')
  if (no.length > 0)
    return (
      <Button kind="main" icon="plus" reasons={no}>
        {t('list.ask')}
      </Button>
    )
  return (
    <Sheet words={t('list.ask')} title={t('list.ask')} kind="main" icon="plus">
      {(close) => (
        <Form<typeof start, typeof writePost>
          name="ask-list"
          start={start}
          act={act}
          send={(values) => ({ thread: null, ...values })}
          submit={t('list.ask')}
          done={({ state }) => {
            said(t(state === 'held' ? 'list.asked_waits' : 'list.asked'))
            close()
          }}
        >
          <TextField name="subject" label={t('list.field.subject')} />
          <LongTextField name="text" label={t('list.field.text')} rows={8} />
        </Form>
      )}
    </Sheet>
  )
}

function Own({ of: { name, address, members, own } }: { readonly of: TheList }) {
  const t = useWords()
  const { said } = useNotices()
  const act = useAct(chooseMode, { done: () => said(t('list.chosen')) })
  const leave = useAct(leaveList)
  const on = isOnList(own?.state ?? null)
  const start = { mode: (on ? own?.mode : undefined) ?? 'each' }
  return (
    <Card title={t('list.how')}>
      <div className="stack">
        {on ? null : <p>{t('list.not_on')}</p>}
        {own?.state === 'disabled' ? <Status tone="attention" says={t('list.returned')} /> : null}
        <Facts
          long
          of={[
            { name: t('list.address'), value: <a href={`mailto:${address}`}>{address}</a> },
            { name: t('list.members'), value: members },
          ]}
        />
        <Form<typeof start, typeof chooseMode>
          key={`${own?.state} ${own?.mode}`}
          name="list-mode"
          start={start}
          act={act}
          send={({ mode }) => ({ mode: mode as ListMode })}
          submit={t('list.join')}
        >
          <ChoiceField
            name="mode"
            label={t('list.mode')}
            options={listModes.map((value) => ({ value, label: t(`list.mode.${value}`) }))}
          />
        </Form>
        <p className="row">
          <Button kind="quiet" icon="download" press={() => download(exportArchive, {}, `${name}.mbox`)}>
            {t('list.archive')}
          </Button>
          <Button kind="quiet" icon="download" press={() => download(exportOwnList, {}, `${t('list.own_data')}.json`)}>
            {t('list.own_data')}
          </Button>
          {on ? (
            <Confirm
              words={t('list.leave')}
              title={t('list.leave')}
              says={t('list.leave_sure')}
              sure={t('list.leave')}
              press={() => leave.act({})}
              error={leave.error}
              kind="quiet"
            />
          ) : null}
        </p>
      </div>
    </Card>
  )
}
