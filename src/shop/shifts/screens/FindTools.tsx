/** How the search for a shift is narrowed: two switches in sight, everything else behind one line. */
import { useRead } from '#app/reading.ts'
import { currentMe } from '#app/session.ts'
import { useWords } from '#app/words.ts'
import { listKinds } from '../contract.ts'
import { Chips } from './Chips.tsx'
import { type FindState, type PartOfDay, partsOfDay } from './find-asked.ts'

const weekdays = ['1', '2', '3', '4', '5', '6', '7'] as const

export function FindTools({ find, roles }: { readonly find: FindState; readonly roles: readonly string[] }) {
  const t = useWords()
  const known = useRead(listKinds, {}).data
  const kinds = known?.kinds ?? []
  const beneficiaries = known?.beneficiaries ?? []
  const switches = [
    { value: 'mine', label: t('shifts.only_mine') },
    { value: 'need', label: t('shifts.need_first') },
  ]
  const pressed = { mine: { mine: find.mine ? 'false' : null }, need: { sort: find.need ? null : 'need' } }
  const times = ['', ...Object.keys(partsOfDay)].map((value) => ({ value, label: t(`shifts.time.${value || 'any'}`) }))
  return (
    <div className="find-tools not-printed">
      <Chips
        legend={t('shifts.shown')}
        options={switches}
        chosen={[...(find.mine ? ['mine'] : []), ...(find.need ? ['need'] : [])]}
        press={(value) => find.ask(pressed[value as 'mine' | 'need'])}
      />
      <details className="find-more">
        <summary>{find.on > 0 ? t('list.filters_on', { count: find.on }) : t('shifts.narrow')}</summary>
        <div className="find-more-all">
          <Days find={find} />
          <Chips
            legend={t('shifts.weekday')}
            options={weekdays.map((value) => ({ value, label: t(`shifts.weekday.${value}`) }))}
            chosen={find.several('weekdays')}
            press={(value) => find.toggle('weekdays', value)}
          />
          <Chips
            single
            legend={t('shifts.time')}
            options={times}
            chosen={[find.time ?? '']}
            press={(value) => find.ask({ time: (value as PartOfDay | '') || null })}
          />
          {kinds.length > 1 ? (
            <Chips
              legend={t('shifts.kind')}
              options={kinds.map(({ id, name }) => ({ value: id, label: name }))}
              chosen={find.several('kinds')}
              press={(value) => find.toggle('kinds', value)}
            />
          ) : null}
          {roles.length > 1 ? (
            <Chips
              legend={t('shifts.role')}
              options={roles.map((role) => ({ value: role, label: role }))}
              chosen={find.several('roles')}
              press={(value) => find.toggle('roles', value)}
            />
          ) : null}
          {beneficiaries.length > 0 ? (
            <Chips
              legend={t('shifts.for_whom')}
              options={beneficiaries.map((name) => ({ value: name, label: name }))}
              chosen={find.several('beneficiaries')}
              press={(value) => find.toggle('beneficiaries', value)}
            />
          ) : null}
          {find.on > 0 ? (
            <button type="button" className="plain-button" onClick={find.clear}>
              {t('shifts.clear_filters')}
            </button>
          ) : null}
        </div>
      </details>
    </div>
  )
}

function Days({ find }: { readonly find: FindState }) {
  const t = useWords()
  const { today } = currentMe()
  return (
    <div className="find-days">
      {(['from', 'until'] as const).map((name) => (
        <label key={name} className="tool">
          <span>{t(`shifts.${name}`)}</span>
          <input
            type="date"
            min={today ?? undefined}
            value={find.asked[name] ?? ''}
            onChange={(event) => find.ask({ [name]: event.currentTarget.value || null })}
          />
        </label>
      ))}
    </div>
  )
}
