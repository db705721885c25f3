/** Beside the own seat: the way for somebody who cannot come. Beside the own shifts: the rooms of exchanges. */
import type { HomePart, OpenShiftPart, SeatPart } from '#app/parts.ts'
import { Button } from '#app/ui/Button.tsx'
import { useWords } from '#app/words.ts'
import { cannotComeHref } from './screens/addresses.ts'
import { CallsAsked } from './screens/CallsAsked.tsx'
import { GiveShift } from './screens/GiveShift.tsx'
import { OpenCalls } from './screens/OpenCalls.tsx'
import { ShiftCalls } from './screens/ShiftCalls.tsx'
import { SwapsAsked } from './screens/SwapsAsked.tsx'

const CannotCome: SeatPart['Part'] = ({ row, ...seat }) => {
  const t = useWords()
  const words = t('exchanges.cannot_come')
  return (
    <Button
      kind={row === undefined ? 'other' : 'quiet'}
      href={cannotComeHref(seat)}
      {...(row === undefined ? {} : { label: `${words}: ${row}` })}
    >
      {words}
    </Button>
  )
}

export const seat: readonly SeatPart[] = [{ order: 10, may: 'anyone', Part: CannotCome }]

export const home: readonly HomePart[] = [
  { order: 25, may: 'exchanges.use', Part: SwapsAsked },
  { order: 26, may: 'exchanges.use', Part: CallsAsked },
]

const MySwaps = () => {
  const t = useWords()
  return (
    <Button kind="other" icon="swap" href="/shifts/swaps">
      {t('exchanges.swap.mine')}
    </Button>
  )
}

const Pot = () => {
  const t = useWords()
  return (
    <Button kind="other" icon="basket" href="/shifts/pot">
      {t('exchanges.pot.title')}
    </Button>
  )
}

const Calls = () => {
  const t = useWords()
  return (
    <Button kind="other" icon="people" href="/shifts/calls">
      {t('exchanges.call.list')}
    </Button>
  )
}

export const aroundShifts: readonly HomePart[] = [
  { order: 10, may: 'exchanges.use', Part: MySwaps },
  { order: 20, may: 'exchanges.use', Part: Pot },
  { order: 30, may: 'exchanges.use', Part: Calls },
]

export const openShifts: readonly HomePart[] = [{ order: 10, may: 'exchanges.use', Part: OpenCalls }]

export const openShift: readonly OpenShiftPart[] = [
  { order: 10, may: 'exchanges.use', Part: ShiftCalls },
  { order: 20, may: 'exchanges.use', Part: GiveShift },
]
