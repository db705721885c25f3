/** One mandate: its days, the report for the successor, what is handed over. */
import { useAddress } from '#app/address.ts'
import { pathTo } from '#app/paths.ts'
import { useAct, useRead } from '#app/reading.ts'
import { Button } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Card.tsx'
import { Facts } from '#app/ui/Facts.tsx'
import { HistoryCard } from '#app/ui/HistoryCard.tsx'
import { Link } from '#app/ui/Link.tsx'
import { Page } from '#app/ui/Page.tsx'
import { Status } from '#app/ui/Status.tsx'
import { Trouble } from '#app/ui/Trouble.tsx'
import { useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import { readTerm, tickHandOver } from '../contract/terms.ts'
import { reportParts } from '../rules/terms.ts'
import './circles.css'
import { seatPage, seatTones } from './circle-words.ts'
import { decisionPage } from './proposal-words.ts'
import { ActSheet, HandOverSheet, RecallSheet, RenewSheet, ReportSheet, ResignSheet } from './TermSheets.tsx'

export interface OfTerm {
  readonly of: ReplyOf<typeof readTerm>
}

export function TermScreen() {
  const t = useWords()
  const reading = useRead(readTerm, { term: useAddress().param('term') })
  const { data } = reading
  return (
    <Page
      title={data ? `${data.person} · ${data.role}` : t('governance.mandate')}
      {...(data
        ? {
            back: {
              href: pathTo(seatPage, { circleSeat: data.circleSeat }),
              says: `${data.circle} · ${data.role}`,
            },
          }
        : {})}
      read={reading}
    >
      {(of) => (
        <div className="stack">
          <DaysCard of={of} />
          <ReportCard of={of} />
          <HandOverCard of={of} />
          <HistoryCard lines={of.history} />
        </div>
      )}
    </Page>
  )
}

function DaysCard({ of }: OfTerm) {
  const t = useWords()
  const may = new Set(of.may)
  return (
    <Card
      title={t('governance.mandate')}
      state={<Status tone={seatTones[of.state]} says={t(`governance.seat_state.${of.state}`)} />}
    >
      <p>{t('governance.days_of', { from: of.fromDay, until: of.untilDay })}</p>
      <p className="quiet">
        {of.organisation} · {t('governance.term_in_row', { n: of.termInRow })}
      </p>
      {of.actingUntil ? <p>{t('governance.acts_until', { day: of.actingUntil })}</p> : null}
      {of.leftReason ? <p>{of.leftReason}</p> : null}
      <p>
        {t('governance.found_by')}{' '}
        <Link href={pathTo(decisionPage, { decided: of.decision.id })}>
          {`${of.decision.number} · ${of.decision.title}`}
        </Link>
      </p>
      <div className="row">
        {may.has('renew') ? <RenewSheet of={of} /> : null}
        {may.has('let_act') ? <ActSheet of={of} /> : null}
        {may.has('resign') ? <ResignSheet of={of} /> : null}
        {may.has('recall') ? <RecallSheet of={of} /> : null}
      </div>
    </Card>
  )
}

function ReportCard({ of }: OfTerm) {
  const t = useWords()
  const { report } = of
  return (
    <Card title={t('governance.report')}>
      {report ? (
        <Facts
          long
          of={reportParts.map((part) => ({ name: t(`governance.report_part.${part}`), value: report[part] }))}
        />
      ) : (
        <p>{t('governance.no_report')}</p>
      )}
      {of.may.includes('report') ? <ReportSheet of={of} /> : null}
    </Card>
  )
}

function HandOverCard({ of }: OfTerm) {
  const t = useWords()
  const tick = useAct(tickHandOver)
  return (
    <Card title={t('governance.hand_over')}>
      {of.handOver.length === 0 ? <p>{t('governance.no_hand_over')}</p> : null}
      <ul className="seat-list">
        {of.handOver.map((line) => (
          <li key={line.id} className="row">
            <span>{line.text}</span>
            {line.doneOn ? (
              <span className="quiet">{t('governance.taken_over_on', { day: line.doneOn })}</span>
            ) : (
              <Button kind="quiet" press={() => tick.act({ handOver: line.id })} busy={tick.busy}>
                {t('governance.took_over')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <Trouble of={tick.error} />
      {of.may.includes('hand_over') ? <HandOverSheet of={of} /> : null}
    </Card>
  )
}
