/** Who is behind with dues; the core group notes that it looked into it, before a vote may rest. */
import { pathTo } from '#app/paths.ts'
import { useAct, useRead } from '#app/reading.ts'
import { may } from '#app/session.ts'
import { Card } from '#app/ui/Card.tsx'
import { Empty } from '#app/ui/Empty.tsx'
import { Facts } from '#app/ui/Facts.tsx'
import { Form } from '#app/ui/Form.tsx'
import { LongTextField } from '#app/ui/fields.tsx'
import { Link } from '#app/ui/Link.tsx'
import { Page } from '#app/ui/Page.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { Status } from '#app/ui/Status.tsx'
import { dayWords, Money } from '#app/ui/When.tsx'
import { useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import type { Day } from '#platform/values/day.ts'
import type { Cents } from '#platform/values/money.ts'
import { checkArrears, readArrears } from '../contract/periods.ts'
import { duesOfPath, duesPath } from './dues-words.ts'

type Arrear = ReplyOf<typeof readArrears>['arrears'][number]

export function ArrearsScreen() {
  const t = useWords()
  return (
    <Page
      title={t('money.arrears')}
      says={t('money.arrears_say')}
      back={{ href: '/community/money/dues', says: t('money.dues_title') }}
      read={useRead(readArrears, {})}
    >
      {({ arrears }) =>
        arrears.length === 0 ? (
          <Empty says={t('money.no_arrears')} />
        ) : (
          <div className="stack">
            {arrears.map((one) => (
              <Behind key={one.period} one={one} />
            ))}
          </div>
        )
      }
    </Page>
  )
}

function Behind({ one }: { readonly one: Arrear }) {
  const t = useWords()
  return (
    <Card title={one.name}>
      <Facts
        of={[
          { name: t('money.still_to_pay'), value: <Money cents={one.open as Cents} /> },
          { name: t('money.field.dueOn'), value: `${dayWords(one.dueOn as Day)} · ${t('money.days_late', one)}` },
          { name: t('money.reminders'), value: String(one.reminders) },
        ]}
      />
      {one.votes ? null : <Status tone="attention" says={t('money.vote_rests')} />}
      {one.checkedAt ? <Status tone="quiet" says={t('money.looked_into')} /> : null}
      <div className="row">
        <Link href={pathTo(duesPath, { period: one.period })}>{t('money.dues_period')}</Link>
        <Link href={pathTo(duesOfPath, { participant: one.participant })}>{t('money.all_of_it')}</Link>
        {may('community.steer') && !one.checkedAt ? <Check one={one} /> : null}
      </div>
    </Card>
  )
}

const start = { note: '' }

function Check({ one }: { readonly one: Arrear }) {
  const t = useWords()
  const act = useAct(checkArrears)
  return (
    <Sheet words={t('money.note_check')} title={t('money.note_check')}>
      {(close) => (
        <Form<typeof start, typeof checkArrears>
          name={`check-${one.period}`}
          start={start}
          act={act}
          send={({ note }) => ({ period: one.period, note })}
          submit={t('money.note_check')}
          done={close}
        >
          <p>{t('money.note_check_says')}</p>
          <LongTextField name="note" label={t('money.what_we_found')} rows={3} />
        </Form>
      )}
    </Sheet>
  )
}
