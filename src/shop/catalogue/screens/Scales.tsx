/** Scales: what waits for each, sending it, and whether it came in. */
import { download } from '#app/download.ts'
import { pathTo } from '#app/paths.ts'
import { useAct, useRead } from '#app/reading.ts'
import { may } from '#app/session.ts'
import { Button } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Card.tsx'
import { Confirm } from '#app/ui/Confirm.tsx'
import { Empty } from '#app/ui/Empty.tsx'
import { Link } from '#app/ui/Link.tsx'
import { useNotices } from '#app/ui/Notices.tsx'
import { Page } from '#app/ui/Page.tsx'
import { Reasons } from '#app/ui/Reasons.tsx'
import { Status, type Tone } from '#app/ui/Status.tsx'
import { type Column, Table } from '#app/ui/Table.tsx'
import { Trouble } from '#app/ui/Trouble.tsx'
import { Moment } from '#app/ui/When.tsx'
import { t, useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import type { Instant } from '#platform/values/day.ts'
import { readScales, readSendingFile, resendScale, sendScale, setSendingState, testScale } from '../contract-scale.ts'
import { ScaleSheet } from './ScaleSheet.tsx'

type Scales = ReplyOf<typeof readScales>
type Scale = Scales['systems'][number]
type Sending = Scale['sendings'][number]
type Group = Scales['groups'][number]

export const sendingTones: Readonly<Record<string, Tone>> = {
  waits: 'news',
  made: 'attention',
  arrived: 'fine',
  failed: 'refused',
}

const groupColumns: readonly Column<Group>[] = [
  { name: 'group', title: 'catalogue.scale.group', cell: ({ group }) => group, line: 1 },
  { name: 'products', title: 'catalogue.products', cell: ({ products }) => products, right: true, line: 2 },
  { name: 'articles', title: 'catalogue.scale.articles', cell: ({ articles }) => articles, right: true, line: 2 },
  {
    name: 'taken',
    title: 'catalogue.scale.taken',
    cell: ({ taken }) => (
      <Status
        tone={taken ? 'fine' : 'attention'}
        says={t(taken ? 'catalogue.scale.is_taken' : 'catalogue.scale.not_taken')}
      />
    ),
    line: 3,
  },
]

export function ScalesScreen() {
  const t = useWords()
  const reading = useRead(readScales, {}, { everySeconds: 10 })
  return (
    <Page
      title={t('catalogue.scales')}
      says={t('catalogue.scales_says')}
      wide
      read={reading}
      action={may('catalogue.settings') ? <ScaleSheet /> : undefined}
    >
      {({ systems, groups }) => (
        <div className="stack">
          <div className="row">
            {may('labels.weigh') ? (
              <Button kind="other" icon="device" href="/shop/weigh">
                {t('catalogue.scale.weigh_oneself')}
              </Button>
            ) : null}
            <Button kind="quiet" icon="basket" href="/staff/containers">
              {t('catalogue.containers')}
            </Button>
          </div>
          {systems.length === 0 ? <Empty says={t('catalogue.no_scales')} /> : null}
          <div className="grid">
            {systems.map((scale) => (
              <OneScale key={scale.system} scale={scale} />
            ))}
          </div>
          <Card
            title={t('catalogue.scale.groups')}
            action={
              <Button kind="other" icon="list" href="/staff/scale-changes">
                {t('catalogue.scale.changes')}
              </Button>
            }
          >
            {groups.length === 0 ? (
              <p className="quiet">{t('catalogue.scale.no_groups')}</p>
            ) : (
              <Table
                rows={groups}
                columns={groupColumns}
                rowKey={({ group }) => group}
                caption={t('catalogue.scale.groups')}
              />
            )}
          </Card>
        </div>
      )}
    </Page>
  )
}

function OneScale({ scale }: { readonly scale: Scale }) {
  const t = useWords()
  return (
    <Card title={scale.name} action={may('catalogue.settings') ? <ScaleSheet scale={scale} /> : undefined}>
      {scale.archived ? <Status tone="quiet" says={t('catalogue.archived')} /> : null}
      <p>
        {t(`catalogue.scale.adapter.${scale.adapter}`)}
        {scale.transport === 'file' ? '' : ` · ${scale.address}`}
        {scale.groups.length > 0 ? ` · ${scale.groups.join(', ')}` : ''}
      </p>
      {scale.adapter === 'page' ? null : (
        <p className="figures">{t('catalogue.scale.waiting', { count: scale.waiting })}</p>
      )}
      <Failing scale={scale} />
      <Held of={scale.held} />
      {may('catalogue.scales') && !scale.archived && scale.adapter !== 'page' ? <Send scale={scale} /> : null}
      {scale.sendings.length > 0 ? (
        <ul className="place-found">
          {scale.sendings.map((sending) => (
            <li key={sending.sending}>
              <OneSending sending={sending} />
            </li>
          ))}
        </ul>
      ) : null}
    </Card>
  )
}

function Failing({ scale }: { readonly scale: Scale }) {
  const t = useWords()
  if (scale.failingSince === null) return null
  return (
    <p className="row">
      <Status tone="refused" says={t('catalogue.scale.failing')} />
      <span className="quiet">
        <Moment at={scale.failingSince as Instant} />
        {scale.nextTryAt ? (
          <>
            {' · '}
            {t('catalogue.scale.next_try')} <Moment at={scale.nextTryAt as Instant} />
          </>
        ) : null}
      </span>
    </p>
  )
}

const heldShown = 5

/** Named, so that somebody gives them a price. */
function Held({ of }: { readonly of: Scale['held'] }) {
  const t = useWords()
  if (of.length === 0) return null
  return (
    <div>
      <Status tone="attention" says={t('catalogue.scale.held', { count: of.length })} />
      <ul>
        {of.slice(0, heldShown).map(({ product, name }) => (
          <li key={product}>
            <Link href={pathTo('/staff/products/:product', { product })}>{name}</Link>
          </li>
        ))}
      </ul>
    </div>
  )
}

function TestConnection({ scale }: { readonly scale: Scale }) {
  const t = useWords()
  const { said } = useNotices()
  const test = useAct(testScale, { after: [], done: () => said(t('catalogue.scale.reached', { name: scale.name })) })
  return (
    <>
      <Button
        kind="other"
        busy={test.busy}
        label={`${t('catalogue.scale.test')}: ${scale.name}`}
        press={() => test.act({ system: scale.system })}
      >
        {t('catalogue.scale.test')}
      </Button>
      <Trouble of={test.error} />
    </>
  )
}

function Send({ scale }: { readonly scale: Scale }) {
  const t = useWords()
  const { said } = useNotices()
  const network = scale.transport !== 'file'
  const words = t(network ? 'catalogue.scale.send_now' : 'catalogue.scale.send')
  const send = useAct(sendScale, {
    after: [readScales],
    done: ({ count }) => said(t(network ? 'catalogue.scale.on_its_way' : 'catalogue.scale.sent', { count })),
  })
  const again = useAct(resendScale, {
    after: [readScales],
    done: ({ queued }) => said(t('catalogue.scale.resent', { count: queued })),
  })
  const reasons = [
    ...(scale.sendings.some(({ state }) => state === 'made')
      ? [{ code: 'scale.sending_open', facts: { name: scale.name } }]
      : []),
    ...(scale.waiting === 0 ? [{ code: 'scale.nothing_waits', facts: { name: scale.name } }] : []),
    ...(scale.waiting > 0 && scale.waiting === scale.held.length
      ? [{ code: 'scale.only_held', facts: { name: scale.name } }]
      : []),
  ]
  return (
    <>
      <Trouble of={send.error} />
      <div className="row">
        <Button
          icon="upload"
          busy={send.busy}
          reasons={reasons}
          label={`${words}: ${scale.name}`}
          press={() => send.act({ system: scale.system })}
        >
          {words}
        </Button>
        <Confirm
          words={t('catalogue.scale.resend')}
          title={t('catalogue.scale.resend')}
          says={t('catalogue.scale.resend_says', { name: scale.name })}
          sure={t('catalogue.scale.resend')}
          kind="other"
          label={`${t('catalogue.scale.resend')}: ${scale.name}`}
          error={again.error}
          press={() => again.act({ system: scale.system })}
        />
        {network ? <TestConnection scale={scale} /> : null}
      </div>
    </>
  )
}

function OneSending({ sending }: { readonly sending: Sending }) {
  const t = useWords()
  const set = useAct(setSendingState, { after: [readScales] })
  const take = (part: 'articles' | 'texts') =>
    download(readSendingFile, { sending: sending.sending, part }, `${part}-${sending.madeAt.slice(0, 10)}.txt`)
  const answered = (state: 'arrived' | 'failed') => set.act({ sending: sending.sending, state })
  return (
    <>
      <p className="row">
        <Status tone={sendingTones[sending.state] ?? 'quiet'} says={t(`catalogue.scale.sending.${sending.state}`)} />
        <span className="quiet">
          <Moment at={sending.madeAt as Instant} /> · {t('catalogue.scale.count', { count: sending.count })}
        </span>
      </p>
      {may('catalogue.scales') ? (
        <div className="row">
          <Button kind="quiet" icon="download" press={() => take('texts')}>
            {t('catalogue.scale.texts')}
          </Button>
          <Button kind="quiet" icon="download" press={() => take('articles')}>
            {t('catalogue.scale.articles_file')}
          </Button>
          {sending.state === 'made' ? (
            <>
              <Button kind="other" busy={set.busy} press={() => answered('arrived')}>
                {t('catalogue.scale.came_in')}
              </Button>
              <Button kind="other" busy={set.busy} press={() => answered('failed')}>
                {t('catalogue.scale.did_not')}
              </Button>
            </>
          ) : null}
        </div>
      ) : null}
      {sending.error ? <Reasons of={[{ code: sending.error, facts: sending.facts }]} /> : null}
      <Trouble of={set.error} />
    </>
  )
}
