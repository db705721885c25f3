/** Days to be ticked, the first one the dearest wish; other days and times behind one press. Also to wish for
 *  something else while the request stands open. */
import { useState } from 'react'
import { Button } from '#app/ui/Button.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { Trouble } from '#app/ui/Trouble.tsx'
import { Day, TimeRange } from '#app/ui/When.tsx'
import { useWords } from '#app/words.ts'
import type { Day as CalendarDay, TimeOfDay } from '#platform/values/day.ts'
import { useSeat } from './addresses.ts'
import type { Ways } from './Swap.tsx'
import { type GivenWish, SwapPatterns } from './SwapPatterns.tsx'
import { type Wished, wishWords } from './wish-words.ts'
import { useWishing } from './wishing.ts'
import './swaps.css'

const mostWishes = 20

/** A wish on the page; only those that cannot be ticked stand in words. */
interface Item {
  readonly given: GivenWish
  readonly words: string
}

const itemOf = (wished: Wished): Item => {
  const { shift, weekday, starts, kind, from, until } = wished
  const pattern = Object.entries({ weekday, starts, kind, from, until }).filter(([, value]) => value !== null)
  return { given: shift ? { shift: shift.id } : Object.fromEntries(pattern), words: wishWords(wished) }
}

interface DaysProps {
  readonly ways: Ways
  readonly asked: (people: number) => void
  /** The request that stands open, whose wishes are changed. */
  readonly changes?: { readonly swap: string; readonly wishes: readonly Wished[] }
}

export function SwapDays({ ways, asked, changes }: DaysProps) {
  const t = useWords()
  const { attendance } = useSeat()
  const [items, setItems] = useState<readonly Item[]>(changes?.wishes.map(itemOf) ?? [])
  const wishing = useWishing(changes?.swap ?? null, (reply) => asked(reply.asked))
  const wishes = items.map(({ given }) => given)
  const tickable = new Set(ways.shifts.map(({ id }) => id))
  const others = items.filter(({ given }) => given.shift === undefined || !tickable.has(given.shift))
  const leave = (gone: Item): void => setItems(items.filter((one) => one !== gone))
  const none = items.length === 0
  return (
    <section className="stack">
      <h2>{t('exchanges.swap.which')}</h2>
      <p>{t(ways.shifts.length === 0 ? 'exchanges.swap.other_only' : `exchanges.swap.which_${ways.way}`)}</p>
      {ways.shifts.length > 0 ? <Ticks ways={ways} items={items} set={setItems} /> : null}
      {others.length > 0 ? <Others items={others} leave={leave} /> : null}
      <Sheet words={t('exchanges.swap.other_days')} title={t('exchanges.swap.other_days')} icon="calendar">
        {() => <SwapPatterns of={ways.patterns} ticked={wishes} wishing={wishing} />}
      </Sheet>
      <Trouble of={wishing.error} />
      {none ? <p className="quiet">{t('exchanges.swap.tick_first')}</p> : null}
      <Button press={() => (none ? undefined : wishing.act({ attendance, wishes }))}>
        {t(changes ? 'exchanges.swap.keep_wishes' : 'exchanges.swap.ask')}
      </Button>
    </section>
  )
}

interface TicksProps {
  readonly ways: Ways
  readonly items: readonly Item[]
  readonly set: (items: readonly Item[]) => void
}

function Ticks({ ways, items, set }: TicksProps) {
  const rankOf = (id: string): number => items.findIndex(({ given }) => given.shift === id) + 1
  const tick = (id: string): void =>
    set(
      rankOf(id) > 0
        ? items.filter(({ given }) => given.shift !== id)
        : [...items, { given: { shift: id }, words: '' }].slice(0, mostWishes),
    )
  return (
    <ul className="swap-days">
      {ways.shifts.map((shift) => (
        <li key={shift.id}>
          <label>
            <input type="checkbox" checked={rankOf(shift.id) > 0} onChange={() => tick(shift.id)} />
            <span>
              <strong>
                <Day day={shift.day as CalendarDay} />{' '}
                <TimeRange from={shift.localStart as TimeOfDay} until={shift.localEnd as TimeOfDay} />
              </strong>
              <span className="quiet">{shift.name}</span>
            </span>
            {rankOf(shift.id) > 0 ? <span className="swap-rank">{rankOf(shift.id)}</span> : null}
          </label>
        </li>
      ))}
    </ul>
  )
}

/** What was wished before and cannot be ticked here: it stays until it is taken out. */
function Others({ items, leave }: { readonly items: readonly Item[]; readonly leave: (item: Item) => void }) {
  const t = useWords()
  return (
    <ul className="exchange-places">
      {items.map((item) => (
        <li key={item.words} className="exchange-place">
          <strong>{item.words}</strong>
          <Button
            kind="quiet"
            label={t('exchanges.swap.leave_out_label', { what: item.words })}
            press={() => leave(item)}
          >
            {t('exchanges.swap.leave_out')}
          </Button>
        </li>
      ))}
    </ul>
  )
}
