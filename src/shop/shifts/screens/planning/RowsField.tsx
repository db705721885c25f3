/** A field of a `Form` that holds several rows of the same small fields. Each row is kept as JSON text in the form. */
import { type ReactNode, useId } from 'react'
import { Button } from '#app/ui/Button.tsx'
import { useField } from '#app/ui/fields.tsx'
import './planning.css'

/** What a form keeps of rows, and what it gives back. */
export const writeRows = <Row,>(rows: readonly Row[]): readonly string[] => rows.map((row) => JSON.stringify(row))
export const readRows = <Row,>(kept: readonly string[]): Row[] => kept.map((text) => JSON.parse(text) as Row)

export interface RowsFieldProps<Row> {
  readonly name: string
  readonly label: string
  readonly hint?: string
  /** A new row; without it rows are neither added nor taken away. */
  readonly fresh?: (rows: readonly Row[]) => Row
  readonly addWords?: string
  readonly removeWords?: (row: Row, place: number) => string
  readonly least?: number
  readonly rowWords: (row: Row, place: number) => string
  readonly children: (row: Row, change: (part: Partial<Row>) => void, place: number) => ReactNode
}

export function RowsField<Row>(props: RowsFieldProps<Row>) {
  const { name, label, hint, fresh, addWords, removeWords, least = 0, rowWords, children } = props
  const field = useField<readonly string[]>(name, label, least === 0)
  const id = useId()
  const rows = readRows<Row>(field.value ?? [])
  const put = (next: readonly Row[]) => field.set(writeRows(next))
  return (
    <fieldset className="boxes rows-field" id={field.id} aria-describedby={field.problem ? `${id}-problem` : undefined}>
      <legend>{label}</legend>
      {hint ? <p className="field-hint">{hint}</p> : null}
      {rows.map((row, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity but their place
        <fieldset key={place} className="rows-row" aria-label={rowWords(row, place)}>
          {children(row, (part) => put(rows.map((one, at) => (at === place ? { ...one, ...part } : one))), place)}
          {removeWords && rows.length > least ? (
            <Button
              kind="quiet"
              icon="trash"
              label={removeWords(row, place)}
              press={() => put(rows.filter((_one, at) => at !== place))}
            >
              <span className="unseen">{removeWords(row, place)}</span>
            </Button>
          ) : null}
        </fieldset>
      ))}
      {field.problem ? (
        <p className="field-problem" id={`${id}-problem`}>
          {field.problem}
        </p>
      ) : null}
      {fresh && addWords ? (
        <div>
          <Button kind="other" icon="plus" press={() => put([...rows, fresh(rows)])}>
            {addWords}
          </Button>
        </div>
      ) : null}
    </fieldset>
  )
}
