/** One pot: what it is for, what each item has and lacks, and giving with one thumb. */
import { useAddress } from '#app/address.ts'
import { useRead } from '#app/reading.ts'
import { may } from '#app/session.ts'
import { Card } from '#app/ui/Card.tsx'
import { Empty } from '#app/ui/Empty.tsx'
import { Facts } from '#app/ui/Facts.tsx'
import { Page } from '#app/ui/Page.tsx'
import { Status } from '#app/ui/Status.tsx'
import { Table } from '#app/ui/Table.tsx'
import { dayWords, momentWords } from '#app/ui/When.tsx'
import { t, useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import type { Day, Instant } from '#platform/values/day.ts'
import { readPot } from '../contract/pots.ts'
import { GiveSheet } from './Give.tsx'
import { AddItem, CancelPot, ChangeCredits, ItemActs, RemoveFromPot } from './PotActs.tsx'
import { ChangePot } from './PotFields.tsx'
import { itemTones, potsPath, potTones } from './pot-words.ts'
import { amountWords } from './round-words.ts'
import './pots.css'

export type Pot = ReplyOf<typeof readPot>
export type PotItem = Pot['items'][number]
export interface OfPot {
  readonly of: Pot
}

export function PotScreen() {
  const t = useWords()
  const id = useAddress().param('pot')
  const reading = useRead(readPot, { pot: id })
  return (
    <Page
      title={reading.data?.name ?? t('funding.pot')}
      back={{ href: potsPath, says: t('funding.pots') }}
      read={reading}
      wide
    >
      {(pot) => (
        <div className="stack">
          <Standing of={pot} />
          <Items of={pot} />
          {pot.kind === 'common_pot' ? <Credits of={pot} /> : null}
          <Contributions of={pot} />
          {may('community.steer') && pot.state !== 'cancelled' ? <CancelPot of={pot} /> : null}
        </div>
      )}
    </Page>
  )
}

function Standing({ of: pot }: OfPot) {
  const t = useWords()
  const money = (amount: number) => amountWords(amount, pot.currency)
  return (
    <Card
      title={t('funding.pot_terms')}
      action={may('community.steer') && pot.state !== 'cancelled' ? <ChangePot of={pot} /> : undefined}
    >
      <p className="row">
        <Status tone={potTones[pot.state]} says={t(`funding.pot.state.${pot.state}`)} />
        <span className="quiet">
          {t('funding.pot_days', { from: dayWords(pot.opensOn as Day), to: dayWords(pot.closesOn as Day) })}
        </span>
      </p>
      {pot.reason ? <p>{t('funding.pot_reason', { reason: pot.reason })}</p> : null}
      <p>{t(`funding.pot_kind_says.${pot.kind}`)}</p>
      <Facts
        of={[
          { name: t('funding.pot.given'), value: money(pot.given) },
          ...(pot.orgCap === null ? [] : [{ name: t('funding.pot.orgCap'), value: money(pot.orgCap) }]),
          ...(pot.matchPot === 0 ? [] : [{ name: t('funding.pot.matchPot'), value: money(pot.matchPot) }]),
          ...pot.acting.map((one) => ({
            name: one.name,
            value:
              one.credit === null
                ? t('funding.has_given', { amount: money(one.given) })
                : t('funding.has_left', { amount: money(one.credit) }),
          })),
        ]}
      />
    </Card>
  )
}

function Items({ of: pot }: OfPot) {
  const t = useWords()
  const adds = may('community.steer') && (pot.state === 'open' || pot.state === 'coming')
  return (
    <Card title={t('funding.items')} action={adds ? <AddItem of={pot} /> : undefined}>
      {pot.items.length === 0 ? <Empty says={t('funding.no_items')} /> : null}
      <ul className="pot-items">
        {pot.items.map((item) => (
          <li key={item.id}>
            <OneItem of={pot} item={item} />
          </li>
        ))}
      </ul>
    </Card>
  )
}

function OneItem({ of: pot, item }: OfPot & { readonly item: PotItem }) {
  const t = useWords()
  const money = (amount: number) => amountWords(amount, pot.currency)
  return (
    <article className="pot-item">
      <header className="row">
        <h3>{item.name}</h3>
        <Status tone={itemTones[item.state]} says={t(`funding.item.state.${item.state}`)} />
      </header>
      {item.says ? <p>{item.says}</p> : null}
      <progress
        max={item.most}
        value={item.total}
        aria-label={t('funding.item_progress', { name: item.name, total: money(item.total), most: money(item.most) })}
      />
      <p className="figures">
        {item.state === 'open' && item.left > 0
          ? t('funding.item_left', { total: money(item.total), left: money(item.left) })
          : t('funding.item_total', { total: money(item.total), most: money(item.most) })}
        {item.least > 0 && item.least < item.most ? ` ${t('funding.item_least', { least: money(item.least) })}` : ''}
      </p>
      {item.match > 0 ? <p className="quiet">{t('funding.item_match', { match: money(item.match) })}</p> : null}
      <div className="row">
        {pot.state === 'open' && item.state === 'open' ? <GiveSheet of={pot} item={item} /> : null}
        {may('community.steer') ? <ItemActs of={pot} item={item} /> : null}
      </div>
    </article>
  )
}

function Credits({ of: pot }: OfPot) {
  const t = useWords()
  return (
    <Card
      title={t('funding.credits')}
      action={
        may('funding.book') ? (
          <>
            <ChangeCredits of={pot} />
            <RemoveFromPot of={pot} />
          </>
        ) : undefined
      }
    >
      {pot.organisations.length === 0 ? (
        <Empty says={t('funding.no_credits')} />
      ) : (
        <Table
          rows={pot.organisations}
          rowKey={(row) => row.participant}
          columns={[
            { name: 'name', title: 'funding.invoice.buyer', cell: (row) => row.name, line: 1 },
            {
              name: 'given',
              title: 'funding.pot.given',
              cell: (row) => amountWords(row.given, pot.currency),
              right: true,
              line: 2,
            },
            {
              name: 'credit',
              title: 'funding.credit_left',
              cell: (row) => (row.credit === null ? t('funding.not_in_pot') : amountWords(row.credit, pot.currency)),
              right: true,
              line: 2,
            },
          ]}
          caption={t('funding.credits')}
        />
      )}
    </Card>
  )
}

function Contributions({ of: pot }: OfPot) {
  const t = useWords()
  if (pot.contributions.length === 0) return null
  return (
    <Card title={t('funding.contributions')}>
      <Table
        rows={[...pot.contributions].reverse()}
        rowKey={(row) => row.id}
        columns={[
          { name: 'name', title: 'funding.contribution.who', cell: (row) => row.name, line: 1 },
          { name: 'item', title: 'funding.contribution.item', cell: (row) => row.itemName, line: 2 },
          { name: 'at', title: 'funding.contribution.at', cell: (row) => momentWords(row.at as Instant), line: 3 },
          {
            name: 'amount',
            title: 'funding.contribution.amount',
            cell: (row) => amountCell(row, pot),
            right: true,
            line: 2,
          },
        ]}
        caption={t('funding.contributions')}
      />
    </Card>
  )
}

const amountCell = (row: Pot['contributions'][number], { currency }: Pot): string =>
  row.reverses === null
    ? amountWords(row.amount, currency)
    : t('funding.taken_back', { amount: amountWords(row.amount, currency) })
