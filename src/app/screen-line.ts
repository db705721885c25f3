/** One line of a module's `screens/routes.tsx`: where a screen stands, who may enter, and how it is fetched. */
import type { FunctionComponent } from 'react'
import type { IconName } from './ui/Icon.tsx'

export type Place = 'member' | 'staff' | 'community' | 'public' | 'device'

/** Where the screen stands in the menu of its place. Screens without a room are reached by links. */
export interface Room {
  /** Rooms of one group stand together: `shifts`, `members`, `settings` … Title: message `menu.<group>`. */
  readonly group: string
  /** Lower comes first, also among groups. Member: home 0, shifts 10, shop 20, membership 30, community 40.
   *  Staff: today 0, members 10, shifts 20, products 30 … reports 80, settings 90. */
  readonly order: number
  readonly icon: IconName
}

export interface ScreenLine {
  /** Full address, parameters as `:name`: `/staff/members/:member`. Staff below `/staff`, community below `/community`. */
  readonly path: string
  /** Message key of the title (also the menu word). */
  readonly title: string
  readonly place: Place
  readonly room?: Room
  /** The permission needed, `anyone`, or `signed_in` (what it is when left out; public screens: `anyone`). */
  readonly may?: string
  readonly load: () => Promise<FunctionComponent>
}
