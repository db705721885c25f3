/** Bills and receipts of an expense. */
import { download } from '#app/download.ts'
import { useAct } from '#app/reading.ts'
import { Button } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Card.tsx'
import { Form } from '#app/ui/Form.tsx'
import { FileField } from '#app/ui/fields.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { Trouble } from '#app/ui/Trouble.tsx'
import { useWords } from '#app/words.ts'
import { addPaper, readPaper, removePaper } from '../contract/expenses.ts'
import { whyNotAddPaper } from '../rules/expenses.ts'
import type { OfExpense } from './Expense.tsx'

export function Papers({ of: one }: OfExpense) {
  const t = useWords()
  const remove = useAct(removePaper)
  return (
    <Card title={t('money.receipts')}>
      {one.papers.length === 0 ? <p className="quiet">{t('money.no_receipts')}</p> : null}
      <ul className="plain-list">
        {one.papers.map(({ id, name }) => (
          <li key={id} className="row">
            <Button
              kind="quiet"
              icon="download"
              press={() => download(readPaper, { expense: one.id, receipt: id }, name)}
            >
              {name}
            </Button>
            {one.own && one.reasons.change.length === 0 ? (
              <Button
                kind="quiet"
                icon="trash"
                label={t('money.remove_receipt', { name })}
                press={() => remove.act({ expense: one.id, receipt: id })}
              >
                {t('money.remove')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      <Trouble of={remove.error} />
      {whyNotAddPaper(one).length === 0 ? <AddPaper expense={one.id} /> : null}
    </Card>
  )
}

const start = { file: null as File | null }

function AddPaper({ expense }: { readonly expense: string }) {
  const t = useWords()
  const act = useAct(addPaper)
  return (
    <Sheet words={t('money.add_receipt')} title={t('money.add_receipt')} icon="plus">
      {(close) => (
        <Form<typeof start, typeof addPaper>
          name={`paper-${expense}`}
          start={start}
          act={act}
          keep={false}
          send={({ file }) => ({ expense, ...(file ? { file } : {}) })}
          submit={t('money.add_receipt')}
          done={close}
        >
          <FileField
            name="file"
            label={t('money.receipt')}
            hint={t('money.hint.receipt')}
            accept="application/pdf,image/jpeg,image/png,image/webp"
          />
        </Form>
      )}
    </Sheet>
  )
}
