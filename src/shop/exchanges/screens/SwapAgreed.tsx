/** Two who have agreed already: the other person, and the day of the other place. */
import { useAct } from '#app/reading.ts'
import { Form } from '#app/ui/Form.tsx'
import { DayField, TextField } from '#app/ui/fields.tsx'
import { useWords } from '#app/words.ts'
import { agreeSwap, agreeSwapByLink } from '../contract-swap.ts'
import { linkInput, useSeat } from './addresses.ts'
import { useWarnings } from './WarningBox.tsx'

export function SwapAgreed({ done }: { readonly done: () => void }) {
  const t = useWords()
  const seat = useSeat()
  const own = useAct(agreeSwap)
  const linked = useAct(agreeSwapByLink)
  const refused = [...own.refusals, ...linked.refusals].find(({ code }) => code === 'shift.warning')
  const warnings = useWarnings((refused?.facts['warnings'] ?? []) as readonly string[])
  const fields = (
    <>
      <p>{t('exchanges.swap.agreed_says')}</p>
      <TextField name="partner" label={t('exchanges.swap.partner')} />
      <DayField name="day" label={t('exchanges.swap.partner_day')} />
      {warnings.box}
    </>
  )
  const read = { warningsAccepted: warnings.accepted }
  const shared = { name: 'swap-agreed', start: { partner: '', day: '' }, submit: t('exchanges.swap.ask_partner'), done }
  return seat.link ? (
    <Form {...shared} act={linked} send={({ partner, day }) => ({ ...linkInput(seat), partner, day, ...read })}>
      {fields}
    </Form>
  ) : (
    <Form {...shared} act={own} send={({ partner, day }) => ({ attendance: seat.attendance, partner, day, ...read })}>
      {fields}
    </Form>
  )
}
