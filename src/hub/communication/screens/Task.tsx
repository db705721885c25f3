/** One task: what to do and where, taking it, delivering it, the mentor's answer, thanks. */
import { useAddress } from '#app/address.ts'
import { useAct, useRead } from '#app/reading.ts'
import { Button } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Card.tsx'
import { Facts } from '#app/ui/Facts.tsx'
import { Form } from '#app/ui/Form.tsx'
import { ChoiceField, LongTextField } from '#app/ui/fields.tsx'
import { HistoryCard } from '#app/ui/HistoryCard.tsx'
import { useNotices } from '#app/ui/Notices.tsx'
import { Page } from '#app/ui/Page.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { Status } from '#app/ui/Status.tsx'
import { Trouble } from '#app/ui/Trouble.tsx'
import { dayWords, momentWords } from '#app/ui/When.tsx'
import { useWords } from '#app/words.ts'
import type { Day, Instant } from '#platform/values/day.ts'
import { classifyTask, readTask, readyTask, writeTask } from '../contract/tasks.ts'
import { type TaskClass, taskClasses, whyNotReady } from '../rules/task.ts'
import { PathWords } from './PathWords.tsx'
import { TaskFields } from './TaskFields.tsx'
import { MentorSteps, TakerSteps } from './TaskSteps.tsx'
import { type OneTask, sentTask, type TypedTask, tasksPage, taskTones, typedTask } from './task-words.ts'
import './news.css'

export interface OfTask {
  readonly of: OneTask
}

export function TaskScreen() {
  const t = useWords()
  const reading = useRead(readTask, { task: useAddress().param('task') })
  return (
    <Page
      title={reading.data?.title ?? t('tasks.task')}
      back={{ href: tasksPage, says: t('tasks.title') }}
      read={reading}
    >
      {(one) => (
        <div className="stack">
          <What of={one} />
          <TakerSteps of={one} />
          <MentorSteps of={one} />
          <Deliveries of={one} />
          <Prepare of={one} />
          <HistoryCard lines={one.history} />
        </div>
      )}
    </Page>
  )
}

function What({ of: one }: OfTask) {
  const t = useWords()
  const named = one.takers.map(({ name }) => name)
  return (
    <Card>
      <div className="stack">
        <p>
          <Status tone={taskTones[one.state]} says={t(`tasks.state.${one.state}`)} />
        </p>
        <p className="mail-words">{one.says}</p>
        <Facts
          long
          of={[
            { name: t('tasks.field.size'), value: one.size ? t(`tasks.size.${one.size}`) : null },
            { name: t('tasks.field.place'), value: one.place ? <PathWords of={one.place} /> : null },
            { name: t('tasks.field.doneWhen'), value: one.doneWhen },
            { name: t('tasks.field.skills'), value: one.skills.join(', ') },
            { name: t('tasks.field.language'), value: t(`news.language.${one.language}`) },
            { name: t('tasks.field.mentor'), value: one.mentor?.name ?? null },
            ...(named.length > 0 ? [{ name: t('tasks.field.taker'), value: named.join(', ') }] : []),
            ...(one.idleOn ? [{ name: t('tasks.field.idleOn'), value: dayWords(one.idleOn as Day) }] : []),
            ...(one.answerUntil
              ? [{ name: t('tasks.field.answerUntil'), value: dayWords(one.answerUntil as Day) }]
              : []),
            ...(one.workLink
              ? [{ name: t('tasks.field.work'), value: <a href={one.workLink}>{one.workLink}</a> }]
              : []),
            ...(one.workNote ? [{ name: t('tasks.field.note'), value: one.workNote }] : []),
          ]}
        />
        <Addition of={one} />
      </div>
    </Card>
  )
}

