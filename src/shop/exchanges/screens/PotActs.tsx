/** What the office decides about a gift or a request of the pot: accept what waits, refuse it, take it back. */
import { useAct } from '#app/reading.ts'
import { Button } from '#app/ui/Button.tsx'
import { Form } from '#app/ui/Form.tsx'
import { LongTextField } from '#app/ui/fields.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { Trouble } from '#app/ui/Trouble.tsx'
import { useWords } from '#app/words.ts'
import { cancelGift, cancelPotRequest, validateGift, validatePotRequest } from '../contract-pot.ts'

interface Props {
  readonly way: 'gift' | 'pot'
  readonly id: string
  readonly state: string
}

export function PotActs(pot: Props) {
  return (
    <>
      {pot.state === 'draft' ? <Accept {...pot} /> : null}
      {pot.state === 'cancelled' ? null : <TakeBack {...pot} />}
    </>
  )
}

function Accept({ way, id }: Props) {
  const t = useWords()
  const [gift, request] = [useAct(validateGift), useAct(validatePotRequest)]
  return (
    <>
      <Button
        kind="other"
        icon="check"
        press={() => (way === 'gift' ? gift.act({ gift: id }) : request.act({ potRequest: id }))}
      >
        {t('exchanges.office.accept')}
      </Button>
      <Trouble of={gift.error ?? request.error} />
    </>
  )
}

function TakeBack(pot: Props) {
  const t = useWords()
  const words = t(pot.state === 'draft' ? 'exchanges.office.refuse' : 'exchanges.pot.take_back')
  return (
    <Sheet words={words} title={words} kind="quiet">
      {(close) => <Why {...pot} words={words} close={close} />}
    </Sheet>
  )
}

function Why({ way, id, words, close }: Props & { readonly words: string; readonly close: () => void }) {
  const t = useWords()
  const [gift, request] = [useAct(cancelGift), useAct(cancelPotRequest)]
  const shared = { name: `take-back-${id}`, start: { reason: '' }, submit: words, done: close, keep: false } as const
  const field = (
    <LongTextField name="reason" label={t('exchanges.pot.reason')} hint={t('exchanges.office.told')} rows={2} />
  )
  return way === 'gift' ? (
    <Form {...shared} act={gift} send={({ reason }) => ({ gift: id, reason })}>
      {field}
    </Form>
  ) : (
    <Form {...shared} act={request} send={({ reason }) => ({ potRequest: id, reason })}>
      {field}
    </Form>
  )
}
