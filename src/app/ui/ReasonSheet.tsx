import type { ReactNode } from 'react'
import type { Refusal } from '#platform/refusal.ts'
import type { ReplyOf, Route, SentOf } from '#platform/route.ts'
import { useAct } from '../reading.ts'
import type { ButtonKind } from './Button.tsx'
import { Form } from './Form.tsx'
import { LongTextField } from './fields.tsx'
import type { IconName } from './Icon.tsx'
import { Sheet } from './Sheet.tsx'

export interface ReasonSheetProps<C extends Route> {
  /** Under this name the draft is kept; one per page. */
  readonly name: string
  readonly act: C
  /** The reason as typed; empty where it may stay so. */
  readonly send: (reason: string) => SentOf<C>
  /** The act in words: on the button, over the sheet and on its main button. */
  readonly words: string
  /** The question. */
  readonly asks: string
  readonly hint?: ReactNode
  readonly optional?: boolean
  /** What will happen, before it happens. */
  readonly says?: ReactNode
  /** Over the sheet, where the act alone does not say of whom. */
  readonly title?: string
  readonly label?: string
  readonly kind?: ButtonKind
  readonly submitKind?: ButtonKind
  readonly icon?: IconName
  /** Why it cannot be done, known before. */
  readonly reasons?: readonly Refusal[]
  readonly done?: (reply: ReplyOf<C>) => void
}

const start = { reason: '' }

/** A button for an act that asks for nothing but its reason. */
export function ReasonSheet<C extends Route>({ name, act: contract, send, words, asks, ...more }: ReasonSheetProps<C>) {
  const { hint, optional = false, says, title = words, submitKind, done, kind = 'quiet', ...button } = more
  const act = useAct(contract)
  return (
    <Sheet words={words} title={title} kind={kind} {...button}>
      {(close) => (
        <Form<typeof start, C>
          name={name}
          start={start}
          act={act}
          send={({ reason }) => send(reason)}
          submit={words}
          {...(submitKind ? { submitKind } : {})}
          done={(reply) => {
            close()
            done?.(reply)
          }}
        >
          {says ? <p>{says}</p> : null}
          <LongTextField
            name="reason"
            label={asks}
            rows={3}
            {...(hint === undefined ? {} : { hint })}
            {...(optional ? { optional } : {})}
          />
        </Form>
      )}
    </Sheet>
  )
}
