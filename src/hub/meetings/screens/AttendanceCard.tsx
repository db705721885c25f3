/** Who came: by organisation, with the names of people. */
import { useAct } from '#app/reading.ts'
import { Card } from '#app/ui/Card.tsx'
import { Form } from '#app/ui/Form.tsx'
import { LongTextField, SelectField } from '#app/ui/fields.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { useWords } from '#app/words.ts'
import { noteAttendance } from '../contract/meetings.ts'
import type { OfMeeting } from './meeting-words.ts'

export function AttendanceCard({ of: one }: OfMeeting) {
  const t = useWords()
  const open = one.state === 'called' || one.state === 'open' || one.state === 'minutes_draft'
  const choices = one.writes ? [...one.attendance, ...one.absent] : one.acting
  return (
    <Card title={t('meetings.attendance')}>
      {one.attendance.length === 0 ? <p>{t('meetings.nobody')}</p> : null}
      <ul className="meeting-list">
        {one.attendance.map(({ id, name, persons }) => (
          <li key={id}>
            <strong>{name}</strong>{' '}
            <span className="quiet">{persons.filter((person) => person !== name).join(', ')}</span>
          </li>
        ))}
      </ul>
      {one.absent.length > 0 && one.attendance.length > 0 ? (
        <p className="quiet">{t('meetings.absent', { names: one.absent.map(({ name }) => name) })}</p>
      ) : null}
      {open && choices.length > 0 ? <Note of={one} choices={choices} /> : null}
    </Card>
  )
}

interface NoteProps extends OfMeeting {
  readonly choices: readonly { readonly id: string; readonly name: string }[]
}

function Note({ of: one, choices }: NoteProps) {
  const t = useWords()
  const act = useAct(noteAttendance)
  const [first] = choices
  const known = one.attendance.find(({ id }) => id === first?.id)
  const start = { participant: first?.id ?? '', persons: known?.persons.join('\n') ?? '' }
  return (
    <Sheet words={t('meetings.note_attendance')} title={t('meetings.note_attendance')} kind="other">
      {(close) => (
        <Form<typeof start, typeof noteAttendance>
          name={`attendance-${one.id}`}
          start={start}
          act={act}
          send={({ participant, persons }) => ({
            meeting: one.id,
            participant,
            persons: persons
              .split('\n')
              .map((name) => name.trim())
              .filter((name) => name !== ''),
          })}
          submit={t('meetings.note_attendance')}
          done={close}
        >
          <SelectField
            name="participant"
            label={t('meetings.organisation')}
            options={choices.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <LongTextField
            name="persons"
            label={t('meetings.persons')}
            hint={t('meetings.persons_hint')}
            rows={3}
            optional
          />
        </Form>
      )}
    </Sheet>
  )
}
