/** One round: what is secured, pledged and missing; who pays what and why; why it would fail now and what would save it. */
import { useAddress } from '#app/address.ts'
import { pathTo } from '#app/paths.ts'
import { useRead } from '#app/reading.ts'
import { Button } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Card.tsx'
import { Facts } from '#app/ui/Facts.tsx'
import { Link } from '#app/ui/Link.tsx'
import { Page } from '#app/ui/Page.tsx'
import { Status } from '#app/ui/Status.tsx'
import { type Column, Table } from '#app/ui/Table.tsx'
import { dayWords, momentWords } from '#app/ui/When.tsx'
import { useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import type { Day, Instant } from '#platform/values/day.ts'
import { readRound } from '../contract/rounds.ts'
import type { SharingKey } from '../rules/weights.ts'
import { LateJoin } from './LateJoin.tsx'
import { RoundBar } from './RoundBar.tsx'
import { RoundCosts } from './RoundCosts.tsx'
import { RoundEnding } from './RoundEnding.tsx'
import { RoundFileLinks } from './RoundFileLinks.tsx'
import { RoundHistory } from './RoundHistory.tsx'
import { RoundMoney } from './RoundMoney.tsx'
import { KeysTable, PartsTable, RoundVerdict, TranchesTable } from './RoundOutcome.tsx'
import { RoundPledges } from './RoundPledges.tsx'
import { RoundSlips } from './RoundSlips.tsx'
import { RoundSteps } from './RoundSteps.tsx'
import { RoundWaits } from './RoundWaits.tsx'
import {
  amountWords,
  briefPath,
  keyWords,
  pledgePath,
  roundPath,
  roundsPath,
  roundTones,
  simulatorPath,
} from './round-words.ts'
import './rounds.css'

export type Round = ReplyOf<typeof readRound>
export interface OfRound {
  readonly of: Round
}

export function RoundScreen() {
  const t = useWords()
  const id = useAddress().param('round')
  const reading = useRead(readRound, { round: id })
  const round = reading.data
  return (
    <Page
      title={round?.name ?? t('rounds.round')}
      back={{ href: roundsPath, says: t('rounds.title') }}
      read={reading}
      action={
        round?.state === 'open' ? <Button href={pathTo(pledgePath, { round: id })}>{t('rounds.pledge')}</Button> : null
      }
      wide
    >
      {(one) => (
        <div className="stack">
          <StandingCard of={one} id={id} />
          {one.kind === 'past' ? null : <RoundPledges of={one} id={id} />}
          <RoundSlips of={one} />
          <RoundMoney of={one} id={id} />
          <RoundWaits of={one} id={id} />
          <RoundCosts of={one} id={id} />
          <RoundEnding of={one} id={id} />
          <NetsCard of={one} />
          <LateJoin of={one} id={id} />
          <PartsCard of={one} id={id} />
          <TermsCard of={one} />
          <RoundHistory id={id} />
        </div>
      )}
    </Page>
  )
}

function StandingCard({ of: round, id }: OfRound & { readonly id: string }) {
  const t = useWords()
  return (
    <Card
      title={t('rounds.standing')}
      action={
        <>
          {round.state === 'draft' || round.state === 'open' ? (
            <Button kind="other" icon="print" href={pathTo(briefPath, { round: id })}>
              {t('rounds.brief')}
            </Button>
          ) : null}
          <Button kind="other" href={`${simulatorPath}?round=${id}`}>
            {t('rounds.try_this')}
          </Button>
          <RoundSteps of={round} id={id} />
        </>
      }
    >
      <p className="row">
        <Status tone={roundTones[round.state]} says={t(`rounds.state.${round.state}`)} />
        <span className="quiet">
          {round.kind === 'past'
            ? t('rounds.delivered_on', { day: dayWords((round.deliveredOn ?? round.deadline) as Day) })
            : round.state === 'open'
              ? t('rounds.open_until', { time: momentWords(lastSecond(round.endsAt)) })
              : t('rounds.ended_on', { day: dayWords(round.deadline as Day) })}
        </span>
      </p>
      <Other of={round} />
      {round.state === 'failed' || round.kind === 'past' ? null : <RoundBar of={round} />}
      {round.state === 'open' || round.state === 'failed' ? (
        <RoundVerdict of={round.outcome} currency={round.currency} over={round.state === 'failed'} />
      ) : null}
    </Card>
  )
}

/** The round it took the place of, and the one that took its place. */
function Other({ of: round }: OfRound) {
  const t = useWords()
  const links = [
    [round.replaces, 'rounds.replaces'],
    [round.replacedBy, 'rounds.replaced_by'],
  ] as const
  return links.map(([other, says]) =>
    other ? (
      <p key={says}>
        <Link href={pathTo(roundPath, { round: other })}>{t(says)}</Link>
      </p>
    ) : null,
  )
}

/** The moment told is the last one at which one may pledge. */
const lastSecond = (endsAt: string): Instant => new Date(Date.parse(endsAt) - 1000).toISOString() as Instant

type Net = Round['nets'][number]

/** Once money was asked for: what everybody bears of the round today, what was added and given back counted in. */
function NetsCard({ of: round }: OfRound) {
  const t = useWords()
  if (round.nets.length === 0) return null
  const total = round.nets.reduce((all, { net }) => all + net, 0)
  const rows = [...round.nets, { participant: '', name: t('rounds.together'), net: total }]
  const columns: readonly Column<Net>[] = [
    { name: 'name', title: 'rounds.field.organisation', cell: (row) => row.name },
    {
      name: 'net',
      title: 'rounds.field.net',
      cell: (row) => amountWords(row.net, round.currency),
      right: true,
      line: 1,
    },
  ]
  return (
    <Card title={t('rounds.nets')}>
      <Table rows={rows} columns={columns} rowKey={(row) => row.participant} caption={t('rounds.nets')} />
    </Card>
  )
}

function PartsCard({ of: round, id }: OfRound & { readonly id: string }) {
  const t = useWords()
  const { currency, outcome } = round
  return (
    <>
      <Card title={t('rounds.parts')}>
        <PartsTable of={outcome} currency={currency} />
        {round.kind === 'past' || round.state === 'draft' ? null : <RoundFileLinks of={round} id={id} />}
      </Card>
      {outcome.parts.length > 0 && round.tranchesBp.length > 1 ? (
        <Card title={t('rounds.tranches')}>
          <TranchesTable of={outcome} currency={currency} bp={round.tranchesBp} />
        </Card>
      ) : null}
      {outcome.keys.length > 0 ? (
        <Card title={t('rounds.by_every_key')}>
          <KeysTable of={outcome} currency={currency} chosen={round.key.kind} />
        </Card>
      ) : null}
    </>
  )
}

/** What a development of before never had: it was paid before there were rounds. */
const neverOf: ReadonlySet<string> = new Set(['min_payers', 'contingency', 'opens', 'deadline', 'estimate_until'])

function TermsCard({ of: round }: OfRound) {
  const t = useWords()
  const { currency, outcome } = round
  const facts = [
    ['target', amountWords(round.target, currency)],
    ['key', keyWords(round.key as SharingKey)],
    ['key_year', round.keyYear],
    ['min_payers', round.minPayers],
    [
      'contingency',
      t('rounds.contingency_covered', {
        wanted: amountWords(outcome.contingency.wanted, currency),
        covered: amountWords(outcome.contingency.covered, currency),
      }),
    ],
    ['opens', dayWords(round.opensOn as Day)],
    ['deadline', dayWords(round.deadline as Day)],
    ['estimate_until', dayWords(round.estimateValidUntil as Day)],
    ['provider', round.provider?.name],
    ['holder', round.holder?.name],
    [
      'secured',
      round.secured
        .map(({ source, amount, evidence }) =>
          [
            t('rounds.named_amount', { name: t(`rounds.source.${source}`), amount: amountWords(amount, currency) }),
            evidence,
          ]
            .filter(Boolean)
            .join(' · '),
        )
        .join(', '),
    ],
  ] as const
  return (
    <Card title={t('rounds.agreed')}>
      <Facts
        of={facts
          .filter(
            ([name, value]) => value !== undefined && value !== '' && !(round.kind === 'past' && neverOf.has(name)),
          )
          .map(([name, value]) => ({ name: t(`rounds.field.${name}`), value }))}
      />
    </Card>
  )
}
