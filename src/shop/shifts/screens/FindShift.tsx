/** Shifts ahead under their days: what I may take, what wants people, and how many are left out and why. */
import { useRead } from '#app/reading.ts'
import { OpenShiftsParts } from '#app/screens/GatheredParts.tsx'
import { Button } from '#app/ui/Button.tsx'
import { Empty } from '#app/ui/Empty.tsx'
import { Page, Read } from '#app/ui/Page.tsx'
import { Day } from '#app/ui/When.tsx'
import { useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import { findShifts } from '../contract.ts'
import { byDay } from './by-day.ts'
import { FindTools } from './FindTools.tsx'
import { type FindState, useFind } from './find-asked.ts'
import { type Open, OpenRow } from './OpenRow.tsx'
import './members.css'

type Found = ReplyOf<typeof findShifts>

export function FindShiftScreen() {
  const t = useWords()
  const find = useFind()
  const open = useRead(findShifts, find.asked, { keep: true })
  return (
    <Page title={t('shifts.find')} back={{ href: '/shifts', says: t('shifts.mine') }}>
      <OpenShiftsParts />
      <FindTools find={find} roles={open.data?.roles ?? []} />
      <Read of={open}>
        {(found) => (
          <div className="stack" aria-busy={open.isFetching}>
            <Hidden find={find} found={found} />
            {found.shifts.length === 0 ? (
              <Nothing find={find} found={found} />
            ) : find.need ? (
              <ul className="shift-rows">
                {found.shifts.map((shift) => (
                  <OpenRow key={shift.id} shift={shift} withDay />
                ))}
              </ul>
            ) : (
              byDay(found.shifts).map(([day, shifts]) => <OneDay key={day} day={day} shifts={shifts} />)
            )}
            {found.total > found.shifts.length ? (
              <Button kind="other" press={find.more}>
                {t('shifts.show_more', { count: found.total - found.shifts.length })}
              </Button>
            ) : null}
          </div>
        )}
      </Read>
    </Page>
  )
}

function OneDay({ day, shifts }: { readonly day: Parameters<typeof Day>[0]['day']; readonly shifts: readonly Open[] }) {
  return (
    <section className="shift-day" aria-labelledby={`day-${day}`}>
      <h2 id={`day-${day}`}>
        <Day day={day} />
      </h2>
      <ul className="shift-rows">
        {shifts.map((shift) => (
          <OpenRow key={shift.id} shift={shift} />
        ))}
      </ul>
    </section>
  )
}

interface Part {
  readonly find: FindState
  readonly found: Found
}

/** How many are left out, each with the press that shows them. */
function Hidden({ find, found: { total, hidden } }: Part) {
  const t = useWords()
  const nearly = hidden.nearlyFull + hidden.fuller
  return (
    <div className="find-hidden quiet" role="status">
      <span>{t('shifts.found', { count: total })}</span>
      {hidden.notMine > 0 ? (
        <button type="button" className="link-button" onClick={() => find.ask({ mine: 'false' })}>
          {t('shifts.hidden_not_mine', { count: hidden.notMine })}
        </button>
      ) : null}
      {nearly > 0 ? (
        <button type="button" className="link-button" onClick={() => find.ask({ all: 'true' })}>
          {t(hidden.fuller > 0 ? 'shifts.hidden_fuller' : 'shifts.hidden_full', { count: nearly })}
        </button>
      ) : null}
      {find.all ? (
        <button type="button" className="link-button" onClick={() => find.ask({ all: null })}>
          {t('shifts.hide_full')}
        </button>
      ) : null}
    </div>
  )
}

/** Nothing to show: the next step depends on what hides it. */
function Nothing({ find, found: { hidden } }: Part) {
  const t = useWords()
  const step =
    find.on > 0
      ? { says: t('shifts.clear_filters'), press: find.clear }
      : hidden.notMine > 0
        ? { says: t('shifts.show_not_mine'), press: () => find.ask({ mine: 'false' }) }
        : hidden.nearlyFull > 0
          ? { says: t('shifts.show_full'), press: () => find.ask({ all: 'true' }) }
          : null
  return (
    <Empty
      says={t(find.on > 0 ? 'shifts.none_fit' : hidden.notMine > 0 ? 'shifts.none_for_me' : 'shifts.none_open')}
      icon="calendar"
      next={
        step ? (
          <Button kind="other" press={step.press}>
            {step.says}
          </Button>
        ) : (
          { href: '/shifts/watches', says: t('shifts.watches') }
        )
      }
    />
  )
}
