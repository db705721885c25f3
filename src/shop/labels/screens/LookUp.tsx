/** A member scans a product in the shop: what it costs, where it comes from, what is in it, and what it cost before. */
import { useState } from 'react'
import { useAddress } from '#app/address.ts'
import { useAct, useRead } from '#app/reading.ts'
import { Button } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Card.tsx'
import { Facts } from '#app/ui/Facts.tsx'
import { Page, Read } from '#app/ui/Page.tsx'
import { Trouble } from '#app/ui/Trouble.tsx'
import { Day, Money, moneyWords } from '#app/ui/When.tsx'
import { useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import type { Day as DayOf } from '#platform/values/day.ts'
import { lookUp, reportLabel } from '../contract-shelf.ts'
import { ScanProduct } from './ScanProduct.tsx'
import './walk.css'

type Seen = ReplyOf<typeof lookUp>

export function LookUpScreen() {
  const t = useWords()
  const address = useAddress()
  const code = address.get('code')
  return (
    <Page title={t('labels.look_up')} says={t('labels.look_up.says')}>
      <div className="stack">
        <ScanProduct found={(seen) => address.set({ code: seen })} />
        {code ? <Found key={code} code={code} /> : null}
      </div>
    </Page>
  )
}

function Found({ code }: { readonly code: string }) {
  const reading = useRead(lookUp, { code })
  if (reading.error?.kind === 'refused') return <Trouble of={reading.error} />
  return <Read of={reading}>{(seen) => <Product seen={seen} />}</Read>
}

function Product({ seen }: { readonly seen: Seen }) {
  const t = useWords()
  const { price, unitPrice, allergens, history } = seen
  const list = (codes: readonly string[]): string => codes.map((one) => t(`labels.allergen.${one}`)).join(', ')
  return (
    <Card title={seen.name}>
      <div className="stack">
        <p className="look-price figures">
          {price === null ? t('labels.look_up.no_price') : <Money cents={price} />}
          {seen.weighed ? ` / ${seen.saleUnit}` : null}
        </p>
        <Facts
          of={[
            {
              name: t('labels.field.unitPrice'),
              value: unitPrice ? `${moneyWords(unitPrice.cents)} / ${unitPrice.unit}` : null,
            },
            ...(seen.deposit > 0 ? [{ name: t('labels.field.deposit'), value: <Money cents={seen.deposit} /> }] : []),
            { name: t('labels.field.origin'), value: seen.origin },
            ...(seen.qualities.length > 0 ? [{ name: t('labels.field.logos'), value: seen.qualities.join(', ') }] : []),
            { name: t('labels.said.contains'), value: list(allergens.contains) },
            { name: t('labels.said.may_contain'), value: list(allergens.mayContain) },
            ...(allergens.unknown.length > 0
              ? [{ name: t('labels.look_up.unknown_allergens'), value: list(allergens.unknown) }]
              : []),
            ...(seen.ingredients ? [{ name: t('labels.look_up.ingredients'), value: seen.ingredients }] : []),
            ...(seen.places.length > 0 ? [{ name: t('labels.queue.place'), value: seen.places.join(' – ') }] : []),
          ]}
        />
        {history.length > 1 ? (
          <section>
            <h3>{t('labels.look_up.history')}</h3>
            <ul className="look-history figures">
              {history.map((one) => (
                <li key={`${one.from} ${one.price}`}>
                  <Day day={one.from as DayOf} /> <Money cents={one.price} />
                  {one.promotion ? <span className="quiet"> {t('labels.look_up.promotion')}</span> : null}
                </li>
              ))}
            </ul>
          </section>
        ) : null}
        <Report product={seen.product} />
      </div>
    </Card>
  )
}

function Report({ product }: { readonly product: string }) {
  const t = useWords()
  const [thanked, setThanked] = useState(false)
  const report = useAct(reportLabel, { after: [], done: () => setThanked(true) })
  if (thanked) return <p role="status">{t('labels.look_up.thanks')}</p>
  return (
    <div>
      <Trouble of={report.error} />
      <Button kind="other" press={() => report.act({ product })}>
        {t('labels.look_up.wrong')}
      </Button>
    </div>
  )
}
