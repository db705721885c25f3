/** Changing one date: what it would do to people is shown before it is done. */
import { useDeferredValue } from 'react'
import { useAddress } from '#app/address.ts'
import { useAct, useRead } from '#app/reading.ts'
import { Form } from '#app/ui/Form.tsx'
import { useValues } from '#app/ui/fields.tsx'
import { useNotices } from '#app/ui/Notices.tsx'
import { Page } from '#app/ui/Page.tsx'
import { Reasons } from '#app/ui/Reasons.tsx'
import { momentWords } from '#app/ui/When.tsx'
import { useWords } from '#app/words.ts'
import type { Refusal } from '#platform/refusal.ts'
import type { ReplyOf } from '#platform/route.ts'
import type { Instant } from '#platform/values/day.ts'
import { readShift } from '../../contract-calendar.ts'
import { editShift, previewShift } from '../../contract-office.ts'
import { ShiftFields, type ShiftValues, sentShift } from './ShiftFields.tsx'
import { shiftHref } from './ShiftTile.tsx'
import './calendar.css'

type Shift = ReplyOf<typeof readShift>

export function ChangeShiftScreen() {
  const t = useWords()
  const id = useAddress().param('shift')
  const shift = useRead(readShift, { shift: id })
  return (
    <Page
      title={t('shifts.change_title', { name: shift.data?.name ?? '' })}
      says={t('shifts.change_says')}
      back={{ href: shiftHref(id), says: shift.data?.name ?? t('shifts.one') }}
      read={shift}
    >
      {(data) => <ChangeForm shift={data} />}
    </Page>
  )
}

const startOf = (shift: Shift): ShiftValues => ({
  name: shift.name,
  kind: shift.kind,
  day: shift.day,
  starts: shift.localStart,
  ends: shift.localEnd,
  lead: shift.lead ?? '',
  weight: String(shift.weight),
  beneficiary: shift.beneficiary ?? '',
  groups: JSON.stringify(
    shift.groups
      .filter((group) => group.seats > 0)
      .map((group) => ({ ...group, seats: String(group.seats), minSeats: String(group.minSeats) })),
  ),
})

/** Only what differs from the date as it is, so that the rest goes on following its template. */
function changesOf(shift: Shift, values: ShiftValues) {
  const [before, after] = [sentShift(startOf(shift)), sentShift(values)]
  const changed = Object.entries(after).filter(
    ([field, value]) => JSON.stringify(value) !== JSON.stringify(before[field as keyof typeof before]),
  )
  return { shift: shift.id, version: shift.version, ...(Object.fromEntries(changed) as Partial<typeof after>) }
}

function ChangeForm({ shift }: { readonly shift: Shift }) {
  const t = useWords()
  const address = useAddress()
  const { said } = useNotices()
  const edit = useAct(editShift, { done: () => said(t('shifts.changed')) })
  return (
    <Form
      name={`change-shift-${shift.id}`}
      start={startOf(shift)}
      act={edit}
      send={(values) => changesOf(shift, values)}
      submit={t('shifts.change_do')}
      done={() => address.go(shiftHref(shift.id), { replace: true })}
    >
      <ShiftFields leader={shift.lead && shift.leadName ? { contact: shift.lead, name: shift.leadName } : null} />
      <Effect shift={shift} />
    </Form>
  )
}

/** Who would hear of it, and who is expected elsewhere at the new time. */
function Effect({ shift }: { readonly shift: Shift }) {
  const t = useWords()
  const values = useDeferredValue(useValues<ShiftValues>())
  const changes = changesOf(shift, values)
  const whole = values.name.trim() !== '' && values.day !== '' && values.starts !== '' && values.ends !== ''
  const preview = useRead(previewShift, changes, { keep: true, when: whole })
  if (!preview.data || Object.keys(changes).length <= 2) return null
  const { whyNot, told, elsewhere } = preview.data
  return (
    <section className="card" aria-live="polite">
      <h2>{t('shifts.effect')}</h2>
      <Reasons of={whyNot as Refusal[]} />
      <p>{told > 0 ? t('shifts.effect_told', { count: told }) : t('shifts.effect_nobody')}</p>
      {elsewhere.length > 0 ? (
        <>
          <p>{t('shifts.effect_elsewhere')}</p>
          <ul>
            {elsewhere.map((one) => (
              <li key={`${one.member} ${one.startsAt}`}>
                {one.name}: {one.other}, {momentWords(one.startsAt as Instant)}
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </section>
  )
}
