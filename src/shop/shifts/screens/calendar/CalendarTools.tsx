/** Above the calendar: which time, which view, and what is left out. */
import { useAddress } from '#app/address.ts'
import { useRead } from '#app/reading.ts'
import { Button } from '#app/ui/Button.tsx'
import { Icon } from '#app/ui/Icon.tsx'
import { Choice } from '#app/ui/ListTools.tsx'
import { useNarrow } from '#app/ui/Table.tsx'
import { dayWords, monthWords } from '#app/ui/When.tsx'
import { useWords } from '#app/words.ts'
import type { Day } from '#platform/values/day.ts'
import { listKinds } from '../../contract.ts'
import { type CalendarFilter, rolesOf } from '../../rules/calendar-filter.ts'
import { type Span, stepped, today, type View, views } from './calendar-days.ts'
import { roleWords } from './role-words.ts'
import type { FilledShift } from './ShiftTile.tsx'

export interface CalendarToolsProps {
  readonly view: View
  readonly day: Day
  readonly span: Span
  readonly shifts: readonly FilledShift[]
  readonly filter: CalendarFilter
}

export function CalendarTools(props: CalendarToolsProps) {
  const t = useWords()
  const narrow = useNarrow()
  const filtered = Object.values(props.filter).some(Boolean)
  return (
    <div className="calendar-tools not-printed">
      <Steps {...props} />
      <ViewChoice view={props.view} day={props.day} />
      {narrow ? (
        <details open={filtered}>
          <summary>{t('shifts.cal.filters')}</summary>
          <Filters {...props} />
        </details>
      ) : (
        <Filters {...props} />
      )}
      <Button kind="quiet" icon="print" press={() => window.print()}>
        {t('shifts.print')}
      </Button>
    </div>
  )
}

function Steps({ view, day, span, shifts }: CalendarToolsProps) {
  const t = useWords()
  const address = useAddress()
  const to = (next: Day) => address.set({ day: next === today() ? null : next })
  const letter = view === 'month' ? null : shifts.find((shift) => shift.weekLetter)?.weekLetter
  const says =
    view === 'month'
      ? monthWords(day)
      : view === 'week'
        ? `${dayWords(span.from)} – ${dayWords(span.until)}`
        : dayWords(day)
  return (
    <div className="calendar-steps">
      <button
        type="button"
        className="icon-button framed"
        aria-label={t(`shifts.cal.before.${view}`)}
        onClick={() => to(stepped(view, day, -1))}
      >
        <Icon name="back" />
      </button>
      <button
        type="button"
        className="icon-button framed"
        aria-label={t(`shifts.cal.after.${view}`)}
        onClick={() => to(stepped(view, day, 1))}
      >
        <Icon name="forward" />
      </button>
      <Button kind="other" press={() => to(today())}>
        {t('shifts.cal.today')}
      </Button>
      <strong aria-live="polite">
        {says}
        {letter ? <span className="week-letter">{letter}</span> : null}
      </strong>
    </div>
  )
}

function ViewChoice({ view, day }: { readonly view: View; readonly day: Day }) {
  const t = useWords()
  const address = useAddress()
  return (
    <fieldset className="view-choice" aria-label={t('shifts.cal.view')}>
      {views.map((one) => (
        <button
          key={one}
          type="button"
          aria-pressed={one === view}
          onClick={() => address.set({ view: one === 'week' ? null : one, day: day === today() ? null : day })}
        >
          {t(`shifts.cal.view.${one}`)}
        </button>
      ))}
    </fieldset>
  )
}

const states = ['planned', 'cancelled', 'closed'] as const

function Filters({ shifts, filter }: CalendarToolsProps) {
  const t = useWords()
  const address = useAddress()
  const kinds = useRead(listKinds, {})
  const all = { value: '', label: t('list.any') }
  const set = (name: string) => (value: string) => address.set({ [name]: value || null }, { replace: true })
  const roles = rolesOf(shifts)
  return (
    <div className="tools">
      <Choice
        label={t('shifts.kind')}
        value={filter.kind ?? ''}
        change={set('kind')}
        options={[all, ...(kinds.data?.kinds ?? []).map(({ id, name }) => ({ value: id, label: name }))]}
      />
      {roles.length > 1 || filter.role !== null ? (
        <Choice
          label={t('shifts.role')}
          value={filter.role ?? ''}
          change={set('role')}
          options={[all, ...roles.map((role) => ({ value: role, label: roleWords(role) }))]}
        />
      ) : null}
      <Choice
        label={t('shifts.cal.state')}
        value={filter.state ?? ''}
        change={set('state')}
        options={[all, ...states.map((state) => ({ value: state, label: t(`shifts.state.${state}`) }))]}
      />
      <label className="box calendar-holes">
        <input
          type="checkbox"
          checked={filter.holes}
          onChange={(event) => set('holes')(event.currentTarget.checked ? 'true' : '')}
        />
        <span>{t('shifts.cal.only_holes')}</span>
      </label>
    </div>
  )
}
