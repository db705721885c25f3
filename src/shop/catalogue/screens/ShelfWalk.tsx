/** The order one walks past the shelves: racks, and the places of each, moved by mouse, by thumb or by keyboard. */
import { useState } from 'react'
import { announce } from '#app/announce.ts'
import { pathTo } from '#app/paths.ts'
import { useAct, useRead } from '#app/reading.ts'
import { may } from '#app/session.ts'
import { Empty } from '#app/ui/Empty.tsx'
import { Link } from '#app/ui/Link.tsx'
import { Page } from '#app/ui/Page.tsx'
import { Trouble } from '#app/ui/Trouble.tsx'
import { useWords } from '#app/words.ts'
import { movePlaces, readWalk } from '../contract-place.ts'
import { placeText } from '../rules/place.ts'
import { type Rack, racksOf } from '../rules/walk.ts'
import { MovableList } from './MovableList.tsx'
import type { Place } from './PlaceSheet.tsx'

export function ShelfWalkScreen() {
  const t = useWords()
  const reading = useRead(readWalk, {})
  return (
    <Page
      title={t('catalogue.walk')}
      says={t('catalogue.walk_says')}
      back={{ href: '/staff/shelf-places', says: t('catalogue.places') }}
      read={reading}
    >
      {({ places }) =>
        places.length === 0 ? (
          <Empty says={t('catalogue.no_places')} next={{ href: '/staff/shelf-places', says: t('catalogue.places') }} />
        ) : (
          <Racks places={places} />
        )
      }
    </Page>
  )
}

function Racks({ places }: { readonly places: readonly Place[] }) {
  const t = useWords()
  const move = useAct(movePlaces, { after: [readWalk] })
  const racks = racksOf(places)
  const fixed = !may('catalogue.place')
  const put = async (moved: readonly Place[], before: Place | undefined, name: string) => {
    const reply = await move.act({ places: moved.map(({ place }) => place), before: before?.place ?? null })
    if (reply) announce(t('catalogue.walk_moved', { name }))
  }
  return (
    <>
      <Trouble of={move.error} />
      <MovableList
        rows={racks}
        rowKey={(rack) => rack.places[0]?.place ?? ''}
        name={(rack) => rack.name}
        caption={t('catalogue.walk')}
        fixed={fixed}
        move={(rack, before) => put(rack.places, before?.places[0], rack.name)}
      >
        {(rack, at) => (
          <RackRow
            rack={rack}
            fixed={fixed}
            // the first place after this rack: where its last one goes
            after={racks[at + 1]?.places[0]}
            put={put}
          />
        )}
      </MovableList>
    </>
  )
}

interface RackRowProps {
  readonly rack: Rack<Place>
  readonly fixed: boolean
  readonly after: Place | undefined
  readonly put: (moved: readonly Place[], before: Place | undefined, name: string) => Promise<void>
}

function RackRow({ rack, fixed, after, put }: RackRowProps) {
  const t = useWords()
  const [open, setOpen] = useState(false)
  const products = rack.places.reduce((sum, place) => sum + place.products, 0)
  const says = t('catalogue.rack_says', { count: products, places: rack.places.length })
  const [only] = rack.places
  if (rack.places.length === 1 && only)
    return (
      <>
        <Link href={pathTo('/staff/shelf-places/:place', { place: only.place })}>{placeText(only)}</Link>{' '}
        <span className="quiet">{t('catalogue.place_products', { count: only.products })}</span>
      </>
    )
  return (
    <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        {rack.name} <span className="quiet">{says}</span>
      </summary>
      {open ? (
        <MovableList
          rows={rack.places}
          rowKey={({ place }) => place}
          name={placeText}
          caption={rack.name}
          fixed={fixed}
          move={(place, before) => put([place], before ?? after, placeText(place))}
        >
          {(place) => (
            <>
              <Link href={pathTo('/staff/shelf-places/:place', { place: place.place })}>
                {[place.shelf, place.position].filter(Boolean).join(' · ') || placeText(place)}
              </Link>{' '}
              <span className="quiet">{t('catalogue.place_products', { count: place.products })}</span>
            </>
          )}
        </MovableList>
      ) : null}
    </details>
  )
}
