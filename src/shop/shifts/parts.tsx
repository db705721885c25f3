/** For a member's Home: the next shift. */
import type { HomePart } from '#app/parts.ts'
import { useRead } from '#app/reading.ts'
import { Card } from '#app/ui/Card.tsx'
import { Link } from '#app/ui/Link.tsx'
import { Read } from '#app/ui/Page.tsx'
import { useWords } from '#app/words.ts'
import { readMyShifts } from './contract.ts'
import { Slot } from './screens/Slot.tsx'

function NextShift() {
  const t = useWords()
  const mine = useRead(readMyShifts, { past: 'false' })
  return (
    <Card title={t('shifts.next')}>
      <Read of={mine}>
        {({ shifts }) => {
          const next = shifts.find((shift) => shift.shiftState === 'planned')
          return next ? (
            <>
              <p>
                <Slot of={next} />
              </p>
              <p className="quiet">
                {next.name} · {next.role}
              </p>
              <Link href="/shifts">{t('shifts.mine')}</Link>
            </>
          ) : (
            <>
              <p>{t('shifts.none_coming')}</p>
              <Link href="/shifts/find">{t('shifts.find')}</Link>
            </>
          )
        }}
      </Read>
    </Card>
  )
}

export const home: readonly HomePart[] = [{ order: 10, may: 'shifts.book', Part: NextShift }]
