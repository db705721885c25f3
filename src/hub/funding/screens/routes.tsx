/** Screens of funding: rounds with what they come to, trying one out, pledging. */
import type { ScreenLine } from '#app/screen-line.ts'

export const screens: readonly ScreenLine[] = [
  {
    path: '/community/funding',
    title: 'rounds.title',
    place: 'community',
    room: { group: 'funding', order: 20, icon: 'coins' },
    may: 'funding.simulate',
    load: () => import('./Rounds.tsx').then((file) => file.RoundsScreen),
  },
  {
    path: '/community/funding/new',
    title: 'rounds.open_round',
    place: 'community',
    may: 'community.steer',
    load: () => import('./OpenRound.tsx').then((file) => file.OpenRoundScreen),
  },
  {
    path: '/community/funding/rounds/:round',
    title: 'rounds.round',
    place: 'community',
    may: 'funding.simulate',
    load: () => import('./Round.tsx').then((file) => file.RoundScreen),
  },
  {
    path: '/community/funding/rounds/:round/pledge',
    title: 'rounds.pledge',
    place: 'community',
    may: 'community.enter',
    load: () => import('./Pledge.tsx').then((file) => file.PledgeScreen),
  },
  {
    path: '/community/funding/rounds/:round/brief',
    title: 'rounds.brief',
    place: 'community',
    may: 'funding.simulate',
    load: () => import('./Brief.tsx').then((file) => file.BriefScreen),
  },
  {
    path: '/community/funding/simulator',
    title: 'rounds.simulator',
    place: 'community',
    may: 'funding.simulate',
    load: () => import('./Simulator.tsx').then((file) => file.SimulatorScreen),
  },
]
