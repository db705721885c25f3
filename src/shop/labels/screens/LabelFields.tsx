/** What belongs to the whole label: further parts, its size, small bars, and paper of another colour. */
import { NativeSelect } from '@mantine/core'
import { useWords } from '#app/words.ts'
import type { LabelElement, LabelFormat } from '../rules/format.ts'
import { isLegible, withLegible } from '../rules/legible.ts'
import { type NewPart, newPart, newParts } from '../rules/new-part.ts'
import { Amount } from './Amount.tsx'
import { BackgroundFields, IgnoredFields } from './BackgroundFields.tsx'

type Layout = Omit<LabelFormat, 'id'>

export interface AddPartProps {
  readonly layout: Layout
  readonly add: (element: LabelElement) => void
}

export function AddPart({ layout, add }: AddPartProps) {
  const t = useWords()
  return (
    <NativeSelect
      label={t('labels.part.add')}
      value=""
      data={[
        { value: '', label: t('labels.part.add_choose') },
        ...newParts.map((value) => ({
          value,
          label: t(value === 'area' ? 'labels.part.area' : `labels.field.${value}`),
        })),
      ]}
      onChange={({ currentTarget }) => {
        if (currentTarget.value) add(newPart(currentTarget.value as NewPart, layout))
      }}
    />
  )
}

export interface LabelFieldsProps {
  readonly layout: Layout
  readonly change: (values: Partial<Layout>) => void
}

export function LabelFields({ layout, change }: LabelFieldsProps) {
  const t = useWords()
  return (
    <fieldset className="label-fields">
      <legend className="quiet">{t('labels.whole')}</legend>
      <div className="label-numbers">
        <Amount label={t('labels.side.width')} value={layout.width} step={0.5} set={(width) => change({ width })} />
        <Amount label={t('labels.side.height')} value={layout.height} step={0.5} set={(height) => change({ height })} />
      </div>
      <label className="box">
        <input
          type="checkbox"
          checked={layout.allowSmallBars}
          onChange={({ currentTarget }) => change({ allowSmallBars: currentTarget.checked })}
        />
        <span>
          {t('labels.small_bars')}
          <span className="field-hint">{t('labels.small_bars.hint')}</span>
        </span>
      </label>
      <label className="box">
        <input
          type="checkbox"
          checked={isLegible(layout)}
          onChange={({ currentTarget }) => change(withLegible(layout, currentTarget.checked))}
        />
        <span>
          {t('labels.legible')}
          <span className="field-hint">{t('labels.legible.hint')}</span>
        </span>
      </label>
      <BackgroundFields layout={layout} change={change} />
      <IgnoredFields layout={layout} change={change} />
    </fieldset>
  )
}
