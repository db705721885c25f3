/** The lines that give the standing: their order, what each asks for, and its figures. Each is read as its sentence and
 *  opened to be changed; order is changed by buttons, so that a keyboard does it too. */
import { useRef } from 'react'
import { announce } from '#app/announce.ts'
import { Button } from '#app/ui/Button.tsx'
import { useField } from '#app/ui/fields.tsx'
import { Status } from '#app/ui/Status.tsx'
import { t } from '#app/words.ts'
import { type DraftLine, freshCondition, freshLine, isReached, linesOf, movedLine } from '../../rules/standing-lines.ts'
import { standings } from '../../rules/words.ts'
import { ConditionFields } from './ConditionFields.tsx'
import { PlainSelect } from './PlainSelect.tsx'
import { lineWords } from './policy-words.ts'

export function LinesEditor() {
  const field = useField<string>('standing')
  const lines = JSON.parse(field.value) as readonly DraftLine[]
  const list = useRef<HTMLOListElement>(null)
  const write = (next: readonly DraftLine[]) => field.set(JSON.stringify(next))
  const move = (at: number, by: -1 | 1) => {
    write(movedLine(lines, at, by))
    const to = at + by
    announce(t('shifts.lines.moved', { place: to + 1, of: lines.length }))
    const name = by === -1 ? 'up' : 'down'
    requestAnimationFrame(() =>
      list.current?.querySelector<HTMLButtonElement>(`[data-line="${to}"] [data-move="${name}"] button`)?.focus(),
    )
  }
  return (
    <section className="lines" id={field.id}>
      <h3>{t('shifts.lines.title')}</h3>
      <p className="field-hint">{t('shifts.lines.says')}</p>
      <ol ref={list}>
        {lines.map((_, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place; two may say the same
          <li key={at} data-line={at}>
            <OneLine
              at={at}
              lines={lines}
              change={(next) => write(lines.map((one, place) => (place === at ? next : one)))}
              move={(by) => move(at, by)}
              drop={() => write(lines.filter((_, place) => place !== at))}
            />
            {isReached(lines, at) ? null : <Status tone="attention" says={t('shifts.lines.never')} />}
          </li>
        ))}
      </ol>
      <Button kind="other" icon="plus" press={() => write([freshLine, ...lines])}>
        {t('shifts.lines.add')}
      </Button>
    </section>
  )
}

interface OneLineProps {
  readonly at: number
  readonly lines: readonly DraftLine[]
  readonly change: (line: DraftLine) => void
  readonly move: (by: -1 | 1) => void
  readonly drop: () => void
}

function OneLine({ at, lines, change, move, drop }: OneLineProps) {
  const line = lines[at] as DraftLine
  const [says = ''] = linesOf([line]).map(lineWords)
  return (
    <div className="line-row">
      <details className="line">
        <summary>{says}</summary>
        <Alternatives at={at} line={line} change={change} />
        <Button kind="quiet" icon="trash" press={drop} label={t('shifts.lines.drop_this', { says })}>
          {t('shifts.lines.drop')}
        </Button>
      </details>
      <div className="line-moves">
        {at > 0 ? (
          <span data-move="up">
            <Button kind="quiet" icon="up" press={() => move(-1)} label={t('shifts.lines.up_this', { says })}>
              {t('shifts.lines.up')}
            </Button>
          </span>
        ) : null}
        {at < lines.length - 1 ? (
          <span data-move="down">
            <Button kind="quiet" icon="down" press={() => move(1)} label={t('shifts.lines.down_this', { says })}>
              {t('shifts.lines.down')}
            </Button>
          </span>
        ) : null}
      </div>
    </div>
  )
}

type AlternativesProps = Pick<OneLineProps, 'at' | 'change'> & { readonly line: DraftLine }

/** One of them must hold; an alternative holds when all of it does. */
function Alternatives({ at, line, change }: AlternativesProps) {
  const { when } = line
  const writeAll = (one: number, all: DraftLine['when'][number]) => {
    const next = when.map((old, place) => (place === one ? all : old)).filter(({ length }) => length > 0)
    change({ ...line, when: next.length === 0 ? [[freshCondition('always')]] : next })
  }
  return (
    <div className="stack line-body">
      <PlainSelect
        label={t('shifts.lines.standing')}
        value={line.standing}
        options={standings.map((value) => ({ value, label: t(`shifts.standing.${value}`) }))}
        change={(standing) => change({ ...line, standing: standing as DraftLine['standing'] })}
      />
      {when.map((all, one) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an alternative is its place; two may say the same
        <fieldset key={one} className="boxes">
          <legend>{t(one === 0 ? 'shifts.lines.when' : 'shifts.lines.or_when')}</legend>
          {all.map((condition, place) => (
            <ConditionFields
              // biome-ignore lint/suspicious/noArrayIndexKey: a condition is its place; two may say the same
              key={place}
              at={[at, one, place]}
              condition={condition}
              change={(next) =>
                writeAll(
                  one,
                  all.map((old, other) => (other === place ? next : old)),
                )
              }
              drop={() =>
                writeAll(
                  one,
                  all.filter((_, other) => other !== place),
                )
              }
            />
          ))}
          <Button kind="quiet" icon="plus" press={() => writeAll(one, [...all, freshCondition('not_ok')])}>
            {t('shifts.lines.and')}
          </Button>
        </fieldset>
      ))}
      <Button kind="quiet" icon="plus" press={() => change({ ...line, when: [...when, [freshCondition('not_ok')]] })}>
        {t('shifts.lines.or')}
      </Button>
    </div>
  )
}
