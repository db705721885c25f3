/** The office books a place for somebody; against the rules only with a reason, and never twice on one date. */
import { useAct } from '#app/reading.ts'
import { Form } from '#app/ui/Form.tsx'
import { LongTextField, SelectField } from '#app/ui/fields.tsx'
import { useNotices } from '#app/ui/Notices.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import { PersonField } from '#shop/members/parts.tsx'
import { bookSeat } from '../../contract.ts'
import type { readShift } from '../../contract-calendar.ts'
import { neverOverridden } from '../../rules/booking.ts'
import { roleWords } from './role-words.ts'

interface Values {
  readonly [field: string]: string
  readonly member: string
  readonly group: string
  readonly reason: string
}

export function BookSomebody({ shift }: { readonly shift: ReplyOf<typeof readShift> }) {
  const t = useWords()
  const { said } = useNotices()
  const book = useAct(bookSeat, { done: () => said(t('shifts.booked_for')) })
  const groups = shift.groups.filter((group) => group.seats > 0)
  const overridable = book.refusals.some(({ code }) => !neverOverridden.includes(code))
  return (
    <Sheet
      words={t('shifts.book_somebody')}
      title={t('shifts.book_for_title', { name: shift.name })}
      icon="plus"
      kind="main"
    >
      {(close) => (
        <Form<Values, typeof bookSeat>
          name={`book-for-${shift.id}`}
          start={{
            member: '',
            group: groups.find((one) => one.taken < one.seats)?.id ?? groups[0]?.id ?? '',
            reason: '',
          }}
          act={book}
          send={({ member, group, reason }) => ({
            shift: shift.id,
            member,
            group,
            warningsAccepted: true,
            ...(reason.trim() === '' ? {} : { reason }),
          })}
          submit={t(overridable ? 'shifts.book_anyway' : 'shifts.book')}
          done={close}
          keep={false}
        >
          <PersonField name="member" label={t('shifts.who')} />
          {groups.length > 1 ? (
            <SelectField
              name="group"
              label={t('shifts.role')}
              options={groups.map((group) => ({
                value: group.id,
                label: `${roleWords(group.role)} (${t('shifts.fill', { taken: group.taken, seats: group.seats })})`,
              }))}
            />
          ) : null}
          {overridable ? (
            <LongTextField name="reason" label={t('shifts.override')} hint={t('shifts.override_says')} rows={2} />
          ) : null}
        </Form>
      )}
    </Sheet>
  )
}
