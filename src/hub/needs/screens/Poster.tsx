/** A page to print and hang at the till or the label printer: its code opens "tell what hurts" on a phone. */
import { useAddress } from '#app/address.ts'
import { useOrganisation } from '#app/session.ts'
import { Button } from '#app/ui/Button.tsx'
import { Page } from '#app/ui/Page.tsx'
import { QrCode } from '#app/ui/QrCode.tsx'
import { useWords } from '#app/words.ts'
import './needs.css'
import { areaName, areaOptions } from './need-words.ts'

export function PosterScreen() {
  const t = useWords()
  const address = useAddress()
  const name = useOrganisation()?.name ?? ''
  const area = address.get('area') ?? 'other'
  const target = `${location.origin}/community/needs/tell?area=${encodeURIComponent(area)}`
  return (
    <Page
      title={t('needs.poster')}
      back={{ href: '/community/needs', says: t('needs.title') }}
      action={
        <Button kind="main" icon="print" press={() => window.print()}>
          {t('needs.print')}
        </Button>
      }
    >
      <div className="stack">
        <p className="row not-printed">
          {areaOptions().map(({ value, label }) => (
            <Button
              key={value}
              kind={value === area ? 'main' : 'quiet'}
              press={() => address.set({ area: value }, { replace: true })}
            >
              {label}
            </Button>
          ))}
        </p>
        <div className="need-poster">
          <h2>{t('needs.poster_says')}</h2>
          <QrCode text={target} label={t('needs.poster_code')} />
          <p>{area === 'other' ? name : areaName(area)}</p>
          <p className="quiet">{t('needs.poster_how')}</p>
        </div>
      </div>
    </Page>
  )
}
