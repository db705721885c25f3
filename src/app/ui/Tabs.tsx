import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef } from 'react'
import { useAddress } from '../address.ts'

export interface Tab {
  readonly value: string
  readonly label: string
  readonly show: () => ReactNode
}

export interface TabsProps {
  /** Name in the address. */
  readonly name: string
  readonly of: readonly Tab[]
  readonly label?: string
}

/** One of several views of the same thing; the open one stands in the address. Arrow keys move. */
export function Tabs({ name, of: tabs, label }: TabsProps) {
  const id = useId()
  const address = useAddress()
  const list = useRef<HTMLDivElement>(null)
  const open = tabs.find((tab) => tab.value === address.get(name)) ?? tabs[0]
  const value = open?.value
  // Where not all tabs have room, the open one is in sight. Only sideways: the page stays where it is.
  useEffect(() => {
    const tab = value === undefined ? null : list.current?.querySelector<HTMLElement>('[aria-selected="true"]')
    if (tab && list.current)
      list.current.scrollLeft =
        tab.offsetLeft - list.current.offsetLeft - (list.current.clientWidth - tab.offsetWidth) / 2
  }, [value])
  if (!open) return null
  const choose = (tab: Tab) => address.set({ [name]: tab === tabs[0] ? null : tab.value }, { replace: true })
  const move = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    const next = tabs[(tabs.indexOf(open) + step + tabs.length) % tabs.length]
    if (step === 0 || !next) return
    choose(next)
    list.current?.querySelectorAll('button')[tabs.indexOf(next)]?.focus()
  }
  return (
    <>
      <div ref={list} className="tabs not-printed" role="tablist" aria-label={label} onKeyDown={move}>
        {tabs.map((tab) => (
          <button
            key={tab.value}
            type="button"
            role="tab"
            id={`${id}-${tab.value}`}
            aria-selected={tab === open}
            aria-controls={`${id}-panel`}
            tabIndex={tab === open ? 0 : -1}
            onClick={() => choose(tab)}
          >
            {tab.label}
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${open.value}`}>
        {open.show()}
      </div>
    </>
  )
}
