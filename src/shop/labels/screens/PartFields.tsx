/** What the chosen part says, where it stands and how it fits: everything that the pointer cannot do. */
import { NativeSelect } from '@mantine/core'
import { useWords } from '#app/words.ts'
import { fitSteps, fontNames, type LabelElement, type TextElement, textFields } from '../rules/format.ts'
import { Amount } from './Amount.tsx'

export interface PartFieldsProps<E extends LabelElement> {
  readonly element: E
  readonly mayChange: boolean
  readonly change: (change: Partial<E>) => void
}

export function PartFields({ element, mayChange, change }: PartFieldsProps<LabelElement>) {
  const t = useWords()
  const sides = ['x', 'y', 'width', 'height'] as const
  return (
    <fieldset className="label-fields" disabled={!mayChange}>
      <legend className="quiet">{t('labels.part.place')}</legend>
      <div className="label-numbers">
        {sides.map((side) => (
          <Amount
            key={side}
            label={t(`labels.side.${side}`)}
            value={element[side]}
            step={0.1}
            set={(value) => change({ [side]: value })}
          />
        ))}
      </div>
      {element.kind === 'text' ? <TextFields element={element} mayChange={mayChange} change={change} /> : null}
      {element.kind === 'logos' ? (
        <Amount label={t('labels.logos.most')} value={element.most} step={1} set={(most) => change({ most })} />
      ) : null}
      {element.kind === 'symbol' ? (
        <NativeSelect
          label={t('labels.symbol.says')}
          value={element.says}
          data={['barcode', 'page'].map((value) => ({ value, label: t(`labels.symbol.${value}`) }))}
          onChange={({ currentTarget }) =>
            change(
              currentTarget.value === 'page'
                ? { says: 'page', kinds: ['qr'] }
                : { says: 'barcode', kinds: ['ean13', 'ean8', 'code128'] },
            )
          }
        />
      ) : null}
    </fieldset>
  )
}

function TextFields({ element, change }: PartFieldsProps<TextElement>) {
  const t = useWords()
  const choices = <K extends 'field' | 'font' | 'align' | 'vertical'>(name: K, values: readonly TextElement[K][]) => (
    <NativeSelect
      label={t(`labels.text.${name}`)}
      value={element[name]}
      data={values.map((value) => ({ value, label: t(`labels.${name}.${value}`) }))}
      onChange={({ currentTarget }) => change({ [name]: currentTarget.value })}
    />
  )
  return (
    <>
      {choices('field', textFields)}
      {choices('font', fontNames)}
      <div className="label-numbers">
        <Amount label={t('labels.text.size')} value={element.size} step={0.5} set={(size) => change({ size })} />
        <Amount
          label={t('labels.text.min_size')}
          value={element.minSize}
          step={0.5}
          set={(minSize) => change({ minSize })}
        />
        <Amount
          label={t('labels.text.lines')}
          value={element.lines}
          step={1}
          set={(lines) => change({ lines: Math.max(1, Math.trunc(lines)) })}
        />
      </div>
      {choices('align', ['start', 'middle', 'end'])}
      {choices('vertical', ['top', 'middle', 'bottom'])}
      <fieldset className="boxes">
        <legend>{t('labels.text.fit')}</legend>
        <p className="field-hint">{t('labels.text.fit_hint')}</p>
        {fitSteps.map((one) => (
          <label className="box" key={one}>
            <input
              type="checkbox"
              checked={element.fit.includes(one)}
              onChange={({ currentTarget }) =>
                change({
                  fit: fitSteps.filter((other) =>
                    other === one ? currentTarget.checked : element.fit.includes(other),
                  ),
                })
              }
            />
            <span>{t(`labels.fit.${one}`)}</span>
          </label>
        ))}
      </fieldset>
    </>
  )
}
