/** Lines of a sheet: large, three answers each; who was added; corrections of the office after validation. */
import { useRef } from 'react'
import { may } from '#app/session.ts'
import { Button } from '#app/ui/Button.tsx'
import { Status } from '#app/ui/Status.tsx'
import { useWords } from '#app/words.ts'
import type { Outcome } from '../../rules/words.ts'
import { CorrectLine } from './CorrectLine.tsx'
import { does, putAside } from './kept-sheets.ts'
import type { Line, Seen, SheetReply } from './waiting.ts'

const answers = ['done', 'absent_0', 'absent_1', 'absent_2'] as const
const doublePressMilliseconds = 600

interface RowsProps {
  readonly id: string
  readonly sheet: SheetReply
  readonly lines: readonly Line[]
}

export function SheetRows({ id, sheet, lines }: RowsProps) {
  const t = useWords()
  return (
    <section aria-labelledby="expected">
      <h2 id="expected">{t('shifts.sheet.expected_title')}</h2>
      {lines.length === 0 ? <p className="quiet">{t('shifts.sheet.nobody')}</p> : null}
      <ul className="sheet-lines">
        {lines.map((line) => (
          <SheetLine key={line.line} id={id} sheet={sheet} line={line} />
        ))}
      </ul>
    </section>
  )
}

interface LineProps {
  readonly id: string
  readonly sheet: SheetReply
  readonly line: Line
}

function SheetLine({ id, sheet, line }: LineProps) {
  const name = line.standInName ?? line.name
  return (
    <li className="sheet-line" data-outcome={line.outcome ?? 'none'}>
      <div className="sheet-who">
        <strong>{name}</strong>
        <Marks line={line} open={sheet.state === 'open'} />
      </div>
      {sheet.state === 'open' ? (
        <Answers id={id} line={line} name={name} />
      ) : (
        <Settled sheet={sheet} line={line} name={name} />
      )}
      {sheet.state === 'open' ? <Helpers id={id} line={line} /> : null}
    </li>
  )
}

function Marks({ line, open }: { readonly line: Line; readonly open: boolean }) {
  const t = useWords()
  const marks = [
    line.standInName ? t('shifts.sheet.instead_of', { name: line.name }) : null,
    line.leads ? t('shifts.sheet.leads') : null,
    line.purpose === 'regular' ? null : t(`shifts.purpose.${line.purpose}`),
    line.role,
    line.memberNo === null ? null : String(line.memberNo),
    line.besideName ? t('shifts.sheet.beside', { name: line.besideName }) : null,
  ].filter((one) => one !== null && one !== '')
  return (
    <>
      <span className="quiet">{marks.join(' · ')}</span>
      {line.toldAt ? <Status tone="attention" says={t('shifts.sheet.told', { at: line.toldAt })} /> : null}
      {line.presumed && open ? <Status tone="quiet" says={t('shifts.attendance.presumed')} /> : null}
      {line.firstTime ? <Status tone="news" says={t('shifts.sheet.first_time')} /> : null}
    </>
  )
}

/** Pressing the answer that holds takes it back. */
function Answers({ id, line, name }: { readonly id: string; readonly line: Line; readonly name: string }) {
  const t = useWords()
  const pressed = useRef({ outcome: '', at: 0 })
  const mark = (outcome: Outcome, at: number) => {
    // A double press is one press.
    const again = pressed.current.outcome === outcome && at - pressed.current.at < doublePressMilliseconds
    pressed.current = { outcome, at }
    if (again) return
    void does(id, { do: 'mark', line: line.line, outcome: line.outcome === outcome ? null : outcome, beside: null })
  }
  return (
    <fieldset className="sheet-answers">
      <legend className="unseen">{t('shifts.sheet.marks_of', { name })}</legend>
      {answers.map((answer) => (
        <button
          key={answer}
          type="button"
          aria-pressed={line.outcome === answer}
          data-answer={answer}
          onClick={(event) => mark(answer, event.timeStamp)}
        >
          {t(`shifts.sheet.mark.${answer}`)}
        </button>
      ))}
    </fieldset>
  )
}

/** Somebody of the household who came instead. */
function Helpers({ id, line }: { readonly id: string; readonly line: Line }) {
  const t = useWords()
  const others = line.helpers.filter(({ contact }) => contact !== line.beside)
  if (others.length === 0) return null
  return (
    <div className="row">
      {others.map(({ contact, name }) => (
        <Button
          key={contact}
          kind="quiet"
          press={() => void does(id, { do: 'mark', line: line.line, outcome: 'done', beside: contact })}
        >
          {t('shifts.sheet.helper', { name })}
        </Button>
      ))}
    </div>
  )
}

function Settled({ sheet, line, name }: { readonly sheet: SheetReply; readonly line: Line; readonly name: string }) {
  const t = useWords()
  return (
    <div className="row">
      <Status
        tone={line.outcome === 'done' ? 'fine' : 'quiet'}
        says={t(
          line.presumed
            ? 'shifts.attendance.presumed'
            : line.outcome
              ? `shifts.sheet.mark.${line.outcome}`
              : 'shifts.attendance.planned',
        )}
      />
      {may('shifts.office') && line.shift ? <CorrectLine sheet={sheet.id} line={line} name={name} /> : null}
    </div>
  )
}

interface AddedProps {
  readonly id: string
  readonly sheet: SheetReply
  readonly seen: Seen
}

/** Whoever came in addition; cards that wait for the network among them. */
export function AddedRows({ id, sheet, seen }: AddedProps) {
  const t = useWords()
  const added = seen.lines.filter((line) => line.added)
  if (added.length === 0 && seen.expected.length === 0) return null
  const remove = (line: string, name: string) => (
    <Button kind="quiet" icon="close" press={() => void does(id, { do: 'remove', line })}>
      {t('shifts.sheet.remove', { name })}
    </Button>
  )
  const waiting = seen.expected.map(({ line, code, name }) => ({
    line,
    name: name ?? t('shifts.sheet.unknown', { code: code ?? '' }),
  }))
  return (
    <section aria-labelledby="added">
      <h2 id="added">{t('shifts.sheet.added_title')}</h2>
      <ul className="sheet-lines">
        {added.map((line) => (
          <li key={line.line} className="sheet-line" data-outcome={line.outcome ?? 'none'}>
            <div className="sheet-who">
              <strong>{line.name}</strong>
              <Marks line={line} open={sheet.state === 'open'} />
              <span className="quiet">{kindName(sheet, line.kind)}</span>
            </div>
            {sheet.state === 'open' ? remove(line.line, line.name) : null}
          </li>
        ))}
        {waiting.map(({ line, name }) => (
          <li key={line} className="sheet-line" data-outcome="done">
            <div className="sheet-who">
              <strong>{name}</strong>
              <Status tone="attention" says={t('shifts.sheet.waits')} />
            </div>
            <Button kind="quiet" icon="close" press={() => putAside(id, line)}>
              {t('shifts.sheet.put_aside')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}

const kindName = (sheet: SheetReply, kind: string): string =>
  sheet.shifts.length > 1 ? (sheet.shifts.find((one) => one.kind === kind)?.kindName ?? '') : ''
