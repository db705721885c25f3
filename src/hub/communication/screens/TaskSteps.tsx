/** What can be done with a task: by whoever takes it, and by its mentor. */
import { useAct } from '#app/reading.ts'
import { Button } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Card.tsx'
import { Form } from '#app/ui/Form.tsx'
import { CheckField, LongTextField, SelectField, TextField } from '#app/ui/fields.tsx'
import { useNotices } from '#app/ui/Notices.tsx'
import { ReasonSheet } from '#app/ui/ReasonSheet.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { Status } from '#app/ui/Status.tsx'
import { Trouble } from '#app/ui/Trouble.tsx'
import { useWords } from '#app/words.ts'
import {
  acceptWork,
  askChanges,
  askCredit,
  deliverTask,
  giveTaskBack,
  nameMentor,
  noteWork,
  takeTask,
} from '../contract/tasks.ts'
import { whyNotTake } from '../rules/task.ts'
import type { OneTask } from './task-words.ts'

interface OfTask {
  readonly of: OneTask
}

/** The same question as the server asks; others who have it are counted, not named. */
const whyNot = (one: OneTask) =>
  whyNotTake(
    {
      ...{ state: one.state, mentor: one.mentor?.id ?? null, forPair: one.forPair },
      takers: one.takers.map(({ own }, place) => (own ? (one.me.account ?? '') : String(place))),
    },
    { account: one.me.account, agreements: one.me.agreements },
    true,
  )

export function TakerSteps({ of: one }: OfTask) {
  const t = useWords()
  if (one.me.has) return <Own of={one} />
  if (one.state !== 'ready' && !(one.state === 'taken' && one.forPair)) return null
  return (
    <Card title={t('tasks.take_title')}>
      <div className="stack">
        <p>{t('tasks.take_says')}</p>
        <Take of={one} />
      </div>
    </Card>
  )
}

function Take({ of: one }: OfTask) {
  const t = useWords()
  const { said } = useNotices()
  const act = useAct(takeTask)
  const joins = one.state === 'taken'
  const start = { pair: false }
  const no = whyNot(one)
  const words = t(joins ? 'tasks.join' : 'tasks.take')
  if (no.length > 0)
    return (
      <Button kind="main" icon="check" reasons={no}>
        {words}
      </Button>
    )
  return (
    <Sheet words={words} title={words} kind="main" icon="check">
      {(close) => (
        <Form<typeof start, typeof takeTask>
          name={`take-${one.id}`}
          start={start}
          act={act}
          send={({ pair }) => ({ task: one.id, agreed: true, pair })}
          submit={t('tasks.agree_and_take')}
          done={() => {
            said(t('tasks.taken'))
            close()
          }}
        >
          <p>{t('tasks.licence_says', { licence: one.licence })}</p>
          {joins ? null : <CheckField name="pair" label={t('tasks.pair')} hint={t('tasks.pair_hint')} />}
        </Form>
      )}
    </Sheet>
  )
}

function Own({ of: one }: OfTask) {
  const t = useWords()
  const works = one.state === 'taken'
  return (
    <Card title={t('tasks.yours')} tone="leaf">
      <div className="stack">
        {works ? <p>{t('tasks.yours_says', { mentor: one.mentor?.name ?? '–' })}</p> : null}
        {one.state === 'in_review' ? (
          <Status tone="news" says={t('tasks.waits_until', { day: one.answerUntil })} />
        ) : null}
        {one.state === 'done' ? <Status tone="fine" says={t('tasks.thank_you')} /> : null}
        <div className="row">
          {works ? <Deliver of={one} /> : null}
          {works ? <Note of={one} /> : null}
          <Credit of={one} />
          {works ? <GiveBack of={one} /> : null}
        </div>
      </div>
    </Card>
  )
}

function Deliver({ of: one }: OfTask) {
  const t = useWords()
  const { said } = useNotices()
  const act = useAct(deliverTask)
  const start = { workLink: one.workLink ?? '', note: '' }
  return (
    <Sheet words={t('tasks.deliver')} title={t('tasks.deliver')} kind="main" icon="check">
      {(close) => (
        <Form<typeof start, typeof deliverTask>
          name={`deliver-${one.id}`}
          start={start}
          act={act}
          send={({ workLink, note }) => ({ task: one.id, workLink, note: note || null })}
          submit={t('tasks.deliver')}
          done={({ until }) => {
            said(t('tasks.delivered', { day: until }))
            close()
          }}
        >
          <TextField name="workLink" label={t('tasks.field.link')} hint={t('tasks.link_hint')} kind="url" />
          <LongTextField name="note" label={t('tasks.field.note')} rows={3} optional />
        </Form>
      )}
    </Sheet>
  )
}

