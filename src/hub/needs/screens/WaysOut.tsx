/** Ways out before a need is paid for: parked, declined, replaced, withdrawn; everybody reads why. */
import { useAct, useRead } from '#app/reading.ts'
import { Form } from '#app/ui/Form.tsx'
import { DayField, LongTextField, SelectField } from '#app/ui/fields.tsx'
import { Read } from '#app/ui/Page.tsx'
import { ReasonSheet } from '#app/ui/ReasonSheet.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { useWords } from '#app/words.ts'
import { listNeeds } from '../contract/needs.ts'
import { declineNeed, parkNeed, replaceNeed, withdrawNeed } from '../contract/order.ts'
import { isOpen, whyNotMove } from '../rules/states.ts'
import type { OfNeed } from './Need.tsx'
import { titleOf } from './need-words.ts'

const parking = { reason: '', until: '' }

export function WaysOut({ of: one }: OfNeed) {
  const t = useWords()
  const park = useAct(parkNeed)
  return (
    <>
      {one.steers && whyNotMove('park', one.state).length === 0 ? (
        <>
          <Sheet words={t('needs.park')} title={t('needs.park')} kind="quiet">
            {(close) => (
              <Form<typeof parking, typeof parkNeed>
                name={`park-${one.id}`}
                start={parking}
                act={park}
                send={({ reason, until }) => ({ need: one.id, reason, until })}
                submit={t('needs.park')}
                done={close}
              >
                <DayField name="until" label={t('needs.field.parkedUntil')} />
                <LongTextField name="reason" label={t('needs.reason_public')} rows={2} />
              </Form>
            )}
          </Sheet>
          <GiveUp of={one} way="decline" />
        </>
      ) : null}
      {whyNotMove('replace', one.state).length === 0 ? <Replace of={one} /> : null}
      <GiveUp of={one} way="withdraw" />
    </>
  )
}

/** The core group declines a need, its author withdraws it: the same form for both. */
function GiveUp({ of: one, way }: OfNeed & { readonly way: 'decline' | 'withdraw' }) {
  const t = useWords()
  return (
    <ReasonSheet
      name={`${way}-${one.id}`}
      act={way === 'decline' ? declineNeed : withdrawNeed}
      send={(reason) => ({ need: one.id, reason })}
      words={t(`needs.${way}`)}
      asks={t('needs.reason_public')}
      submitKind="grave"
    />
  )
}

const replacing = { replacement: '', reason: '' }

function Replace({ of: one }: OfNeed) {
  const t = useWords()
  const act = useAct(replaceNeed)
  const others = useRead(listNeeds, { size: 200 })
  return (
    <Sheet words={t('needs.replace')} title={t('needs.replace')} kind="quiet">
      {(close) => (
        <Read of={others}>
          {({ rows }) => (
            <Form<typeof replacing, typeof replaceNeed>
              name={`replace-${one.id}`}
              start={replacing}
              act={act}
              send={(values) => ({ need: one.id, ...values })}
              submit={t('needs.replace')}
              done={close}
            >
              <SelectField
                name="replacement"
                label={t('needs.replace_by')}
                options={rows
                  .filter(({ id, number, state }) => id !== one.id && number !== null && isOpen(state))
                  .map((row) => ({ value: row.id, label: titleOf(row) }))}
              />
              <LongTextField name="reason" label={t('needs.reason_public')} rows={2} />
            </Form>
          )}
        </Read>
      )}
    </Sheet>
  )
}
