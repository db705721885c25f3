/** Where the mail about a lost place leads: two others, each taken with one press. */
import { useState } from 'react'
import { useAct, useRead } from '#app/reading.ts'
import { Button } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Card.tsx'
import { Empty } from '#app/ui/Empty.tsx'
import { Page } from '#app/ui/Page.tsx'
import { Reasons } from '#app/ui/Reasons.tsx'
import { Trouble } from '#app/ui/Trouble.tsx'
import { useWords } from '#app/words.ts'
import type { Refusal } from '#platform/refusal.ts'
import type { ReplyOf } from '#platform/route.ts'
import { findInsteadByLink, takeInsteadByLink } from '../contract-instead.ts'
import { linkInput, useSeat } from './addresses.ts'
import { SlotWords } from './SwapSlots.tsx'
import { useWarnings } from './WarningBox.tsx'

type Place = ReplyOf<typeof findInsteadByLink>['places'][number]

export function InsteadScreen() {
  const t = useWords()
  const [taken, setTaken] = useState<Place | null>(null)
  const reading = useRead(findInsteadByLink, linkInput(useSeat()), { when: taken === null })
  return (
    <Page title={t('exchanges.instead.title')} read={reading}>
      {(data) => (
        <div className="stack">
          <Card title={t('exchanges.instead.lost')}>
            <div className="swap-slot">
              <SlotWords slot={data.seat} />
            </div>
          </Card>
          {taken ? (
            <Card title={t('exchanges.done')}>
              <p role="status">{t('exchanges.done_says.change')}</p>
              <div className="swap-slot">
                <SlotWords slot={taken} />
              </div>
            </Card>
          ) : (
            <Offers whyNot={data.whyNot as readonly Refusal[]} places={data.places} taken={setTaken} />
          )}
        </div>
      )}
    </Page>
  )
}

interface OffersProps {
  readonly whyNot: readonly Refusal[]
  readonly places: readonly Place[]
  readonly taken: (place: Place) => void
}

function Offers({ whyNot, places, taken }: OffersProps) {
  const t = useWords()
  if (whyNot.length > 0) return <Reasons of={whyNot} />
  if (places.length === 0) return <Empty says={t('exchanges.instead.none')} icon="calendar" />
  return (
    <>
      <p>{t('exchanges.instead.says')}</p>
      {places.map((place) => (
        <Offer key={place.id} place={place} taken={() => taken(place)} />
      ))}
    </>
  )
}

function Offer({ place, taken }: { readonly place: Place; readonly taken: () => void }) {
  const t = useWords()
  const input = linkInput(useSeat())
  const warnings = useWarnings(place.warnings)
  const take = useAct(takeInsteadByLink, { done: taken })
  return (
    <Card>
      <div className="swap-slot">
        <SlotWords slot={place} />
      </div>
      {warnings.box}
      <Trouble of={take.error} />
      <Button
        press={() => take.act({ ...input, shift: place.id, warningsAccepted: warnings.accepted })}
        reasons={warnings.waits}
      >
        {t('exchanges.change.take')}
      </Button>
    </Card>
  )
}
