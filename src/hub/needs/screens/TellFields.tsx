/** The fields of a need: three that everybody fills, and more for who wants to say more. */
import type { ReactNode } from 'react'
import { CheckField, LongTextField, SelectField, TextField } from '#app/ui/fields.tsx'
import { useWords } from '#app/words.ts'
import { areaOptions } from './need-words.ts'

/** Their first values: what is there already, or nothing. */
export const toldBefore = (
  need: {
    readonly problem?: string | null
    readonly whoSuffers?: string | null
    readonly wishedResult?: string | null
    readonly frequency?: string | null
    readonly workaround?: string | null
    readonly area?: string
    readonly askedSpecific?: boolean
  } = {},
) => ({
  problem: need.problem ?? '',
  whoSuffers: need.whoSuffers ?? '',
  wishedResult: need.wishedResult ?? '',
  frequency: need.frequency ?? '',
  workaround: need.workaround ?? '',
  area: need.area ?? 'other',
  askedSpecific: need.askedSpecific ?? false,
})

interface TellFieldsProps {
  /** Where not all has to be filled yet. */
  readonly draft?: boolean
  /** Between the three fields and the rest. */
  readonly children?: ReactNode
  /** At the end of the rest. */
  readonly more?: ReactNode
}

export function TellFields({ draft = false, children, more }: TellFieldsProps) {
  const t = useWords()
  return (
    <>
      <LongTextField
        name="problem"
        label={t('needs.field.problem')}
        hint={t('needs.hint.problem')}
        rows={3}
        optional={draft}
      />
      <TextField name="whoSuffers" label={t('needs.field.whoSuffers')} hint={t('needs.hint.who')} optional={draft} />
      <LongTextField
        name="wishedResult"
        label={t('needs.field.wishedResult')}
        hint={t('needs.hint.result')}
        rows={3}
        optional={draft}
      />
      {children}
      <details>
        <summary>{t('needs.more')}</summary>
        <div className="stack">
          <SelectField name="area" label={t('needs.field.area')} options={areaOptions()} optional />
          <TextField name="frequency" label={t('needs.field.frequency')} optional />
          <LongTextField name="workaround" label={t('needs.field.workaround')} rows={2} optional />
          {more}
          <CheckField name="askedSpecific" label={t('needs.asked_specific')} />
        </div>
      </details>
    </>
  )
}
