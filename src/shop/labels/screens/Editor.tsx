/** The parts of a format, changed in place; every change is laid out at once by the rule that prints. */
import { NativeSelect } from '@mantine/core'
import { useMemo, useRef, useState } from 'react'
import { useAct } from '#app/reading.ts'
import { currentMe, may, useOrganisation } from '#app/session.ts'
import { Button } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Card.tsx'
import { useNotices } from '#app/ui/Notices.tsx'
import { Trouble } from '#app/ui/Trouble.tsx'
import { useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import { changeFormat, listFormats, readFormat, type readLetters } from '../contract.ts'
import type { LabelElement, LabelFormat } from '../rules/format.ts'
import { overlaps, whyNotKeep } from '../rules/format-check.ts'
import { layout as laidOut } from '../rules/layout.ts'
import { measureBy } from '../rules/letters.ts'
import { type SampleName, sampleNames, sampleOf } from '../rules/samples.ts'
import { partName } from './format-words.ts'
import { AddPart, LabelFields } from './LabelFields.tsx'
import { useLabelFonts } from './label-fonts.ts'
import { PartFields } from './PartFields.tsx'
import { Stage } from './Stage.tsx'
import { Warnings } from './Warnings.tsx'

export interface EditorProps {
  readonly format: ReplyOf<typeof readFormat>
  readonly fonts: ReplyOf<typeof readLetters>['fonts']
}

type Layout = Omit<LabelFormat, 'id'>

export function Editor({ format, fonts }: EditorProps) {
  const t = useWords()
  const { said } = useNotices()
  useLabelFonts()
  const measure = useMemo(() => measureBy(fonts), [fonts])
  const [layout, setLayout] = useState<Layout>(format.layout)
  const [past, setPast] = useState<readonly Layout[]>([])
  const [chosen, setChosen] = useState<string | null>(null)
  const [sample, setSample] = useState<SampleName>('usual')
  const [reprintAll, setReprintAll] = useState(false)
  const mayChange = format.name !== null && may('labels.formats')
  const [chosenZoom, setZoom] = useState<number | null>(null)
  const zoom = chosenZoom ?? (mayChange ? zoomToGrasp(format.layout) : 2)
  const keep = useAct(changeFormat, { after: [readFormat, listFormats], done: () => said(t('labels.kept')) })
  const drawings = useSamples({ id: format.format, ...layout }, measure)
  const element = layout.elements.find(({ id }) => id === chosen)

  const before = useRef<Layout | null>(null)
  const change = (id: string, values: object, lasting = true) => {
    // A drag is one change, however often the pointer moved.
    before.current ??= layout
    if (lasting) {
      const start = before.current
      setPast((all) => [...all, start])
      before.current = null
    }
    setLayout((before) => ({
      ...before,
      elements: before.elements.map((one) => (one.id === id ? ({ ...one, ...values } as LabelElement) : one)),
    }))
  }
  const replace = (next: Layout) => {
    setPast((all) => [...all, layout])
    setLayout(next)
  }
  const add = (element: LabelElement) => {
    replace({ ...layout, elements: [...layout.elements, element] })
    setChosen(element.id)
  }
  const remove = (id: string) => {
    replace({ ...layout, elements: layout.elements.filter((one) => one.id !== id) })
    setChosen(null)
  }
  const nameOf = (id: string): string => {
    const one = layout.elements.find((part) => part.id === id)
    return one ? partName(one) : id
  }
  const undo = () => {
    const last = past.at(-1)
    if (!last) return
    setLayout(last)
    setPast(past.slice(0, -1))
  }
  return (
    <div className="label-editor" data-wide={layout.width * zoom > widestBeside || undefined}>
      <Card title={t('labels.preview')}>
        <div className="row">
          <NativeSelect
            label={t('labels.sample')}
            value={sample}
            data={sampleNames.map((value) => ({ value, label: t(`labels.sample.${value}`) }))}
            onChange={({ currentTarget }) => setSample(currentTarget.value as SampleName)}
          />
          <NativeSelect
            label={t('labels.zoom')}
            value={String(chosenZoom ?? '')}
            data={[
              { value: '', label: t('labels.zoom.fits') },
              ...zooms.map((value) => ({
                value: String(value),
                label: value === 1 ? t('labels.zoom.true') : t('labels.zoom.times', { value }),
              })),
            ]}
            onChange={({ currentTarget: { value } }) => setZoom(value === '' ? null : Number(value))}
          />
        </div>
        <Stage
          layout={layout}
          drawing={drawings[sample]}
          zoom={zoom}
          fits={chosenZoom === null}
          chosen={chosen}
          mayChange={mayChange}
          choose={setChosen}
          place={change}
        />
        <p className="quiet">{t(mayChange ? 'labels.stage.hint' : 'labels.stage.ready')}</p>
        <Warnings
          of={sampleNames.flatMap((name) => drawings[name].warnings)}
          overlaps={overlaps(layout.elements).map(([one, other]) => [nameOf(one), nameOf(other)])}
        />
      </Card>
      <Card title={t('labels.parts')}>
        <NativeSelect
          label={t('labels.part')}
          value={chosen ?? ''}
          data={[
            { value: '', label: t('labels.parts.choose') },
            ...layout.elements.map((one) => ({ value: one.id, label: partName(one) })),
          ]}
          onChange={({ currentTarget }) => setChosen(currentTarget.value || null)}
        />
        {mayChange ? <AddPart layout={layout} add={add} /> : null}
        {element ? (
          <PartFields element={element} mayChange={mayChange} change={(values) => change(element.id, values)} />
        ) : null}
        {element && mayChange ? (
          <Button kind="quiet" icon="trash" press={() => remove(element.id)}>
            {t('labels.part.remove', { part: partName(element) })}
          </Button>
        ) : null}
        {mayChange ? <LabelFields layout={layout} change={(values) => replace({ ...layout, ...values })} /> : null}
        {mayChange ? (
          <div className="stack">
            <Trouble of={keep.error} />
            <fieldset className="boxes">
              <legend>{t('labels.reprint')}</legend>
              {[false, true].map((all) => (
                <label className="box" key={String(all)}>
                  <input type="radio" name="reprint" checked={reprintAll === all} onChange={() => setReprintAll(all)} />
                  <span>{t(all ? 'labels.reprint.all' : 'labels.reprint.later')}</span>
                </label>
              ))}
            </fieldset>
            <div className="row">
              <Button
                busy={keep.busy}
                reasons={whyNotKeep(layout)}
                press={() =>
                  keep.act({
                    format: format.format,
                    name: format.name ?? '',
                    layout,
                    version: format.version,
                    reprintAll,
                  } as Parameters<typeof keep.act>[0])
                }
              >
                {t('labels.keep')}
              </Button>
              {past.length > 0 ? (
                <Button kind="quiet" icon="undo" press={undo}>
                  {t('labels.undo')}
                </Button>
              ) : null}
            </div>
          </div>
        ) : null}
      </Card>
    </div>
  )
}

/** Millimetres on the screen: a wider picture leaves no room for the parts beside it. */
const widestBeside = 150

const zooms = [1, 1.5, 2, 2.5, 3, 4]

/** The lowest zoom at which every part is 24 pixels wide and high: what a finger or an unsteady hand can grasp. */
function zoomToGrasp({ elements }: Layout): number {
  const smallest = Math.min(...elements.flatMap(({ width, height }) => [width, height]))
  return zooms.find((zoom) => (smallest * zoom * 96) / 25.4 >= 24) ?? 4
}

/** Every sample laid out: warnings of all of them count, whichever is looked at. */
function useSamples(format: LabelFormat, measure: ReturnType<typeof measureBy>) {
  const shop = useOrganisation()
  const language = currentMe().language
  const place = { language, currency: shop?.currency ?? 'EUR', country: shop?.country ?? 'BE' } as const
  const medium = { dotsPerInch: null, allowSmallBars: false }
  return Object.fromEntries(
    sampleNames.map((name) => [name, laidOut(format, sampleOf(name, place), measure, medium)]),
  ) as Record<SampleName, ReturnType<typeof laidOut>>
}
