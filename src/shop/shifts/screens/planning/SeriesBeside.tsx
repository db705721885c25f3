/** Templates that lie in no week: every so many days, weeks, months or years. */
import { pathTo } from '#app/paths.ts'
import { useRead } from '#app/reading.ts'
import { may } from '#app/session.ts'
import { Button } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Card.tsx'
import { Status } from '#app/ui/Status.tsx'
import { Table } from '#app/ui/Table.tsx'
import { rangeWords } from '#app/ui/When.tsx'
import { t, useWords } from '#app/words.ts'
import type { TimeOfDay } from '#platform/values/day.ts'
import { listTemplates } from '../../contract-template.ts'
import { placeWords, stateTones } from './place-words.ts'

export function SeriesBeside() {
  const words = useWords()
  const all = useRead(listTemplates, {})
  const rows = (all.data?.templates ?? []).filter(({ rota, state }) => rota === null && state !== 'ended')
  return (
    <Card
      title={words('shifts.plan.series')}
      action={
        may('shifts.plan') ? (
          <Button kind="other" icon="plus" href="/staff/shift-templates/new?series=yes">
            {words('shifts.plan.series_add')}
          </Button>
        ) : undefined
      }
    >
      <p className="quiet">{words('shifts.plan.series_says')}</p>
      {rows.length === 0 ? null : (
        <Table
          caption={words('shifts.plan.series')}
          rows={rows}
          rowKey={(row) => row.id}
          rowLink={(row) => pathTo('/staff/shift-templates/:template', { template: row.id })}
          columns={[
            { name: 'name', title: 'shifts.column.name', cell: (row) => row.name, line: 1 },
            {
              name: 'when',
              title: 'shifts.column.when',
              line: 2,
              cell: (row) => `${placeWords(row)}, ${rangeWords(row.starts as TimeOfDay, row.ends as TimeOfDay)}`,
            },
            {
              name: 'held',
              title: 'shifts.column.held',
              line: 3,
              cell: (row) => t('shifts.plan.fill', { held: row.held, seats: row.seats }),
            },
            {
              name: 'state',
              title: 'shifts.column.state',
              line: 3,
              cell: (row) => <Status tone={stateTones[row.state]} says={t(`shifts.plan.state.${row.state}`)} />,
            },
          ]}
        />
      )}
    </Card>
  )
}
