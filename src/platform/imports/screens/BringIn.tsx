/** Where data comes in: files are handed in here, and everything that came in before is listed. */
import { useRead } from '#app/reading.ts'
import { Button } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Card.tsx'
import { Empty } from '#app/ui/Empty.tsx'
import { type Column, List, type RowOf } from '#app/ui/List.tsx'
import { Page } from '#app/ui/Page.tsx'
import { Progress } from '#app/ui/Progress.tsx'
import { Status } from '#app/ui/Status.tsx'
import { Trouble } from '#app/ui/Trouble.tsx'
import { Moment, numberWords } from '#app/ui/When.tsx'
import { t, useWords } from '#app/words.ts'
import type { Instant } from '#platform/values/day.ts'
import { listImportKinds, listImports } from '../contract.ts'
import { DropZone } from './DropZone.tsx'
import { type HandingIn, type SetAside, useHandingIn } from './handing-in.ts'
import { kindWords, stateTones } from './words.ts'
import './imports.css'

type Line = RowOf<typeof listImports>

/** What was done last, and by whom. */
const lastOf = (line: Line) =>
  line.undoneAt
    ? { at: line.undoneAt, by: line.undoneBy }
    : line.appliedAt
      ? { at: line.appliedAt, by: line.appliedBy }
      : { at: line.plannedAt, by: line.plannedBy }

const columns: readonly Column<Line>[] = [
  { name: 'name', title: 'imports.file', sort: true, line: 1, cell: (line) => line.name },
  { name: 'kind', title: 'imports.holds', line: 2, cell: (line) => kindWords(line.kind) },
  {
    name: 'state',
    title: 'imports.state',
    line: 3,
    cell: (line) => <Status tone={stateTones[line.state]} says={t(`imports.state.${line.state}`)} />,
  },
  { name: 'records', title: 'imports.rows', right: true, line: 2, cell: (line) => numberWords(line.totals.records) },
  { name: 'at', title: 'imports.when', line: 3, cell: (line) => <Moment at={lastOf(line).at as Instant} /> },
  { name: 'by', title: 'imports.who', line: 3, cell: (line) => lastOf(line).by ?? t('imports.by_itself') },
]

export function BringInScreen() {
  const t = useWords()
  const kinds = useRead(listImportKinds, {})
  const handing = useHandingIn()
  const words = (kinds.data?.kinds ?? []).map(({ kind }) => kind)
  return (
    <Page
      title={t('imports.title')}
      says={t('imports.says')}
      wide
      action={
        <Button kind="other" icon="list" href="/staff/imports/words">
          {t('imports.words')}
        </Button>
      }
    >
      <div className="stack">
        <Card>
          <DropZone take={(files) => void handing.take(files)} busy={handing.now !== null} />
          {words.length > 0 ? <p className="quiet">{t('imports.can_hold', { kinds: words.map(kindWords) })}</p> : null}
          <OnTheWay of={handing} />
        </Card>
        <Aside of={handing} kinds={words} />
        <List
          name="imports"
          from={listImports}
          columns={columns}
          filters={[
            {
              name: 'kind',
              title: 'imports.holds',
              options: words.map((kind) => ({ value: kind, label: kindWords(kind) })),
            },
            {
              name: 'state',
              title: 'imports.state',
              options: (['planned', 'applying', 'applied', 'undone'] as const).map((state) => ({
                value: state,
                label: `imports.state.${state}`,
              })),
            },
          ]}
          rowLink={(line) => `/staff/imports/${line.id}`}
          empty={<Empty says={t('imports.none')} icon="upload" />}
          caption={t('imports.past')}
        />
      </div>
    </Page>
  )
}

function OnTheWay({ of: { now } }: { readonly of: HandingIn }) {
  const t = useWords()
  if (!now) return null
  const label = now.checking ? t('imports.checking') : t('imports.reading', { name: now.name })
  return <Progress label={label} done={now.done} total={now.checking || now.total < 2 ? 0 : now.total} />
}

/** Files that could not be read by themselves, each with the reason and a way on. */
function Aside({ of: handing, kinds }: { readonly of: HandingIn; readonly kinds: readonly string[] }) {
  const t = useWords()
  if (handing.aside.length === 0 || handing.now) return null
  return (
    <Card title={t('imports.aside', { count: handing.aside.length })} tone="honey">
      <ul className="import-aside">
        {handing.aside.map((one) => (
          <AsideLine key={one.file.name + String(one.file.size)} one={one} kinds={kinds} handing={handing} />
        ))}
      </ul>
      {handing.read.length > 0 ? (
        <Button press={handing.goOn}>{t('imports.go_on', { count: handing.read.length })}</Button>
      ) : null}
    </Card>
  )
}

interface AsideLineProps {
  readonly one: SetAside
  readonly kinds: readonly string[]
  readonly handing: HandingIn
}

function AsideLine({ one, kinds, handing }: AsideLineProps) {
  const t = useWords()
  const unclear = one.error.refusals.some((refusal) => refusal.code === 'import.unrecognised')
  return (
    <li>
      <strong>{one.file.name}</strong>
      <Trouble of={one.error} />
      {unclear ? (
        <label className="tool">
          <span>{t('imports.what_is_it')}</span>
          <select value="" onChange={(event) => void handing.readAs(one, event.currentTarget.value)}>
            <option value="">{t('form.choose')}</option>
            {kinds.map((kind) => (
              <option key={kind} value={kind}>
                {kindWords(kind)}
              </option>
            ))}
          </select>
        </label>
      ) : null}
    </li>
  )
}
