/** The cells of a row as they stand in the file. Spoiled ones can be written over right here. */
import { useId, useState } from 'react'
import { useAct } from '#app/reading.ts'
import { Button } from '#app/ui/Button.tsx'
import { useNotices } from '#app/ui/Notices.tsx'
import { Trouble } from '#app/ui/Trouble.tsx'
import { useWords } from '#app/words.ts'
import { mendImport } from '../contract.ts'
import { type Detail, fieldWords, type Row } from './words.ts'

type Line = Row['lines'][number]

const keyOf = (line: number, column: number): string => `${line}:${column}`

/** What is wrong with a line as a whole; which of its cells it is, only a person sees. */
const ofLine = new Set(['import.cells_missing', 'import.cells_extra', 'import.encoding', 'import.garbled'])

/** Cells that an error names. What the row as a whole did wrong names none: then somebody opens the row to edit it. */
function spoiledOf(row: Row, detail: Detail): ReadonlySet<string> {
  return new Set(
    row.problems
      .filter((one) => one.severity === 'error')
      .flatMap((one) => {
        const line = row.lines.findLast((other) => other.line <= one.line)
        if (!line) return []
        if (ofLine.has(one.code)) return oddCells(line)
        const column = one.field === null ? undefined : detail.columns[one.field]
        return column === undefined ? [] : [keyOf(line.line, column)]
      }),
  )
}

/** The cells with letters that look spoiled, else all of the line. */
function oddCells({ line, cells }: Line): string[] {
  const all = cells.map((text, column) => ({ key: keyOf(line, column), odd: /[\ufffdÃÂ]/.test(text) }))
  return (all.some((one) => one.odd) ? all.filter((one) => one.odd) : all).map((one) => one.key)
}

export function RowCells({ row, of: detail }: { readonly row: Row; readonly of: Detail }) {
  const t = useWords()
  const { said } = useNotices()
  const [typed, setTyped] = useState<ReadonlyMap<string, string>>(new Map())
  const [all, setAll] = useState(false)
  const mend = useAct(mendImport, { done: (reply) => said(t('imports.checked_again', { count: reply.faults })) })
  const spoiled = spoiledOf(row, detail)
  const editable = detail.state === 'planned'
  const cells = [...typed].map(([key, text]) => {
    const [line = 0, column = 0] = key.split(':').map(Number)
    return { line, column, text }
  })
  // A line that is only too short or garbled is settled by keeping it as it stands.
  const settled = [...spoiled].filter((key) => !typed.has(key)).map((key) => placed(key, row))
  const keep = async () => {
    if (await mend.act({ import: detail.id, cells: [...cells, ...settled] })) setTyped(new Map())
  }
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        void keep()
      }}
    >
      {row.lines.map((line) => (
        <LineCells
          key={line.line}
          line={line}
          of={detail}
          first={line === row.lines[0]}
          textOf={(column) => typed.get(keyOf(line.line, column))}
          isOpen={(column) => editable && (all || spoiled.has(keyOf(line.line, column)))}
          write={(column, text) => setTyped(new Map(typed).set(keyOf(line.line, column), text))}
        />
      ))}
      {editable ? (
        <div className="form-act">
          {all || spoiled.size > 0 ? (
            <Button submit busy={mend.busy} kind="other" icon="check">
              {t('imports.keep_cells')}
            </Button>
          ) : null}
          {all ? null : (
            <Button kind="quiet" icon="edit" press={() => setAll(true)}>
              {t('imports.edit_row')}
            </Button>
          )}
        </div>
      ) : null}
      <Trouble of={mend.error} />
    </form>
  )
}

function placed(key: string, row: Row) {
  const [line = 0, column = 0] = key.split(':').map(Number)
  return { line, column, text: row.lines.find((one) => one.line === line)?.cells[column] ?? '' }
}

interface LineCellsProps {
  readonly line: Line
  readonly of: Detail
  readonly first: boolean
  readonly textOf: (column: number) => string | undefined
  readonly isOpen: (column: number) => boolean
  readonly write: (column: number, text: string) => void
}

/** Filled cells of one line, and those that are open for writing. */
function LineCells({ line, of: detail, first, textOf, isOpen, write }: LineCellsProps) {
  const t = useWords()
  const meanings = new Map(Object.entries(detail.columns).map(([field, column]) => [column, field]))
  const columns = detail.headers.flatMap((_, column) => (line.cells[column] || isOpen(column) ? [column] : []))
  return (
    <fieldset className="import-cells">
      <legend className={first ? 'unseen' : 'quiet'}>{t('imports.line', { line: line.line })}</legend>
      {columns.map((column) => (
        <CellView
          key={column}
          name={detail.headers[column] || t('imports.column', { number: column + 1 })}
          field={meanings.get(column)}
          text={textOf(column) ?? line.cells[column] ?? ''}
          mended={line.mended.includes(column)}
          {...(isOpen(column) ? { write: (text: string) => write(column, text) } : {})}
        />
      ))}
    </fieldset>
  )
}

interface CellViewProps {
  readonly name: string
  readonly field: string | undefined
  readonly text: string
  readonly mended: boolean
  readonly write?: (text: string) => void
}

function CellView({ name, field, text, mended, write }: CellViewProps) {
  const t = useWords()
  const id = useId()
  return (
    <div className="import-cell" data-mended={mended || undefined}>
      <label className="import-cell-name" htmlFor={id}>
        <span>{name}</span>
        <span>{field ? fieldWords(field) : t('imports.not_taken')}</span>
      </label>
      {write ? (
        <input id={id} value={text} onChange={(event) => write(event.currentTarget.value)} />
      ) : (
        <output id={id}>{text}</output>
      )}
      {mended ? <span className="quiet">{t('imports.was_mended')}</span> : null}
    </div>
  )
}
