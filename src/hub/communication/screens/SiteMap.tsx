/** Where each co-op stands on the public map. */
import { useAct, useRead } from '#app/reading.ts'
import { Form } from '#app/ui/Form.tsx'
import { TextField } from '#app/ui/fields.tsx'
import { Page } from '#app/ui/Page.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { Status } from '#app/ui/Status.tsx'
import { type Column, Table } from '#app/ui/Table.tsx'
import { countryWords } from '#app/ui/When.tsx'
import { t, useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import { placeOnMap, readMapPlaces } from '../contract/site.ts'
import { degreesFrom, thousandthsFrom } from '../rules/degrees.ts'
import { sitePages } from './site-words.ts'

type Row = ReplyOf<typeof readMapPlaces>['places'][number]

const columns: readonly Column<Row>[] = [
  { name: 'name', title: 'site.field.name', cell: (row) => row.name, line: 1 },
  {
    name: 'city',
    title: 'site.field.city',
    cell: (row) => [row.city, countryWords(row.country)].filter(Boolean).join(', '),
    line: 2,
  },
  {
    name: 'by',
    title: 'site.field.where',
    cell: (row) => <Status tone={row.by === 'nobody' ? 'attention' : 'quiet'} says={t(`site.by.${row.by}`)} />,
    line: 2,
  },
  {
    name: 'degrees',
    title: 'site.field.latitude',
    cell: (row) =>
      row.latitude === null || row.longitude === null
        ? null
        : `${degreesFrom(row.latitude)} / ${degreesFrom(row.longitude)}`,
    line: 3,
  },
]

export function SiteMapScreen() {
  const t = useWords()
  return (
    <Page
      title={t('site.places')}
      says={t('site.places_says')}
      back={{ href: sitePages, says: t('site.pages') }}
      read={useRead(readMapPlaces, {})}
      wide
    >
      {({ places }) => (
        <Table
          rows={places}
          columns={columns}
          rowKey={(row) => row.id}
          action={(row) => <Placing of={row} />}
          caption={t('site.places')}
        />
      )}
    </Page>
  )
}

const degrees = ['latitude', 'longitude'] as const

function Placing({ of: one }: { readonly of: Row }) {
  const t = useWords()
  const act = useAct(placeOnMap)
  const start = {
    latitude: one.latitude === null ? '' : degreesFrom(one.latitude),
    longitude: one.longitude === null ? '' : degreesFrom(one.longitude),
  }
  return (
    <Sheet words={t('site.place')} title={t('site.place_name', { name: one.name })} kind="quiet">
      {(close) => (
        <Form<typeof start, typeof placeOnMap>
          name={`place-${one.id}`}
          start={start}
          act={act}
          check={(values) =>
            degrees
              .filter((field) => thousandthsFrom(values[field]) === null)
              .map((field) => ({ path: field, code: 'site.degrees_form', facts: {} }))
          }
          send={({ latitude, longitude }) => ({
            participant: one.id,
            latitude: thousandthsFrom(latitude) ?? 0,
            longitude: thousandthsFrom(longitude) ?? 0,
          })}
          submit={t('site.place')}
          done={close}
        >
          <TextField name="latitude" label={t('site.field.latitude')} hint={t('site.degrees_form')} />
          <TextField name="longitude" label={t('site.field.longitude')} hint={t('site.degrees_form')} />
        </Form>
      )}
    </Sheet>
  )
}
