/** One condition of a line: which, and its figures. */
import '@mantine/core/styles/Input.css'
import { TextInput } from '@mantine/core'
import { Button } from '#app/ui/Button.tsx'
import { useField } from '#app/ui/fields.tsx'
import { t } from '#app/words.ts'
import {
  asked,
  type ConditionKind,
  conditionKinds,
  type DraftCondition,
  type Figure,
  figurePath,
  figureRange,
  freshCondition,
} from '../../rules/standing-lines.ts'
import { modes, standings } from '../../rules/words.ts'
import { PlainSelect } from './PlainSelect.tsx'
import { conditionKindWords } from './policy-words.ts'

interface ConditionFieldsProps {
  /** Line, alternative, place. */
  readonly at: readonly [number, number, number]
  readonly condition: DraftCondition
  readonly change: (condition: DraftCondition) => void
  readonly drop: () => void
}

export function ConditionFields({ at, condition, change, drop }: ConditionFieldsProps) {
  const { figures, mode, standing, last } = asked[condition.is]
  return (
    <div className="condition">
      <PlainSelect
        label={t('shifts.lines.condition')}
        value={condition.is}
        options={conditionKinds.map((value) => ({ value, label: conditionKindWords(value) }))}
        change={(is) => change(freshCondition(is as ConditionKind))}
      />
      {figures.map((name) => (
        <FigureField
          key={name}
          path={figurePath(...at, name)}
          name={name}
          value={String(condition[name] ?? '')}
          change={(text) => change({ ...condition, [name]: text })}
        />
      ))}
      {mode ? (
        <PlainSelect
          label={t('shifts.lines.mode')}
          value={String(condition['mode'] ?? '')}
          options={[
            ...(mode === 'may' ? [{ value: '', label: t('shifts.lines.any_mode') }] : []),
            ...modes.map((value) => ({ value, label: t(`shifts.mode.${value}`) })),
          ]}
          change={(value) => change({ ...condition, mode: value })}
        />
      ) : null}
      {standing ? (
        <PlainSelect
          label={t('shifts.lines.leave_means')}
          value={String(condition['standing'] ?? '')}
          options={standings.map((value) => ({ value, label: t(`shifts.standing.${value}`) }))}
          change={(value) => change({ ...condition, standing: value })}
        />
      ) : null}
      {last ? (
        <label className="box">
          <input
            type="checkbox"
            checked={condition['last'] === true}
            onChange={(event) => change({ ...condition, last: event.currentTarget.checked })}
          />
          <span>{t('shifts.lines.last_day')}</span>
        </label>
      ) : null}
      <Button kind="quiet" icon="minus" press={drop} label={t('shifts.lines.drop_condition')}>
        {t('shifts.lines.drop')}
      </Button>
    </div>
  )
}

interface FigureFieldProps {
  readonly path: string
  readonly name: Figure
  readonly value: string
  readonly change: (text: string) => void
}

function FigureField({ path, name, value, change }: FigureFieldProps) {
  const label = t(`shifts.lines.figure.${name}`)
  const field = useField<string>(path, label)
  const [least, most] = figureRange(name)
  const hint = least === null || most === null ? t('shifts.lines.whole') : t('shifts.lines.range', { least, most })
  return (
    <div className="short-field">
      <TextInput
        id={field.id}
        label={label}
        description={hint}
        error={field.problem}
        inputMode={least === null ? 'text' : 'numeric'}
        value={value}
        onChange={(event) => change(event.currentTarget.value)}
      />
    </div>
  )
}
