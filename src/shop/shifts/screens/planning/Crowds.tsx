/** Where fewer places meet more people: the planner ticks who gives up a place. Nobody is chosen by the machine. */
import { Card } from '#app/ui/Card.tsx'
import { Status } from '#app/ui/Status.tsx'
import { dayWords } from '#app/ui/When.tsx'
import { useWords } from '#app/words.ts'
import type { Day } from '#platform/values/day.ts'
import type { Chosen, Diff } from './ChangePreview.tsx'

type Crowd = Diff['crowds'][number]

interface CrowdsProps {
  readonly crowds: readonly Crowd[]
  readonly chosen: Chosen
  readonly choose: (chosen: Chosen) => void
}

export function Crowds({ crowds, chosen, choose }: CrowdsProps) {
  const toggle = (template: string, list: 'fixedSeats' | 'attendances', id: string) => {
    const before = chosen.get(template) ?? { fixedSeats: [], attendances: [] }
    const now = before[list].includes(id) ? before[list].filter((one) => one !== id) : [...before[list], id]
    choose(new Map(chosen).set(template, { ...before, [list]: now }))
  }
  return crowds.map((crowd) => (
    <CrowdCard
      key={`${crowd.template} ${crowd.group}`}
      crowd={crowd}
      isChosen={(id) =>
        [
          ...(chosen.get(crowd.template)?.fixedSeats ?? []),
          ...(chosen.get(crowd.template)?.attendances ?? []),
        ].includes(id)
      }
      toggle={(list, id) => toggle(crowd.template, list, id)}
    />
  ))
}

interface CrowdCardProps {
  readonly crowd: Crowd
  readonly isChosen: (id: string) => boolean
  readonly toggle: (list: 'fixedSeats' | 'attendances', id: string) => void
}

function CrowdCard({ crowd, isChosen, toggle }: CrowdCardProps) {
  const t = useWords()
  const settled = crowd.over === 0 && crowd.shifts.every(({ over }) => over === 0)
  return (
    <Card
      title={`${crowd.name}: ${t('shifts.plan.seats_of', { role: crowd.role, seats: crowd.seats })}`}
      tone={settled ? 'leaf' : 'honey'}
    >
      <Status
        tone={settled ? 'fine' : 'attention'}
        says={settled ? t('shifts.plan.crowd_settled') : t('shifts.plan.crowd_choose')}
      />
      {crowd.holders.length > 0 ? (
        <fieldset className="boxes">
          <legend>
            {crowd.over > 0
              ? t('shifts.plan.crowd_holders', { count: crowd.over })
              : t('shifts.plan.crowd_holders_fit')}
          </legend>
          {crowd.holders.map((holder) => (
            <Person
              key={holder.fixedSeat}
              name={holder.name}
              says={t('shifts.plan.since', { from: holder.from })}
              checked={isChosen(holder.fixedSeat)}
              change={() => toggle('fixedSeats', holder.fixedSeat)}
            />
          ))}
        </fieldset>
      ) : null}
      {crowd.over > 0
        ? null
        : crowd.shifts.map((shift) => (
            <fieldset key={shift.shift} className="boxes">
              <legend>
                {shift.over > 0
                  ? t('shifts.plan.crowd_date', { day: shift.day, seats: shift.seats, count: shift.over })
                  : dayWords(shift.day as Day)}
              </legend>
              {shift.people.map((person) => (
                <Person
                  key={person.attendance}
                  name={person.name}
                  says={t(person.fixed ? 'shifts.plan.holds_fixed' : 'shifts.plan.booked_alone')}
                  checked={isChosen(person.attendance)}
                  change={() => toggle('attendances', person.attendance)}
                />
              ))}
            </fieldset>
          ))}
    </Card>
  )
}

interface PersonProps {
  readonly name: string
  readonly says: string
  readonly checked: boolean
  readonly change: () => void
}

const Person = ({ name, says, checked, change }: PersonProps) => (
  <label className="box">
    <input type="checkbox" checked={checked} onChange={change} />
    <span>
      {name} <span className="quiet">{says}</span>
    </span>
  </label>
)
