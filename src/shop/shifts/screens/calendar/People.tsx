/** Everybody in one group of a shift, with a line for each free place; on paper a list to sign. */
import { useAct } from '#app/reading.ts'
import { may } from '#app/session.ts'
import { Confirm } from '#app/ui/Confirm.tsx'
import { Link } from '#app/ui/Link.tsx'
import { Status } from '#app/ui/Status.tsx'
import { useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import { cancelSeat } from '../../contract.ts'
import type { readShift } from '../../contract-calendar.ts'

type Shift = ReplyOf<typeof readShift>
type Person = Shift['people'][number]

export interface PeopleProps {
  readonly shift: Shift
  readonly group: Shift['groups'][number]
}

export function People({ shift, group }: PeopleProps) {
  const t = useWords()
  const people = shift.people.filter((person) => person.group === group.id && person.state !== 'cancelled')
  const free = Math.max(0, group.seats - people.length)
  return (
    <ul className="seat-list">
      {people.map((person) => (
        <PersonLine key={person.attendance} person={person} />
      ))}
      {Array.from({ length: free }, (_, line) => (
        <li key={`free ${String(line)}`} className="seat-free">
          {t('shifts.free_place')}
        </li>
      ))}
    </ul>
  )
}

function PersonLine({ person }: { readonly person: Person }) {
  const t = useWords()
  const cancel = useAct(cancelSeat)
  const name = may('members.read') ? <Link href={`/staff/members/${person.member}`}>{person.name}</Link> : person.name
  return (
    <li>
      <span className="seat-name">
        {person.standInName ? t('shifts.stands_in', { name: person.standInName }) : null} {name}
        {person.memberNo === null ? null : <span className="quiet figures"> {person.memberNo}</span>}
      </span>
      <span className="quiet">{person.fixed ? t('shifts.fixed') : t(`shifts.purpose.${person.purpose}`)}</span>
      {person.state === 'planned' ? null : (
        <Status tone="quiet" says={t(`shifts.attendance.${person.presumed ? 'presumed' : person.state}`)} />
      )}
      {person.state === 'planned' && may('shifts.office') ? (
        <Confirm
          words={t('shifts.unseat')}
          label={t('shifts.unseat_whom', { name: person.name })}
          title={t('shifts.unseat_asks', { name: person.name })}
          says={t('shifts.unseat_says')}
          sure={t('shifts.unseat')}
          press={() => cancel.act({ attendance: person.attendance })}
          error={cancel.error}
          kind="quiet"
        />
      ) : null}
      <span className="seat-sign" aria-hidden="true" />
    </li>
  )
}
