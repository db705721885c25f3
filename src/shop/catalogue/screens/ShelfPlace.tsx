/** One place: what stands there, and putting more there by scanning or searching. */
import '@mantine/core/styles/Input.css'
import './place-found.css'
import { TextInput } from '@mantine/core'
import { useRef, useState } from 'react'
import { useAddress } from '#app/address.ts'
import { call } from '#app/call.ts'
import { pathTo } from '#app/paths.ts'
import { useAct, useRead } from '#app/reading.ts'
import { may } from '#app/session.ts'
import { Button } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Card.tsx'
import { Empty } from '#app/ui/Empty.tsx'
import { type Column, List } from '#app/ui/List.tsx'
import { useNotices } from '#app/ui/Notices.tsx'
import { Page } from '#app/ui/Page.tsx'
import { Trouble } from '#app/ui/Trouble.tsx'
import { useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import { editPlace, listPlaces, placeProducts, readWalk } from '../contract-place.ts'
import { listProducts } from '../contract-product.ts'
import { placeText } from '../rules/place.ts'
import { fiveDigits } from './figures.ts'
import { type Place, PlaceSheet } from './PlaceSheet.tsx'

type Row = ReplyOf<typeof listProducts>['rows'][number]

const columns: readonly Column<Row>[] = [
  { name: 'name', title: 'catalogue.field.name', cell: (row) => row.name, sort: true, line: 1 },
  { name: 'number', title: 'catalogue.field.number', cell: (row) => fiveDigits(row.number), sort: true, line: 2 },
  { name: 'brand', title: 'catalogue.field.brand', cell: (row) => row.brand, line: 2 },
]

export function ShelfPlaceScreen() {
  const t = useWords()
  const id = useAddress().param('place')
  const reading = useRead(readWalk, {})
  const place = reading.data?.places.find((one) => one.place === id)
  const lays = may('catalogue.place')
  return (
    <Page
      title={place ? placeText(place) : t('catalogue.place')}
      back={{ href: '/staff/shelf-places', says: t('catalogue.places') }}
      read={reading}
      action={place && lays ? <Acts place={place} /> : undefined}
    >
      {() =>
        place ? (
          <div className="stack">
            {lays ? <PutHere place={place} /> : null}
            <List
              name="products-of-place"
              from={listProducts}
              fixed={{ place: id }}
              columns={columns}
              search={false}
              rowLink={(row) => pathTo('/staff/products/:product', { product: row.id })}
              caption={t('catalogue.products')}
              empty={<Empty says={t('catalogue.place_empty')} />}
              {...(lays ? { action: (row: Row) => <TakeOff place={place} product={row} /> } : {})}
            />
          </div>
        ) : (
          <Empty says={t('catalogue.place_away')} next={{ href: '/staff/shelf-places', says: t('catalogue.places') }} />
        )
      }
    </Page>
  )
}

function Acts({ place }: { readonly place: Place }) {
  const t = useWords()
  const { undo } = useNotices()
  const address = useAddress()
  const edit = useAct(editPlace, {
    done: () => {
      address.go('/staff/shelf-places')
      undo(t('catalogue.place_put_away', { place: placeText(place) }), () =>
        call(editPlace, { place: place.place, archived: false }),
      )
    },
  })
  return (
    <div className="row">
      <PlaceSheet place={place} />
      <Button kind="grave" busy={edit.busy} press={() => edit.act({ place: place.place, archived: true })}>
        {t('catalogue.put_place_away')}
      </Button>
      <Trouble of={edit.error} />
    </div>
  )
}

function TakeOff({ place, product }: { readonly place: Place; readonly product: Row }) {
  const t = useWords()
  const { undo } = useNotices()
  const act = useAct(placeProducts, {
    after: [listProducts, readWalk],
    done: () =>
      undo(t('catalogue.taken_off', { name: product.name }), () =>
        call(placeProducts, { products: [product.id], add: [place.place] }),
      ),
  })
  return (
    <Button
      kind="quiet"
      busy={act.busy}
      label={t('catalogue.take_off_label', { name: product.name })}
      press={() => act.act({ products: [product.id], remove: [place.place] })}
    >
      {t('catalogue.take_off')}
    </Button>
  )
}

/** A scanner types the code and presses Enter: what is found alone is put here at once. */
function PutHere({ place }: { readonly place: Place }) {
  const t = useWords()
  const { said } = useNotices()
  const box = useRef<HTMLInputElement>(null)
  const [text, setText] = useState('')
  const [rows, setRows] = useState<readonly Row[] | null>(null)
  const put = useAct(placeProducts, { after: [listProducts, readWalk, listPlaces] })
  const putHere = async (product: Row) => {
    const reply = await put.act({ products: [product.id], add: [place.place] })
    if (!reply) return
    said(t(reply.changed === 0 ? 'catalogue.stands_here_already' : 'catalogue.put_here_done', { name: product.name }))
    setText('')
    setRows(null)
    box.current?.focus()
  }
  const look = async () => {
    if (!text.trim()) return
    const answer = await call(listProducts, { q: text.trim(), size: 8 })
    const [only] = answer.rows
    if (answer.rows.length === 1 && only) return putHere(only)
    setRows(answer.rows)
  }
  return (
    <Card title={t('catalogue.put_here')}>
      <form
        className="row"
        style={{ alignItems: 'flex-end' }}
        onSubmit={(event) => {
          event.preventDefault()
          void look()
        }}
      >
        <TextInput
          ref={box}
          label={t('catalogue.put_here_label')}
          value={text}
          onChange={(event) => setText(event.target.value)}
          autoComplete="off"
        />
        <Button submit kind="other" busy={put.busy}>
          {t('catalogue.put_here_find')}
        </Button>
      </form>
      <Trouble of={put.error} />
      <div role="status">
        {rows?.length === 0 ? <p>{t('catalogue.put_here_none')}</p> : null}
        {rows && rows.length > 0 ? (
          <ul className="place-found">
            {rows.map((row) => (
              <li key={row.id} className="row">
                <span>
                  {row.name} <span className="quiet">{fiveDigits(row.number)}</span>
                </span>
                <Button
                  kind="quiet"
                  label={t('catalogue.put_here_this', { name: row.name })}
                  press={() => putHere(row)}
                >
                  {t('catalogue.put_here')}
                </Button>
              </li>
            ))}
          </ul>
        ) : null}
      </div>
    </Card>
  )
}
