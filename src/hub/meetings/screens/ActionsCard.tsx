/** What was agreed in a meeting: who does what until when. */
import { useAct } from '#app/reading.ts'
import { useMe } from '#app/session.ts'
import { Button } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Card.tsx'
import { Form } from '#app/ui/Form.tsx'
import { DayField, LongTextField, SelectField } from '#app/ui/fields.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { Status } from '#app/ui/Status.tsx'
import { Trouble } from '#app/ui/Trouble.tsx'
import { useWords } from '#app/words.ts'
import { addAction, finishAction, reopenAction } from '../contract/minutes.ts'
import type { MeetingReply, OfMeeting } from './meeting-words.ts'

export function ActionsCard({ of: one }: OfMeeting) {
  const t = useWords()
  const own = useMe().person?.id
  const open = one.state === 'open' || one.state === 'minutes_draft'
  const mayAdd = open ? one.acting.length > 0 || one.writes : one.state === 'minutes_published' && one.writes
  return (
    <Card title={t('meetings.actions')}>
      {one.actions.length === 0 ? <p>{t('meetings.actions_none')}</p> : null}
      <ul className="meeting-list">
        {one.actions.map((action) => (
          <li key={action.id}>
            <ActionWords action={action} />
            {one.writes || action.person.id === own ? <ActionSteps action={action} /> : null}
          </li>
        ))}
      </ul>
      {mayAdd ? <Add of={one} /> : null}
    </Card>
  )
}

type Action = Omit<MeetingReply['actions'][number], 'meeting'>

export function ActionWords({ action }: { readonly action: Action }) {
  const t = useWords()
  return (
    <div>
      <strong>{action.what}</strong>
      <br />
      <span className="quiet">
        {action.person.name} · {t('meetings.due_on', { day: action.due })}
      </span>{' '}
      {action.doneOn ? <Status tone="fine" says={t('meetings.done_on', { day: action.doneOn })} /> : null}
      {action.overdue ? <Status tone="attention" says={t('meetings.overdue')} /> : null}
    </div>
  )
}

export function ActionSteps({ action }: { readonly action: Action }) {
  const t = useWords()
  const finish = useAct(finishAction)
  const reopen = useAct(reopenAction)
  return (
    <>
      {action.doneOn ? (
        <Button kind="quiet" press={() => reopen.act({ action: action.id })} busy={reopen.busy}>
          {t('meetings.reopen')}
        </Button>
      ) : (
        <Button kind="other" press={() => finish.act({ action: action.id })} busy={finish.busy}>
          {t('meetings.finish')}
        </Button>
      )}
      <Trouble of={finish.error ?? reopen.error} />
    </>
  )
}

function Add({ of: one }: OfMeeting) {
  const t = useWords()
  const act = useAct(addAction)
  const start = { what: '', who: one.people[0]?.id ?? '', due: '' }
  return (
    <Sheet words={t('meetings.add_action')} title={t('meetings.add_action')} kind="other" icon="plus">
      {(close) => (
        <Form<typeof start, typeof addAction>
          name={`action-${one.id}`}
          start={start}
          act={act}
          send={(typed) => ({ meeting: one.id, ...typed })}
          submit={t('meetings.add_action')}
          done={close}
        >
          <LongTextField name="what" label={t('meetings.field.what')} rows={2} />
          <SelectField
            name="who"
            label={t('meetings.field.who')}
            options={one.people.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <DayField name="due" label={t('meetings.field.due')} />
        </Form>
      )}
    </Sheet>
  )
}
