/** What the core group and the treasurer do with a pot and its items. */
import { useAct, useRead } from '#app/reading.ts'
import { Button } from '#app/ui/Button.tsx'
import { Confirm } from '#app/ui/Confirm.tsx'
import { Form } from '#app/ui/Form.tsx'
import { ChoiceField, LongTextField, MoneyField, SelectField, TextField } from '#app/ui/fields.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { Trouble } from '#app/ui/Trouble.tsx'
import { useWords } from '#app/words.ts'
import { readMoney } from '#platform/values/money.ts'
import { acceptItem, addItem, cancelItem, cancelPot, changeCredit, completeItem, deleteItem } from '../contract/pots.ts'
import { readSharers } from '../contract/sharers.ts'
import type { OfPot, PotItem } from './Pot.tsx'

const notMoney = (values: Readonly<Record<string, string>>, ...paths: string[]) =>
  paths.flatMap((path) => (readMoney(values[path] ?? '') === null ? [{ path, code: 'money' }] : []))

export function AddItem({ of: pot }: OfPot) {
  const t = useWords()
  const act = useAct(addItem)
  return (
    <Sheet words={t('funding.add_item')} title={t('funding.add_item')} icon="plus">
      {(close) => (
        <Form
          name={`item-${pot.id}`}
          start={{ name: '', says: '', least: '', most: '' }}
          act={act}
          send={({ name, says, least, most }) => ({
            ...{ pot: pot.id, name, says: says || null },
            ...{ least: readMoney(least) ?? 0, most: readMoney(most) ?? 0 },
          })}
          check={(values) => notMoney(values, 'least', 'most')}
          submit={t('funding.add_item')}
          done={close}
        >
          <TextField name="name" label={t('funding.item.name')} />
          <LongTextField name="says" label={t('funding.item.says')} optional />
          <MoneyField name="least" label={t('funding.item.least')} hint={t('funding.item.least_hint')} />
          <MoneyField name="most" label={t('funding.item.most')} hint={t('funding.item.most_hint')} />
        </Form>
      )}
    </Sheet>
  )
}

export function ItemActs({ of: pot, item }: OfPot & { readonly item: PotItem }) {
  const t = useWords()
  const accept = useAct(acceptItem)
  const complete = useAct(completeItem)
  const cancel = useAct(cancelItem)
  const remove = useAct(deleteItem)
  const untouched = pot.contributions.every((one) => one.item !== item.id)
  const open = item.state === 'open' || item.state === 'funded'
  return (
    <>
      {pot.state === 'over' && item.state === 'open' ? (
        <Button kind="other" busy={accept.busy} reasons={accept.refusals} press={() => accept.act({ item: item.id })}>
          {t('funding.accept_item')}
        </Button>
      ) : null}
      {item.state === 'funded' ? (
        <Button kind="quiet" press={() => complete.act({ item: item.id })}>
          {t('funding.complete_item')}
        </Button>
      ) : null}
      {untouched ? (
        <Button kind="quiet" icon="trash" press={() => remove.act({ item: item.id })}>
          {t('funding.delete_item')}
        </Button>
      ) : null}
      {open && !untouched ? (
        <Confirm
          words={t('funding.cancel_item')}
          title={t('funding.cancel_item')}
          says={t('funding.cancel_item_says')}
          sure={t('funding.cancel_item')}
          kind="quiet"
          press={() => cancel.act({ item: item.id })}
        />
      ) : null}
      <Trouble of={complete.error ?? cancel.error ?? remove.error} />
    </>
  )
}

export function CancelPot({ of: pot }: OfPot) {
  const t = useWords()
  const act = useAct(cancelPot)
  return (
    <Sheet words={t('funding.cancel_pot')} title={t('funding.cancel_pot')} kind="grave">
      {(close) => (
        <Form
          name={`cancel-${pot.id}`}
          start={{ reason: '' }}
          act={act}
          send={({ reason }) => ({ pot: pot.id, reason })}
          submit={t('funding.cancel_pot')}
          submitKind="grave"
          done={close}
        >
          <p>{t('funding.cancel_pot_says')}</p>
          <LongTextField name="reason" label={t('funding.reason')} />
        </Form>
      )}
    </Sheet>
  )
}

export function ChangeCredits({ of: pot }: OfPot) {
  const t = useWords()
  const act = useAct(changeCredit)
  const sharers = useRead(readSharers, {})
  const options = (sharers.data?.rows ?? []).map(({ id, name }) => ({ value: id, label: name }))
  return (
    <Sheet words={t('funding.change_credit')} title={t('funding.change_credit')}>
      {(close) => (
        <Form
          name={`credit-${pot.id}`}
          start={{ participant: '', kind: 'add', amount: '', note: '' }}
          act={act}
          send={({ participant, kind, amount, note }) => ({
            ...{ pot: pot.id, participant, kind: kind as 'add' | 'set' },
            ...{ amount: readMoney(amount) ?? 0, note: note || null },
          })}
          check={(values) => notMoney(values, 'amount')}
          submit={t('funding.change_credit')}
          done={close}
        >
          <SelectField name="participant" label={t('rounds.for_whom')} options={options} />
          <ChoiceField
            name="kind"
            label={t('funding.credit_kind')}
            options={(['add', 'set'] as const).map((value) => ({ value, label: t(`funding.credit_kind.${value}`) }))}
          />
          <MoneyField name="amount" label={t('funding.contribution.amount')} />
          <TextField name="note" label={t('funding.note')} optional />
        </Form>
      )}
    </Sheet>
  )
}
