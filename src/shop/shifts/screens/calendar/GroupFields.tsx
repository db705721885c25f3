/** The seat groups of one date inside a form: role, seats, how many are wanted. One text field holds them all as JSON,
 *  so that the form keeps its draft. */
import { Button } from '#app/ui/Button.tsx'
import { useField } from '#app/ui/fields.tsx'
import { useWords } from '#app/words.ts'

export interface GroupDraft {
  readonly id?: string
  readonly role: string
  readonly seats: string
  readonly minSeats: string
  readonly skills: readonly string[]
  readonly warnings: readonly string[]
}

export const newGroup: GroupDraft = { role: '', seats: '1', minSeats: '0', skills: [], warnings: [] }

export const readGroups = (text: string): readonly GroupDraft[] => JSON.parse(text) as readonly GroupDraft[]

/** The groups as the routes want them. */
export const sentGroups = (text: string) =>
  readGroups(text).map(({ role, seats, minSeats, skills, warnings, id }) => ({
    role: role.trim(),
    seats: Number(seats),
    minSeats: Number(minSeats || '0'),
    skills: [...skills],
    warnings: [...warnings],
    ...(id ? { id } : {}),
  }))

export function GroupFields({ name }: { readonly name: string }) {
  const t = useWords()
  const field = useField<string>(name, t('shifts.groups'), false)
  const groups = readGroups(field.value)
  const write = (next: readonly GroupDraft[]) => field.set(JSON.stringify(next))
  const change = (at: number, part: Partial<GroupDraft>) =>
    write(groups.map((group, place) => (place === at ? { ...group, ...part } : group)))
  return (
    <fieldset className="group-fields" id={field.id}>
      <legend>{t('shifts.groups')}</legend>
      {groups.map((group, at) => (
        <div key={group.id ?? `new ${String(at)}`} className="group-line">
          <Cell label={t('shifts.role')} value={group.role} change={(role) => change(at, { role })} />
          <Cell label={t('shifts.group.seats')} value={group.seats} number change={(seats) => change(at, { seats })} />
          <Cell
            label={t('shifts.group.wanted')}
            value={group.minSeats}
            number
            change={(minSeats) => change(at, { minSeats })}
          />
          {groups.length > 1 ? (
            <Button
              kind="quiet"
              icon="trash"
              label={t('shifts.group.remove', { role: group.role })}
              press={() => write(groups.filter((_, place) => place !== at))}
            >
              {t('shifts.group.remove_short')}
            </Button>
          ) : null}
        </div>
      ))}
      {field.problem ? <p className="field-problem">{field.problem}</p> : null}
      <Button kind="quiet" icon="plus" press={() => write([...groups, newGroup])}>
        {t('shifts.group.add')}
      </Button>
    </fieldset>
  )
}

interface CellProps {
  readonly label: string
  readonly value: string
  readonly change: (value: string) => void
  readonly number?: boolean
}

const Cell = ({ label, value, change, number = false }: CellProps) => (
  <label className="tool">
    <span>{label}</span>
    <input
      type="text"
      inputMode={number ? 'numeric' : 'text'}
      size={number ? 4 : 16}
      value={value}
      onChange={(event) => change(event.currentTarget.value)}
    />
  </label>
)
