/** The test of an objection: what the others say of it, and how it is met once it is found qualified. */
import { useAct } from '#app/reading.ts'
import { Button } from '#app/ui/Button.tsx'
import { Form } from '#app/ui/Form.tsx'
import { ChoiceField, LongTextField, SelectField } from '#app/ui/fields.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { Trouble } from '#app/ui/Trouble.tsx'
import { momentWords } from '#app/ui/When.tsx'
import { useWords } from '#app/words.ts'
import type { Instant } from '#platform/values/day.ts'
import { endTest, offerForObjection, testObjection } from '../contract/objections.ts'
import { type Offer, offers, whyNotAllTested } from '../rules/objections.ts'
import type { OfObjection } from './ObjectionsCard.tsx'

/** Who said what of it, until when; once everybody has answered the core group need not wait. */
export function TestLine({ of: one, objection }: OfObjection) {
  const t = useWords()
  const end = useAct(endTest)
  const { tests, testers } = objection
  const counted = tests.filter(({ counts }) => counts).length
  const runs = objection.state === 'raised'
  return (
    <>
      {runs ? (
        <p>
          {t('governance.tested_until', { until: momentWords(objection.testUntil as Instant) })}{' '}
          {t('governance.tested_by', { answered: counted, all: testers })}
        </p>
      ) : null}
      {tests.length > 0 ? (
        <ul>
          {tests.map(({ organisation, harms, reason }) => (
            <li key={organisation}>
              <strong>{organisation}</strong> · {t(harms ? 'governance.harms' : 'governance.no_harm')}
              {reason ? <p className="quiet">{reason}</p> : null}
            </li>
          ))}
        </ul>
      ) : null}
      {runs && one.steers ? (
        <Button
          kind="other"
          press={() => end.act({ objection: objection.id })}
          reasons={whyNotAllTested({
            until: objection.testUntil as Instant,
            eligible: testers,
            answered: counted,
          })}
        >
          {t('governance.end_test')}
        </Button>
      ) : null}
      <Trouble of={end.error} />
    </>
  )
}

const start = { harms: '', reason: '' }

export function TestSheet({ objection, own }: OfObjection & { readonly own: { id: string; name: string } }) {
  const t = useWords()
  const act = useAct(testObjection)
  const title = t('governance.test_for', { name: own.name })
  return (
    <Sheet words={title} title={title} kind="main">
      {(close) => (
        <Form<typeof start, typeof testObjection>
          name={`test-${objection.id}-${own.id}`}
          start={start}
          act={act}
          send={({ harms, reason }) => ({
            objection: objection.id,
            participant: own.id,
            harms: harms === 'harms',
            reason: reason || null,
          })}
          submit={t('governance.send_answer')}
          done={close}
        >
          <ChoiceField
            name="harms"
            label={t('governance.test_question')}
            options={[
              { value: 'harms', label: t('governance.harms') },
              { value: 'no_harm', label: t('governance.no_harm') },
            ]}
          />
          <LongTextField name="reason" label={t('governance.reason')} rows={3} optional />
        </Form>
      )}
    </Sheet>
  )
}

const offering = { how: 'amend', words: '' }

export function OfferSheet({ objection }: OfObjection) {
  const t = useWords()
  const act = useAct(offerForObjection)
  return (
    <Sheet words={t('governance.offer')} title={t('governance.offer')} kind="other">
      {(close) => (
        <Form<typeof offering, typeof offerForObjection>
          name={`offer-${objection.id}`}
          start={offering}
          act={act}
          send={({ how, words }) => ({ objection: objection.id, how: how as Offer, words })}
          submit={t('governance.offer')}
          done={close}
        >
          <SelectField
            name="how"
            label={t('governance.offer_how')}
            options={offers.map((value) => ({ value, label: t(`governance.offer_by.${value}`) }))}
          />
          <LongTextField name="words" label={t('governance.offer_words')} rows={3} />
        </Form>
      )}
    </Sheet>
  )
}
