/** What each column of the file means. A choice is remembered for files with the same headers. */
import { useState } from 'react'
import { useAct, useRead } from '#app/reading.ts'
import { Button } from '#app/ui/Button.tsx'
import { useNotices } from '#app/ui/Notices.tsx'
import { Reasons } from '#app/ui/Reasons.tsx'
import { Status } from '#app/ui/Status.tsx'
import { type Column, Table } from '#app/ui/Table.tsx'
import { Trouble } from '#app/ui/Trouble.tsx'
import { t, useWords } from '#app/words.ts'
import { refuse } from '#platform/refusal.ts'
import { listImportKinds, setImportMapping } from '../contract.ts'
import { type Detail, fieldWords, kindWords } from './words.ts'

interface Line {
  readonly column: number
  readonly header: string
  readonly samples: readonly string[]
}

/** Below this a person should look whether the column was understood. */
const sureEnough = 0.8

type Chosen = Readonly<Record<string, number | null>>

export function ColumnsEditor({ of: detail }: { readonly of: Detail }) {
  const t = useWords()
  const { said } = useNotices()
  const [chosen, setChosen] = useState<Chosen>({})
  const save = useAct(setImportMapping, { done: () => said(t('imports.columns_kept')) })
  const now: Chosen = { ...detail.columns, ...chosen }
  const fieldAt = (column: number): string => Object.entries(now).find(([, at]) => at === column)?.[0] ?? ''
  const give = (column: number, field: string) => {
    const before = fieldAt(column)
    setChosen({ ...chosen, ...(before ? { [before]: null } : {}), ...(field ? { [field]: column } : {}) })
  }
  const lines = detail.headers.map((header, column) => ({ column, header, samples: detail.samples[column] ?? [] }))
  const missing = detail.fields.filter((field) => field.required && typeof now[field.key] !== 'number')
  const fields = detail.fields
    .map(({ key, required }) => ({ key, says: required ? `${fieldWords(key)} *` : fieldWords(key) }))
    .toSorted((one, other) => one.says.localeCompare(other.says))
  const columns: readonly Column<Line>[] = [
    { name: 'header', title: 'imports.column_in_file', line: 1, cell: (line) => nameOf(line) },
    { name: 'samples', title: 'imports.samples', line: 2, cell: (line) => line.samples.join(' · ') },
    {
      name: 'means',
      title: 'imports.means',
      line: 3,
      cell: (line) => (
        <select
          className="plain-select"
          aria-label={t('imports.means_of', { name: nameOf(line) })}
          value={fieldAt(line.column)}
          onChange={(event) => give(line.column, event.currentTarget.value)}
        >
          <option value="">{t('imports.not_taken')}</option>
          {fields.map((field) => (
            <option key={field.key} value={field.key}>
              {field.says}
            </option>
          ))}
        </select>
      ),
    },
    { name: 'sure', title: 'imports.sure', line: 3, cell: (line) => <Sure of={detail} field={fieldAt(line.column)} /> },
  ]
  return (
    <div className="stack">
      <Kind of={detail} />
      <Reasons of={missing.map((field) => refuse('import.column_missing', { field: fieldWords(field.key) }))} />
      <Table rows={lines} columns={columns} rowKey={(line) => String(line.column)} caption={t('imports.tab.columns')} />
      <div className="form-act">
        <Button press={() => save.act({ import: detail.id, columns: chosen })} busy={save.busy}>
          {t('imports.keep_columns')}
        </Button>
      </div>
      <p className="quiet">{t('imports.columns_remembered')}</p>
      <Trouble of={save.error} />
    </div>
  )
}

const nameOf = ({ header, column }: Line): string => header || t('imports.column', { number: column + 1 })

function Sure({ of: detail, field }: { readonly of: Detail; readonly field: string }) {
  const t = useWords()
  if (!field) return null
  const sure = (detail.confidence[field] ?? 1) >= sureEnough
  return <Status tone={sure ? 'fine' : 'attention'} says={t(sure ? 'imports.is_sure' : 'imports.please_look')} />
}

/** What the file holds, changeable: the columns are then understood anew. */
function Kind({ of: detail }: { readonly of: Detail }) {
  const t = useWords()
  const kinds = useRead(listImportKinds, {})
  const change = useAct(setImportMapping)
  return (
    <div className="row">
      <label className="tool">
        <span>{t('imports.file_holds')}</span>
        <select
          value={detail.kind}
          disabled={change.busy}
          onChange={(event) => void change.act({ import: detail.id, kind: event.currentTarget.value })}
        >
          {(kinds.data?.kinds ?? [{ kind: detail.kind }]).map(({ kind }) => (
            <option key={kind} value={kind}>
              {kindWords(kind)}
            </option>
          ))}
        </select>
      </label>
      <Trouble of={change.error} />
    </div>
  )
}
