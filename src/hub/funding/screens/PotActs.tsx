/** What the core group and the treasurer do with a pot and its items. */
import { useAct, useRead } from '#app/reading.ts'
import { currentMe } from '#app/session.ts'
import { Button } from '#app/ui/Button.tsx'
import { Confirm } from '#app/ui/Confirm.tsx'
import { Form } from '#app/ui/Form.tsx'
import { ChoiceField, LongTextField, MoneyField, SelectField, TextField } from '#app/ui/fields.tsx'
import { ReasonSheet } from '#app/ui/ReasonSheet.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { Trouble } from '#app/ui/Trouble.tsx'
import { useWords } from '#app/words.ts'
import type { Day } from '#platform/values/day.ts'
import { cents, noMoney, readMoney } from '#platform/values/money.ts'
import {
  acceptItem,
  addItem,
  cancelItem,
  cancelPot,
  changeCredit,
  completeItem,
  deleteItem,
  removeFromPot,
} from '../contract/pots.ts'
import { readSharers } from '../contract/sharers.ts'
import { whyNotRemoveFromPot } from '../rules/contributions.ts'
import { whyNotAccept, whyNotCancelPot } from '../rules/pots.ts'
import type { OfPot, PotItem } from './Pot.tsx'
import { daysOf } from './pot-words.ts'
import { amountWords } from './round-words.ts'

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
  const today = currentMe().today ?? (pot.closesOn as Day)
  const standing = { ...item, least: cents(item.least), most: cents(item.most), total: cents(item.total) }
  const open = item.state === 'open' || item.state === 'funded'
  return (
    <>
      {pot.state === 'over' && item.state === 'open' ? (
        <Button
          kind="other"
          busy={accept.busy}
          reasons={whyNotAccept(daysOf(pot), today, standing)}
          press={() => accept.act({ item: item.id })}
        >
          {t('funding.accept_item')}
        </Button>
      ) : null}
      {item.state === 'funded' ? (
        <Button kind="quiet" press={() => complete.act({ item: item.id })}>
          {t('funding.complete_item')}
        </Button>
      ) : null}
      {untouched ? (
        <Confirm
          words={t('funding.delete_item')}
          label={t('funding.delete_item_of', { name: item.name })}
          title={t('funding.delete_item_of', { name: item.name })}
          says={t('funding.delete_item_says')}
          sure={t('funding.delete_item')}
          kind="quiet"
          icon="trash"
          press={() => remove.act({ item: item.id })}
          error={remove.error}
        />
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
      <Trouble of={accept.error ?? complete.error ?? cancel.error} />
    </>
  )
}

export function CancelPot({ of: pot }: OfPot) {
  const t = useWords()
  return (
    <ReasonSheet
      name={`cancel-${pot.id}`}
      act={cancelPot}
      send={(reason) => ({ pot: pot.id, reason })}
      words={t('funding.cancel_pot')}
      says={t('funding.cancel_pot_says')}
      asks={t('funding.reason')}
      kind="grave"
      submitKind="grave"
      reasons={whyNotCancelPot(daysOf(pot), pot.items)}
    />
  )
}

/** An organisation that has nothing left to hand out may leave a common pot; what it gave stays given. */
export function RemoveFromPot({ of: pot }: OfPot) {
  const t = useWords()
  const act = useAct(removeFromPot)
  const members = pot.organisations.flatMap(({ participant, name, credit }) =>
    credit === null ? [] : [{ participant, name, credit: cents(credit) }],
  )
  if (members.length === 0) return null
  const leaving = (chosen: string) => members.find(({ participant }) => participant === chosen)?.credit ?? noMoney
  return (
    <Sheet words={t('funding.remove_from_pot')} title={t('funding.remove_from_pot')} kind="quiet">
      {(close) => (
        <Form<typeof nobody, typeof removeFromPot>
          name={`remove-${pot.id}`}
          start={nobody}
          act={act}
          send={({ participant }) => ({ pot: pot.id, participant })}
          check={({ participant }) =>
            whyNotRemoveFromPot(leaving(participant)).map((one) => ({ ...one, path: 'participant' }))
          }
          submit={t('funding.remove_from_pot')}
          submitKind="grave"
          done={close}
        >
          <p>{t('funding.remove_from_pot_says')}</p>
          <SelectField
            name="participant"
            label={t('funding.contribution.who')}
            options={members.map(({ participant, name, credit }) => ({
              value: participant,
              label: `${name} · ${t('funding.has_left', { amount: amountWords(credit, pot.currency) })}`,
            }))}
          />
        </Form>
      )}
    </Sheet>
  )
}

const nobody = { participant: '' }

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