function Addition({ of: { addition } }: OfTask) {
  const t = useWords()
  if (!addition) return null
  return (
    <Facts
      long
      of={[
        { name: t('tasks.field.addition'), value: addition.organisation },
        {
          name: t('tasks.field.class'),
          value: addition.class ? t(`tasks.class.${addition.class}`) : t('tasks.class_open'),
        },
        ...(addition.reason ? [{ name: t('tasks.field.reason'), value: addition.reason }] : []),
        ...(addition.codeLink
          ? [{ name: t('tasks.field.codeLink'), value: <a href={addition.codeLink}>{addition.codeLink}</a> }]
          : []),
      ]}
    />
  )
}

function Deliveries({ of: { deliveries } }: OfTask) {
  const t = useWords()
  if (deliveries.length === 0) return null
  return (
    <Card title={t('tasks.deliveries')}>
      <ul className="plain-list">
        {deliveries.map((one) => (
          <li key={one.at}>
            <a href={one.link}>{one.link}</a>{' '}
            <span className="quiet">
              {t('tasks.delivered_by', { name: one.by ?? '–', at: momentWords(one.at as Instant) })}
            </span>
            {one.note ? <p className="mail-words">{one.note}</p> : null}
            <p>
              <Status
                tone={one.answer === 'accepted' ? 'fine' : one.answer === 'changes' ? 'attention' : 'news'}
                says={t(`tasks.answer.${one.answer ?? 'waits'}`)}
              />
            </p>
            {one.reason ? <p className="mail-words">{one.reason}</p> : null}
          </li>
        ))}
      </ul>
    </Card>
  )
}

/** Until it is on the board: writing, classifying, making ready. */
function Prepare({ of: one }: OfTask) {
  const t = useWords()
  const ready = useAct(readyTask)
  if (!one.me.mayMentor || (one.state !== 'proposed' && one.state !== 'ready')) return null
  const parts = { ...one, mentor: one.mentor?.id ?? null, addition: one.addition !== null }
  const no = whyNotReady({ ...parts, class: one.addition?.class ?? null })
  return (
    <Card title={t('tasks.prepare')}>
      <div className="row">
        {one.state === 'proposed' ? (
          <Button kind="main" icon="check" reasons={no} press={() => ready.act({ task: one.id })}>
            {t('tasks.make_ready')}
          </Button>
        ) : null}
        <Change of={one} />
        {one.addition && one.state === 'proposed' && one.me.maySteer ? <Classify of={one} /> : null}
      </div>
      <Trouble of={ready.error} />
    </Card>
  )
}

function Change({ of: one }: OfTask) {
  const t = useWords()
  const act = useAct(writeTask)
  return (
    <Sheet words={t('tasks.change')} title={t('tasks.change')} kind="other" icon="edit">
      {(close) => (
        <Form<TypedTask, typeof writeTask>
          name={`task-${one.id}`}
          start={typedTask(one, '', one.language)}
          act={act}
          send={(typed) => ({ task: one.id, ...sentTask(typed) })}
          submit={t('tasks.keep')}
          done={close}
        >
          <TaskFields mentors={one.mentors} />
        </Form>
      )}
    </Sheet>
  )
}

function Classify({ of: one }: OfTask) {
  const t = useWords()
  const { said } = useNotices()
  const act = useAct(classifyTask)
  const start = { value: 'common', reason: '' }
  return (
    <Sheet words={t('tasks.classify')} title={t('tasks.classify')} kind="other">
      {(close) => (
        <Form<typeof start, typeof classifyTask>
          name={`class-${one.id}`}
          start={start}
          act={act}
          send={({ value, reason }) => ({ task: one.id, value: value as TaskClass, reason })}
          submit={t('tasks.classify')}
          done={() => {
            said(t('tasks.classified'))
            close()
          }}
        >
          <ChoiceField
            name="value"
            label={t('tasks.field.class')}
            options={taskClasses.map((value) => ({ value, label: t(`tasks.class.${value}`) }))}
          />
          <LongTextField name="reason" label={t('tasks.field.reason')} rows={3} />
        </Form>
      )}
    </Sheet>
  )
}
