/** What those who write a proposal do with it: change the draft, publish, write anew, postpone, withdraw. */
import { type Acting, useAct, useRead } from '#app/reading.ts'
import { currentMe } from '#app/session.ts'
import { Button } from '#app/ui/Button.tsx'
import { Form } from '#app/ui/Form.tsx'
import { CheckField, LongTextField } from '#app/ui/fields.tsx'
import { useNotices } from '#app/ui/Notices.tsx'
import { ReasonSheet } from '#app/ui/ReasonSheet.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { Trouble } from '#app/ui/Trouble.tsx'
import { useWords } from '#app/words.ts'
import type { Day } from '#platform/values/day.ts'
import {
  changeProposal,
  correctTyping,
  postponeProposal,
  publishProposal,
  readWriters,
  resumeProposal,
  withdrawProposal,
  writeVersion,
} from '../contract/proposals.ts'
import { whyNotTwo } from '../rules/drafts.ts'
import { whyNotMove } from '../rules/states.ts'
import { whyNotPublish } from '../rules/template.ts'
import { DraftsBeside, typedBoth } from './DraftsBeside.tsx'
import { startEffects } from './EffectFields.tsx'
import type { OfProposal } from './Proposal.tsx'
import {
  type Names,
  namesIn,
  type OnScreen,
  sentTemplate,
  sentWords,
  TemplateFields,
  type Typed,
  typedTemplate,
  WordsFields,
} from './TemplateFields.tsx'

const wordsNow = ({ of: one }: OfProposal) => {
  const last = one.versions.at(-1)
  return {
    text: last?.paragraphs.join('\n\n') ?? '',
    alternatives: last?.alternatives ?? '',
    effectOnShops: last?.effectOnShops ?? '',
    cost: last?.cost ?? '',
    ...startEffects(last?.effects ?? []),
  }
}

export function WritingActs({ of: one }: OfProposal) {
  const can = (act: Parameters<typeof whyNotMove>[0]) => whyNotMove(act, one.state).length === 0
  return (
    <div className="row">
      {can('change') ? <Draft of={one} /> : null}
      {can('write_version') ? <Anew of={one} /> : null}
      {can('resume') ? <Anew of={one} resumes /> : null}
      {can('postpone') ? <Leave of={one} way="postpone" /> : null}
      {can('withdraw') ? <Leave of={one} way="withdraw" /> : null}
    </div>
  )
}

function Draft({ of: one }: OfProposal) {
  const t = useWords()
  const change = useAct(changeProposal)
  const publish = useAct(publishProposal)
  const writers = useRead(readWriters, {})
  const last = one.versions.at(-1)
  const template = {
    ...one,
    reviewOn: one.reviewOn as Day | null,
    paragraphs: last?.paragraphs ?? [],
    alternatives: last?.alternatives ?? null,
    effectOnShops: last?.effectOnShops ?? null,
    cost: last?.cost ?? null,
    effects: last?.effects ?? [],
    days: null,
    scopes: null,
  }
  const names = namesIn(writers.data)
  const start = typedTemplate(template)
  return (
    <>
      <Button
        kind="main"
        press={() => publish.act({ rfc: one.id })}
        reasons={[...whyNotPublish(template, currentMe().today as Day), ...whyNotTwo(one.beside.length)]}
      >
        {t('governance.publish')}
      </Button>
      <Sheet words={t('governance.change_draft')} title={t('governance.change_draft')} kind="other">
        {(close) => <DraftForm of={one} act={change} start={start} settles={null} names={names} done={close} />}
      </Sheet>
      <Trouble of={publish.error} />
      <DraftsBeside
        current={template}
        beside={one.beside}
        settle={(other, close) => (
          <DraftForm
            of={one}
            act={change}
            start={typedBoth(start, typedTemplate(other))}
            settles={other.draft}
            names={names}
            done={close}
          />
        )}
      />
    </>
  )
}

interface DraftFormProps extends OfProposal {
  readonly act: Acting<typeof changeProposal>
  readonly start: Typed
  readonly settles: number | null
  readonly names: Names
  readonly done: () => void
}

function DraftForm({ of: one, act, start, settles, names, done }: DraftFormProps) {
  const t = useWords()
  const { said } = useNotices()
  return (
    <Form<OnScreen, typeof changeProposal>
      name={`change-${one.id}${settles === null ? '' : `-${settles}`}`}
      start={{ ...start, basedOn: String(one.draft) }}
      act={act}
      send={(typed) => ({ rfc: one.id, ...sentTemplate(typed), basedOn: Number(typed.basedOn), settles })}
      submit={t('governance.keep_draft')}
      done={({ beside, current }) => {
        if (beside) said(t('beside.saved', { current }))
        done()
      }}
    >
      <TemplateFields {...names} />
    </Form>
  )
}

function Anew({ of: one, resumes = false }: OfProposal & { readonly resumes?: boolean }) {
  const t = useWords()
  const write = useAct(writeVersion)
  const resume = useAct(resumeProposal)
  const writers = useRead(readWriters, {})
  const start = { ...wordsNow({ of: one }), substantive: false }
  const says = resumes ? t('governance.take_up') : t('governance.new_version')
  return (
    <Sheet words={says} title={says} kind="other">
      {(close) => (
        <Form<typeof start, typeof writeVersion>
          name={`anew-${one.id}`}
          start={start}
          act={resumes ? resume : write}
          send={(typed) => ({ rfc: one.id, ...sentWords(typed), substantive: typed.substantive })}
          submit={says}
          done={close}
        >
          {one.state === 'final_comments' ? <p>{t('governance.stops_clock')}</p> : null}
          <WordsFields concerned={writers.data?.concerned ?? []} />
          <CheckField name="substantive" label={t('governance.is_substantive')} />
        </Form>
      )}
    </Sheet>
  )
}

function Leave({ of: one, way }: OfProposal & { readonly way: 'postpone' | 'withdraw' }) {
  const t = useWords()
  return (
    <ReasonSheet
      name={`${way}-${one.id}`}
      act={way === 'postpone' ? postponeProposal : withdrawProposal}
      send={(reason) => ({ rfc: one.id, reason })}
      words={t(`governance.${way}`)}
      asks={t('governance.reason_public')}
      submitKind={way === 'withdraw' ? 'grave' : 'main'}
    />
  )
}

/** The words of a proposal that is adopted, to mend slips of the pen in them. */
export function CorrectSheet({ of: one }: OfProposal) {
  const t = useWords()
  const act = useAct(correctTyping)
  const start = { text: (one.versions.at(-1)?.paragraphs ?? []).join('\n\n') }
  const says = t('governance.correct_typing')
  return (
    <Sheet words={says} title={says} kind="quiet">
      {(close) => (
        <Form<typeof start, typeof correctTyping>
          name={`correct-${one.id}`}
          start={start}
          act={act}
          send={({ text }) => ({ rfc: one.id, text })}
          submit={says}
          done={close}
        >
          <LongTextField name="text" label={t('governance.field.text')} rows={10} />
        </Form>
      )}
    </Sheet>
  )
}
