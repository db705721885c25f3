import { type ReactNode, useId } from 'react'
import type { Refusal } from '#platform/refusal.ts'
import { useWords } from '../words.ts'
import { Button, type ButtonKind } from './Button.tsx'
import { Icon, type IconName } from './Icon.tsx'
import { type DialogDoor, useDialog } from './use-dialog.ts'

export interface DialogProps {
  readonly door: DialogDoor
  readonly title: string
  readonly children: ReactNode
}

/** The dialog itself, for a door of `useDialog`. Its content begins anew each time it opens. */
export function Dialog({ door, title, children }: DialogProps) {
  const t = useWords()
  const id = useId()
  return (
    <dialog ref={door.dialog} className="dialog" aria-labelledby={id}>
      {door.isOpen ? (
        <>
          <header className="dialog-head">
            <h2 id={id}>{title}</h2>
            <button type="button" className="icon-button" aria-label={t('app.close')} onClick={door.close}>
              <Icon name="close" />
            </button>
          </header>
          <div className="dialog-body">{children}</div>
        </>
      ) : null}
    </dialog>
  )
}

export interface SheetProps {
  /** Words of the button. */
  readonly words: string
  readonly title: string
  readonly children: (close: () => void) => ReactNode
  readonly kind?: ButtonKind
  readonly icon?: IconName
  readonly reasons?: readonly Refusal[]
  readonly label?: string
}

/** A button that opens a dialog. */
export function Sheet({ words, title, children, kind = 'other', icon, reasons, label }: SheetProps) {
  const door = useDialog()
  return (
    <>
      <Button
        kind={kind}
        press={door.open}
        {...(icon ? { icon } : {})}
        {...(reasons ? { reasons } : {})}
        {...(label ? { label } : {})}
      >
        {words}
      </Button>
      <Dialog door={door} title={title}>
        {children(door.close)}
      </Dialog>
    </>
  )
}
