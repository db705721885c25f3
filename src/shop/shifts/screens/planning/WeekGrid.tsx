/** The week grid of a rota: a column a day, a row a time, each template a block; several are changed at once. */
import { useState } from 'react'
import { useAddress } from '#app/address.ts'
import { pathTo } from '#app/paths.ts'
import { useRead } from '#app/reading.ts'
import { may } from '#app/session.ts'
import { Button } from '#app/ui/Button.tsx'
import { Link } from '#app/ui/Link.tsx'
import { Page, Read } from '#app/ui/Page.tsx'
import { Status } from '#app/ui/Status.tsx'
import { useNarrow } from '#app/ui/Table.tsx'
import { Tabs } from '#app/ui/Tabs.tsx'
import { useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import { listRotas } from '../../contract-planning.ts'
import { listTemplates } from '../../contract-template.ts'
import type { Rota } from '../../rules/rota.ts'
import { weekdayAt } from '../../rules/rota.ts'
import { BulkChange } from './BulkChange.tsx'
import { PlanLinks } from './PlanLinks.tsx'
import { dayName } from './place-words.ts'
import { SeriesBeside } from './SeriesBeside.tsx'
import type { Pick } from './TemplateBlock.tsx'
import { WeekDays } from './WeekDays.tsx'
import { WeekTable } from './WeekTable.tsx'

type Listed = ReplyOf<typeof listRotas>['rotas'][number]
export type Template = ReplyOf<typeof listTemplates>['templates'][number]

export interface GridDay {
  readonly number: number
  readonly name: string
}

export interface GridProps {
  readonly days: readonly GridDay[]
  readonly templates: readonly Template[]
  readonly pick: Pick | null
  /** Where a new template of this day is made; null where one may not. */
  readonly addAt: ((day: number) => string) | null
}

export function WeekGridScreen() {
  const t = useWords()
  const id = useAddress().param('rota')
  const rotas = useRead(listRotas, {})
  const rota = rotas.data?.rotas.find((one) => one.id === id)
  return (
    <Page
      title={rota?.name ?? t('shifts.plan.weeks')}
      back={{ href: '/staff/weeks', says: t('shifts.plan.weeks') }}
      read={rotas}
      wide
      action={rota && may('shifts.plan') ? <AddTemplate rota={rota} /> : undefined}
    >
      {() => (rota ? <Weeks rota={rota} /> : <p>{t('app.not_here.says')}</p>)}
    </Page>
  )
}

/** The week whose tab is open: the first one when the address names none. */
const weekOf = (rota: Listed, asked: string | null): number =>
  rota.weeks.find(({ sequence }) => String(sequence) === asked)?.sequence ?? rota.weeks[0]?.sequence ?? 1

function AddTemplate({ rota }: { readonly rota: Listed }) {
  const t = useWords()
  const week = String(weekOf(rota, useAddress().get('week')))
  return (
    <Button icon="plus" href={pathTo('/staff/shift-templates/new', {}, { rota: rota.id, week })}>
      {t('shifts.plan.template_add')}
    </Button>
  )
}

function Weeks({ rota }: { readonly rota: Listed }) {
  const t = useWords()
  return (
    <div className="stack">
      <PlanLinks />
      <div>
        <Tabs
          name="week"
          label={t('shifts.plan.weeks')}
          of={rota.weeks.map((week) => ({
            value: String(week.sequence),
            label:
              week.sequence === rota.today?.sequence
                ? t('shifts.plan.week_now', { week: week.letter })
                : t('shifts.plan.week_name', { week: week.letter }),
            show: () => <OneWeek key={week.sequence} rota={rota} sequence={week.sequence} />,
          }))}
        />
      </div>
    </div>
  )
}

function OneWeek({ rota, sequence }: { readonly rota: Listed; readonly sequence: number }) {
  const t = useWords()
  const address = useAddress()
  const narrow = useNarrow()
  const ended = address.get('ended') === 'yes'
  const reading = useRead(listTemplates, { rota: rota.id }, { keep: true })
  const [chosen, choose] = useState<ReadonlySet<string>>(new Set())
  const [picking, setPicking] = useState(false)
  const days = daysOf(rota as Rota & Listed, sequence)
  const Grid = narrow ? WeekDays : WeekTable
  const toggle = (id: string) => choose((before) => toggled(before, id))
  const addAt = (day: number) =>
    pathTo('/staff/shift-templates/new', {}, { rota: rota.id, week: String(sequence), day: String(day) })
  return (
    <Read of={reading}>
      {(data) => {
        const templates = data.templates.filter((one) => one.week === sequence && (ended || one.state !== 'ended'))
        const open = templates.filter(({ state }) => state !== 'ended')
        return (
          <div className="stack">
            <div className="row not-printed">
              {may('shifts.plan') ? (
                <Button
                  kind="other"
                  icon={picking ? 'close' : 'check'}
                  press={() => {
                    setPicking(!picking)
                    choose(new Set())
                  }}
                >
                  {t(picking ? 'shifts.plan.pick_end' : 'shifts.plan.pick')}
                </Button>
              ) : null}
              {picking ? (
                <Button kind="quiet" press={() => choose(new Set(open.map(({ id }) => id)))}>
                  {t('shifts.plan.pick_all')}
                </Button>
              ) : null}
              <Link href={endedHref(address.path, sequence, !ended)}>
                {t(ended ? 'shifts.plan.ended_hide' : 'shifts.plan.ended_show')}
              </Link>
              <WeekFill templates={open} />
            </div>
            <Grid
              days={days}
              templates={templates}
              pick={picking ? { chosen, toggle } : null}
              addAt={may('shifts.plan') && !picking ? addAt : null}
            />
            {picking ? (
              <BulkChange
                rota={rota}
                week={sequence}
                templates={open.filter(({ id }) => chosen.has(id))}
                done={() => choose(new Set())}
              />
            ) : null}
            <SeriesBeside />
          </div>
        )
      }}
    </Read>
  )
}

const endedHref = (path: string, week: number, show: boolean): string =>
  `${path}?${new URLSearchParams({ week: String(week), ...(show ? { ended: 'yes' } : {}) })}`

function toggled(before: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const after = new Set(before)
  if (!after.delete(id)) after.add(id)
  return after
}

function daysOf(rota: Rota, sequence: number): GridDay[] {
  const length = rota.weeks.find((week) => week.sequence === sequence)?.lengthDays ?? 7
  return Array.from({ length }, (_none, index) => ({
    number: index + 1,
    name: dayName(weekdayAt(rota, sequence, index + 1), index + 1),
  }))
}

function WeekFill({ templates }: { readonly templates: readonly Template[] }) {
  const t = useWords()
  const seats = templates.reduce((sum, one) => sum + one.seats, 0)
  const held = templates.reduce((sum, one) => sum + one.held, 0)
  if (seats === 0) return null
  return (
    <Status tone={held < seats ? 'news' : 'fine'} icon="people" says={t('shifts.plan.week_fill', { held, seats })} />
  )
}
