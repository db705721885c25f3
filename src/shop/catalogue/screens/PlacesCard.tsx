/** Where a product stands, and choosing its places. */
import '@mantine/core/styles/Input.css'
import './place-found.css'
import { TextInput } from '@mantine/core'
import { useId, useState } from 'react'
import { pathTo } from '#app/paths.ts'
import { useAct, useRead } from '#app/reading.ts'
import { may } from '#app/session.ts'
import { Button } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Card.tsx'
import { Link } from '#app/ui/Link.tsx'
import { Read } from '#app/ui/Page.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { Trouble } from '#app/ui/Trouble.tsx'
import { useWords } from '#app/words.ts'
import { placeProducts, readWalk } from '../contract-place.ts'
import { placeText } from '../rules/place.ts'
import type { Place } from './PlaceSheet.tsx'

export function PlacesCard({ product, held }: { readonly product: string; readonly held: readonly string[] }) {
  const t = useWords()
  return (
    <Card
      title={t('catalogue.stands_at')}
      action={may('catalogue.place') ? <Choose product={product} held={held} /> : undefined}
    >
      <Read of={useRead(readWalk, {})}>
        {({ places }) =>
          held.length === 0 ? (
            <p className="quiet">{t('catalogue.stands_nowhere')}</p>
          ) : (
            <ul className="place-found">
              {places
                .filter(({ place }) => held.includes(place))
                .map((place) => (
                  <li key={place.place}>
                    <Link href={pathTo('/staff/shelf-places/:place', { place: place.place })}>{placeText(place)}</Link>
                  </li>
                ))}
            </ul>
          )
        }
      </Read>
    </Card>
  )
}

function Choose({ product, held }: { readonly product: string; readonly held: readonly string[] }) {
  const t = useWords()
  const act = useAct(placeProducts)
  return (
    <Sheet words={t('catalogue.choose_places')} title={t('catalogue.stands_at')} icon="edit">
      {() => (
        <>
          <Trouble of={act.error} />
          <PlacesPicker
            chosen={held}
            busy={act.busy}
            choose={(place, on) => act.act({ products: [product], ...(on ? { add: [place] } : { remove: [place] }) })}
          />
        </>
      )}
    </Sheet>
  )
}

const shownAtMost = 40

interface PickerProps {
  readonly chosen: readonly string[]
  readonly busy?: boolean
  readonly choose: (place: string, on: boolean) => unknown
}

/** Places by letters of their name, each to be ticked. */
export function PlacesPicker({ chosen, busy = false, choose }: PickerProps) {
  const t = useWords()
  const [text, setText] = useState('')
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  const fits = (place: Place) => words.every((word) => placeText(place).toLowerCase().includes(word))
  return (
    <Read of={useRead(readWalk, {})}>
      {({ places }) => {
        if (places.length === 0)
          return (
            <p>
              {t('catalogue.no_places')} <Link href="/staff/shelf-places">{t('catalogue.places')}</Link>
            </p>
          )
        const found = places.filter((place) => chosen.includes(place.place) || fits(place))
        return (
          <div className="stack" aria-busy={busy || undefined}>
            <TextInput
              label={t('catalogue.find_place')}
              value={text}
              onChange={(event) => setText(event.target.value)}
              autoComplete="off"
            />
            <ul className="place-found">
              {found.slice(0, shownAtMost).map((place) => (
                <li key={place.place}>
                  <Tick place={place} on={chosen.includes(place.place)} choose={(on) => choose(place.place, on)} />
                </li>
              ))}
            </ul>
            {found.length > shownAtMost ? (
              <p className="quiet">{t('catalogue.more_places', { count: found.length - shownAtMost })}</p>
            ) : null}
            {found.length === 0 ? (
              <Button kind="quiet" press={() => setText('')}>
                {t('catalogue.show_all_places')}
              </Button>
            ) : null}
          </div>
        )
      }}
    </Read>
  )
}

interface TickProps {
  readonly place: Place
  readonly on: boolean
  readonly choose: (on: boolean) => unknown
}

function Tick({ place, on, choose }: TickProps) {
  const id = useId()
  return (
    <label htmlFor={id} className="check-line">
      <input id={id} type="checkbox" checked={on} onChange={(event) => void choose(event.target.checked)} />
      <span>{placeText(place)}</span>
    </label>
  )
}
