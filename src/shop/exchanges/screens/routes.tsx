/** Screens of exchanges: each way of one seat, signed in or by the link of a mail. */
import type { ScreenLine } from '#app/screen-line.ts'

const cannotCome = () => import('./CannotCome.tsx').then((file) => file.CannotComeScreen)
const change = () => import('./Change.tsx').then((file) => file.ChangeScreen)
const swap = () => import('./Swap.tsx').then((file) => file.SwapScreen)
const proposal = () => import('./SwapProposal.tsx').then((file) => file.SwapProposalScreen)
const standIn = () => import('./StandIn.tsx').then((file) => file.StandInScreen)
const instead = () => import('./Instead.tsx').then((file) => file.InsteadScreen)
const ask = () => import('./SwapAsk.tsx').then((file) => file.SwapAskScreen)

export const screens: readonly ScreenLine[] = [
  {
    path: '/staff/exchanges',
    title: 'exchanges.office.title',
    place: 'staff',
    room: { group: 'shifts', order: 23, icon: 'swap' },
    may: 'exchanges.office',
    load: () => import('./Office.tsx').then((file) => file.OfficeScreen),
  },
  {
    path: '/staff/exchanges/:way/:exchange',
    title: 'exchanges.story.page',
    place: 'staff',
    may: 'exchanges.office',
    load: () => import('./Story.tsx').then((file) => file.StoryScreen),
  },
  {
    path: '/shifts/pot',
    title: 'exchanges.pot.title',
    place: 'member',
    may: 'exchanges.use',
    load: () => import('./Pot.tsx').then((file) => file.PotScreen),
  },
  {
    path: '/shifts/seats/:attendance/cannot-come',
    title: 'exchanges.cannot_come',
    place: 'member',
    may: 'exchanges.use',
    load: cannotCome,
  },
  {
    path: '/o/:organisation/seats/:attendance/cannot-come',
    title: 'exchanges.cannot_come',
    place: 'public',
    may: 'anyone',
    load: cannotCome,
  },
  {
    path: '/shifts/seats/:attendance/change',
    title: 'exchanges.change.title',
    place: 'member',
    may: 'exchanges.use',
    load: change,
  },
  {
    path: '/o/:organisation/seats/:attendance/change',
    title: 'exchanges.change.title',
    place: 'public',
    may: 'anyone',
    load: change,
  },
  {
    path: '/shifts/seats/:attendance/swap',
    title: 'exchanges.swap.title',
    place: 'member',
    may: 'exchanges.use',
    load: swap,
  },
  {
    path: '/o/:organisation/seats/:attendance/swap',
    title: 'exchanges.swap.title',
    place: 'public',
    may: 'anyone',
    load: swap,
  },
  {
    path: '/o/:organisation/seats/:attendance/instead',
    title: 'exchanges.instead.title',
    place: 'public',
    may: 'anyone',
    load: instead,
  },
  {
    path: '/shifts/swaps',
    title: 'exchanges.swap.mine',
    place: 'member',
    may: 'exchanges.use',
    load: () => import('./SwapsMine.tsx').then((file) => file.MySwapsScreen),
  },
  {
    path: '/o/:organisation/swaps/:proposal',
    title: 'exchanges.swap.ask_title',
    place: 'public',
    may: 'anyone',
    load: proposal,
  },
  {
    path: '/o/:organisation/swap-asks/:swap',
    title: 'exchanges.swap.ask_title',
    place: 'public',
    may: 'anyone',
    load: ask,
  },
  {
    path: '/shifts/seats/:attendance/stand-in',
    title: 'exchanges.stand_in.title',
    place: 'member',
    may: 'exchanges.use',
    load: standIn,
  },
  {
    path: '/o/:organisation/seats/:attendance/stand-in',
    title: 'exchanges.stand_in.title',
    place: 'public',
    may: 'anyone',
    load: standIn,
  },
  {
    path: '/shifts/calls',
    title: 'exchanges.call.list',
    place: 'member',
    may: 'exchanges.use',
    load: () => import('./Calls.tsx').then((file) => file.CallsScreen),
  },
  {
    path: '/shifts/standby',
    title: 'exchanges.standby.title',
    place: 'member',
    may: 'exchanges.use',
    load: () => import('./Standby.tsx').then((file) => file.StandbyScreen),
  },
  {
    path: '/o/:organisation/stand-ins/:call',
    title: 'exchanges.call.title',
    place: 'public',
    may: 'anyone',
    load: () => import('./CallPage.tsx').then((file) => file.CallScreen),
  },
  {
    path: '/o/:organisation/call-outs/:callOut',
    title: 'exchanges.call.title',
    place: 'public',
    may: 'anyone',
    load: () => import('./CallOutPage.tsx').then((file) => file.CallOutScreen),
  },
  {
    path: '/staff/shifts/standby',
    title: 'exchanges.standby.list',
    place: 'staff',
    room: { group: 'shifts', order: 40, icon: 'bell' },
    may: 'exchanges.standby',
    load: () => import('./StandbyList.tsx').then((file) => file.StandbyListScreen),
  },
]
