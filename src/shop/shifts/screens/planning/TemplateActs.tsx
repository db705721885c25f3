/** What else is done with a template: copy, split, activate, end. Each shows what it touches before it is done. */
import { useAddress } from '#app/address.ts'
import { useRead } from '#app/reading.ts'
import { currentMe } from '#app/session.ts'
import { ChecksField, DayField, TextField, TimeField } from '#app/ui/fields.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { useWords } from '#app/words.ts'
import { listRotas } from '../../contract-planning.ts'
import { type Rota, weekdayAt } from '../../rules/rota.ts'
import { copyOf } from '../../rules/template-bulk.ts'
import type { TemplateChange } from '../../rules/template-edit.ts'
import { AskThenPreview } from './AskThenPreview.tsx'
import { ChangePreview } from './ChangePreview.tsx'
import { dayName } from './place-words.ts'
import type { FullTemplate } from './Template.tsx'

interface Props {
  readonly template: FullTemplate
}

export function TemplateActs({ template }: Props) {
  const t = useWords()
  return (
    <div className="row not-printed">
      {template.state === 'draft' ? (
        <Directly words={t('shifts.plan.activate')} changes={[{ do: 'activate', template: template.id }]} kind="main" />
      ) : null}
      {template.rota === null ? null : <Copy template={template} />}
      <Split template={template} />
      <Directly
        words={t('shifts.plan.end')}
        says={t('shifts.plan.end_says')}
        changes={[{ do: 'end', template: template.id, version: template.version }]}
        kind="grave"
      />
    </div>
  )
}

interface DirectlyProps {
  readonly words: string
  readonly says?: string
  readonly changes: readonly TemplateChange[]
  readonly kind: 'main' | 'grave'
}

const Directly = ({ words, says, changes, kind }: DirectlyProps) => (
  <Sheet words={words} title={words} kind={kind}>
    {(close) => (
      <div className="stack">
        {says ? <p>{says}</p> : null}
        <ChangePreview changes={changes} sure={words} done={close} back={close} />
      </div>
    )}
  </Sheet>
)

type CopyValues = { readonly weeks: readonly string[]; readonly days: readonly string[]; readonly from: string }

function Copy({ template }: Props) {
  const t = useWords()
  const address = useAddress()
  const rota = useRead(listRotas, {}).data?.rotas.find(({ id }) => id === template.rota)
  if (!rota) return null
  const length = Math.max(...rota.weeks.map(({ lengthDays }) => lengthDays))
  const days = Array.from({ length }, (_none, index) => ({
    value: String(index + 1),
    label: dayName(weekdayAt(rota as unknown as Rota, template.week ?? 1, index + 1), index + 1),
  }))
  const changes = ({ weeks, days: on, from }: CopyValues): TemplateChange[] =>
    weeks.flatMap((week) =>
      on
        .filter((day) => Number(week) !== template.week || Number(day) !== template.day)
        .map((day) => ({
          do: 'create' as const,
          template: copyOf(template, { rota: rota.id, week: Number(week), day: Number(day) }, from),
          activate: template.state === 'active',
        })),
    )
  return (
    <Sheet words={t('shifts.plan.copy')} title={t('shifts.plan.copy')}>
      {(close) => (
        <AskThenPreview<CopyValues>
          name={`copy-${template.id}`}
          start={{ weeks: [String(template.week)], days: [], from: currentMe().today ?? '' }}
          changes={changes}
          sure={t('shifts.plan.copy')}
          done={() => {
            close()
            address.go(`/staff/weeks/${rota.id}?week=${template.week ?? 1}`)
          }}
        >
          <p>{t('shifts.plan.copy_hint')}</p>
          <ChecksField
            name="weeks"
            label={t('shifts.plan.in_weeks')}
            options={rota.weeks.map(({ sequence, letter }) => ({ value: String(sequence), label: letter }))}
          />
          <ChecksField name="days" label={t('shifts.plan.on_days')} options={days} />
          <DayField name="from" label={t('shifts.plan.first_day')} />
        </AskThenPreview>
      )}
    </Sheet>
  )
}

type SplitValues = { readonly at: string; readonly name: string }

function Split({ template }: Props) {
  const t = useWords()
  return (
    <Sheet words={t('shifts.plan.split')} title={t('shifts.plan.split')}>
      {(close) => (
        <AskThenPreview<SplitValues>
          name={`split-${template.id}`}
          start={{ at: '', name: template.name }}
          changes={({ at, name }) => [
            { do: 'split', template: template.id, version: template.version, at, name: name || template.name },
          ]}
          sure={t('shifts.plan.split')}
          done={close}
        >
          <p>{t('shifts.plan.split_says')}</p>
          <TimeField name="at" label={t('shifts.plan.split_at')} />
          <TextField name="name" label={t('shifts.plan.split_name')} />
        </AskThenPreview>
      )}
    </Sheet>
  )
}
