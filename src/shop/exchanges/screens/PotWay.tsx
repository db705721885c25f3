/** Asking the pot for this place: one question, why, and the place is free. */
import { useAct } from '#app/reading.ts'
import { Form } from '#app/ui/Form.tsx'
import { LongTextField } from '#app/ui/fields.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { useWords } from '#app/words.ts'
import type { Refusal } from '#platform/refusal.ts'
import { requestPot, requestPotByLink } from '../contract-pot.ts'
import { linkInput, useSeat } from './addresses.ts'
import type { Offer } from './CannotCome.tsx'

export function PotWay({ offer, done }: { readonly offer: Offer; readonly done: () => void }) {
  const t = useWords()
  return (
    <Sheet
      words={t('exchanges.act.pot')}
      title={t('exchanges.asks.pot')}
      kind={offer.recommended ? 'main' : 'other'}
      reasons={offer.whyNot as readonly Refusal[]}
    >
      {() => <Why done={done} />}
    </Sheet>
  )
}

function Why({ done }: { readonly done: () => void }) {
  const t = useWords()
  const seat = useSeat()
  const [own, linked] = [useAct(requestPot), useAct(requestPotByLink)]
  const shared = { name: `pot-${seat.attendance}`, start: { reason: '' }, submit: t('exchanges.act.pot'), done }
  const fields = (
    <>
      <p>{t('exchanges.way_says.pot')}</p>
      <LongTextField name="reason" label={t('exchanges.pot.reason')} hint={t('exchanges.pot.reason_hint')} rows={2} />
    </>
  )
  return seat.link ? (
    <Form {...shared} act={linked} send={({ reason }) => ({ ...linkInput(seat), reason })}>
      {fields}
    </Form>
  ) : (
    <Form {...shared} act={own} send={({ reason }) => ({ attendance: seat.attendance, reason })}>
      {fields}
    </Form>
  )
}
