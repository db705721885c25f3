/** Signing out takes what this person noted on the device along: what was not sent yet is offered to be sent first. */
import { useEffect, useState } from 'react'
import { useAddress } from '../address.ts'
import { paths } from '../paths.ts'
import { signOut } from '../start.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Sheet.tsx'
import { type DialogDoor, useDialog } from '../ui/use-dialog.ts'
import { useWords } from '../words.ts'

/** The frame does not wait for the modules. They are asked for early: without network nothing more can be fetched. */
const unsent = async () => (await import('../screens/gathered.ts')).unsent

interface Leaving {
  readonly door: DialogDoor
  readonly count: number
  /** Signs out, or asks first. */
  readonly leave: () => Promise<void>
  readonly out: () => Promise<void>
}

export function useLeaving(): Leaving {
  const address = useAddress()
  const door = useDialog()
  const [count, setCount] = useState(0)
  useEffect(() => void unsent().catch(() => undefined), [])
  const out = async () => {
    door.close()
    await signOut()
    address.go(paths.signIn())
  }
  const leave = async () => {
    const left = (await unsent()).count()
    setCount(left)
    if (left === 0) return out()
    door.open()
  }
  return { door, count, leave, out }
}

export function SignOutAsks({ door, count, out }: Leaving) {
  const t = useWords()
  return (
    <Dialog door={door} title={t('app.unsent')}>
      <Choice count={count} out={out} close={door.close} />
    </Dialog>
  )
}

interface ChoiceProps extends Pick<Leaving, 'count' | 'out'> {
  readonly close: () => void
}

function Choice({ count, out, close }: ChoiceProps) {
  const t = useWords()
  const [left, setLeft] = useState<number | null>(null)
  const send = async () => {
    const kept = await unsent()
    await kept.send()
    if (kept.count() === 0) await out()
    else setLeft(kept.count())
  }
  return (
    <div className="stack">
      <p>{t('app.unsent_says', { count: left ?? count })}</p>
      {left === null ? null : <p role="alert">{t('app.unsent_failed')}</p>}
      <div className="form-act">
        <Button kind="main" press={send}>
          {t('app.unsent_send')}
        </Button>
        <Button kind="grave" press={out}>
          {t('app.unsent_drop')}
        </Button>
        <Button kind="quiet" press={close}>
          {t('app.unsent_stay')}
        </Button>
      </div>
    </div>
  )
}
