/** How the file was read, and what is odd about it as a whole. */
import { Card } from '#app/ui/Card.tsx'
import { Facts } from '#app/ui/Facts.tsx'
import { Moment, numberWords } from '#app/ui/When.tsx'
import { useWords } from '#app/words.ts'
import type { Instant } from '#platform/values/day.ts'
import { ProblemList } from './ProblemList.tsx'
import type { Detail } from './words.ts'

const formatWords = { csv: 'CSV', xlsx: 'Excel (XLSX)', xml: 'XML' } as const
const separatorWords: Readonly<Record<string, string>> = { ',': ',', ';': ';', '|': '|', '\t': '⇥' }

export function FileFacts({ of: detail }: { readonly of: Detail }) {
  const t = useWords()
  const { totals } = detail
  return (
    <div className="stack">
      <Card>
        <Facts
          of={[
            { name: t('imports.records'), value: numberWords(totals.records) },
            { name: t('imports.continuations'), value: numberWords(totals.continuations) },
            { name: t('imports.orphans'), value: numberWords(totals.orphans) },
            { name: t('imports.blank'), value: numberWords(totals.blank) },
            { name: t('imports.mended'), value: numberWords(detail.mended) },
            { name: t('imports.format'), value: formatWords[detail.format] },
            ...(detail.sheet ? [{ name: t('imports.sheet'), value: detail.sheet }] : []),
            ...(detail.encoding ? [{ name: t('imports.encoding'), value: detail.encoding.toUpperCase() }] : []),
            ...(detail.separator
              ? [{ name: t('imports.separator'), value: separatorWords[detail.separator] ?? detail.separator }]
              : []),
            {
              name: t('imports.planned_by'),
              value: (
                <>
                  <Moment at={detail.plannedAt as Instant} /> · {detail.plannedBy ?? t('imports.by_itself')}
                </>
              ),
            },
          ]}
        />
      </Card>
      {detail.problems.length > 0 ? (
        <Card title={t('imports.of_file')} tone="honey">
          <ProblemList of={detail.problems} />
        </Card>
      ) : null}
    </div>
  )
}
