/** Going round a zone: every label is scanned or looked at; wrong, missing and old ones go into the queue. */
import '@mantine/core/styles/Input.css'
import { NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useAddress } from '#app/address.ts'
import { useAct, useRead } from '#app/reading.ts'
import { may } from '#app/session.ts'
import { Button } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Card.tsx'
import { Empty } from '#app/ui/Empty.tsx'
import { useNotices } from '#app/ui/Notices.tsx'
import { Page, Read } from '#app/ui/Page.tsx'
import { Status, type Tone } from '#app/ui/Status.tsx'
import { Trouble } from '#app/ui/Trouble.tsx'
import { useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import { readShelf, tellFound } from '../contract-shelf.ts'
import { longestPlaceCode, placeIn } from '../rules/place-code.ts'
import { AtPlace } from './AtPlace.tsx'
import { ScanProduct } from './ScanProduct.tsx'
import './walk.css'

type Shelf = ReplyOf<typeof readShelf>
type Row = Shelf['rows'][number]
type Verdict = ReplyOf<typeof tellFound>['verdict']

export function RoundScreen() {
  const t = useWords()
  const address = useAddress()
  const [place, asked] = [address.get('place'), address.get('zone')]
  const reading = useRead(readShelf, place ? { place } : asked ? { zone: asked } : {})
  return (
    <Page
      title={t('labels.round')}
      says={t('labels.round.says')}
      back={{ href: '/staff/labels', says: t('labels.desk') }}
      action={
        may('labels.print') ? (
          <Button kind="other" icon="print" href="/staff/labels/place-codes">
            {t('labels.place_codes')}
          </Button>
        ) : undefined
      }
    >
      <Read of={reading}>
        {(shelf) =>
          shelf.zones.length === 0 ? (
            <Empty icon="tag" says={t('labels.round.none')} />
          ) : (
            <div className="stack">
              <NativeSelect
                label={t('labels.queue.zone')}
                value={shelf.zone ?? ''}
                data={[
                  { value: '', label: t('labels.round.choose') },
                  ...shelf.zones.map((one) => ({ value: one ?? 'unplaced', label: one ?? t('labels.unplaced') })),
                ]}
                onChange={({ currentTarget: { value } }) => address.set({ zone: value || null, place: null })}
              />
              {shelf.zone === null ? (
                <Begin
                  unknown={place !== null && place !== undefined}
                  at={(at) => address.set({ place: at, zone: null })}
                />
              ) : (
                <Zone key={`${shelf.zone} ${place ?? ''}`} shelf={shelf} start={place ?? null} />
              )}
            </div>
          )
        }
      </Read>
    </Page>
  )
}

const tones: Readonly<Record<Verdict, Tone>> = {
  right: 'fine',
  old: 'attention',
  unknown: 'attention',
  damaged: 'attention',
  missing: 'refused',
}

/** Standing before a shelf, one scans its code instead of choosing the zone. */
function Begin({ unknown, at }: { readonly unknown: boolean; readonly at: (place: string) => void }) {
  const t = useWords()
  const { said } = useNotices()
  return (
    <>
      {unknown ? <p role="status">{t('labels.round.place_unknown')}</p> : null}
      <ScanProduct
        found={(code) => {
          const place = placeIn(code)
          if (place) at(place)
          else said(t('labels.round.place_first'))
        }}
        label={t('labels.scan.place')}
        longest={longestPlaceCode}
      />
    </>
  )
}

function Zone({ shelf, start }: { readonly shelf: Shelf; readonly start: string | null }) {
  const t = useWords()
  const address = useAddress()
  const { said } = useNotices()
  const [here, setHere] = useState(start)
  const rows = here === null ? shelf.rows : shelf.rows.filter(({ placeId }) => placeId === here)
  const [told, setTold] = useState<ReadonlyMap<string, Verdict>>(new Map())
  const [open, setOpen] = useState<string | null>(null)
  const note = (label: string, verdict: Verdict) => {
    setTold((before) => new Map([...before, [label, verdict]]))
    setOpen(null)
  }
  const scanned = (code: string) => {
    const place = placeIn(code)
    if (place && shelf.rows.some(({ placeId }) => placeId === place)) return setHere(place)
    if (place) return address.set({ place, zone: null })
    const row = rows.find(({ codes, label }) => codes.includes(code) && !told.has(label))
    if (row) setOpen(row.label)
    else said(t('labels.round.not_in_zone'))
  }
  return (
    <>
      <p role="status" className="walk-count">
        {t('labels.round.seen', { seen: told.size, count: shelf.rows.length })}
      </p>
      <ScanProduct found={scanned} label={t('labels.scan.product_or_place')} longest={longestPlaceCode} />
      {here === null ? null : (
        <AtPlace
          place={rows[0]?.place ?? shelf.at ?? ''}
          done={rows.every(({ label }) => told.has(label))}
          leave={() => setHere(null)}
        />
      )}
      <ol className="walk">
        {rows.map((row) => {
          const verdict = told.get(row.label)
          return (
            <li key={row.label} className="walk-row">
              <div>
                <p className="quiet">{row.place ?? t('labels.unplaced')}</p>
                <h2>{row.name}</h2>
                <p className="figures">
                  <strong>{row.price}</strong> <span className="quiet">{row.shortCode}</span>
                </p>
              </div>
              {verdict ? (
                <Status tone={tones[verdict]} says={t(`labels.round.verdict.${verdict}`)} />
              ) : (
                <Button
                  kind="other"
                  press={() => setOpen(open === row.label ? null : row.label)}
                  label={t('labels.round.look_name', { name: row.name })}
                >
                  {t('labels.round.look')}
                </Button>
              )}
              {open === row.label ? <Look row={row} told={(verdict) => note(row.label, verdict)} /> : null}
            </li>
          )
        })}
      </ol>
    </>
  )
}

function Look({ row, told }: { readonly row: Row; readonly told: (verdict: Verdict) => void }) {
  const t = useWords()
  const [code, setCode] = useState('')
  const find = useAct(tellFound, { after: [], done: ({ verdict }) => told(verdict) })
  const label = row.label
  return (
    <div className="walk-look">
      <Card title={t('labels.round.should', { price: row.price ?? '–', code: row.shortCode ?? '–' })}>
        <div className="stack">
          <Trouble of={find.error} />
          <div className="row">
            <Button icon="check" press={() => find.act({ label, found: 'hangs' })}>
              {t('labels.round.right')}
            </Button>
            <Button kind="other" press={() => find.act({ label, found: 'missing' })}>
              {t('labels.round.missing')}
            </Button>
            <Button kind="other" press={() => find.act({ label, found: 'damaged' })}>
              {t('labels.round.damaged')}
            </Button>
          </div>
          <TextInput
            label={t('labels.round.other_code')}
            description={t('labels.round.other_code_hint')}
            value={code}
            maxLength={6}
            autoCapitalize="none"
            spellCheck={false}
            onChange={({ currentTarget }) => setCode(currentTarget.value)}
          />
          <div>
            <Button
              kind="other"
              press={() => (code.length === 6 ? find.act({ label, found: 'hangs', shortCode: code }) : undefined)}
            >
              {t('labels.round.tell_code')}
            </Button>
          </div>
        </div>
      </Card>
    </div>
  )
}
