/** What the office writes down for whoever phoned, wrote or came by: each asks how it was heard and what was said. */

import type { ReactNode } from 'react'
import { useAct } from '#app/reading.ts'
import { Form } from '#app/ui/Form.tsx'
import { CheckField, ChoiceField, LongTextField } from '#app/ui/fields.tsx'
import { useNotices } from '#app/ui/Notices.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { useWords } from '#app/words.ts'
import { PersonField } from '#shop/members/parts.tsx'
import {
  answerAskFor,
  answerCallFor,
  answerCallOutFor,
  answerProposalFor,
  endCallFor,
  endSwapFor,
  handBackFor,
  heard,
} from '../contract-story.ts'
import type { Story } from './StoryReach.tsx'

type Asked = Story['asked'][number]
type How = (typeof heard)[number]

export const start = { how: 'phone', reason: '' }

/** How it was heard, and what was said. */
export function SaidFields() {
  const t = useWords()
  return (
    <>
      <ChoiceField
        name="how"
        label={t('exchanges.story.how')}
        options={heard.map((value) => ({ value, label: t(`exchanges.story.how.${value}`) }))}
      />
      <LongTextField
        name="reason"
        label={t('exchanges.story.what_said')}
        hint={t('exchanges.story.what_said_hint')}
        rows={2}
      />
    </>
  )
}

interface NoteProps {
  readonly words: string
  readonly title: string
  readonly name: string
  readonly icon?: 'check' | 'close' | 'undo' | 'person'
  readonly children: (shared: Shared) => ReactNode
}

interface Shared {
  readonly name: string
  readonly start: { readonly how: string; readonly reason: string; readonly warningsAccepted: boolean }
  readonly submit: string
  readonly done: () => void
  readonly keep: false
}

function Note({ words, title, name, icon, children }: NoteProps) {
  const t = useWords()
  const { said } = useNotices()
  return (
    <Sheet words={words} title={title} kind="quiet" {...(icon ? { icon } : {})}>
      {(close) =>
        children({
          name,
          start: { ...start, warningsAccepted: false },
          submit: title,
          done: () => {
            close()
            said(t('exchanges.story.noted'))
          },
          keep: false,
        })
      }
    </Sheet>
  )
}

interface AnswerProps {
  readonly asked: Asked
  readonly answer: 'yes' | 'no'
}

export function AnswerFor({ asked, answer }: AnswerProps) {
  const t = useWords()
  const words = t(`exchanges.story.note_${answer}`)
  const title = t(`exchanges.story.note_${answer}_of`, { who: asked.name })
  return (
    <Note
      words={words}
      title={title}
      name={`${asked.about}-${asked.member}-${answer}`}
      icon={answer === 'yes' ? 'check' : 'close'}
    >
      {(shared) => <AnswerForm asked={asked} answer={answer} shared={shared} />}
    </Note>
  )
}

function AnswerForm({ asked, answer, shared }: AnswerProps & { readonly shared: Shared }) {
  const [ask, proposal] = [useAct(answerAskFor), useAct(answerProposalFor)]
  const [call, callOut] = [useAct(answerCallFor), useAct(answerCallOutFor)]
  const { about, member } = asked
  const input = (values: Shared['start']) => ({ ...values, how: values.how as How, member, answer })
  const fields = <AnswerFields answer={answer} />
  switch (asked.kind) {
    case 'ask':
      return (
        <Form {...shared} act={ask} send={(values) => ({ ...input(values), swap: about })}>
          {fields}
        </Form>
      )
    case 'proposal':
      return (
        <Form {...shared} act={proposal} send={(values) => ({ ...input(values), proposal: about })}>
          {fields}
        </Form>
      )
    case 'call':
      return (
        <Form {...shared} act={call} send={(values) => ({ ...input(values), call: about })}>
          {fields}
        </Form>
      )
    default:
      return (
        <Form {...shared} act={callOut} send={(values) => ({ ...input(values), callOut: about })}>
          {fields}
        </Form>
      )
  }
}

function AnswerFields({ answer }: { readonly answer: 'yes' | 'no' }) {
  const t = useWords()
  return (
    <>
      <SaidFields />
      {answer === 'yes' ? <CheckField name="warningsAccepted" label={t('exchanges.story.warnings')} /> : null}
    </>
  )
}

/** Somebody phoned who was not asked by name: whoever may can come. */
export function OtherComes({ story }: { readonly story: Story }) {
  const t = useWords()
  const act = useAct(answerCallFor)
  const open = story.state === 'open' && story.endable && story.way !== 'swap'
  if (!open || story.asked.some(({ kind }) => kind === 'call')) return null
  const title = t('exchanges.story.other_comes')
  return (
    <Note words={title} title={title} name={`${story.id}-other`} icon="person">
      {(shared) => (
        <Form
          {...shared}
          start={{ ...shared.start, member: '' }}
          act={act}
          send={(values) => ({ ...values, how: values.how as How, answer: 'yes' as const, call: story.id })}
        >
          <PersonField name="member" label={t('exchanges.story.person')} />
          <AnswerFields answer="yes" />
        </Form>
      )}
    </Note>
  )
}

/** Takes a request or a call back for whoever made it. */
export function EndFor({ story }: { readonly story: Story }) {
  const t = useWords()
  const [swap, call] = [useAct(endSwapFor), useAct(endCallFor)]
  const title = t('exchanges.story.end', { who: story.who?.name ?? '' })
  return (
    <Note words={title} title={title} name={`${story.id}-end`} icon="undo">
      {(shared) =>
        story.way === 'swap' ? (
          <Form {...shared} act={swap} send={({ how, reason }) => ({ swap: story.id, how: how as How, reason })}>
            <SaidFields />
          </Form>
        ) : (
          <Form {...shared} act={call} send={({ how, reason }) => ({ call: story.id, how: how as How, reason })}>
            <SaidFields />
          </Form>
        )
      }
    </Note>
  )
}

export function HandBackFor({ asked }: { readonly asked: Asked }) {
  const t = useWords()
  const act = useAct(handBackFor)
  const title = t('exchanges.story.hand_back_of', { who: asked.name })
  return (
    <Note words={t('exchanges.story.hand_back')} title={title} name={`${asked.about}-back`} icon="undo">
      {(shared) => (
        <Form {...shared} act={act} send={({ how, reason }) => ({ call: asked.about, how: how as How, reason })}>
          <SaidFields />
        </Form>
      )}
    </Note>
  )
}
