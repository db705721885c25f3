/** Taking a seat: which role where there are several, what must be read before, every reason why not with a way on. */
import { useState } from 'react'
import { useAct, useRead } from '#app/reading.ts'
import { Button } from '#app/ui/Button.tsx'
import { useNotices } from '#app/ui/Notices.tsx'
import { Read } from '#app/ui/Page.tsx'
import { Trouble } from '#app/ui/Trouble.tsx'
import { useWords } from '#app/words.ts'
import type { Refusal } from '#platform/refusal.ts'
import { bookSeat, nearestOpen } from '../contract.ts'
import { Chips } from './Chips.tsx'
import { OpenRow } from './OpenRow.tsx'
import type { OpenOne } from './OpenShift.tsx'

export function Book({ shift }: { readonly shift: OpenOne }) {
  const t = useWords()
  const { said } = useNotices()
  const several = shift.groups.length > 1
  const best = shift.groups.find(({ whyNot }) => whyNot.length === 0) ?? shift.groups[0]
  const [chosen, setChosen] = useState(best?.id ?? '')
  const [read, setRead] = useState(false)
  const book = useAct(bookSeat, { done: () => said(t('shifts.booked')) })
  const group = shift.groups.find(({ id }) => id === chosen) ?? best
  const warnings = several ? (group?.warnings ?? []) : shift.warnings
  const whyNot = (several ? (group?.whyNot ?? []) : shift.whyNot) as readonly Refusal[]
  const unread: Refusal[] = warnings.length > 0 && !read ? [{ code: 'shift.warning', facts: { warnings } }] : []
  const faster = book.refusals.some(({ code }) => code === 'shift.full')
  if (faster) return <Faster shift={shift.id} />
  return (
    <>
      {several ? (
        <Chips
          single
          legend={t('shifts.which_role')}
          options={shift.groups.map(({ id, role, seats, taken }) => ({
            value: id,
            label: `${role} (${t('shifts.free', { count: Math.max(0, seats - taken) })})`,
          }))}
          chosen={[chosen]}
          press={setChosen}
        />
      ) : null}
      {whyNot.length === 0 && warnings.length > 0 ? (
        <label className="box">
          <input type="checkbox" checked={read} onChange={(event) => setRead(event.currentTarget.checked)} />
          <span>{t('shifts.accept', { warnings: warnings.join('; ') })}</span>
        </label>
      ) : null}
      <Trouble of={book.error} />
      <Button
        wide
        press={() => book.act({ shift: shift.id, warningsAccepted: read, ...(several ? { group: chosen } : {}) })}
        reasons={whyNot.length > 0 ? whyNot : unread}
      >
        {t(shift.whyNot.length === 0 && shift.underPopulated ? 'shifts.book_needed' : 'shifts.book')}
      </Button>
      {whyNot.length > 0 ? <Nearest shift={shift.id} says={t('shifts.nearest')} /> : null}
    </>
  )
}

/** Somebody pressed a moment earlier: said kindly, with the three that come nearest. */
function Faster({ shift }: { readonly shift: string }) {
  const t = useWords()
  return (
    <div className="stack" role="alert">
      <p>{t('shifts.faster')}</p>
      <Nearest shift={shift} says={t('shifts.faster_nearest')} />
    </div>
  )
}

/** The nearest three that may be taken; nothing where there are none. */
function Nearest({ shift, says }: { readonly shift: string; readonly says: string }) {
  return (
    <Read of={useRead(nearestOpen, { shift })}>
      {({ shifts }) =>
        shifts.length === 0 ? null : (
          <div className="shift-day">
            <p>{says}</p>
            <ul className="shift-rows">
              {shifts.map((one) => (
                <OpenRow key={one.id} shift={one} withDay />
              ))}
            </ul>
          </div>
        )
      }
    </Read>
  )
}
