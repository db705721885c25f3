/** Days to be ticked: the first one ticked is the dearest wish. */
import { useState } from 'react'
import { useAct } from '#app/reading.ts'
import { Button } from '#app/ui/Button.tsx'
import { Trouble } from '#app/ui/Trouble.tsx'
import { Day, TimeRange } from '#app/ui/When.tsx'
import { useWords } from '#app/words.ts'
import type { Day as CalendarDay, TimeOfDay } from '#platform/values/day.ts'
import { askSwap, askSwapByLink } from '../contract-swap.ts'
import { linkInput, useSeat } from './addresses.ts'
import type { Ways } from './Swap.tsx'
import './swaps.css'

const mostWishes = 20

export function SwapDays({ ways, asked }: { readonly ways: Ways; readonly asked: (people: number) => void }) {
  const t = useWords()
  const seat = useSeat()
  const [ticked, setTicked] = useState<readonly string[]>([])
  const out = { done: (reply: { readonly asked: number }) => asked(reply.asked) }
  const [own, linked] = [useAct(askSwap, out), useAct(askSwapByLink, out)]
  const wishes = ticked.map((shift) => ({ shift }))
  const tick = (id: string): void =>
    setTicked(ticked.includes(id) ? ticked.filter((one) => one !== id) : [...ticked, id].slice(0, mostWishes))
  return (
    <section className="stack">
      <h2>{t('exchanges.swap.which')}</h2>
      <p>{t(`exchanges.swap.which_${ways.way}`)}</p>
      <ul className="swap-days">
        {ways.shifts.map((shift) => (
          <li key={shift.id}>
            <label>
              <input type="checkbox" checked={ticked.includes(shift.id)} onChange={() => tick(shift.id)} />
              <span>
                <strong>
                  <Day day={shift.day as CalendarDay} />{' '}
                  <TimeRange from={shift.localStart as TimeOfDay} until={shift.localEnd as TimeOfDay} />
                </strong>
                <span className="quiet">{shift.name}</span>
              </span>
              {ticked.includes(shift.id) ? <span className="swap-rank">{ticked.indexOf(shift.id) + 1}</span> : null}
            </label>
          </li>
        ))}
      </ul>
      <Trouble of={own.error ?? linked.error} />
      {ticked.length === 0 ? <p className="quiet">{t('exchanges.swap.tick_first')}</p> : null}
      <Button
        press={() => {
          if (ticked.length === 0) return undefined
          return seat.link
            ? linked.act({ ...linkInput(seat), wishes })
            : own.act({ attendance: seat.attendance, wishes })
        }}
      >
        {t('exchanges.swap.ask')}
      </Button>
    </section>
  )
}
