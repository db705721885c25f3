/** Reports of the community: who takes part, how long decisions take, what is overdue, what was solved. */
import { useState } from 'react'
import { download } from '#app/download.ts'
import { pathTo } from '#app/paths.ts'
import { useRead } from '#app/reading.ts'
import { Button } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Card.tsx'
import { Link } from '#app/ui/Link.tsx'
import type { Column } from '#app/ui/List.tsx'
import { Page } from '#app/ui/Page.tsx'
import { Table } from '#app/ui/Table.tsx'
import { dayWords } from '#app/ui/When.tsx'
import { useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import type { Day } from '#platform/values/day.ts'
import { exportReport, type ParticipationRow, readReports } from '../contract/reports.ts'

type Reports = ReplyOf<typeof readReports>
interface OfReports {
  readonly of: Reports
}

const figures = ['backings', 'comments', 'answers', 'attendances'] as const

const participationColumns: readonly Column<ParticipationRow>[] = [
  { name: 'name', title: 'reports.field.name', cell: (row) => row.name, line: 1 },
  ...figures.map(
    (name): Column<ParticipationRow> => ({
      ...{ name, title: `reports.field.${name}`, right: true, line: 2 },
      cell: (row) => row[name],
    }),
  ),
]

const decisionColumns: readonly Column<Reports['decisions'][number]>[] = [
  { name: 'number', title: 'reports.field.number', cell: (row) => row.number, line: 1 },
  { name: 'takenOn', title: 'reports.field.takenOn', cell: (row) => dayWords(row.takenOn as Day), line: 2 },
  { name: 'days', title: 'reports.field.days', cell: (row) => row.days, right: true, line: 2 },
]

export function ReportsScreen() {
  const t = useWords()
  const reading = useRead(readReports, {})
  return (
    <Page
      title={t('reports.title')}
      says={reading.data ? t('reports.says', { from: reading.data.from, to: reading.data.to }) : undefined}
      wide
      read={reading}
    >
      {(data) => (
        <div className="stack">
          <Participation of={data} />
          <Decisions of={data} />
          <Overdue of={data} />
          <Card title={t('reports.questions')}>
            <p>{t('reports.solved', data.questions)}</p>
          </Card>
        </div>
      )}
    </Page>
  )
}

function Participation({ of: { from, to, participation } }: OfReports) {
  const t = useWords()
  const [busy, setBusy] = useState(false)
  const save = async () => {
    setBusy(true)
    await download(exportReport, { from, to }, 'participation.csv').finally(() => setBusy(false))
  }
  return (
    <Card
      title={t('reports.participation')}
      action={
        <Button kind="quiet" icon="download" busy={busy} press={save}>
          {t('reports.save')}
        </Button>
      }
    >
      <Table
        rows={participation}
        columns={participationColumns}
        rowKey={(row) => row.id}
        caption={t('reports.participation')}
      />
      <p className="quiet">{t('reports.answers_say')}</p>
    </Card>
  )
}

function Decisions({ of: { decisions, medianDays } }: OfReports) {
  const t = useWords()
  return (
    <Card title={t('reports.time')}>
      {medianDays === null ? (
        <p>{t('reports.no_decisions')}</p>
      ) : (
        <>
          <p>{t('reports.median', { days: medianDays })}</p>
          <Table rows={decisions} columns={decisionColumns} rowKey={(row) => row.number} caption={t('reports.time')} />
        </>
      )}
    </Card>
  )
}

function Overdue({ of: { overdue } }: OfReports) {
  const t = useWords()
  return (
    <Card title={t('reports.overdue')}>
      {overdue.length === 0 ? (
        <p>{t('reports.no_overdue')}</p>
      ) : (
        <ul>
          {overdue.map(({ id, number, title, reviewOn }) => (
            <li key={id}>
              <Link href={pathTo('/community/decisions/:decided', { decided: id })}>{`${number} · ${title}`}</Link>{' '}
              <span className="quiet">{t('reports.since', { day: reviewOn })}</span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
