/** The list of places on shelves, in the order one walks. */
import { pathTo } from '#app/paths.ts'
import { useAct, useRead } from '#app/reading.ts'
import { may } from '#app/session.ts'
import { Button } from '#app/ui/Button.tsx'
import { Empty } from '#app/ui/Empty.tsx'
import { Form } from '#app/ui/Form.tsx'
import { NumberField, TextField } from '#app/ui/fields.tsx'
import { type Column, List } from '#app/ui/List.tsx'
import { useNotices } from '#app/ui/Notices.tsx'
import { Page } from '#app/ui/Page.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import { exportPlaces, layPlaces, listPlaces, readWalk } from '../contract-place.ts'
import { placeText } from '../rules/place.ts'
import { PlaceSheet } from './PlaceSheet.tsx'

type Row = ReplyOf<typeof listPlaces>['rows'][number]

const part = (name: 'aisle' | 'rack' | 'shelf' | 'position'): Column<Row> => ({
  name,
  title: `catalogue.place.${name}`,
  cell: (row) => row[name],
  sort: true,
  line: 0,
})

const columns: readonly Column<Row>[] = [
  { name: 'place', title: 'catalogue.place', cell: placeText, line: 1 },
  {
    name: 'walkOrder',
    title: 'catalogue.place.walkOrder',
    cell: (row) => row.walkOrder,
    sort: true,
    right: true,
    line: 0,
  },
  { name: 'zone', title: 'catalogue.place.zone', cell: (row) => row.zone, sort: true, line: 0, offAtFirst: true },
  part('aisle'),
  part('rack'),
  part('shelf'),
  part('position'),
  { name: 'facing', title: 'catalogue.place.facing', cell: (row) => row.facing, right: true, line: 0 },
  { name: 'products', title: 'catalogue.products', cell: (row) => row.products, right: true, line: 2 },
]

export function ShelfPlacesScreen() {
  const t = useWords()
  const zones = [...new Set((useRead(readWalk, {}).data?.places ?? []).map(({ zone }) => zone))]
  const lays = may('catalogue.place')
  return (
    <Page title={t('catalogue.places')} says={t('catalogue.places_says')} wide action={lays ? <Acts /> : undefined}>
      {may('labels.print') ? (
        <p>
          <Button kind="other" icon="print" href="/staff/labels/place-codes">
            {t('catalogue.place_codes')}
          </Button>
        </p>
      ) : null}
      <List
        name="places"
        from={listPlaces}
        columns={columns}
        filters={[
          {
            name: 'zone',
            title: 'catalogue.place.zone',
            options: zones.map((zone) => ({ value: zone, label: zone })),
          },
          {
            name: 'is',
            title: 'catalogue.places',
            options: ['filled', 'empty'].map((value) => ({ value, label: `catalogue.place_is.${value}` })),
          },
        ].filter(({ options }) => options.length > 0)}
        rowLink={(row) => pathTo('/staff/shelf-places/:place', { place: row.id })}
        caption={t('catalogue.places')}
        {...(may('catalogue.export') ? { exports: exportPlaces } : {})}
        empty={<Empty says={t('catalogue.no_places')} />}
      />
    </Page>
  )
}

function Acts() {
  const t = useWords()
  return (
    <div className="row">
      <Button kind="other" icon="swap" href="/staff/shelf-walk">
        {t('catalogue.walk')}
      </Button>
      <Lay />
      <PlaceSheet />
    </div>
  )
}

type Laying = {
  readonly zone: string
  readonly aisle: string
  readonly racks: string
  readonly shelves: string
  readonly positions: string
}
const nothing: Laying = { zone: '', aisle: '', racks: '1', shelves: '5', positions: '' }

function Lay() {
  const t = useWords()
  const { said } = useNotices()
  const lay = useAct(layPlaces, { done: ({ made, there }) => said(t('catalogue.laid', { count: made, there })) })
  return (
    <Sheet words={t('catalogue.lay')} title={t('catalogue.lay')} icon="list">
      {(close) => (
        <Form<Laying, typeof layPlaces>
          name="lay-places"
          start={nothing}
          act={lay}
          keep={false}
          send={({ zone, aisle, racks, shelves, positions }) => ({
            zone,
            aisle,
            racks: Number(racks),
            shelves: Number(shelves),
            positions: Number(positions),
          })}
          submit={t('catalogue.lay')}
          done={close}
        >
          <p className="quiet">{t('catalogue.lay_says')}</p>
          <TextField name="zone" label={t('catalogue.place.zone')} hint={t('catalogue.place.zone_hint')} />
          <TextField name="aisle" label={t('catalogue.place.aisle')} optional />
          <NumberField name="racks" label={t('catalogue.lay.racks')} optional />
          <NumberField name="shelves" label={t('catalogue.lay.shelves')} optional />
          <NumberField name="positions" label={t('catalogue.lay.positions')} optional />
        </Form>
      )}
    </Sheet>
  )
}
