/** Which columns of a list a person wants to see, remembered on the device. */
import { useState } from 'react'
import { currentMe } from '../session.ts'

interface Named {
  readonly name: string
  readonly offAtFirst?: boolean
}

export interface ListColumns<C extends Named> {
  readonly shown: readonly C[]
  /** Every column that may be left away, and whether it is shown: all but the first. */
  readonly choices: readonly { readonly column: C; readonly on: boolean }[]
  toggle(name: string): void
}

const keyOf = (list: string): string => ['komunigi.columns', currentMe().person?.id ?? '', list].join(' ')

/** Columns somebody turned on or off; the others are as the list has them. */
type Chosen = Readonly<Record<string, boolean>>

function readChosen(list: string): Chosen {
  try {
    return JSON.parse(localStorage.getItem(keyOf(list)) ?? '{}') as Chosen
  } catch {
    return {}
  }
}

export function useListColumns<C extends Named>(list: string, columns: readonly C[]): ListColumns<C> {
  const [chosen, setChosen] = useState(() => readChosen(list))
  const isOn = (column: C, place: number): boolean => place === 0 || (chosen[column.name] ?? !column.offAtFirst)
  return {
    shown: columns.filter(isOn),
    choices: columns.map((column, place) => ({ column, on: isOn(column, place) })).slice(1),
    toggle: (name) => {
      const place = columns.findIndex((column) => column.name === name)
      const column = columns[place]
      if (!column) return
      const next = { ...chosen, [name]: !isOn(column, place) }
      localStorage.setItem(keyOf(list), JSON.stringify(next))
      setChosen(next)
    },
  }
}
