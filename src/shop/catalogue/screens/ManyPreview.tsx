/** What a change of many products would do: counted, and row by row with what stands against it. */
import { Reasons } from '#app/ui/Reasons.tsx'
import { type Column, Table } from '#app/ui/Table.tsx'
import { useWords } from '#app/words.ts'
import type { Refusal } from '#platform/refusal.ts'
import type { ReplyOf } from '#platform/route.ts'
import type { previewProducts } from '../contract-product.ts'
import { fiveDigits } from './figures.ts'
import { useValueWords } from './use-value-words.ts'

type Preview = ReplyOf<typeof previewProducts>
type Row = Preview['rows'][number]
type Field = Row['fields'][number]

/** What came as text is what it stands for. */
const valueIn = (text: string | null): unknown => (text === 'true' ? true : text === 'false' ? false : text)

const columnsWith = (fieldWords: (field: Field) => string): readonly Column<Row>[] => [
  { name: 'name', title: 'catalogue.field.name', cell: ({ name }) => name, line: 1, wraps: true },
  { name: 'number', title: 'catalogue.field.number', cell: ({ number }) => fiveDigits(number), line: 2 },
  {
    name: 'fields',
    title: 'catalogue.changes',
    cell: ({ fields }) => fields.map(fieldWords).join(' · '),
    line: 3,
    wraps: true,
  },
  {
    name: 'refusals',
    title: 'catalogue.why_not',
    cell: ({ refusals }) => (refusals.length > 0 ? <Reasons of={refusals as readonly Refusal[]} /> : null),
    line: 3,
    wraps: true,
  },
]

export function ManyPreview({ preview: { rows, changing, refused } }: { readonly preview: Preview }) {
  const t = useWords()
  const words = useValueWords()
  const columns = columnsWith(({ field, before, after }) =>
    t('catalogue.field_from_to', {
      field: t(`catalogue.field.${field}`),
      before: words(field, valueIn(before)),
      after: words(field, valueIn(after)),
    }),
  )
  const would = t('catalogue.many_would', { count: changing })
  return (
    <>
      <p role="status">{refused > 0 ? `${would}; ${t('catalogue.many_refused', { count: refused })}` : would}</p>
      <Table rows={rows} columns={columns} rowKey={({ product }) => product} caption={t('catalogue.preview')} />
      {changing + refused > rows.length ? (
        <p className="quiet">{t('catalogue.many_first_rows', { count: rows.length })}</p>
      ) : null}
    </>
  )
}
