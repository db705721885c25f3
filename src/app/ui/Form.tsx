import { type FormEvent, type ReactNode, useCallback, useId, useMemo, useRef, useState } from 'react'
import type { Refusal } from '#platform/refusal.ts'
import type { ReplyOf, Route, SentOf } from '#platform/route.ts'
import type { Problem } from '../call-error.ts'
import type { Acting } from '../reading.ts'
import { useWords } from '../words.ts'
import { Button, type ButtonKind } from './Button.tsx'
import { dropDraft, type Kept, keepDraft, readDraft } from './draft.ts'
import { type FieldValue, FormContext, type FormState, type FormValues } from './form-state.ts'
import { problemWords } from './problem-words.ts'
import { Trouble } from './Trouble.tsx'

export interface FormProps<V extends FormValues, C extends Route> {
  /** Under this name the draft is kept; one per page. */
  readonly name: string
  /** First values of all fields; empty texts where there is nothing. */
  readonly start: V
  readonly act: Acting<C>
  /** The form's values as the route wants them. */
  readonly send: (values: V) => SentOf<C>
  /** The act in words: "Book", never "OK". */
  readonly submit: string
  readonly submitKind?: ButtonKind
  /** Why the act cannot be done at all, known before. */
  readonly reasons?: readonly Refusal[]
  readonly done?: (reply: ReplyOf<C>, values: V) => void
  /** Problems that a pure rule finds before sending; `code` is a word `problem.<code>` or a refusal. */
  readonly check?: (values: V) => readonly Problem[]
  /** False for secrets: nothing is kept on the device. `device`: it outlives the tab, until it is sent. */
  readonly keep?: Kept
  /** Start with empty fields again after it worked. */
  readonly again?: boolean
  /** Further buttons beside the main one. */
  readonly beside?: ReactNode
  readonly children: ReactNode
}

type Known = ReadonlyMap<string, { readonly label: string; readonly optional: boolean }>

const isEmpty = (value: FieldValue | undefined): boolean =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)

const missing = (known: Known, values: FormValues): Problem[] =>
  [...known]
    .filter(([name, field]) => !field.optional && isEmpty(values[name]))
    .map(([path]) => ({ path, code: 'required' }))

/** One column of fields, one act. All problems show at once, and nothing typed is lost. */
export function Form<V extends FormValues, C extends Route>(props: FormProps<V, C>) {
  const { name, start, act, send, submit, done, check, keep = true, again = false } = props
  const t = useWords()
  const id = useId()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the draft is read once, at the beginning
  const draft = useMemo(() => (keep ? (readDraft(name, start, keep) as V | null) : null), [name, keep])
  const [values, setValues] = useState<V>(draft ?? start)
  const [restored, setRestored] = useState(draft !== null)
  const [found, setFound] = useState<readonly Problem[]>([])
  const known = useRef(new Map<string, { label: string; optional: boolean }>())
  const summary = useRef<HTMLDivElement>(null)
  const problems = found.length > 0 ? found : act.problems

  const set = useCallback(
    (field: string, value: FieldValue) =>
      setValues((before) => {
        const after = { ...before, [field]: value }
        if (keep) keepDraft(name, after, keep)
        return after
      }),
    [name, keep],
  )
  const register = useCallback<FormState['register']>((field, about) => {
    if (about) known.current.set(field, about)
    else known.current.delete(field)
  }, [])

  const submitted = async (event: FormEvent) => {
    event.preventDefault()
    if (act.busy || (props.reasons?.length ?? 0) > 0) return
    const seen = [...missing(known.current, values), ...(check?.(values) ?? [])]
    setFound(seen)
    const reply = seen.length === 0 ? await act.act(send(values)) : null
    if (reply === null) return requestAnimationFrame(() => summary.current?.focus())
    dropDraft(name, keep)
    setRestored(false)
    if (again) setValues(start)
    done?.(reply, values)
  }
  const startOver = () => {
    dropDraft(name, keep)
    setValues(start)
    setRestored(false)
    setFound([])
    act.clear()
  }
  const state: FormState = {
    id,
    values,
    set,
    register,
    problem: (field) => {
      const one = problems.find((problem) => problem.path === field)
      return one ? problemWords(one) : undefined
    },
  }
  return (
    <FormContext value={state}>
      <form className="form" onSubmit={submitted} noValidate aria-busy={act.busy || undefined}>
        {restored ? (
          <p className="form-kept" role="status">
            {t('form.kept')}{' '}
            <button type="button" className="link-button" onClick={startOver}>
              {t('form.start_over')}
            </button>
          </p>
        ) : null}
        <div ref={summary} tabIndex={-1} className="form-summary">
          <Summary problems={problems} known={known.current} id={id} />
          {found.length === 0 && act.problems.length === 0 ? <Trouble of={act.error} /> : null}
        </div>
        {props.children}
        <div className="form-act">
          <Button submit kind={props.submitKind ?? 'main'} busy={act.busy} reasons={props.reasons ?? []}>
            {submit}
          </Button>
          {props.beside}
        </div>
      </form>
    </FormContext>
  )
}

interface SummaryProps {
  readonly problems: readonly Problem[]
  readonly known: Known
  readonly id: string
}

/** All problems on top, each leading to its field. */
function Summary({ problems, known, id }: SummaryProps) {
  const t = useWords()
  if (problems.length === 0) return null
  return (
    <div role="alert" className="trouble">
      <p>{t('form.look')}</p>
      <ul>
        {problems.map((problem, place) => (
          <li key={`${problem.path} ${String(place)}`}>
            {known.has(problem.path) ? (
              <a href={`#${id}-${problem.path}`} onClick={(event) => toField(event, `${id}-${problem.path}`)}>
                {known.get(problem.path)?.label}
              </a>
            ) : null}{' '}
            {problemWords(problem)}
          </li>
        ))}
      </ul>
    </div>
  )
}

function toField(event: { preventDefault(): void }, id: string): void {
  event.preventDefault()
  const place = document.getElementById(id)
  const field = place?.matches('input, select, textarea')
    ? place
    : place?.querySelector<HTMLElement>('input, select, textarea')
  if (field instanceof HTMLElement) field.focus()
}
