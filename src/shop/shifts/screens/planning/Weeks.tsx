/** The rotas: their weeks, how long they run, and in which week today lies. */
import { pathTo } from '#app/paths.ts'
import { useRead } from '#app/reading.ts'
import { may } from '#app/session.ts'
import { Button } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Card.tsx'
import { Empty } from '#app/ui/Empty.tsx'
import { Link } from '#app/ui/Link.tsx'
import { Page } from '#app/ui/Page.tsx'
import { Status } from '#app/ui/Status.tsx'
import { dayWords } from '#app/ui/When.tsx'
import { useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import type { Day } from '#platform/values/day.ts'
import { listRotas } from '../../contract-planning.ts'
import { PlanLinks } from './PlanLinks.tsx'

type Rota = ReplyOf<typeof listRotas>['rotas'][number]

export function WeeksScreen() {
  const t = useWords()
  const rotas = useRead(listRotas, {})
  return (
    <Page
      title={t('shifts.plan.weeks')}
      says={t('shifts.plan.weeks_says')}
      read={rotas}
      wide
      action={
        may('shifts.plan') ? (
          <Button icon="plus" href="/staff/weeks/new">
            {t('shifts.plan.rota_add')}
          </Button>
        ) : undefined
      }
    >
      {(data) => (
        <div className="stack">
          <PlanLinks />
          {data.rotas.length === 0 ? (
            <Empty
              icon="calendar"
              says={t('shifts.plan.no_rota')}
              next={{ href: '/staff/weeks/new', says: t('shifts.plan.rota_add') }}
            />
          ) : (
            <div className="grid">
              {data.rotas.map((rota) => (
                <RotaCard key={rota.id} rota={rota} />
              ))}
            </div>
          )}
        </div>
      )}
    </Page>
  )
}

function RotaCard({ rota }: { readonly rota: Rota }) {
  const t = useWords()
  const from = dayWords(rota.validFrom as Day)
  return (
    <Card
      title={rota.name}
      action={
        <>
          <Button
            kind="other"
            href={pathTo('/staff/weeks/:rota', { rota: rota.id }, { week: rota.today && String(rota.today.sequence) })}
          >
            {t('shifts.plan.grid_open')}
          </Button>
          {may('shifts.plan') ? (
            <Button
              kind="quiet"
              icon="edit"
              href={pathTo('/staff/weeks/:rota/edit', { rota: rota.id })}
              label={`${t('shifts.plan.rota_edit')}: ${rota.name}`}
            >
              {t('shifts.plan.rota_edit')}
            </Button>
          ) : null}
        </>
      }
    >
      {rota.today ? (
        <Status
          tone="fine"
          icon="calendar"
          says={t('shifts.plan.today_is', { week: rota.today.letter, day: rota.today.weekStart })}
        />
      ) : (
        <Status tone="quiet" says={t('shifts.plan.not_today')} />
      )}
      <p className="row">
        {rota.weeks.map((week) => (
          <Link
            key={week.sequence}
            href={pathTo('/staff/weeks/:rota', { rota: rota.id }, { week: String(week.sequence) })}
          >
            {t('shifts.plan.week_name', { week: week.letter })}
          </Link>
        ))}
      </p>
      <p className="quiet">
        {rota.validTo
          ? t('shifts.plan.from_until', { from: rota.validFrom, until: rota.validTo })
          : t('shifts.plan.from_on', { from })}
        {rota.priority === 0 ? '' : ` · ${t('shifts.plan.priority')} ${rota.priority}`}
      </p>
    </Card>
  )
}
