/** The decision that runs: who gives which answer, whose objection is in work, how many are missing; saved before anything
 *  else begins. */
import { pathTo } from '#app/paths.ts'
import { useAct } from '#app/reading.ts'
import { Button } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Card.tsx'
import { Confirm } from '#app/ui/Confirm.tsx'
import { Form } from '#app/ui/Form.tsx'
import { LongTextField, SelectField, useField } from '#app/ui/fields.tsx'
import { Link } from '#app/ui/Link.tsx'
import { useNotices } from '#app/ui/Notices.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { Status, type Tone } from '#app/ui/Status.tsx'
import { Trouble } from '#app/ui/Trouble.tsx'
import { t, useWords } from '#app/words.ts'
import { refuse } from '#platform/refusal.ts'
import { noteAnswer, putOffDecision, saveDecision } from '../contract/deciding.ts'
import type { MeetingReply, OfMeeting } from './meeting-words.ts'
import { TestsInWork } from './TestsInWork.tsx'

type Deciding = NonNullable<MeetingReply['deciding']>
type Line = Deciding['grid'][number]
const votePage = '/community/votes/:vote'

interface Props extends OfMeeting {
  readonly deciding: Deciding
}

export function DecidingCard({ of: one, deciding }: Props) {
  const t = useWords()
  const { answered, eligible, missing } = deciding
  const own = deciding.grid.filter(
    ({ id, conflict }) => conflict === null && one.acting.some((acting) => acting.id === id),
  )
  return (
    <Card
      title={t('meetings.deciding')}
      tone="honey"
      state={
        <Status
          tone={missing > 0 ? 'attention' : 'fine'}
          says={t(missing > 0 ? 'meetings.quorum_missing' : 'meetings.quorum_reached', { answered, eligible, missing })}
        />
      }
    >
      <p>
        <strong>{deciding.title}</strong> <span className="quiet">{t(`governance.method.${deciding.method}`)}</span>
      </p>
      <ul className="meeting-grid">
        {deciding.grid.map((line) => (
          <Answer key={line.id} line={line} />
        ))}
      </ul>
      <TestsInWork of={one} tests={deciding.tests} />
      <div className="row">
        {own.map(({ id, name }) => (
          <Link key={id} href={pathTo(votePage, { vote: deciding.vote })}>
            {t('meetings.answer_now', { name })}
          </Link>
        ))}
      </div>
      <Acts of={one} deciding={deciding} />
    </Card>
  )
}

const tones: Readonly<Record<string, Tone>> = {
  yes: 'fine',
  no_objection: 'fine',
  concern: 'attention',
  possible_objection: 'refused',
  no: 'refused',
}

const marksOf = ({ marks }: Line): string => marks.map(({ option, mark }) => `${option} ${mark}`).join(', ')

function Answer({ line }: { readonly line: Line }) {
  const t = useWords()
  const { says, objection, conflict } = line
  return (
    <li>
      <span>{line.name}</span>
      <span>
        {conflict === null ? null : <Status tone="quiet" says={t('meetings.conflicted', { reason: conflict })} />}
        {conflict === null && says === null ? <Status tone="quiet" says={t('meetings.no_answer')} /> : null}
        {says === null ? null : (
          <Status tone={tones[says] ?? 'news'} says={says === 'marks' ? marksOf(line) : t(`governance.says.${says}`)} />
        )}{' '}
        {objection && (objection.state === 'raised' || objection.state === 'qualified') ? (
          <Status tone="attention" says={t('meetings.objection_in_work')} />
        ) : null}
      </span>
      {objection ? (
        <p className="quiet">
          {objection.harm} · {t('meetings.what_would_help')} · {objection.whatWouldHelp}
        </p>
      ) : line.reason ? (
        <p className="quiet">{line.reason}</p>
      ) : null}
    </li>
  )
}

const savedWords = ({ state, number }: { readonly state: string; readonly number: string | null }): string =>
  state === 'waits' || state === 'rejected'
    ? t(`meetings.decision_${state}`)
    : t('meetings.decision_taken', { number: number ?? '–' })

