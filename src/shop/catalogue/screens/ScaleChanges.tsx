/** What scales were and are to be told. */
import { pathTo } from '#app/paths.ts'
import { useRead } from '#app/reading.ts'
import { may } from '#app/session.ts'
import { Empty } from '#app/ui/Empty.tsx'
import { type Column, List } from '#app/ui/List.tsx'
import { Page } from '#app/ui/Page.tsx'
import { Status } from '#app/ui/Status.tsx'
import { Moment } from '#app/ui/When.tsx'
import { t, useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import type { Instant } from '#platform/values/day.ts'
import { exportScaleChanges, listScaleChanges, readScales } from '../contract-scale.ts'
import { sendingTones } from './Scales.tsx'

type Row = ReplyOf<typeof listScaleChanges>['rows'][number]

const columns: readonly Column<Row>[] = [
  { name: 'name', title: 'catalogue.scale.name', cell: ({ name }) => name, line: 1 },
  { name: 'does', title: 'catalogue.scale.does', cell: ({ does }) => t(`catalogue.scale.does.${does}`), line: 2 },
  { name: 'group', title: 'catalogue.scale.group', cell: ({ group }) => group, line: 2 },
  { name: 'system', title: 'catalogue.scale.system', cell: ({ system }) => system, line: 3 },
  {
    name: 'queuedAt',
    title: 'catalogue.scale.queuedAt',
    cell: ({ queuedAt }) => <Moment at={queuedAt as Instant} />,
    line: 3,
  },
  {
    name: 'state',
    title: 'catalogue.scale.state',
    cell: ({ state }) => <Status tone={sendingTones[state] ?? 'quiet'} says={t(`catalogue.scale.sending.${state}`)} />,
    line: 2,
  },
  { name: 'tries', title: 'catalogue.scale.tries', cell: ({ tries }) => tries, right: true, line: 0 },
]

export function ScaleChangesScreen() {
  const t = useWords()
  const scales = useRead(readScales, {}).data
  const filters = [
    {
      name: 'system',
      title: 'catalogue.scale.system',
      options: (scales?.systems ?? []).map(({ system, name }) => ({ value: system, label: name })),
    },
    {
      name: 'group',
      title: 'catalogue.scale.group',
      options: (scales?.groups ?? []).map(({ group }) => ({ value: group, label: group })),
    },
    {
      name: 'state',
      title: 'catalogue.scale.state',
      options: Object.keys(sendingTones).map((value) => ({ value, label: `catalogue.scale.sending.${value}` })),
    },
  ].filter(({ options }) => options.length > 0)
  return (
    <Page title={t('catalogue.scale.changes')} wide back={{ href: '/staff/scales', says: t('catalogue.scales') }}>
      <List
        name="scale-changes"
        from={listScaleChanges}
        columns={columns}
        filters={filters}
        rowLink={({ product }) => pathTo('/staff/products/:product', { product })}
        caption={t('catalogue.scale.changes')}
        {...(may('catalogue.export') ? { exports: exportScaleChanges } : {})}
        empty={<Empty says={t('catalogue.scale.no_changes')} />}
      />
    </Page>
  )
}
