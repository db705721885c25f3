/** Margins of the Odoo beside the rules of prices here, with what each would change; ticked ones are taken over. */
import { useAct, useRead } from '#app/reading.ts'
import { may } from '#app/session.ts'
import { Button } from '#app/ui/Button.tsx'
import { Empty } from '#app/ui/Empty.tsx'
import { useNotices } from '#app/ui/Notices.tsx'
import { Page } from '#app/ui/Page.tsx'
import { Status } from '#app/ui/Status.tsx'
import { type Column, Table } from '#app/ui/Table.tsx'
import { Trouble } from '#app/ui/Trouble.tsx'
import { moneyWords } from '#app/ui/When.tsx'
import { t, useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import { readOdooMargins, takeOdooMargins } from '../contract-odoo.ts'
import { pairWords } from './figures.ts'
import { partsOf } from './PriceRules.tsx'
import { Tick, Ticked, useTicks } from './TakeOver.tsx'

type Margin = ReplyOf<typeof readOdooMargins>['margins'][number]

export function OdooMarginsScreen() {
  const t = useWords()
  return (
    <Page
      title={t('catalogue.odoo.margins')}
      says={t('catalogue.odoo.margins_say')}
      back={{ href: '/staff/products-from-odoo', says: t('catalogue.odoo') }}
      wide
      read={useRead(readOdooMargins, {})}
    >
      {({ margins }) =>
        margins.length === 0 ? (
          <Empty says={t('catalogue.odoo.margins_none')} />
        ) : (
          <Proposals key={margins.map(({ margin }) => margin).join()} margins={margins} />
        )
      }
    </Page>
  )
}

function Proposals({ margins }: { readonly margins: readonly Margin[] }) {
  const t = useWords()
  const ticks = useTicks()
  const { said } = useNotices()
  const take = useAct(takeOdooMargins)
  const takes = may('catalogue.price')
  const ready = margins.flatMap(({ margin, target }) => (target === null ? [] : [margin]))
  const chosen = [...ticks.ticked]
  return (
    <div className="stack">
      <Table
        rows={margins}
        columns={columns}
        rowKey={({ margin }) => margin}
        caption={t('catalogue.odoo.margins')}
        {...(takes
          ? {
              action: ({ margin, name, target }: Margin) =>
                target === null ? null : <Tick ticks={ticks} id={margin} name={name} />,
            }
          : {})}
      />
      <Trouble of={take.error} />
      {takes ? (
        <div className="row">
          <Ticked ticks={ticks} shown={ready} />
          <Button
            kind="main"
            busy={take.busy}
            reasons={chosen.length === 0 ? [{ code: 'odoo.margin_choose', facts: {} }] : []}
            press={async () => {
              const done = await take.act({ margins: chosen })
              if (done) said(t('catalogue.odoo.margin_taken', { count: done.rules }))
            }}
          >
            {t('catalogue.odoo.margin_take', { count: chosen.length })}
          </Button>
        </div>
      ) : null}
    </div>
  )
}

const ruleWords = (rule: Margin['now']): string =>
  partsOf(rule)
    .map(({ name, value }) => pairWords(name, String(value)))
    .join(' · ')

const columns: readonly Column<Margin>[] = [
  {
    name: 'name',
    title: 'catalogue.odoo.margin_of',
    cell: ({ name, scope }) => (
      <>
        {name} <span className="quiet">{t(`catalogue.scope.${scope}`)}</span>
      </>
    ),
    line: 1,
    wraps: true,
  },
  {
    name: 'says',
    title: 'catalogue.odoo.margin_says',
    cell: ({ now, wanted }) => (
      <div>
        <div>{t('catalogue.odoo.margin_now', { rule: ruleWords(now) || t('catalogue.odoo.margin_nothing') })}</div>
        <div>{t('catalogue.odoo.margin_then', { rule: ruleWords(wanted) })}</div>
      </div>
    ),
    line: 2,
    wraps: true,
  },
  {
    name: 'effect',
    title: 'catalogue.odoo.margin_effect',
    cell: (margin) => <WouldChange margin={margin} />,
    line: 3,
    wraps: true,
  },
]

const money = (cents: number | null): string => (cents === null ? '–' : moneyWords(cents))

function WouldChange({ margin }: { readonly margin: Margin }) {
  const t = useWords()
  const { target, moving, moves, following, surcharge } = margin
  if (target === null) return <Status tone="attention" says={t('catalogue.odoo.margin_missing')} />
  return (
    <div>
      {moving === 0 ? t('catalogue.odoo.margin_no_moves') : t('catalogue.odoo.margin_moves', { count: moving })}
      {moves.map(({ product, name, before, after }) => (
        <div key={product} className="quiet">
          {t('catalogue.odoo.margin_move', { name, before: money(before), after: money(after) })}
        </div>
      ))}
      {moving > moves.length ? (
        <div className="quiet">{t('catalogue.odoo.margin_more', { count: moving - moves.length })}</div>
      ) : null}
      {following > 0 ? (
        <Status tone="attention" says={t('catalogue.odoo.margin_follows', { count: following })} />
      ) : null}
      {surcharge === null ? null : (
        <Status tone="attention" says={t('catalogue.odoo.margin_surcharge', { amount: moneyWords(surcharge) })} />
      )}
    </div>
  )
}