function Acts({ of: one, deciding }: Props) {
  const t = useWords()
  const { said } = useNotices()
  const putOff = useAct(putOffDecision)
  const save = useAct(saveDecision, { done: (reply) => said(savedWords(reply)) })
  const { answered, eligible, missing } = deciding
  const short = missing > 0 ? [refuse('decision.quorum', { answered, eligible, missing })] : save.refusals
  return (
    <div className="row">
      {one.writes ? <NoteAnswer of={one} deciding={deciding} /> : null}
      {one.leads ? (
        <>
          <Button kind="main" press={() => save.act({ meeting: one.id })} reasons={short} busy={save.busy}>
            {t('meetings.save_decision')}
          </Button>
          <Confirm
            words={t('meetings.put_off_decision')}
            title={t('meetings.put_off_decision')}
            says={t('meetings.put_off_says')}
            sure={t('meetings.put_off_decision')}
            press={() => putOff.act({ meeting: one.id })}
            error={putOff.error}
            kind="quiet"
          />
          <Trouble of={save.refusals.length > 0 ? null : save.error} />
        </>
      ) : null}
    </div>
  )
}

type Says = 'yes' | 'no' | 'abstain' | 'marks' | 'no_objection' | 'concern' | 'possible_objection' | 'stand_aside'

/** What can be said aloud; ballots with marks are filled in on one's own device. */
const sayable = (method: string): readonly Says[] =>
  method === 'consent'
    ? ['no_objection', 'concern', 'possible_objection', 'stand_aside', 'abstain']
    : method === 'majority' || method === 'qualified'
      ? ['yes', 'no', 'abstain']
      : ['abstain']

function NoteAnswer({ of: one, deciding }: Props) {
  const t = useWords()
  const act = useAct(noteAnswer)
  const speakers = one.speakers.filter(({ participant }) =>
    deciding.grid.some(({ id, conflict }) => id === participant && conflict === null),
  )
  const nameOf = (id: string) => deciding.grid.find((line) => line.id === id)?.name ?? ''
  const waiting = deciding.grid.find(
    ({ id, says }) => says === null && speakers.some(({ participant }) => participant === id),
  )
  const first = speakers.find(({ participant }) => participant === waiting?.id) ?? speakers[0]
  const answers = sayable(deciding.method)
  const start = {
    who: first ? `${first.participant} ${first.person}` : '',
    says: answers[0] as string,
    reason: '',
    whatWouldHelp: '',
  }
  if (speakers.length === 0) return null
  return (
    <Sheet words={t('meetings.note_answer')} title={t('meetings.note_answer')} kind="other">
      {(close) => (
        <Form<typeof start, typeof noteAnswer>
          name={`answer-${deciding.vote}`}
          keep={false}
          start={start}
          act={act}
          send={({ who, says, reason, whatWouldHelp }) => {
            const [participant = '', speaker = ''] = who.split(' ')
            return { meeting: one.id, participant, speaker, says: says as Says, reason: reason || null, whatWouldHelp }
          }}
          submit={t('meetings.note_answer')}
          done={close}
        >
          <p className="quiet">{t('meetings.note_answer_hint')}</p>
          <SelectField
            name="who"
            label={t('meetings.speaker')}
            options={speakers.map(({ participant, person, name }) => ({
              value: `${participant} ${person}`,
              label: `${name}, ${nameOf(participant)}`,
            }))}
          />
          <SelectField
            name="says"
            label={t('meetings.says')}
            options={answers.map((value) => ({ value, label: t(`governance.says.${value}`) }))}
          />
          <LongTextField
            name="reason"
            label={t('meetings.answer_reason')}
            hint={deciding.method === 'consent' ? t('meetings.answer_reason_hint') : undefined}
            rows={2}
            optional
          />
          <WhatWouldHelp />
        </Form>
      )}
    </Sheet>
  )
}

/** Asked of a possible objection alone. */
function WhatWouldHelp() {
  const t = useWords()
  const says = useField('says')
  return says.value === 'possible_objection' ? (
    <LongTextField name="whatWouldHelp" label={t('meetings.what_would_help')} rows={2} />
  ) : null
}
