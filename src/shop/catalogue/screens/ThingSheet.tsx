/** A button that opens the form of something: to make a new one, or to change the one that is there. */
import type { ReactNode } from 'react'
import { useAct } from '#app/reading.ts'
import { Form } from '#app/ui/Form.tsx'
import type { FormValues } from '#app/ui/form-state.ts'
import { Sheet } from '#app/ui/Sheet.tsx'
import { useWords } from '#app/words.ts'
import type { Route, SentOf } from '#platform/route.ts'

export interface ThingSheetProps<V extends FormValues, M extends Route, E extends Route> {
  /** What is changed, by its name; null where a new one is made. */
  readonly thing: string | null
  /** The act in words. */
  readonly words: string
  readonly start: V
  readonly make: M
  readonly edit: E
  readonly sendNew: (values: V) => SentOf<M>
  readonly sendChange: (values: V) => SentOf<E>
  /** Reads that change by it; without them everything on the screen is read anew. */
  readonly after?: readonly Route[]
  readonly kind?: 'main' | 'other'
  readonly children: ReactNode
}

export function ThingSheet<V extends FormValues, M extends Route, E extends Route>({
  thing,
  words,
  start,
  kind,
  children,
  ...acts
}: ThingSheetProps<V, M, E>) {
  const t = useWords()
  const about = acts.after ? { after: acts.after } : {}
  const make = useAct(acts.make, about)
  const edit = useAct(acts.edit, about)
  return (
    <Sheet
      words={words}
      title={thing ?? words}
      icon={thing === null ? 'plus' : 'edit'}
      kind={kind ?? (thing === null ? 'main' : 'other')}
      {...(thing === null ? {} : { label: `${words}: ${thing}` })}
    >
      {(close) =>
        thing === null ? (
          <Form<V, M>
            name={`new-${acts.make.path}`}
            start={start}
            act={make}
            keep={false}
            send={acts.sendNew}
            submit={words}
            done={close}
          >
            {children}
          </Form>
        ) : (
          <Form<V, E>
            name={`change-${acts.edit.path}`}
            start={start}
            act={edit}
            keep={false}
            send={acts.sendChange}
            submit={t('catalogue.save')}
            done={close}
          >
            {children}
          </Form>
        )
      }
    </Sheet>
  )
}
