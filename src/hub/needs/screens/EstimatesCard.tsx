/** What providers offer for the need; asking one, and taking one. */
import { pathTo } from '#app/paths.ts'
import { useAct, useRead } from '#app/reading.ts'
import { Button } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Card.tsx'
import { Form } from '#app/ui/Form.tsx'
import { DayField, SelectField, TextField } from '#app/ui/fields.tsx'
import { Link } from '#app/ui/Link.tsx'
import { Read } from '#app/ui/Page.tsx'
import { ReasonSheet } from '#app/ui/ReasonSheet.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { Status } from '#app/ui/Status.tsx'
import { dayWords, moneyWords } from '#app/ui/When.tsx'
import { useWords } from '#app/words.ts'
import type { Day } from '#platform/values/day.ts'
import { acceptEstimate, askEstimate, declineEstimate } from '../contract/estimates.ts'
import { readProviders } from '../contract/own.ts'
import { whyNotMove } from '../rules/states.ts'
import type { NeedReply, OfNeed } from './Need.tsx'
import { estimatePage, estimateTones, hoursOf } from './need-words.ts'

type Estimate = NeedReply['estimates'][number]

export function EstimatesCard({ of: one }: OfNeed) {
  const t = useWords()
  const mayAsk = one.steers && whyNotMove('ask_estimate', one.state).length === 0
  if (one.estimates.length === 0 && !mayAsk) return null
  return (
    <Card title={t('needs.estimates')} action={mayAsk ? <Ask of={one} /> : undefined}>
      {one.estimates.length === 0 ? <p>{t('needs.no_estimate')}</p> : null}
      <ul className="need-list">
        {one.estimates.map((estimate) => (
          <li key={estimate.id}>
            <p className="row">
              <Link href={pathTo(estimatePage, { estimate: estimate.id })}>
                {t('needs.estimate_by', { name: estimate.providerName, version: estimate.version })}
              </Link>
              <Status tone={estimateTones[estimate.state]} says={t(`needs.estimate_state.${estimate.state}`)} />
            </p>
            {estimate.net !== null && estimate.minutesLikely !== null ? (
              <p>
                {t('needs.hours', { hours: hoursOf(estimate.minutesLikely) })} · {moneyWords(estimate.net)}
                {estimate.validUntil ? ` · ${t('community.until', { day: dayWords(estimate.validUntil as Day) })}` : ''}
              </p>
            ) : null}
            {estimate.ownNeed ? <p className="quiet">{t('needs.own_need')}</p> : null}
            {estimate.reason ? <p className="quiet">{estimate.reason}</p> : null}
            {one.steers && estimate.state === 'submitted' ? <Decide of={estimate} /> : null}
          </li>
        ))}
      </ul>
    </Card>
  )
}

const asking = { provider: '' }

function Ask({ of: one }: OfNeed) {
  const t = useWords()
  const act = useAct(askEstimate)
  const providers = useRead(readProviders, {})
  return (
    <Sheet words={t('needs.ask_estimate')} title={t('needs.ask_estimate')}>
      {(close) => (
        <Read of={providers}>
          {({ providers: all }) => (
            <Form<typeof asking, typeof askEstimate>
              name={`ask-${one.id}`}
              start={asking}
              act={act}
              send={({ provider }) => ({ needs: [one.id], provider })}
              submit={t('needs.ask_estimate')}
              done={close}
            >
              <SelectField
                name="provider"
                label={t('needs.field.provider')}
                options={all.map(({ id, name }) => ({ value: id, label: name }))}
              />
            </Form>
          )}
        </Read>
      )}
    </Sheet>
  )
}

const deciding = { number: '', day: '' }

function Decide({ of: estimate }: { readonly of: Estimate }) {
  const t = useWords()
  const accept = useAct(acceptEstimate)
  return (
    <div className="row">
      <Sheet words={t('needs.take_estimate')} title={t('needs.take_estimate')}>
        {(close) => (
          <Form<typeof deciding, typeof acceptEstimate>
            name={`take-${estimate.id}`}
            start={deciding}
            act={accept}
            send={({ number, day }) => ({ estimate: estimate.id, decision: number && day ? { number, day } : null })}
            submit={t('needs.take_estimate')}
            done={close}
          >
            <p>{t('needs.take_says')}</p>
            <TextField name="number" label={t('community.field.decision_number')} optional />
            <DayField name="day" label={t('community.field.decision_day')} optional />
          </Form>
        )}
      </Sheet>
      <ReasonSheet
        name={`refuse-${estimate.id}`}
        act={declineEstimate}
        send={(reason) => ({ estimate: estimate.id, reason })}
        words={t('needs.decline_estimate')}
        asks={t('needs.reason_public')}
      />
      <Button kind="quiet" href={pathTo(estimatePage, { estimate: estimate.id })}>
        {t('needs.look_at_estimate')}
      </Button>
    </div>
  )
}
