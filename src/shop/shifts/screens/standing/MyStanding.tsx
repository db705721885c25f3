/** One's own standing: in one sentence, why, what comes, the way back with a shift to book at once, and the ledger. */
import { useAct, useRead } from '#app/reading.ts'
import { Button } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Card.tsx'
import { Confirm } from '#app/ui/Confirm.tsx'
import { Link } from '#app/ui/Link.tsx'
import { useNotices } from '#app/ui/Notices.tsx'
import { Page, Read } from '#app/ui/Page.tsx'
import { Trouble } from '#app/ui/Trouble.tsx'
import { dayWords } from '#app/ui/When.tsx'
import { useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import { addDays, type Day } from '#platform/values/day.ts'
import { bookSeat, findShifts } from '../../contract.ts'
import { readMyLedger, takeGrace } from '../../contract-counting.ts'
import type { Open } from '../OpenRow.tsx'
import { Slot } from '../Slot.tsx'
import { LedgerLines } from './LedgerLines.tsx'
import { SaysParts } from './Says.tsx'

export function MyStandingScreen() {
  const t = useWords()
  return (
    <Page
      title={t('shifts.standing.mine')}
      back={{ href: '/shifts', says: t('shifts.mine') }}
      read={useRead(readMyLedger, {}, { keep: true })}
    >
      {({ standing, says, needed, ledger, unit }) => (
        <div className="stack">
          <SaysParts standing={standing} says={says} />
          {needed === null || !asksToBook(says) ? null : <Repair until={says.mayShopUntil} />}
          {saysBack(says, 'take_grace') ? <TakeGrace /> : null}
          <Card title={t('shifts.standing.ledger')}>
            <LedgerLines ledger={ledger} unit={unit} />
          </Card>
          <nav className="row" aria-label={t('shifts.more')}>
            <Button kind="other" icon="sun" href="/shifts/leave">
              {t('shifts.leave.title')}
            </Button>
            <Button kind="other" icon="plus" href="/shifts/claims">
              {t('shifts.claim.title')}
            </Button>
          </nav>
        </div>
      )}
    </Page>
  )
}

type Says = ReplyOf<typeof readMyLedger>['says']
const saysBack = ({ wayBack }: Says, what: string): boolean =>
  wayBack.some(({ key }) => key === `shifts.says.back.${what}`)
/** There is a way back, and what is booked does not go it already, in time. */
const asksToBook = (says: Says): boolean => says.wayBack.length > 0 && !repairsInTime(says)
function repairsInTime({ next, mayShopUntil }: Says): boolean {
  const stops = mayShopUntil === null ? null : addDays(mayShopUntil as Day, 1)
  return next.some(
    ({ key, facts }) => key === 'shifts.says.next.booked_repairs' && (stops === null || String(facts['day']) <= stops),
  )
}

/** The first extension, where members take it themselves. */
function TakeGrace() {
  const t = useWords()
  const { said } = useNotices()
  const grace = useAct(takeGrace, { done: ({ until }) => said(t('shifts.standing.extended', { until })) })
  return (
    <Confirm
      words={t('shifts.standing.take_grace')}
      title={t('shifts.standing.take_grace_asks')}
      says={t('shifts.standing.grace_says')}
      sure={t('shifts.standing.take_grace')}
      press={() => grace.act({})}
      error={grace.error}
      kind="other"
      icon="clock"
    />
  )
}

const shiftsShown = 4

/** The soonest shifts that repair, each booked with one press; those before shopping stops come first. */
function Repair({ until }: { readonly until: string | null }) {
  const t = useWords()
  const open = useRead(findShifts, { mine: 'true', size: String(shiftsShown) }, { keep: true })
  return (
    <Card title={t('shifts.standing.repair')} tone="leaf">
      {until ? <p>{t('shifts.standing.repair_before', { day: until })}</p> : null}
      <Read of={open}>
        {({ shifts }) =>
          shifts.length === 0 ? (
            <p>{t('shifts.standing.repair_none')}</p>
          ) : (
            <ul className="plain-list">
              {shifts.map((shift) => (
                <RepairRow key={shift.id} shift={shift} />
              ))}
            </ul>
          )
        }
      </Read>
      <Link href="/shifts/find?mine=true">{t('shifts.find')}</Link>
    </Card>
  )
}

function RepairRow({ shift }: { readonly shift: Open }) {
  const t = useWords()
  const { said } = useNotices()
  const book = useAct(bookSeat, { done: () => said(t('shifts.booked')) })
  const words = `${dayWords(shift.day as Day)}, ${shift.name}`
  return (
    <li className="repair-row">
      <span>
        <Link href={`/shifts/${shift.id}`}>
          <Slot of={shift} />
        </Link>
        <br />
        {shift.name}
      </span>
      {shift.warnings.length > 0 ? (
        <Button kind="other" href={`/shifts/${shift.id}`} label={`${t('shifts.see_details')}: ${words}`}>
          {t('shifts.see_details')}
        </Button>
      ) : (
        <Button press={() => book.act({ shift: shift.id })} label={`${t('shifts.book')}: ${words}`}>
          {t('shifts.book')}
        </Button>
      )}
      <Trouble of={book.error} />
    </li>
  )
}
