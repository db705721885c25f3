/** What can be done with one line of a statement: say what it pays, book it as a fee, set it aside, undo a match. */
import { useAct, useRead } from '#app/reading.ts'
import { Button } from '#app/ui/Button.tsx'
import { Form } from '#app/ui/Form.tsx'
import { SelectField, TextField } from '#app/ui/fields.tsx'
import { Read } from '#app/ui/Page.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { Trouble } from '#app/ui/Trouble.tsx'
import { useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import {
  assignBankLine,
  bookBankFee,
  type listBankLines,
  listDemands,
  setAsideBankLine,
  unmatchBankLine,
} from '../contract/bank.ts'
import { readSharers } from '../contract/sharers.ts'
import { amountWords } from './round-words.ts'

type Row = ReplyOf<typeof listBankLines>['rows'][number]
interface OfLine {
  readonly row: Row
}
interface InSheet extends OfLine {
  readonly close: () => void
}

export function LineActs({ row }: OfLine) {
  const t = useWords()
  if (row.state === 'set_aside') return null
  if (row.state === 'matched') return <Unmatch row={row} />
  return (
    <Sheet words={t('money.assign')} title={t('money.assign')} kind="quiet">
      {(close) => (
        <div className="stack">
          <Pays row={row} close={close} />
          {row.amount > 0 ? <Keep row={row} close={close} /> : <Fee row={row} close={close} />}
          <Aside row={row} close={close} />
        </div>
      )}
    </Sheet>
  )
}

const inputs = { dues: 'period', call: 'callLine', expense: 'expense' } as const

function Pays({ row, close }: InSheet) {
  const t = useWords()
  const act = useAct(assignBankLine)
  return (
    <Read of={useRead(listDemands, {})}>
      {({ demands }) => {
        const meant = demands.filter(({ kind }) => (kind === 'expense') === row.amount < 0)
        const likely = meant.find(
          ({ id, reference }) => id === row.proposed || (reference !== null && row.text.includes(reference)),
        )
        const start = { demand: likely?.id ?? '' }
        return meant.length === 0 ? (
          <p className="quiet">{t('money.nothing_open')}</p>
        ) : (
          <Form<typeof start, typeof assignBankLine>
            name={`assign-${row.id}`}
            start={start}
            act={act}
            send={({ demand }) => {
              const one = meant.find(({ id }) => id === demand)
              return { bankLine: row.id, ...(one ? { [inputs[one.kind]]: one.id } : {}) }
            }}
            submit={t('money.book_line')}
            done={close}
          >
            <SelectField
              name="demand"
              label={t('money.what_it_pays')}
              options={[
                { value: '', label: '–' },
                ...meant.map((one) => ({
                  value: one.id,
                  label: `${one.name} · ${t(`money.demand.${one.kind}`)} · ${amountWords(one.open, one.currency)}`,
                })),
              ]}
            />
          </Form>
        )
      }}
    </Read>
  )
}

const nobody = { creditOf: '' }

/** Money of which nobody knows yet what it is for, but whose it is. */
function Keep({ row, close }: InSheet) {
  const t = useWords()
  const act = useAct(assignBankLine)
  return (
    <Read of={useRead(readSharers, {})}>
      {({ rows }) => (
        <Form<typeof nobody, typeof assignBankLine>
          name={`credit-${row.id}`}
          start={nobody}
          act={act}
          send={({ creditOf }) => ({ bankLine: row.id, ...(creditOf ? { creditOf } : {}) })}
          submit={t('money.keep_as_credit')}
          submitKind="quiet"
          done={close}
        >
          <SelectField
            name="creditOf"
            label={t('money.credit_of')}
            options={[{ value: '', label: '–' }, ...rows.map(({ id, name }) => ({ value: id, label: name }))]}
          />
        </Form>
      )}
    </Read>
  )
}

function Fee({ row, close }: InSheet) {
  const t = useWords()
  const act = useAct(bookBankFee, { done: close })
  return (
    <div>
      <Button kind="other" press={() => act.act({ bankLine: row.id })} busy={act.busy}>
        {t('money.book_fee')}
      </Button>
      <Trouble of={act.error} />
    </div>
  )
}

const why = { reason: '' }

function Aside({ row, close }: InSheet) {
  const t = useWords()
  const act = useAct(setAsideBankLine)
  return (
    <Form<typeof why, typeof setAsideBankLine>
      name={`aside-${row.id}`}
      start={why}
      act={act}
      send={({ reason }) => ({ bankLine: row.id, reason })}
      submit={t('money.set_aside')}
      submitKind="quiet"
      done={close}
    >
      <TextField name="reason" label={t('money.field.reason')} />
    </Form>
  )
}

const note = { note: '' }

function Unmatch({ row }: OfLine) {
  const t = useWords()
  const act = useAct(unmatchBankLine)
  return (
    <Sheet words={t('money.unmatch')} title={t('money.unmatch')} kind="quiet" icon="undo">
      {(close) => (
        <Form<typeof note, typeof unmatchBankLine>
          name={`unmatch-${row.id}`}
          start={note}
          act={act}
          send={(values) => ({ bankLine: row.id, note: values.note })}
          submit={t('money.unmatch')}
          done={close}
        >
          <p>{t('money.unmatch_says')}</p>
          <TextField name="note" label={t('money.field.reason')} />
        </Form>
      )}
    </Sheet>
  )
}
