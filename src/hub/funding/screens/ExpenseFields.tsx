/** What an author writes about an expense. */
import { DayField, MoneyField, SelectField, TextField } from '#app/ui/fields.tsx'
import { useWords } from '#app/words.ts'
import { bornByOptions } from './expense-words.ts'

export function ExpenseFields() {
  const t = useWords()
  return (
    <>
      <TextField name="what" label={t('money.field.what')} hint={t('money.hint.what')} />
      <MoneyField name="net" label={t('money.field.net')} />
      <MoneyField name="vat" label={t('money.field.vat')} hint={t('money.hint.vat')} optional />
      <DayField name="spentOn" label={t('money.field.spentOn')} optional />
      <TextField name="iban" label={t('money.to_account')} hint={t('money.hint.iban')} optional />
      <details>
        <summary>{t('money.more')}</summary>
        <div className="stack">
          <TextField name="document" label={t('money.field.document')} optional />
          <TextField name="payee" label={t('money.payee')} hint={t('money.hint.payee')} optional />
          <SelectField name="bornBy" label={t('money.born_by')} options={bornByOptions()} optional />
        </div>
      </details>
    </>
  )
}
