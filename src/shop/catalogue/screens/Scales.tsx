/** Scales: what waits for each, sending it, and whether it came in. */
import { download } from '#app/download.ts'
import { pathTo } from '#app/paths.ts'
import { useAct, useRead } from '#app/reading.ts'
import { may } from '#app/session.ts'
import { Button } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Card.tsx'
import { Confirm } from '#app/ui/Confirm.tsx'
import { Empty } from '#app/ui/Empty.tsx'
import { CheckField, SelectField, TextField, useField } from '#app/ui/fields.tsx'
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
import {
  createScale,
  editScale,
  readScales,
  readSendingFile,
  resendScale,
  sendScale,
  setSendingState,
  testScale,
} from '../contract-scale.ts'
import { transports } from '../rules/scale-connection.ts'
import { adapters, charsets, lineEnds } from '../rules/scale-file.ts'
import { ThingSheet } from './ThingSheet.tsx'

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

type Values = {
  readonly name: string
  readonly adapter: string
  readonly groups: string
  readonly charset: string
  readonly lineEnds: string
  readonly archived: boolean
  readonly transport: string
  readonly address: string
  readonly username: string
  readonly password: string
  readonly folder: string
  readonly secure: boolean
}

const send = ({ groups, adapter, charset, lineEnds: ends, name, transport, password, ...values }: Values) => ({
  transport: adapter === 'page' ? 'file' : (transport as Scale['transport']),
  address: values.address,
  username: values.username,
  folder: values.folder,
  secure: values.secure,
  ...(password === '' ? {} : { password }),
  name,
  adapter: adapter as Scale['adapter'],
  charset: charset as Scale['charset'],
  lineEnds: ends as Scale['lineEnds'],
  groups: groups
    .split(/[,;\n]/)
    .map((group) => group.trim())
    .filter(Boolean),
})

function ScaleSheet({ scale }: { readonly scale?: Scale }) {
  const t = useWords()
  const start: Values = {
    name: scale?.name ?? '',
    adapter: scale?.adapter ?? 'bizerba',
    groups: (scale?.groups ?? []).join(', '),
    charset: scale?.charset ?? 'windows-1252',
    lineEnds: scale?.lineEnds ?? 'crlf',
    archived: scale?.archived ?? false,
    transport: scale?.transport ?? 'file',
    address: scale?.address ?? '',
    username: scale?.username ?? '',
    password: '',
    folder: scale?.folder ?? '',
    secure: scale?.secure ?? false,
  }
  return (
    <ThingSheet<Values, typeof createScale, typeof editScale>
      thing={scale?.name ?? null}
      words={t(scale ? 'catalogue.scale.edit' : 'catalogue.scale.new')}
      start={start}
      make={createScale}
      edit={editScale}
      after={[readScales]}
      sendNew={send}
      sendChange={(values) => ({
        ...send(values),
        archived: values.archived,
        system: scale?.system ?? '',
        version: scale?.version ?? 0,
      })}
    >
      <TextField name="name" label={t('catalogue.field.name')} />
      <SelectField
        name="adapter"
        label={t('catalogue.scale.adapter')}
        options={adapters.map((value) => ({ value, label: t(`catalogue.scale.adapter.${value}`) }))}
      />
      <TextField name="groups" label={t('catalogue.scale.groups')} hint={t('catalogue.scale.groups_hint')} optional />
      <SendingFields hasPassword={scale?.hasPassword ?? false} />
      {scale ? <CheckField name="archived" label={t('catalogue.archived')} /> : null}
    </ThingSheet>
  )
}

/** Not asked where nothing is sent. */
function SendingFields({ hasPassword }: { readonly hasPassword: boolean }) {
  const t = useWords()
  const { value: adapter } = useField('adapter')
  if (adapter === 'page') return <p className="quiet">{t('catalogue.scale.page_says')}</p>
  return (
    <>
      <SelectField
        name="charset"
        label={t('catalogue.scale.charset')}
        options={charsets.map((value) => ({ value, label: value }))}
      />
      <SelectField
        name="lineEnds"
        label={t('catalogue.scale.line_ends')}
        options={lineEnds.map((value) => ({ value, label: t(`catalogue.scale.line_ends.${value}`) }))}
      />
      <SelectField
        name="transport"
        label={t('catalogue.scale.transport')}
        options={transports.map((value) => ({ value, label: t(`catalogue.scale.transport.${value}`) }))}
      />
      <NetworkFields hasPassword={hasPassword} />
    </>
  )
}

/** Asked only where something travels by itself. */
function NetworkFields({ hasPassword }: { readonly hasPassword: boolean }) {
  const t = useWords()
  const { value: transport } = useField('transport')
  if (transport === 'file') return null
  return (
    <>
      <p className="quiet">{t('catalogue.scale.network_says')}</p>
      <TextField name="address" label={t('catalogue.scale.address')} hint={t('catalogue.scale.address_hint')} />
      <TextField name="username" label={t('catalogue.scale.username')} autoComplete="off" optional />
      <TextField
        name="password"
        kind="password"
        autoComplete="off"
        label={t('catalogue.scale.password')}
        {...(hasPassword ? { hint: t('catalogue.scale.password_kept') } : {})}
        optional
      />
      {transport === 'ftp' ? (
        <>
          <TextField name="folder" label={t('catalogue.scale.folder')} optional />
          <CheckField name="secure" label={t('catalogue.scale.secure')} />
        </>
      ) : null}
    </>
  )
}
