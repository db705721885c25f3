/** Placing labels with the phone, in the order of the shelves: scan the product or tap. Works without network; what was
 *  done is sent when it is back. */
import { useState } from 'react'
import { useAddress } from '#app/address.ts'
import { currentMe } from '#app/session.ts'
import { Button } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Card.tsx'
import { Empty } from '#app/ui/Empty.tsx'
import { useNotices } from '#app/ui/Notices.tsx'
import { Page } from '#app/ui/Page.tsx'
import { Reasons } from '#app/ui/Reasons.tsx'
import { Trouble } from '#app/ui/Trouble.tsx'
import { useWords } from '#app/words.ts'
import { longestPlaceCode, placeIn } from '../rules/place-code.ts'
import { AtPlace } from './AtPlace.tsx'
import {
  done,
  openRows,
  type Placed,
  putAside,
  sendWaiting,
  useKeptWalk,
  type WalkReply,
  type WalkRow,
} from './kept-walk.ts'
import { ScanProduct } from './ScanProduct.tsx'
import './walk.css'

export function WalkScreen() {
  const t = useWords()
  const address = useAddress()
  const asked = address.get('day')
  const day = asked && asked > (currentMe().today ?? '') ? asked : 'today'
  const { thing: walk, waiting, error } = useKeptWalk(day)
  return (
    <Page
      title={t('labels.walk')}
      says={t('labels.walk.says')}
      back={{ href: '/staff/labels', says: t('labels.desk') }}
    >
      <div className="stack">
        <NotTaken day={day} waiting={waiting} />
        <Unsent waiting={waiting} />
        {error && (error.kind !== 'offline' || !walk) ? (
          <div className="stack">
            <Trouble of={error} />
            <div>
              <Button kind="other" press={() => sendWaiting(day)}>
                {t('labels.walk.again')}
              </Button>
            </div>
          </div>
        ) : null}
        {walk ? <Rows day={day} walk={walk} waiting={waiting} /> : null}
      </div>
    </Page>
  )
}

interface RowsProps {
  readonly day: string
  readonly walk: WalkReply
  readonly waiting: readonly Placed[]
}

function Rows({ day, walk, waiting }: RowsProps) {
  const t = useWords()
  const { said } = useNotices()
  const open = openRows(walk, waiting)
  const [here, setHere] = useState<string | null>(null)
  const rows = here === null ? open : open.filter(({ placeId }) => placeId === here)
  const [last, setLast] = useState<string | null>(null)
  const take = (row: WalkRow) => {
    setLast(row.name)
    void done(day, row)
  }
  const scanned = (code: string) => {
    const place = placeIn(code)
    if (place)
      return open.some(({ placeId }) => placeId === place) ? setHere(place) : said(t('labels.walk.nothing_there'))
    const [row, other] = rows.filter(({ codes }) => codes.includes(code))
    if (!row) return said(t('labels.walk.not_here'))
    // The same product hangs at several places: the first on the way is meant, and the other one comes later.
    take(row)
    said(t(other ? 'labels.walk.done_first' : 'labels.walk.done', { name: row.name, place: row.place ?? '' }))
  }
  return (
    <>
      <p role="status" className="walk-count">
        {t('labels.walk.left', { count: rows.length })}
        {last ? <span className="quiet"> {t('labels.walk.last', { name: last })}</span> : null}
      </p>
      {here === null ? null : (
        <AtPlace
          place={walk.rows.find(({ placeId }) => placeId === here)?.place ?? ''}
          done={rows.length === 0}
          leave={() => setHere(null)}
        />
      )}
      {open.length === 0 ? (
        <Empty
          icon="fine"
          says={t(walk.toPrint > 0 ? 'labels.walk.none_placed' : 'labels.walk.none', { count: walk.toPrint })}
        />
      ) : (
        <>
          <ScanProduct found={scanned} label={t('labels.scan.product_or_place')} longest={longestPlaceCode} />
          <ol className="walk">
            {rows.map((row) => (
              <Row key={row.label} row={row} take={() => take(row)} />
            ))}
          </ol>
        </>
      )}
    </>
  )
}

function Row({ row, take }: { readonly row: WalkRow; readonly take: () => void }) {
  const t = useWords()
  const hangs = row.state === 'to_place'
  return (
    <li className="walk-row" data-remove={hangs ? undefined : true}>
      <div>
        <p className="quiet">{row.place ?? t('labels.unplaced')}</p>
        <h2>{row.name}</h2>
        <p className="figures">
          {hangs ? <Price before={row.priceBefore} now={row.price} /> : t('labels.walk.take_off')}
          {row.shortCode ? <span className="quiet"> {row.shortCode}</span> : null}
        </p>
      </div>
      <Button
        kind={hangs ? 'main' : 'other'}
        icon="check"
        press={take}
        label={t(hangs ? 'labels.walk.placed_name' : 'labels.walk.removed_name', {
          name: row.name,
          place: row.place ?? '',
        })}
      >
        {t(hangs ? 'labels.walk.placed' : 'labels.walk.removed')}
      </Button>
    </li>
  )
}

const Price = ({ before, now }: { readonly before: string | null; readonly now: string | null }) =>
  before !== null && before !== now ? (
    <>
      <s>{before}</s> → <strong>{now}</strong>
    </>
  ) : (
    <strong>{now}</strong>
  )

/** What waits for the network. */
function Unsent({ waiting }: { readonly waiting: readonly Placed[] }) {
  const t = useWords()
  const count = waiting.filter(({ refused }) => !refused).length
  return count > 0 ? <p className="quiet">{t('labels.walk.unsent', { count })}</p> : null
}

/** What the server did not take: old paper, or what changed meanwhile. */
function NotTaken({ day, waiting }: { readonly day: string; readonly waiting: readonly Placed[] }) {
  const t = useWords()
  const refused = waiting.filter((one) => one.refused)
  if (refused.length === 0) return null
  return (
    <Card title={t('labels.walk.not_taken')} tone="tomato">
      <ul className="walk">
        {refused.map((one) => (
          <li key={one.key}>
            <strong>{one.name}</strong>
            <Reasons of={one.refused ?? []} />
            <Button kind="quiet" press={() => putAside(day, one.key)}>
              {t('labels.walk.put_aside')}
            </Button>
          </li>
        ))}
      </ul>
    </Card>
  )
}
