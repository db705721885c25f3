import { Button as Plain } from '@mantine/core'
import { type ReactNode, useId, useRef, useState } from 'react'
import type { Refusal } from '#platform/refusal.ts'
import { useAddress } from '../address.ts'
import { useWords } from '../words.ts'
import { Icon, type IconName } from './Icon.tsx'
import { Reasons } from './Reasons.tsx'

/** `main`: the one act of the page. `other`: beside it. `quiet`: in rows and bars. `grave`: takes something away. */
export type ButtonKind = 'main' | 'other' | 'quiet' | 'grave'

export interface ButtonProps {
  readonly children: ReactNode
  /** What it does; while a promise runs it is busy and a second press does nothing. */
  readonly press?: () => unknown
  /** Where it leads, instead of `press`. */
  readonly href?: string
  readonly kind?: ButtonKind
  readonly icon?: IconName
  /** Why not now: when there is one, the button is grey, stays focusable, and the reasons stand beside it. */
  readonly reasons?: readonly Refusal[]
  readonly busy?: boolean
  readonly submit?: boolean
  readonly wide?: boolean
  /** The full name for listeners, when the visible words are the same in many rows. */
  readonly label?: string
}

const variants = {
  main: { variant: 'filled', color: 'leaf' },
  other: { variant: 'default' },
  quiet: { variant: 'subtle', color: 'leaf' },
  grave: { variant: 'outline', color: 'tomato' },
} as const satisfies Record<ButtonKind, { variant: string; color?: string }>

export function Button({
  children,
  press,
  href,
  kind = 'main',
  icon,
  reasons = [],
  busy = false,
  submit,
  wide,
  label,
}: ButtonProps) {
  const t = useWords()
  const address = useAddress()
  const why = useId()
  const running = useRef(false)
  const [waits, setWaits] = useState(false)
  const refused = reasons.length > 0
  const occupied = busy || waits

  const pressed = async (event: { preventDefault(): void }) => {
    if (refused || occupied || running.current) return event.preventDefault()
    if (href) {
      event.preventDefault()
      return address.go(href)
    }
    const result = press?.()
    if (!(result instanceof Promise)) return
    running.current = true
    setWaits(true)
    try {
      await result
    } finally {
      running.current = false
      setWaits(false)
    }
  }

  const shared = {
    ...variants[kind],
    fullWidth: wide ?? false,
    leftSection: icon ? <Icon name={icon} /> : undefined,
    'aria-label': label,
    'aria-disabled': refused || occupied || undefined,
    'aria-busy': occupied || undefined,
    'aria-describedby': refused ? why : undefined,
    'data-refused': refused || undefined,
    'data-busy': occupied || undefined,
    onClick: pressed,
  }
  const words = (
    <>
      {children}
      {occupied ? <span className="unseen">{t('app.busy')}</span> : null}
    </>
  )
  return (
    <span className={wide ? 'act wide' : 'act'}>
      {href && !refused ? (
        <Plain component="a" href={href} {...shared}>
          {words}
        </Plain>
      ) : (
        <Plain type={submit ? 'submit' : 'button'} {...shared}>
          {words}
        </Plain>
      )}
      <Reasons of={reasons} id={why} />
    </span>
  )
}
