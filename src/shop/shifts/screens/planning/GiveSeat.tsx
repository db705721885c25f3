/** Giving somebody a fixed place: every reason against it and every date it touches, before it is given. */
import { useAct, useRead } from '#app/reading.ts'
import { currentMe } from '#app/session.ts'
import { Form } from '#app/ui/Form.tsx'
import { DayField, SelectField, useValues } from '#app/ui/fields.tsx'
import { useNotices } from '#app/ui/Notices.tsx'
import { Reasons } from '#app/ui/Reasons.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { Status } from '#app/ui/Status.tsx'
import { useWords } from '#app/words.ts'
import type { Refusal } from '#platform/refusal.ts'
import type { Day } from '#platform/values/day.ts'
import { PersonField } from '#shop/members/parts.tsx'
import { giveFixedSeat } from '../../contract-planning.ts'
import { previewFixedSeat } from '../../contract-seats.ts'
import { later } from '../../rules/days.ts'
import { SeatDates } from './SeatDates.tsx'
import type { FullTemplate } from './Template.tsx'

type Values = { readonly member: string; readonly group: string; readonly from: string; readonly until: string }

const wishOf = (template: string, { member, group, from, until }: Values) => ({
  template,
  member,
  ...(group ? { group } : {}),
  ...(from ? { from } : {}),
  until: until || null,
})

export function GiveSeat({ template }: { readonly template: FullTemplate }) {
  const t = useWords()
  const { said } = useNotices()
  const give = useAct(giveFixedSeat, { done: ({ seated }) => said(t('shifts.plan.seat_given', { count: seated })) })
  const today = currentMe().today ?? ''
  const start: Values = {
    member: '',
    group: '',
    from: later(template.from as Day, today as Day),
    until: template.until ?? '',
  }
  return (
    <Sheet words={t('shifts.plan.seat_give')} title={t('shifts.plan.seat_give')} icon="plus">
      {(close) => (
        <Form<Values, typeof giveFixedSeat>
          name={`give-${template.id}`}
          keep={false}
          start={start}
          act={give}
          send={(values) => wishOf(template.id, values)}
          submit={t('shifts.plan.seat_give')}
          done={close}
        >
          <PersonField name="member" label={t('shifts.column.name')} />
          {template.groups.length > 1 ? (
            <SelectField
              name="group"
              label={t('shifts.column.role')}
              optional
              options={template.groups.map(({ id, role }) => ({ value: id, label: role }))}
            />
          ) : null}
          <DayField name="from" label={t('shifts.plan.first_day')} />
          <DayField name="until" label={t('shifts.plan.last_day')} optional />
          <Preview template={template.id} />
        </Form>
      )}
    </Sheet>
  )
}

function Preview({ template }: { readonly template: string }) {
  const t = useWords()
  const values = useValues<Values>()
  const preview = useRead(previewFixedSeat, wishOf(template, values), {
    when: values.member !== '' && values.from !== '',
  })
  if (!preview.data || values.member === '') return null
  const { refusals, warnings, becomesLead, seated, extra, yielding } = preview.data
  return (
    <div className="stack" role="status">
      <Reasons of={refusals as Refusal[]} />
      {warnings.map((warning) => (
        <Status key={warning} tone="attention" says={t(`shifts.plan.warning.${warning}`)} />
      ))}
      {becomesLead ? <Status tone="news" says={t('shifts.plan.becomes_lead')} /> : null}
      {refusals.length > 0 ? null : (
        <SeatDates
          dates={[
            { says: 'shifts.plan.will_sit', days: seated },
            { says: 'shifts.plan.on_extra', days: extra },
            { says: 'shifts.plan.booking_yields', days: yielding },
          ]}
        />
      )}
    </div>
  )
}
