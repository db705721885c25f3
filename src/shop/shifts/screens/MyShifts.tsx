/** A member's shifts, coming or past, and the calendar to subscribe to. */
import { useAddress } from '#app/address.ts'
import { useAct, useRead } from '#app/reading.ts'
import { Button } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Card.tsx'
import { Confirm } from '#app/ui/Confirm.tsx'
import { Empty } from '#app/ui/Empty.tsx'
import { Link } from '#app/ui/Link.tsx'
import { useNotices } from '#app/ui/Notices.tsx'
import { Page } from '#app/ui/Page.tsx'
import { Status } from '#app/ui/Status.tsx'
import { useWords } from '#app/words.ts'
import type { Refusal } from '#platform/refusal.ts'
import type { ReplyOf } from '#platform/route.ts'
import { cancelSeat, readMyShifts } from '../contract.ts'
import { CalendarCard } from './CalendarCard.tsx'
import { Slot } from './Slot.tsx'

type Mine = ReplyOf<typeof readMyShifts>['shifts'][number]

export function MyShiftsScreen() {
  const t = useWords()
  const past = useAddress().get('past') === 'true'
  const mine = useRead(readMyShifts, { past: past ? 'true' : 'false' })
  return (
    <Page title={t('shifts.mine')} read={mine} action={<Button href="/shifts/find">{t('shifts.find')}</Button>}>
      {({ shifts }) => (
        <div className="stack">
          {shifts.length === 0 ? (
            <Empty
              says={t(past ? 'shifts.none_past' : 'shifts.none_coming')}
              next={{ href: '/shifts/find', says: t('shifts.find') }}
            />
          ) : (
            <div className="grid">
              {shifts.map((shift) => (
                <MyShiftCard key={shift.attendance} shift={shift} past={past} />
              ))}
            </div>
          )}
          <Link href={past ? '/shifts' : '/shifts?past=true'}>{t(past ? 'shifts.coming' : 'shifts.past')}</Link>
          <CalendarCard />
        </div>
      )}
    </Page>
  )
}

function MyShiftCard({ shift, past }: { readonly shift: Mine; readonly past: boolean }) {
  const t = useWords()
  const off = shift.shiftState !== 'planned'
  return (
    <Card title={shift.name}>
      <p>
        <Slot of={shift} />
      </p>
      <p className="quiet">
        {shift.kindName} · {shift.role}
      </p>
      {shift.leadName ? <p className="quiet">{t('shifts.led_by', { name: shift.leadName })}</p> : null}
      {off ? <Status tone="refused" says={t(`shifts.state.${shift.shiftState}`)} /> : null}
      {off && shift.cancelReason ? <p>{shift.cancelReason}</p> : null}
      {past ? <Status tone="quiet" says={t(`shifts.attendance.${shift.state}`)} /> : null}
      {past || off ? null : <GiveBack shift={shift} />}
    </Card>
  )
}

function GiveBack({ shift }: { readonly shift: Mine }) {
  const t = useWords()
  const { said } = useNotices()
  const cancel = useAct(cancelSeat, { done: () => said(t('shifts.given_back')) })
  return (
    <Confirm
      words={t('shifts.give_back')}
      title={t('shifts.give_back_asks')}
      says={
        <>
          {shift.name}, <Slot of={shift} />
        </>
      }
      sure={t('shifts.give_back')}
      press={() => cancel.act({ attendance: shift.attendance })}
      error={cancel.error}
      kind="quiet"
      reasons={shift.whyNotCancel as Refusal[]}
    />
  )
}
