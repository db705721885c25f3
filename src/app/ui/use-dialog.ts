import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'

export interface DialogDoor {
  readonly dialog: RefObject<HTMLDialogElement | null>
  readonly isOpen: boolean
  readonly open: () => void
  readonly close: () => void
}

/** A modal dialog of the browser: it keeps the focus inside, closes on Escape and gives the focus back. */
export function useDialog(closed?: () => void): DialogDoor {
  const dialog = useRef<HTMLDialogElement>(null)
  const [isOpen, setOpen] = useState(false)
  const [asked, setAsked] = useState(0)
  const told = useRef(closed)
  told.current = closed
  const open = useCallback(() => {
    setOpen(true)
    setAsked((times) => times + 1)
  }, [])
  const close = useCallback(() => dialog.current?.close(), [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again before the browser told that it closed
  useEffect(() => {
    if (isOpen && !dialog.current?.open) dialog.current?.showModal()
  }, [isOpen, asked])
  useEffect(() => {
    const element = dialog.current
    const shut = () => {
      // The browser tells it a moment later: by then it may have been opened again.
      if (element?.open) return
      setOpen(false)
      told.current?.()
    }
    // Pressing beside the dialog leaves it, like Escape.
    const beside = (event: MouseEvent) => event.target === element && element?.close()
    element?.addEventListener('close', shut)
    element?.addEventListener('mousedown', beside)
    return () => {
      element?.removeEventListener('close', shut)
      element?.removeEventListener('mousedown', beside)
    }
  }, [])
  return { dialog, isOpen, open, close }
}
