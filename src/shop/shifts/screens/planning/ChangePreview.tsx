/** What a change of the week touches, in sentences and lists, before it is done; then the button that does it. */
import { useState } from 'react'
import { useAct, useRead } from '#app/reading.ts'
import { Button } from '#app/ui/Button.tsx'
import { useNotices } from '#app/ui/Notices.tsx'
import { Read } from '#app/ui/Page.tsx'
import { Trouble } from '#app/ui/Trouble.tsx'
import { useWords } from '#app/words.ts'
import type { Refusal } from '#platform/refusal.ts'
import type { ReplyOf } from '#platform/route.ts'
import { seekTemplates } from '../../contract-seats.ts'
import { changeTemplates, listTemplates, previewTemplates, readTemplate } from '../../contract-template.ts'
import type { TemplateChange } from '../../rules/template-edit.ts'
import { Crowds } from './Crowds.tsx'
import { PeopleConcerned } from './PeopleConcerned.tsx'
import { ShiftsTouched } from './ShiftsTouched.tsx'

export type Diff = ReplyOf<typeof previewTemplates>

export interface ChangePreviewProps {
  readonly changes: readonly TemplateChange[]
  /** The act in words. */
  readonly sure: string
  readonly done: (diff: Diff) => void
  readonly back?: () => void
}

/** Who gives up what, by template. */
export type Chosen = ReadonlyMap<
  string,
  { readonly fixedSeats: readonly string[]; readonly attendances: readonly string[] }
>

/** The routes take arrays one may write to; the rules promise not to. */
const sent = (changes: readonly TemplateChange[]) =>
  structuredClone(changes) as Parameters<ReturnType<typeof useAct<typeof changeTemplates>>['act']>[0]['changes']

export function ChangePreview({ changes, sure, done, back }: ChangePreviewProps) {
  const t = useWords()
  const { said } = useNotices()
  const [chosen, choose] = useState<Chosen>(new Map())
  const whole = [
    ...changes,
    ...[...chosen].map(([template, release]) => ({ do: 'release' as const, template, ...release })),
  ]
  const preview = useRead(previewTemplates, { changes: sent(whole) }, { keep: true })
  const change = useAct(changeTemplates, {
    after: [listTemplates, readTemplate, seekTemplates],
    done: (diff) => {
      said(t('shifts.plan.done'))
      done(diff)
    },
  })
  return (
    <Read of={preview}>
      {(diff) => (
        <div className="stack change-preview">
          <Sentences diff={diff} />
          <Crowds crowds={diff.crowds} chosen={chosen} choose={choose} />
          <PeopleConcerned people={diff.people} instead={diff.instead} />
          <ShiftsTouched diff={diff} />
          <Trouble of={change.error} />
          <div className="form-act">
            <Button
              busy={change.busy || preview.isPlaceholderData}
              reasons={reasonsOf(diff)}
              press={() => change.act({ changes: sent(whole) })}
            >
              {sure}
            </Button>
            {back ? (
              <Button kind="quiet" press={back}>
                {t('shifts.plan.change_back')}
              </Button>
            ) : null}
          </div>
        </div>
      )}
    </Read>
  )
}

/** Dates that are too full are listed above: one sentence for all of them is enough beside the button. */
function reasonsOf({ refusals, crowds }: Diff): Refusal[] {
  const isCrowd = ({ code }: { code: string }) => code === 'template.below_taken' || code === 'template.below_held'
  const others = refusals.filter((one) => !isCrowd(one)) as Refusal[]
  const over = crowds
    .flatMap((crowd) => [crowd.over, ...crowd.shifts.map((shift) => shift.over)])
    .some((one) => one > 0)
  return over ? [...others, { code: 'template.crowded', facts: {} }] : others
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0)

function Sentences({ diff }: { readonly diff: Diff }) {
  const t = useWords()
  const losing = new Set(diff.people.filter(({ what }) => what === 'unseated').map(({ member }) => member)).size
  const moving = new Set(diff.people.filter(({ what }) => what === 'moved').map(({ member }) => member)).size
  const known = diff.templates.filter(({ does }) => does !== 'create')
  const [before, after] = [sum(known.map((one) => one.seatsBefore)), sum(known.map((one) => one.seatsAfter))]
  const lines = [
    diff.shiftsMade > 0 ? t('shifts.plan.diff_made', { count: diff.shiftsMade }) : null,
    diff.shiftsChanged > 0 ? t('shifts.plan.diff_changed', { count: diff.shiftsChanged }) : null,
    diff.shiftsCancelled > 0 ? t('shifts.plan.diff_cancelled', { count: diff.shiftsCancelled }) : null,
    diff.shiftsKept > 0 ? t('shifts.plan.diff_kept', { count: diff.shiftsKept }) : null,
    before === after ? null : t('shifts.plan.diff_seats', { before, after }),
    losing > 0 ? t('shifts.plan.diff_losing', { count: losing }) : t('shifts.plan.diff_nobody'),
    moving > 0 ? t('shifts.plan.diff_moving', { count: moving }) : null,
    losing + moving > 0 ? t('shifts.plan.diff_told') : null,
  ].filter((line) => line !== null)
  return (
    <ul className="says-list" aria-live="polite">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}
