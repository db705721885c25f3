/** Everything of the organisation in one file: what it holds, and taking it along. */
import { useState } from 'react'
import { CallError } from '#app/call-error.ts'
import { download } from '#app/download.ts'
import { useRead } from '#app/reading.ts'
import { useOrganisation } from '#app/session.ts'
import { Button } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Card.tsx'
import { useNotices } from '#app/ui/Notices.tsx'
import { Page } from '#app/ui/Page.tsx'
import { Trouble } from '#app/ui/Trouble.tsx'
import { numberWords } from '#app/ui/When.tsx'
import { useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import { readExportContents, takeExport } from '../contract.ts'

type Contents = ReplyOf<typeof readExportContents>

export function ExportScreen() {
  const t = useWords()
  const read = useRead(readExportContents, {})
  return (
    <Page title={t('exports.title')} says={t('exports.says')} read={read}>
      {({ tables }: Contents) => (
        <div className="stack">
          <Take />
          <Card title={t('exports.contents')}>
            <p>{t('exports.rows', { count: tables.reduce((sum, table) => sum + table.rows, 0) })}</p>
            <details>
              <summary>{t('exports.tables')}</summary>
              <ul>
                {tables.map(({ name, rows }) => (
                  <li key={name}>
                    <code>{name}</code> · {numberWords(rows)}
                  </li>
                ))}
              </ul>
            </details>
          </Card>
        </div>
      )}
    </Page>
  )
}

const kilobyte = 1000

function Take() {
  const t = useWords()
  const { said } = useNotices()
  const name = useOrganisation()?.name ?? 'komunigi'
  const [received, setReceived] = useState<number | null>(null)
  const [error, setError] = useState<CallError | null>(null)
  const press = async () => {
    setError(null)
    setReceived(0)
    try {
      await download(takeExport, {}, `${name}.zip`, { received: setReceived })
      said(t('exports.taken'))
    } catch (problem) {
      if (!(problem instanceof CallError)) throw problem
      setError(problem)
    } finally {
      setReceived(null)
    }
  }
  return (
    <div>
      <Button press={press} icon="download">
        {t('exports.take')}
      </Button>
      {received === null ? null : (
        <p role="status">{t('exports.received', { size: Math.ceil(received / kilobyte) })}</p>
      )}
      <Trouble of={error} />
    </div>
  )
}
