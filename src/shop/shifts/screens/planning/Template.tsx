/** One template: where and when, its places with who holds them, its next dates, and what can be done with it. */
import { useAddress } from '#app/address.ts'
import { pathTo } from '#app/paths.ts'
import { useRead } from '#app/reading.ts'
import { may } from '#app/session.ts'
import { Button } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Card.tsx'
import { Facts } from '#app/ui/Facts.tsx'
import { Page } from '#app/ui/Page.tsx'
import { Status } from '#app/ui/Status.tsx'
import { Table } from '#app/ui/Table.tsx'
import { dayWords, numberWords, rangeWords } from '#app/ui/When.tsx'
import { useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import type { Day, TimeOfDay } from '#platform/values/day.ts'
import { readTemplate } from '../../contract-template.ts'
import { Holders } from './Holders.tsx'
import { placeWords, stateTones } from './place-words.ts'
import { TemplateActs } from './TemplateActs.tsx'

export type FullTemplate = ReplyOf<typeof readTemplate>

export function TemplateScreen() {
  const t = useWords()
  const id = useAddress().param('template')
  const reading = useRead(readTemplate, { template: id })
  const template = reading.data
  const back = template?.rota
    ? pathTo('/staff/weeks/:rota', { rota: template.rota }, { week: String(template.week) })
    : '/staff/shift-templates'
  return (
    <Page
      title={template?.name ?? t('shifts.plan.template')}
      back={{ href: back, says: t(template?.rota ? 'shifts.plan.weeks' : 'shifts.plan.templates') }}
      read={reading}
      wide
      action={
        template && template.state !== 'ended' && may('shifts.plan') ? (
          <Button icon="edit" href={pathTo('/staff/shift-templates/:template/edit', { template: id })}>
            {t('shifts.plan.template_edit')}
          </Button>
        ) : undefined
      }
    >
      {(data) => (
        <div className="stack">
          <Status tone={stateTones[data.state]} says={t(`shifts.plan.state.${data.state}`)} />
          <div className="grid">
            <What template={data} />
            <NextDates template={data} />
          </div>
          <Holders template={data} />
          {data.state !== 'ended' && may('shifts.plan') ? <TemplateActs template={data} /> : null}
        </div>
      )}
    </Page>
  )
}

function What({ template }: { readonly template: FullTemplate }) {
  const t = useWords()
  const groups = template.groups.map((group) => (
    <span key={group.id} className="group-says">
      {t('shifts.plan.group_says', { role: group.role, seats: group.seats, least: group.minSeats })}
      {group.skills.length > 0 ? ` ${t('shifts.plan.group_skills', { skills: group.skills })}` : ''}
      {group.warnings.length > 0 ? ` ${t('shifts.plan.group_warnings', { warnings: group.warnings })}` : ''}
    </span>
  ))
  return (
    <Card title={t('shifts.plan.what_and_when')}>
      <Facts
        of={[
          { name: t('shifts.kind'), value: template.kindName },
          {
            name: t('shifts.column.when'),
            value: `${placeWords(template)}, ${rangeWords(template.starts as TimeOfDay, template.ends as TimeOfDay)}`,
          },
          {
            name: t('shifts.plan.valid'),
            value: template.until
              ? t('shifts.plan.from_until', { from: template.from, until: template.until })
              : t('shifts.plan.from_on', { from: dayWords(template.from as Day) }),
          },
          ...(template.aheadCount === null
            ? []
            : [{ name: t('shifts.plan.ahead_count'), value: numberWords(template.aheadCount) }]),
          { name: t('shifts.column.roles'), value: groups },
          { name: t('shifts.column.leadName'), value: template.leadName },
          { name: t('shifts.column.publicHolidays'), value: t(`shifts.plan.holidays.${template.publicHolidays}`) },
          { name: t('shifts.column.weight'), value: numberWords(template.weight) },
          ...(template.beneficiary ? [{ name: t('shifts.plan.beneficiary'), value: template.beneficiary }] : []),
        ]}
      />
    </Card>
  )
}

const datesShown = 8

function NextDates({ template }: { readonly template: FullTemplate }) {
  const t = useWords()
  const rows = template.nextShifts.slice(0, datesShown)
  return (
    <Card title={t('shifts.plan.next_dates')}>
      {rows.length === 0 ? (
        <p className="quiet">{t(template.state === 'draft' ? 'shifts.plan.draft_says' : 'shifts.plan.no_dates')}</p>
      ) : (
        <Table
          caption={t('shifts.plan.next_dates')}
          rows={rows}
          rowKey={(row) => row.id}
          rowLink={(row) => pathTo('/staff/shifts/:shift', { shift: row.id })}
          columns={[
            { name: 'day', title: 'shifts.column.weekday', cell: (row) => dayWords(row.day as Day), line: 1 },
            {
              name: 'fill',
              title: 'shifts.plan.taken',
              right: true,
              line: 2,
              cell: (row) =>
                row.state === 'planned' ? (
                  t('shifts.fill', { taken: row.taken, seats: row.seats })
                ) : (
                  <Status tone="refused" says={t(`shifts.state.${row.state}`)} />
                ),
            },
          ]}
        />
      )}
    </Card>
  )
}
