/** Sheets the shop measured itself: those that hold this format, and the form for another one. */
import { useAct, useRead } from '#app/reading.ts'
import { may } from '#app/session.ts'
import { Card } from '#app/ui/Card.tsx'
import { Confirm } from '#app/ui/Confirm.tsx'
import { Form } from '#app/ui/Form.tsx'
import { CheckField, NumberField, TextField } from '#app/ui/fields.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import { exactUnits, readDecimal } from '#platform/values/decimal.ts'
import { readFormat } from '../contract.ts'
import { addPaper, archivePaper, changePaper, listPapers } from '../contract-papers.ts'

type Format = ReplyOf<typeof readFormat>
type Paper = ReplyOf<typeof listPapers>['papers'][number]

const after = { after: [listPapers, readFormat] }

export function OwnPapers({ format }: { readonly format: Format }) {
  const t = useWords()
  const papers = useRead(listPapers, {}).data?.papers ?? []
  const holding = new Set(format.papers.map(({ id }) => id))
  const fitting = papers.filter(({ paper }) => holding.has(paper))
  const changes = may('labels.formats')
  return (
    <Card title={t('labels.own_papers')}>
      <div className="stack">
        <p className="quiet">{t('labels.own_papers.says')}</p>
        {fitting.length === 0 ? <p>{t('labels.own_papers.none')}</p> : null}
        <ul className="label-used">
          {fitting.map((paper) => (
            <li key={paper.paper} className="row">
              <span>{t('labels.own_papers.line', { ...paper })}</span>
              {changes ? (
                <>
                  <PaperSheet paper={paper} format={format} />
                  <Archive paper={paper} />
                </>
              ) : null}
            </li>
          ))}
        </ul>
        {changes ? (
          <div>
            <PaperSheet paper={null} format={format} />
          </div>
        ) : null}
      </div>
    </Card>
  )
}

function Archive({ paper: { paper, name } }: { readonly paper: Paper }) {
  const t = useWords()
  const archive = useAct(archivePaper, after)
  return (
    <Confirm
      kind="quiet"
      words={t('labels.own_papers.archive')}
      label={t('labels.own_papers.archive_named', { name })}
      title={t('labels.own_papers.archive_of', { name })}
      says={t('labels.own_papers.archive_says')}
      sure={t('labels.own_papers.archive')}
      press={() => archive.act({ paper })}
      error={archive.error}
    />
  )
}

const lengths = ['width', 'height', 'left', 'top', 'labelWidth', 'labelHeight', 'gapAcross', 'gapDown'] as const
const counts = ['columns', 'rows'] as const
const figures = [...lengths, ...counts] as const
type Figure = (typeof figures)[number]

/** Labels as large as the format, from the corner of an A4. */
const freshFor = ({ width, height }: Format) => ({
  ...{ name: '', width: 210, height: 297, left: 0, top: 0, columns: 1, rows: 1, gapAcross: 0, gapDown: 0 },
  ...{ labelWidth: width, labelHeight: height, cutMarks: false },
})

function startOf(paper: Paper | null, format: Format) {
  const from = paper ?? freshFor(format)
  const texts = Object.fromEntries(figures.map((name) => [name, String(from[name])])) as Record<Figure, string>
  return { name: from.name, cutMarks: from.cutMarks, ...texts }
}
type Values = ReturnType<typeof startOf>

/** Hundredths of a millimetre; whole labels. */
function numberOf(values: Values, name: Figure): number | null {
  const places = counts.some((one) => one === name) ? 0 : 2
  const decimal = readDecimal(values[name])
  const units = decimal && exactUnits(decimal, places)
  return units === null ? null : units / 10 ** places
}

const problemsOf = (values: Values) =>
  figures.filter((name) => numberOf(values, name) === null).map((path) => ({ path, code: 'number' }))

const wishOf = (values: Values) => ({
  name: values.name,
  cutMarks: values.cutMarks,
  ...(Object.fromEntries(figures.map((name) => [name, numberOf(values, name) ?? 0])) as Record<Figure, number>),
})

function PaperSheet({ paper, format }: { readonly paper: Paper | null; readonly format: Format }) {
  const t = useWords()
  const [add, change] = [useAct(addPaper, after), useAct(changePaper, after)]
  const shared = { start: startOf(paper, format), check: problemsOf, submit: t('labels.own_papers.keep') }
  const title = paper ? t('labels.own_papers.change_of', { name: paper.name }) : t('labels.own_papers.add')
  return (
    <Sheet
      words={paper ? t('labels.own_papers.change') : title}
      title={title}
      kind={paper ? 'quiet' : 'other'}
      {...(paper ? { label: title } : { icon: 'plus' as const })}
    >
      {(close) =>
        paper ? (
          <Form
            {...shared}
            name={`labels.paper ${paper.paper}`}
            act={change}
            send={(values) => ({ paper: paper.paper, ...wishOf(values) })}
            done={close}
          >
            <Fields />
          </Form>
        ) : (
          <Form {...shared} name="labels.paper" act={add} send={wishOf} done={close}>
            <Fields />
          </Form>
        )
      }
    </Sheet>
  )
}

const groups = [
  ['page', ['width', 'height']],
  ['grid', ['columns', 'rows']],
  ['label', ['labelWidth', 'labelHeight']],
  ['margins', ['left', 'top']],
  ['gaps', ['gapAcross', 'gapDown']],
] as const

function Fields() {
  const t = useWords()
  return (
    <>
      <TextField name="name" label={t('labels.name')} hint={t('labels.own_papers.name_hint')} />
      {groups.map(([group, names]) => (
        <fieldset key={group} className="label-fields">
          <legend>{t(`labels.own_papers.group.${group}`)}</legend>
          <div className="label-numbers">
            {names.map((name) => (
              <NumberField key={name} decimal={group !== 'grid'} name={name} label={t(`labels.own_papers.${name}`)} />
            ))}
          </div>
        </fieldset>
      ))}
      <CheckField name="cutMarks" label={t('labels.own_papers.cut')} />
    </>
  )
}
