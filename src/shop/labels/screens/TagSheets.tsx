/** Tags: entered by their codes, looked at, taken from their label, forgotten. */
import { useEffect, useState } from 'react'
import { useAct, useRead } from '#app/reading.ts'
import { may } from '#app/session.ts'
import { Confirm } from '#app/ui/Confirm.tsx'
import { Form } from '#app/ui/Form.tsx'
import { ChecksField, LongTextField, NumberField, SelectField } from '#app/ui/fields.tsx'
import { useNotices } from '#app/ui/Notices.tsx'
import { Read } from '#app/ui/Page.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { t as say, useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import { listFormats } from '../contract.ts'
import { addTags, changeTag, listTags, readEPaper, removeTag, showTag, unpairTag } from '../contract-e-paper.ts'
import { inkNames } from '../rules/e-paper.ts'
import { tagFormats } from '../rules/tag-formats.ts'
import { formatName } from './format-words.ts'
import './e-paper.css'

type Tag = ReplyOf<typeof listTags>['rows'][number]

const after = [readEPaper, listTags]
const spares = inkNames.filter((ink) => ink !== 'white' && ink !== 'black')
const inksOf = (names: readonly string[]) => spares.filter((ink) => names.includes(ink))
const sizes = tagFormats.map(({ pixels: [across, down] }) => `${across}×${down}`)

interface Values {
  readonly codes: string
  readonly size: string
  readonly inks: readonly string[]
}

const sendNew = ({ codes, size, inks }: Values) => {
  return {
    tags: codes.split(/[\s,;]+/).filter(Boolean),
    ...pixelsOf(size),
    inks: inksOf(inks),
    labelFormat: null,
  }
}

export function AddTags() {
  const t = useWords()
  const { said } = useNotices()
  const add = useAct(addTags, { after, done: ({ added }) => said(t('labels.tag.added', { count: added })) })
  return (
    <Sheet words={t('labels.tag.add')} title={t('labels.tag.add')} icon="plus">
      {(close) => (
        <Form
          name="labels.tags"
          start={{ codes: '', size: sizes[2] ?? '', inks: [] as readonly string[] }}
          act={add}
          send={sendNew}
          submit={t('labels.tag.add')}
          done={close}
        >
          <LongTextField name="codes" label={t('labels.tag.codes')} hint={t('labels.tag.codes_hint')} />
          <SelectField
            name="size"
            label={t('labels.tag.size')}
            options={sizes.map((value) => ({ value, label: t('labels.tag.pixels', pixelsOf(value)) }))}
          />
          <Inks />
        </Form>
      )}
    </Sheet>
  )
}

const pixelsOf = (size: string) => {
  const [across = 0, down = 0] = size.split('×').map(Number)
  return { across, down }
}

const Inks = () => (
  <ChecksField
    name="inks"
    label={say('labels.tag.inks')}
    options={spares.map((value) => ({ value, label: say(`labels.tag.ink.${value}`) }))}
  />
)

/** What it should show, pixel for pixel; and what it is. */
export function TagActs({ tag }: { readonly tag: Tag }) {
  const t = useWords()
  const title = t('labels.tag.change_title', { tag: tag.tag })
  return (
    <Sheet words={t('labels.tag.open')} title={title} kind="quiet" label={`${t('labels.tag.open')}: ${tag.tag}`}>
      {(close) => (
        <div className="stack">
          {tag.label ? <TagPicture tag={tag} /> : null}
          <TakeAway tag={tag} />
          {may('labels.tags') ? <ChangeTag tag={tag} close={close} /> : null}
        </div>
      )}
    </Sheet>
  )
}

function TagPicture({ tag }: { readonly tag: Tag }) {
  const t = useWords()
  const reading = useRead(showTag, { tag: tag.tag })
  const [source, setSource] = useState('')
  useEffect(() => {
    if (!(reading.data instanceof Blob)) return
    const address = URL.createObjectURL(reading.data)
    setSource(address)
    return () => URL.revokeObjectURL(address)
  }, [reading.data])
  return (
    <Read of={reading}>
      {() => (
        <img
          className="tag-picture"
          src={source}
          alt={t('labels.tag.picture', { tag: tag.tag })}
          width={tag.across}
          height={tag.down}
        />
      )}
    </Read>
  )
}

function ChangeTag({ tag, close }: { readonly tag: Tag; readonly close: () => void }) {
  const t = useWords()
  const change = useAct(changeTag, { after })
  const formats = useRead(listFormats, {}).data?.formats ?? []
  return (
    <Form
      name={`labels.tag ${tag.tag}`}
      start={{
        across: String(tag.across),
        down: String(tag.down),
        inks: inksOf(tag.inks.split(',')) as readonly string[],
        labelFormat: tag.labelFormat ?? '',
      }}
      act={change}
      send={({ across, down, inks, labelFormat }) => ({
        tag: tag.tag,
        across: Number(across),
        down: Number(down),
        inks: inksOf(inks),
        labelFormat: labelFormat || null,
      })}
      submit={t('labels.tag.keep')}
      done={close}
    >
      <NumberField name="across" label={t('labels.tag.across')} />
      <NumberField name="down" label={t('labels.tag.down')} />
      <Inks />
      <SelectField
        name="labelFormat"
        label={t('labels.tag.labelFormat')}
        options={[
          { value: '', label: t('labels.tag.format_of_size') },
          ...formats.map((one) => ({ value: one.format, label: formatName(one) })),
        ]}
      />
    </Form>
  )
}

/** What takes it away from its label, or from the shop. */
function TakeAway({ tag }: { readonly tag: Tag }) {
  const t = useWords()
  const unpair = useAct(unpairTag, { after })
  const remove = useAct(removeTag, { after })
  return (
    <div className="row">
      {tag.label && may('labels.place') ? (
        <Confirm
          words={t('labels.tag.unpair')}
          title={t('labels.tag.unpair_asks', { tag: tag.tag })}
          says={t('labels.tag.unpair_says')}
          sure={t('labels.tag.unpair')}
          label={`${t('labels.tag.unpair')}: ${tag.tag}`}
          kind="quiet"
          press={() => unpair.act({ tag: tag.tag })}
          error={unpair.error}
        />
      ) : null}
      {may('labels.tags') ? (
        <Confirm
          words={t('labels.tag.remove')}
          title={t('labels.tag.remove_asks', { tag: tag.tag })}
          says={t('labels.tag.remove_says')}
          sure={t('labels.tag.remove')}
          label={`${t('labels.tag.remove')}: ${tag.tag}`}
          kind="quiet"
          press={() => remove.act({ tag: tag.tag })}
          error={remove.error}
        />
      ) : null}
    </div>
  )
}
