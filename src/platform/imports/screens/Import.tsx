/** One file: what importing it would do, row by row; its columns; the import itself, and its undoing. */
import { useEffect, useState } from 'react'
import { useAddress } from '#app/address.ts'
import { useRead } from '#app/reading.ts'
import { Page } from '#app/ui/Page.tsx'
import { Status } from '#app/ui/Status.tsx'
import { Tabs } from '#app/ui/Tabs.tsx'
import { useWords } from '#app/words.ts'
import { readImport } from '../contract.ts'
import { Applying } from './Applying.tsx'
import { ColumnsEditor } from './ColumnsEditor.tsx'
import { Deciding } from './Deciding.tsx'
import { FileFacts } from './FileFacts.tsx'
import { QuestionsCard } from './QuestionsCard.tsx'
import { Result } from './Result.tsx'
import { RowsView } from './RowsView.tsx'
import { type Detail, kindWords, stateTones } from './words.ts'
import './imports.css'

export function ImportScreen() {
  const t = useWords()
  const address = useAddress()
  // one that is being applied is looked at again and again
  const [watches, setWatches] = useState(false)
  const read = useRead(
    readImport,
    { import: address.param('import') },
    { keep: true, ...(watches ? { everySeconds: 2 } : {}) },
  )
  const applying = read.data?.state === 'applying'
  useEffect(() => setWatches(applying), [applying])
  const batch = read.data?.batch
  const back = [
    { href: '/staff/imports', says: t('imports.title') },
    ...(batch && address.get('together')
      ? [{ href: `/staff/imports/together/${batch}`, says: t('imports.together') }]
      : []),
  ]
  return (
    <Page
      title={read.data?.name ?? t('imports.one')}
      says={read.data ? <Says of={read.data} /> : undefined}
      back={back}
      read={read}
      wide
    >
      {(detail) => (
        <div className="stack">
          {detail.state === 'applying' ? (
            <Applying of={detail} />
          ) : detail.state === 'planned' ? (
            <>
              <QuestionsCard of={detail} />
              <Deciding of={detail} />
            </>
          ) : (
            <Result of={detail} />
          )}
          <Tabs
            name="tab"
            label={t('imports.one')}
            of={[
              { value: 'rows', label: t('imports.tab.rows'), show: () => <RowsView of={detail} /> },
              ...(detail.state === 'planned'
                ? [
                    {
                      value: 'columns',
                      label: t('imports.tab.columns'),
                      show: () => <ColumnsEditor of={detail} key={detail.kind} />,
                    },
                  ]
                : []),
              { value: 'file', label: t('imports.tab.file'), show: () => <FileFacts of={detail} /> },
            ]}
          />
        </div>
      )}
    </Page>
  )
}

function Says({ of: detail }: { readonly of: Detail }) {
  const t = useWords()
  return (
    <span className="row">
      <span>{kindWords(detail.kind)}</span>
      <Status tone={stateTones[detail.state]} says={t(`imports.state.${detail.state}`)} />
    </span>
  )
}
