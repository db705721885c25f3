/** Everybody who loses a place or whose dates move, by name, with each date; whoever loses one, with what is proposed
 *  instead. */
import { Status } from '#app/ui/Status.tsx'
import { Table } from '#app/ui/Table.tsx'
import { t, useWords } from '#app/words.ts'
import { Slot } from '../Slot.tsx'
import type { Diff } from './ChangePreview.tsx'
import { Days } from './Days.tsx'

type Places = Diff['instead'][number]['places']

interface Concerned {
  readonly key: string
  readonly member: string
  readonly name: string
  readonly what: 'unseated' | 'moved'
  readonly days: readonly string[]
}

export function PeopleConcerned({ people, instead }: Pick<Diff, 'people' | 'instead'>) {
  const words = useWords()
  const proposed = new Map(instead.map(({ member, places }) => [member, places]))
  const rows = gathered(people)
  if (rows.length === 0) return null
  return (
    <section>
      <h3>{words('shifts.plan.people_concerned')}</h3>
      {rows.some(({ what }) => what === 'unseated') ? <p>{words('shifts.plan.two_offered')}</p> : null}
      <Table
        caption={words('shifts.plan.people_concerned')}
        rows={rows}
        rowKey={(row) => row.key}
        columns={[
          { name: 'name', title: 'shifts.column.name', cell: (row) => row.name, line: 1 },
          {
            name: 'what',
            title: 'shifts.plan.what',
            line: 2,
            cell: (row) => (
              <Status
                tone={row.what === 'unseated' ? 'refused' : 'news'}
                says={t(row.what === 'unseated' ? 'shifts.plan.loses' : 'shifts.plan.moves')}
              />
            ),
          },
          { name: 'dates', title: 'shifts.plan.dates', line: 3, cell: (row) => <Days days={row.days} /> },
          ...(instead.length === 0
            ? []
            : [
                {
                  name: 'instead',
                  title: 'shifts.plan.instead',
                  line: 3 as const,
                  cell: ({ what, member }: Concerned) => {
                    const places = what === 'unseated' ? proposed.get(member) : undefined
                    return places ? <Instead places={places} /> : null
                  },
                },
              ]),
        ]}
      />
    </section>
  )
}

function Instead({ places }: { readonly places: Places }) {
  const words = useWords()
  if (places.length === 0) return <span className="quiet">{words('shifts.plan.instead_none')}</span>
  return (
    <ul className="says-list">
      {places.map((place) => (
        <li key={place.shift}>
          <Slot of={place} /> <span className="quiet">{place.name}</span>
        </li>
      ))}
    </ul>
  )
}

function gathered(people: Diff['people']): Concerned[] {
  const rows = new Map<string, Concerned>()
  for (const { member, name, what, day } of people) {
    const key = `${member} ${what}`
    rows.set(key, { key, member, name, what, days: [...(rows.get(key)?.days ?? []), day].sort() })
  }
  return [...rows.values()].sort((a, b) =>
    a.what === b.what ? a.name.localeCompare(b.name) : a.what < b.what ? 1 : -1,
  )
}
