/** What the modules give to the gathering pages. */
import type { FirstStep, Parts, Unsent } from '../parts.ts'
import { may } from '../session.ts'

const modules = Object.values(
  import.meta.glob<Parts>(['../../{shop,hub}/*/parts.tsx', '../../platform/*/parts.tsx'], { eager: true }),
)

interface Placed {
  readonly order: number
  readonly may?: string
}

/** Those of these parts that this person may see, in order. */
const seen = <P extends Placed>(parts: readonly P[]): readonly P[] =>
  parts.filter((part) => may(part.may ?? 'signed_in')).toSorted((one, other) => one.order - other.order)

type Gathering =
  | 'home'
  | 'today'
  | 'community'
  | 'person'
  | 'need'
  | 'product'
  | 'seat'
  | 'openShifts'
  | 'openShift'
  | 'aroundShifts'

export const partsOf = <K extends Gathering>(page: K) =>
  seen(modules.flatMap((module): readonly NonNullable<Parts[K]>[number][] => module[page] ?? []))

export const firstSteps = (): readonly FirstStep[] => seen(modules.flatMap((module) => module.steps ?? []))

const keepers = modules.flatMap((module) => module.unsent ?? [])

/** What this person noted on this device and nobody has yet, of all modules. */
export const unsent: Unsent = {
  count: () => keepers.reduce((sum, keeper) => sum + keeper.count(), 0),
  send: async () => void (await Promise.allSettled(keepers.map((keeper) => keeper.send()))),
}

/** How the person who is signed in wishes to be called; null until it is known. */
export const useCalledName = modules.find((module) => module.useCalledName)?.useCalledName ?? (() => null)
