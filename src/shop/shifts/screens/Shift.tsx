/** One shift for staff: its seats with people, giving a seat back, cancelling it and bringing it back. */
import { useAddress } from '#app/address.ts'
import { useAct, useRead } from '#app/reading.ts'
import { may } from '#app/session.ts'
import { Button } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Card.tsx'
import { Confirm } from '#app/ui/Confirm.tsx'
import { Form } from '#app/ui/Form.tsx'
import { LongTextField } from '#app/ui/fields.tsx'
import { useNotices } from '#app/ui/Notices.tsx'
import { Page } from '#app/ui/Page.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { Status } from '#app/ui/Status.tsx'
import { Trouble } from '#app/ui/Trouble.tsx'
import { dayWords } from '#app/ui/When.tsx'
import { useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import type { Day } from '#platform/values/day.ts'
import { cancelSeat } from '../contract.ts'
import { readShift } from '../contract-calendar.ts'
import { cancelShift, restoreShift } from '../contract-office.ts'
import { Slot } from './Slot.tsx'
import { weekAsked } from './week-days.ts'

type Shift = ReplyOf<typeof readShift>
type Person = Shift['people'][number]

export function ShiftScreen() {
  const t = useWords()
  const id = useAddress().param('shift')
  const shift = useRead(readShift, { shift: id })
  const back = shift.data ? `/staff/shifts?week=${weekAsked(shift.data.day)}` : '/staff/shifts'
  return (
    <Page
      title={shift.data ? `${shift.data.name}, ${dayWords(shift.data.day as Day)}` : t('shifts.one')}
      back={{ href: back, says: t('shifts.week') }}
      read={shift}
    >
      {(data) => (
        <div className="stack">
          <p>
            <Slot of={data} /> · {data.kindName}
          </p>
          {data.leadName ? <p>{t('shifts.led_by', { name: data.leadName })}</p> : null}
          {data.state === 'planned' ? null : <Status tone="refused" says={t(`shifts.state.${data.state}`)} />}
          {data.cancelReason ? <p>{data.cancelReason}</p> : null}
          {data.groups.map((group) => (
            <Card
              key={group.id}
              title={`${group.role} (${t('shifts.fill', { taken: group.taken, seats: group.seats })})`}
            >
              {data.people
                .filter((person) => person.group === group.id)
                .map((person) => (
                  <PersonLine key={person.attendance} person={person} />
                ))}
            </Card>
          ))}
          {may('shifts.plan') ? <Whole shift={data} /> : null}
        </div>
      )}
    </Page>
  )
}

function PersonLine({ person }: { readonly person: Person }) {
  const t = useWords()
  const cancel = useAct(cancelSeat)
  return (
    <div className="row">
      <span>{person.standInName ? `${person.standInName} (${person.name})` : person.name}</span>
      {person.state === 'planned' ? null : <Status tone="quiet" says={t(`shifts.attendance.${person.state}`)} />}
      {person.state === 'planned' && may('shifts.office') ? (
        <Confirm
          words={t('shifts.unseat')}
          label={`${t('shifts.unseat')}: ${person.name}`}
          title={t('shifts.unseat_asks', { name: person.name })}
          sure={t('shifts.unseat')}
          press={() => cancel.act({ attendance: person.attendance })}
          error={cancel.error}
          kind="quiet"
        />
      ) : null}
    </div>
  )
}

function Whole({ shift }: { readonly shift: Shift }) {
  const t = useWords()
  const { said } = useNotices()
  const told = (reply: { readonly people: number }) => said(t('shifts.told', { count: reply.people }))
  const cancel = useAct(cancelShift, { done: told })
  const restore = useAct(restoreShift, { done: told })
  // A closing is taken back as a whole, not shift by shift.
  if (shift.state === 'closed') return null
  if (shift.state === 'cancelled')
    return (
      <>
        <Trouble of={restore.error} />
        <Button kind="other" press={() => restore.act({ shift: shift.id })}>
          {t('shifts.restore')}
        </Button>
      </>
    )
  return (
    <Sheet words={t('shifts.cancel')} title={t('shifts.cancel')} kind="grave">
      {(close) => (
        <Form<{ reason: string }, typeof cancelShift>
          name={`cancel-shift-${shift.id}`}
          start={{ reason: '' }}
          act={cancel}
          send={({ reason }) => ({ shift: shift.id, reason })}
          submit={t('shifts.cancel')}
          done={close}
        >
          <p>{t('shifts.cancel_says')}</p>
          <LongTextField name="reason" label={t('shifts.reason')} />
        </Form>
      )}
    </Sheet>
  )
}