function Note({ of: one }: OfTask) {
  const t = useWords()
  const act = useAct(noteWork)
  const start = { workLink: one.workLink ?? '', note: one.workNote ?? '' }
  return (
    <Sheet words={t('tasks.note_work')} title={t('tasks.note_work')} kind="other" icon="edit">
      {(close) => (
        <Form<typeof start, typeof noteWork>
          name={`work-${one.id}`}
          start={start}
          act={act}
          send={({ workLink, note }) => ({ task: one.id, workLink: workLink || null, note: note || null })}
          submit={t('tasks.keep')}
          done={close}
        >
          <p>{t('tasks.note_work_says')}</p>
          <TextField name="workLink" label={t('tasks.field.link')} kind="url" optional />
          <LongTextField name="note" label={t('tasks.field.note')} rows={3} optional />
        </Form>
      )}
    </Sheet>
  )
}

function GiveBack({ of: one }: OfTask) {
  const t = useWords()
  const act = useAct(giveTaskBack)
  const start = { note: one.workNote ?? '' }
  return (
    <Sheet words={t('tasks.give_back')} title={t('tasks.give_back')} kind="quiet" icon="undo">
      {(close) => (
        <Form<typeof start, typeof giveTaskBack>
          name={`return-${one.id}`}
          start={start}
          act={act}
          send={({ note }) => ({ task: one.id, note: note || null })}
          submit={t('tasks.give_back')}
          done={close}
        >
          <p>{t('tasks.give_back_says')}</p>
          <LongTextField name="note" label={t('tasks.field.note')} rows={3} optional />
        </Form>
      )}
    </Sheet>
  )
}

function Credit({ of: one }: OfTask) {
  const t = useWords()
  const { said } = useNotices()
  const act = useAct(askCredit)
  const own = one.takers.find((taker) => taker.own)
  const start = { creditAs: own?.creditAs ?? '' }
  return (
    <Sheet
      words={t('tasks.credit')}
      title={t('tasks.credit')}
      kind={one.state === 'done' ? 'main' : 'other'}
      icon="star"
    >
      {(close) => (
        <Form<typeof start, typeof askCredit>
          name={`credit-${one.id}`}
          start={start}
          act={act}
          send={({ creditAs }) => ({ task: one.id, creditAs: creditAs.trim() || null })}
          submit={t('tasks.keep')}
          done={() => {
            said(t('tasks.credit_kept'))
            close()
          }}
        >
          <p>{t('tasks.credit_says')}</p>
          <TextField name="creditAs" label={t('tasks.field.creditAs')} hint={t('tasks.credit_hint')} optional />
        </Form>
      )}
    </Sheet>
  )
}

export function MentorSteps({ of: one }: OfTask) {
  const t = useWords()
  const { said } = useNotices()
  const accept = useAct(acceptWork, { done: () => said(t('tasks.accepted')) })
  if (!one.me.mayMentor || one.state === 'done') return null
  const answers = one.state === 'in_review' && one.me.isMentor
  const hands = one.me.isMentor || one.me.maySteer || one.mentor === null
  if (!answers && !hands) return null
  return (
    <Card title={t(one.me.isMentor ? 'tasks.mentor_title' : 'tasks.field.mentor')}>
      <div className="row">
        {answers ? (
          <Button kind="main" icon="check" press={() => accept.act({ task: one.id })}>
            {t('tasks.accept')}
          </Button>
        ) : null}
        {answers ? <AskChanges of={one} /> : null}
        {hands ? <NameMentor of={one} /> : null}
      </div>
      <Trouble of={accept.error} />
    </Card>
  )
}

function AskChanges({ of: one }: OfTask) {
  const t = useWords()
  return (
    <ReasonSheet
      name={`changes-${one.id}`}
      act={askChanges}
      send={(reason) => ({ task: one.id, reason })}
      words={t('tasks.ask_changes')}
      asks={t('tasks.field.changes')}
      kind="other"
      icon="edit"
    />
  )
}

function NameMentor({ of: one }: OfTask) {
  const t = useWords()
  const act = useAct(nameMentor)
  const start = { mentor: one.mentor?.id ?? one.me.account ?? '' }
  const wide = one.me.isMentor || one.me.maySteer
  const options = one.mentors.filter(({ id }) => wide || id === one.me.account)
  return (
    <Sheet words={t('tasks.name_mentor')} title={t('tasks.name_mentor')} kind="quiet" icon="person">
      {(close) => (
        <Form<typeof start, typeof nameMentor>
          name={`mentor-${one.id}`}
          start={start}
          act={act}
          send={({ mentor }) => ({ task: one.id, mentor })}
          submit={t('tasks.name_mentor')}
          done={close}
        >
          <SelectField
            name="mentor"
            label={t('tasks.field.mentor')}
            options={options.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Form>
      )}
    </Sheet>
  )
}
