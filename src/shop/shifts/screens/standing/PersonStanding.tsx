/** In a person's file: standing with reasons, the ledger, the standings so far, and what the office may decide. */
import { useRead } from '#app/reading.ts'
import { Card } from '#app/ui/Card.tsx'
import { Read } from '#app/ui/Page.tsx'
import { useWords } from '#app/words.ts'
import { readLedger } from '../../contract-counting.ts'
import { LeaveCard } from './LeaveCard.tsx'
import { LedgerLines, SpanLines } from './LedgerLines.tsx'
import { SaysParts } from './Says.tsx'
import { CorrectCounter, GiveExtension, GiveGrace, Resign, Unsubscribe } from './StandingActs.tsx'

export function PersonStanding({ member }: { readonly member: string }) {
  const t = useWords()
  return (
    <>
      <Card title={t('shifts.standing.title')}>
        <Read of={useRead(readLedger, { member }, { keep: true })}>
          {({ name, mode, standing, says, ledger, spans, unit, graceUsed }) => (
            <div className="stack">
              <SaysParts standing={standing} says={says} />
              <section className="standing-part">
                <h3>{t('shifts.standing.ledger')}</h3>
                <LedgerLines ledger={ledger} unit={unit} />
              </section>
              <details>
                <summary>{t('shifts.standing.spans')}</summary>
                <SpanLines spans={spans} />
              </details>
              {mode === 'not_concerned' ? null : (
                <div className="row not-printed">
                  <CorrectCounter member={member} name={name} twoCounters={mode === 'regular'} />
                  {graceUsed ? (
                    <GiveExtension member={member} name={name} />
                  ) : (
                    <GiveGrace member={member} name={name} />
                  )}
                  <Resign member={member} name={name} />
                  <Unsubscribe member={member} name={name} />
                </div>
              )}
            </div>
          )}
        </Read>
      </Card>
      <LeaveCard member={member} />
    </>
  )
}
