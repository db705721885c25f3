/** Paper of another colour for a quality or category, and parts whose change alone asks for no new label. */
import '@mantine/core/styles/Input.css'
import { NativeSelect } from '@mantine/core'
import { useRead } from '#app/reading.ts'
import { Button } from '#app/ui/Button.tsx'
import { useWords } from '#app/words.ts'
import { readHangers } from '../contract-product.ts'
import type { ContentPart, LabelFormat } from '../rules/format.ts'

type Layout = Omit<LabelFormat, 'id'>

export interface Props {
  readonly layout: Layout
  readonly change: (values: Partial<Layout>) => void
}

/** Light enough for black letters: at least twelve to one. */
const tints = ['#fff3b0', '#d9f2d0', '#d6ecfa', '#fbdcd9', '#eee3f7', '#ececec'] as const

export function BackgroundFields({ layout, change }: Props) {
  const t = useWords()
  const { data } = useRead(readHangers, {})
  const named = [...(data?.qualities ?? []), ...(data?.categories ?? [])]
  const { backgrounds } = layout
  const set = (tag: string, colour: string) =>
    change({ backgrounds: backgrounds.map((one) => (one.tag === tag ? { tag, colour } : one)) })
  const free = named.filter(({ tag }) => !backgrounds.some((one) => one.tag === tag))
  return (
    <fieldset className="label-fields">
      <legend className="quiet">{t('labels.backgrounds')}</legend>
      {backgrounds.map(({ tag, colour }) => {
        const name = named.find((one) => one.tag === tag)?.name ?? tag
        return (
          <div className="row" key={tag}>
            <label className="label-tint">
              <input
                type="color"
                list="label-tints"
                value={colour}
                onChange={({ currentTarget }) => set(tag, currentTarget.value)}
              />
              <span>{name}</span>
            </label>
            <Button
              kind="quiet"
              icon="trash"
              label={t('labels.backgrounds.remove', { name })}
              press={() => change({ backgrounds: backgrounds.filter((one) => one.tag !== tag) })}
            >
              {t('labels.backgrounds.take_away')}
            </Button>
          </div>
        )
      })}
      <datalist id="label-tints">
        {tints.map((tint) => (
          <option key={tint} value={tint} />
        ))}
      </datalist>
      <NativeSelect
        label={t('labels.backgrounds.add')}
        description={t('labels.backgrounds.hint')}
        value=""
        data={[
          { value: '', label: t('labels.backgrounds.choose') },
          ...free.map(({ tag, name }) => ({ value: tag, label: name })),
        ]}
        onChange={({ currentTarget: { value } }) => {
          const colour = tints[backgrounds.length % tints.length] ?? tints[0]
          if (value) change({ backgrounds: [...backgrounds, { tag: value, colour }] })
        }}
      />
    </fieldset>
  )
}

/** What this label prints and may leave old: a rack that moved, a comment. */
const mayBeOld: readonly ContentPart[] = ['rack', 'comment', 'supplier', 'brand', 'maker', 'number', 'logos', 'tags']

export function IgnoredFields({ layout, change }: Props) {
  const t = useWords()
  return (
    <fieldset className="boxes">
      <legend>{t('labels.ignored')}</legend>
      <p className="field-hint">{t('labels.ignored.hint')}</p>
      {mayBeOld.map((part) => (
        <label className="box" key={part}>
          <input
            type="checkbox"
            checked={layout.ignoredFields.includes(part)}
            onChange={({ currentTarget: { checked } }) =>
              change({
                ignoredFields: checked
                  ? [...layout.ignoredFields, part]
                  : layout.ignoredFields.filter((one) => one !== part),
              })
            }
          />
          <span>{t(part === 'tags' ? 'labels.backgrounds' : `labels.field.${part}`)}</span>
        </label>
      ))}
    </fieldset>
  )
}
