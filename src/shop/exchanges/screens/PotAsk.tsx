/** Asking: which place or absence, or a credit for whoever is counted; and why. */
import { useAct } from '#app/reading.ts'
import { Card } from '#app/ui/Card.tsx'
import { Form } from '#app/ui/Form.tsx'
import { ChoiceField, LongTextField, useValues } from '#app/ui/fields.tsx'
import { useNotices } from '#app/ui/Notices.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { dayWords, rangeWords } from '#app/ui/When.tsx'
import { useWords, t as words } from '#app/words.ts'
import type { Refusal } from '#platform/refusal.ts'
import type { Day, TimeOfDay } from '#platform/values/day.ts'
import { requestPot } from '../contract-pot.ts'
import type { MyPot } from './Pot.tsx'
import { PotMeans } from './PotMeans.tsx'
import './exchanges.css'

type Choice = MyPot['choices'][number]

export function PotAsk({ pot }: { readonly pot: MyPot }) {
  const t = useWords()
  const open = pot.choices.filter(({ whyNot }) => whyNot.length === 0)
  return (
    <Card title={t('exchanges.pot.ask')}>
      <p>{t(pot.credit ? 'exchanges.pot.ask_credit_says' : 'exchanges.pot.ask_says')}</p>
      {pot.most === null || pot.most === 0 ? null : (
        <p className="quiet">{t('exchanges.pot.asked', { count: pot.asked, most: pot.most })}</p>
      )}
      <Sheet
        words={t('exchanges.pot.ask_act')}
        title={t('exchanges.pot.ask_act')}
        kind="other"
        reasons={open.length > 0 ? [] : whyNothing(pot)}
      >
        {(close) => <Ask choices={open} close={close} />}
      </Sheet>
    </Card>
  )
}

/** What holds against each choice; without any choice that there is nothing to choose. */
const whyNothing = ({ choices }: MyPot): readonly Refusal[] =>
  (choices[0]?.whyNot as readonly Refusal[] | undefined) ?? [{ code: 'pot.no_seat', facts: {} }]

const chosenBy = ({ seat }: Choice): string => seat?.attendance ?? 'credit'

function labelOf({ sort, seat }: Choice): string {
  if (!seat) return words('exchanges.pot.sort.credit')
  const when = `${dayWords(seat.day as Day)} ${rangeWords(seat.localStart as TimeOfDay, seat.localEnd as TimeOfDay)}`
  return words(`exchanges.pot.choice.${sort}`, { when, shift: seat.name })
}

function Ask({ choices, close }: { readonly choices: readonly Choice[]; readonly close: () => void }) {
  const t = useWords()
  const { said } = useNotices()
  const ask = useAct(requestPot, { done: ({ state }) => said(t(`exchanges.pot.asked_${state}`)) })
  const [first] = choices
  return (
    <Form
      name="pot-ask"
      start={{ what: choices.length === 1 && first ? chosenBy(first) : '', reason: '' }}
      act={ask}
      send={({ what, reason }) => (what === 'credit' ? { reason } : { attendance: what, reason })}
      submit={t('exchanges.pot.ask_act')}
      done={close}
      keep={false}
    >
      {choices.length > 1 ? (
        <ChoiceField
          name="what"
          label={t('exchanges.pot.which')}
          options={choices.map((one) => ({ value: chosenBy(one), label: labelOf(one) }))}
        />
      ) : (
        <p>
          <strong>{first ? labelOf(first) : null}</strong>
        </p>
      )}
      <Does choices={choices} />
      <LongTextField name="reason" label={t('exchanges.pot.reason')} hint={t('exchanges.pot.reason_hint')} rows={2} />
    </Form>
  )
}

/** What the chosen one does. */
function Does({ choices }: { readonly choices: readonly Choice[] }) {
  const { what } = useValues<{ readonly what: string }>()
  const chosen = choices.find((one) => chosenBy(one) === what)
  return chosen ? <PotMeans after={chosen.after} /> : null
}
