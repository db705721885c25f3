/** Shifts ahead: filtered, booked in one press, greyed with every reason when not mine to take. */

import { useState } from 'react'
import { useAddress } from '#app/address.ts'
import { useAct, useRead } from '#app/reading.ts'
import { Button } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Card.tsx'
import { Empty } from '#app/ui/Empty.tsx'
import { useNotices } from '#app/ui/Notices.tsx'
import { Page } from '#app/ui/Page.tsx'
import { Status } from '#app/ui/Status.tsx'
import { Trouble } from '#app/ui/Trouble.tsx'
import { useWords } from '#app/words.ts'
import type { Refusal } from '#platform/refusal.ts'
import type { ReplyOf } from '#platform/route.ts'
import { addWatch, bookSeat, findShifts, listKinds } from '../contract.ts'
import { Slot } from './Slot.tsx'

type Open = ReplyOf<typeof findShifts>['shifts'][number]
const weekdays = ['1', '2', '3', '4', '5', '6', '7'] as const

export function FindShiftScreen() {
  const t = useWords()
  const address = useAddress()
  const filters = {
    kinds: address.get('kinds') ?? '',
    weekdays: address.get('weekdays') ?? '',
    mine: address.get('mine') === 'true' ? ('true' as const) : ('false' as const),
  }
  const open = useRead(findShifts, filters, { keep: true })
  return (
    <Page title={t('shifts.find')} back={{ href: '/shifts', says: t('shifts.mine') }} read={open}>
      {({ shifts }) => (
        <div className="stack">
          <Filters {...filters} />
          {shifts.length === 0 ? <Empty says={t('shifts.none_open')} /> : null}
          <div className="grid">
            {shifts.map((shift) => (
              <OpenCard key={shift.id} shift={shift} />
            ))}
          </div>
        </div>
      )}
    </Page>
  )
}

function Filters({
  kinds,
  weekdays: chosen,
  mine,
}: {
  readonly kinds: string
  readonly weekdays: string
  readonly mine: string
}) {
  const t = useWords()
  const address = useAddress()
  const all = useRead(listKinds, {})
  return (
    <div className="row">
      <label>
        {t('shifts.kind')}{' '}
        <select value={kinds} onChange={(event) => address.set({ kinds: event.target.value || null })}>
          <option value="">{t('shifts.all')}</option>
          {all.data?.kinds.map((kind) => (
            <option key={kind.id} value={kind.id}>
              {kind.name}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t('shifts.weekday')}{' '}
        <select value={chosen} onChange={(event) => address.set({ weekdays: event.target.value || null })}>
          <option value="">{t('shifts.all')}</option>
          {weekdays.map((day) => (
            <option key={day} value={day}>
              {t(`shifts.weekday.${day}`)}
            </option>
          ))}
        </select>
      </label>
      <label>
        <input
          type="checkbox"
          checked={mine === 'true'}
          onChange={(event) => address.set({ mine: event.target.checked ? 'true' : null })}
        />{' '}
        {t('shifts.only_mine')}
      </label>
    </div>
  )
}

function OpenCard({ shift }: { readonly shift: Open }) {
  const t = useWords()
  const { said } = useNotices()
  const [accepted, setAccepted] = useState(false)
  const book = useAct(bookSeat, { done: () => said(t('shifts.booked')) })
  const watch = useAct(addWatch, { done: () => said(t('shifts.watched')) })
  const unread = shift.warnings.length > 0 && !accepted
  return (
    <Card title={shift.name}>
      <p>
        <Slot of={shift} />
      </p>
      <p className="quiet">
        {shift.kindName} · {t('shifts.free', { count: shift.free })}
      </p>
      {shift.needsPeople ? <Status tone="attention" says={t('shifts.needs_people')} /> : null}
      {shift.names.length > 0 ? <p className="quiet">{t('shifts.with', { names: shift.names.join(', ') })}</p> : null}
      {shift.whyNot.length === 0 && shift.warnings.length > 0 ? (
        <label>
          <input type="checkbox" checked={accepted} onChange={(event) => setAccepted(event.target.checked)} />{' '}
          {t('shifts.accept', { warnings: shift.warnings.join('; ') })}
        </label>
      ) : null}
      <Trouble of={book.error ?? watch.error} />
      <div className="row">
        <Button
          press={() => book.act({ shift: shift.id, warningsAccepted: accepted })}
          reasons={
            shift.whyNot.length === 0 && unread
              ? [{ code: 'shift.warning', facts: { warnings: shift.warnings } } as Refusal]
              : (shift.whyNot as Refusal[])
          }
        >
          {t('shifts.book')}
        </Button>
        <Button kind="quiet" press={() => watch.act({ shift: shift.id })}>
          {t('shifts.watch')}
        </Button>
      </div>
    </Card>
  )
}
