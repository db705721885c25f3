/** E-paper: gateways, and the tags that change by themselves. */
import { useRead } from '#app/reading.ts'
import { may } from '#app/session.ts'
import { Button } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Card.tsx'
import { Empty } from '#app/ui/Empty.tsx'
import { type Column, List } from '#app/ui/List.tsx'
import { Page } from '#app/ui/Page.tsx'
import { Status, type Tone } from '#app/ui/Status.tsx'
import { Moment } from '#app/ui/When.tsx'
import { t, useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import type { Instant } from '#platform/values/day.ts'
import { exportTags, listTags, readEPaper } from '../contract-e-paper.ts'
import { AddGateway, GatewayActs } from './GatewaySheets.tsx'
import { AddTags, TagActs } from './TagSheets.tsx'

type EPaper = ReplyOf<typeof readEPaper>
type Gateway = EPaper['gateways'][number]
type Tag = ReplyOf<typeof listTags>['rows'][number]

const tones: Readonly<Record<Tag['state'], Tone>> = { free: 'quiet', waits: 'news', fails: 'refused', shows: 'fine' }

const columns: readonly Column<Tag>[] = [
  { name: 'tag', title: 'labels.tag.tag', cell: ({ tag }) => tag, sort: true, line: 1 },
  { name: 'name', title: 'labels.tag.name', cell: ({ name }) => name, sort: true, line: 2 },
  { name: 'place', title: 'labels.tag.place', cell: ({ place }) => place, line: 2 },
  {
    name: 'state',
    title: 'labels.tag.state',
    cell: ({ state, trouble }) => (
      <>
        <Status tone={tones[state]} says={t(`labels.tag.state.${state}`)} />
        {trouble ? <span className="quiet"> {trouble}</span> : null}
      </>
    ),
    line: 1,
  },
  {
    name: 'battery',
    title: 'labels.tag.battery',
    cell: ({ battery, low }) =>
      low ? <Status tone="attention" says={t('labels.tag.low', { battery: battery ?? 0 })} /> : battery,
    sort: true,
    right: true,
    line: 3,
  },
  {
    name: 'signal',
    title: 'labels.tag.signal',
    cell: ({ signal }) => signal,
    sort: true,
    right: true,
    line: 0,
    offAtFirst: true,
  },
  {
    name: 'heardAt',
    title: 'labels.tag.heardAt',
    cell: ({ heardAt, silent }) =>
      heardAt ? (
        <span className="row">
          <Moment at={heardAt as Instant} />
          {silent ? <Status tone="attention" says={t('labels.tag.silent')} /> : null}
        </span>
      ) : null,
    sort: true,
    line: 3,
  },
  { name: 'gateway', title: 'labels.tag.gateway', cell: ({ gateway }) => gateway, line: 0, offAtFirst: true },
  {
    name: 'size',
    title: 'labels.tag.size',
    cell: ({ across, down }) => t('labels.tag.pixels', { across, down }),
    line: 0,
    offAtFirst: true,
  },
]

const looks = ['waits', 'silent', 'low', 'free'] as const

export function EPaperScreen() {
  const t = useWords()
  const reading = useRead(readEPaper, {})
  return (
    <Page
      title={t('labels.e_paper')}
      says={t('labels.e_paper.says')}
      back={{ href: '/staff/labels', says: t('labels.desk') }}
      wide
      read={reading}
      action={
        may('labels.place') ? (
          <Button icon="search" href="/staff/labels/pair">
            {t('labels.pair')}
          </Button>
        ) : undefined
      }
    >
      {(known) => (
        <div className="stack">
          <Counts of={known} />
          <Card title={t('labels.gateways')} action={may('labels.tags') ? <AddGateway /> : undefined}>
            {known.gateways.length === 0 ? (
              <p className="quiet">{t('labels.gateways.none')}</p>
            ) : (
              <ul className="gateways">
                {known.gateways.map((gateway) => (
                  <OneGateway key={gateway.gateway} gateway={gateway} />
                ))}
              </ul>
            )}
          </Card>
          <Tags gateways={known.gateways} />
        </div>
      )}
    </Page>
  )
}

function Counts({ of: known }: { readonly of: EPaper }) {
  const t = useWords()
  const counts: readonly { says: string; count: number; tone: Tone }[] = [
    { says: t('labels.tag.state.shows'), count: known.shows, tone: 'fine' },
    { says: t('labels.tag.state.waits'), count: known.waits, tone: 'news' },
    { says: t('labels.tag.state.fails'), count: known.fails, tone: 'refused' },
    { says: t('labels.tag.look.silent'), count: known.silent, tone: 'attention' },
    { says: t('labels.tag.look.low'), count: known.low, tone: 'attention' },
  ]
  return (
    <p className="row">
      {counts.map(({ says, count, tone }) => (
        <Status
          key={says}
          tone={count === 0 ? 'quiet' : tone}
          says={t('labels.e_paper.count', { says, count: count })}
        />
      ))}
    </p>
  )
}

function OneGateway({ gateway }: { readonly gateway: Gateway }) {
  const t = useWords()
  const { name, heardAt, silent, tags } = gateway
  return (
    <li className="gateway">
      <div>
        <p>
          <strong>{name}</strong>{' '}
          <Status
            tone={silent ? (heardAt ? 'refused' : 'quiet') : 'fine'}
            says={t(heardAt ? (silent ? 'labels.gateway.silent' : 'labels.gateway.answers') : 'labels.gateway.never')}
          />
        </p>
        <p className="quiet">
          {t('labels.gateway.tags', { count: tags })}
          {heardAt ? (
            <>
              {' · '}
              {t('labels.gateway.heard')} <Moment at={heardAt as Instant} />
            </>
          ) : null}
        </p>
      </div>
      {may('labels.tags') ? <GatewayActs gateway={gateway} /> : null}
    </li>
  )
}

function Tags({ gateways }: { readonly gateways: readonly Gateway[] }) {
  const t = useWords()
  const filters = [
    {
      name: 'look',
      title: 'labels.tag.look',
      options: looks.map((value) => ({ value, label: `labels.tag.look.${value}` })),
    },
    {
      name: 'gateway',
      title: 'labels.gateway',
      options: gateways.map(({ gateway, name }) => ({ value: gateway, label: name })),
    },
  ].filter(({ options }) => options.length > 0)
  return (
    <Card title={t('labels.tags')} action={may('labels.tags') ? <AddTags /> : undefined}>
      <List
        name="tags"
        from={listTags}
        columns={columns}
        filters={filters}
        rowKey={({ tag }) => tag}
        caption={t('labels.tags')}
        exports={exportTags}
        action={(tag) => <TagActs tag={tag} />}
        empty={<Empty says={t('labels.tags.none')} icon="tag" />}
      />
    </Card>
  )
}
