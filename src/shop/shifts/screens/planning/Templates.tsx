/** All templates as a list: found, filtered, sorted, saved as a file. */
import { pathTo } from '#app/paths.ts'
import { useRead } from '#app/reading.ts'
import { may } from '#app/session.ts'
import { Button } from '#app/ui/Button.tsx'
import { Empty } from '#app/ui/Empty.tsx'
import { type Column, List } from '#app/ui/List.tsx'
import { Page } from '#app/ui/Page.tsx'
import { Status } from '#app/ui/Status.tsx'
import { rangeWords } from '#app/ui/When.tsx'
import { t, useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import type { TimeOfDay } from '#platform/values/day.ts'
import { listKinds } from '../../contract.ts'
import { listRotas } from '../../contract-planning.ts'
import { exportTemplates, seekTemplates } from '../../contract-seats.ts'
import { PlanLinks } from './PlanLinks.tsx'
import { placeWords, stateTones } from './place-words.ts'

type Row = ReplyOf<typeof seekTemplates>['rows'][number]

const columns: readonly Column<Row>[] = [
  { name: 'name', title: 'shifts.column.name', cell: (row) => row.name, sort: true, line: 1 },
  { name: 'kindName', title: 'shifts.column.kindName', cell: (row) => row.kindName, sort: true, line: 0 },
  { name: 'week', title: 'shifts.column.when', cell: placeWords, sort: true, line: 2 },
  {
    name: 'starts',
    title: 'shifts.plan.time',
    sort: true,
    line: 2,
    cell: (row) => rangeWords(row.starts as TimeOfDay, row.ends as TimeOfDay),
  },
  { name: 'roles', title: 'shifts.column.roles', cell: (row) => row.roles, line: 0 },
  {
    name: 'held',
    title: 'shifts.column.held',
    sort: true,
    right: true,
    line: 3,
    cell: (row) => t('shifts.fill', { taken: row.held, seats: row.seats }),
  },
  { name: 'leadName', title: 'shifts.column.leadName', cell: (row) => row.leadName, line: 0 },
  {
    name: 'state',
    title: 'shifts.column.state',
    line: 3,
    cell: (row) => <Status tone={stateTones[row.state]} says={t(`shifts.plan.state.${row.state}`)} />,
  },
]

export function TemplatesScreen() {
  const words = useWords()
  const kinds = useRead(listKinds, { archived: 'true' })
  const rotas = useRead(listRotas, {})
  const filters = [
    {
      name: 'state',
      title: 'shifts.column.state',
      options: (['draft', 'active', 'ended'] as const).map((value) => ({ value, label: `shifts.plan.state.${value}` })),
    },
    {
      name: 'fill',
      title: 'shifts.plan.fixed_seats',
      options: (['free', 'full'] as const).map((value) => ({ value, label: `shifts.plan.fill.${value}` })),
    },
    {
      name: 'kind',
      title: 'shifts.kind',
      options: (kinds.data?.kinds ?? []).map(({ id, name }) => ({ value: id, label: name })),
    },
    {
      name: 'rota',
      title: 'shifts.column.rotaName',
      options: [
        ...(rotas.data?.rotas ?? []).map(({ id, name }) => ({ value: id, label: name })),
        { value: 'none', label: 'shifts.plan.series' },
      ],
    },
  ]
  const add = { href: '/staff/shift-templates/new', says: words('shifts.plan.template_add') }
  return (
    <Page
      title={words('shifts.plan.templates')}
      wide
      action={
        may('shifts.plan') ? (
          <Button icon="plus" href={add.href}>
            {add.says}
          </Button>
        ) : undefined
      }
    >
      <div className="stack">
        <PlanLinks />
        <List
          name="shift-templates"
          from={seekTemplates}
          columns={columns}
          filters={filters}
          rowLink={(row) => pathTo('/staff/shift-templates/:template', { template: row.id })}
          exports={exportTemplates}
          caption={words('shifts.plan.templates')}
          empty={<Empty icon="calendar" says={words('shifts.plan.no_templates')} next={add} />}
        />
      </div>
    </Page>
  )
}
