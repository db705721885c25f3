import type { ReactNode } from 'react'
import type { Refusal } from '#platform/refusal.ts'
import type { CallError } from '../call-error.ts'
import { useWords } from '../words.ts'
import { Button, type ButtonKind } from './Button.tsx'
import type { IconName } from './Icon.tsx'
import { Sheet } from './Sheet.tsx'
import { Trouble } from './Trouble.tsx'

export interface ConfirmProps {
  /** Words of the button that asks. */
  readonly words: string
  /** The question. */
  readonly title: string
  /** What will happen, before it happens. */
  readonly says?: ReactNode
  readonly children?: ReactNode
  /** The act in words: "Cancel the shift". */
  readonly sure: string
  /** Does it. The dialog closes when it gives anything but null or false. */
  readonly press: () => unknown
  readonly error?: CallError | null
  readonly kind?: ButtonKind
  readonly icon?: IconName
  readonly reasons?: readonly Refusal[]
  readonly label?: string
}

/** Asks before what cannot return. Where an undo is possible, offer that instead. */
export function Confirm({ words, title, says, children, sure, press, error = null, ...button }: ConfirmProps) {
  const t = useWords()
  const run = async (close: () => void) => {
    const answer = await press()
    if (answer !== null && answer !== false) close()
  }
  return (
    <Sheet words={words} title={title} {...button}>
      {(close) => (
        <div className="stack">
          {says ? <p>{says}</p> : null}
          {children}
          <Trouble of={error} />
          <div className="form-act">
            <Button kind="grave" press={() => run(close)}>
              {sure}
            </Button>
            <Button kind="quiet" press={close}>
              {t('app.cancel')}
            </Button>
          </div>
        </div>
      )}
    </Sheet>
  )
}
