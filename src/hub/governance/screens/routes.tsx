/** Screens of governance: proposals on their way to a decision, votes, the register, circles with their mandates. */
import type { ScreenLine } from '#app/screen-line.ts'

export const screens: readonly ScreenLine[] = [
  {
    path: '/community/proposals',
    title: 'governance.proposals',
    place: 'community',
    room: { group: 'governance', order: 20, icon: 'vote' },
    may: 'community.enter',
    load: () => import('./Proposals.tsx').then((file) => file.ProposalsScreen),
  },
  {
    path: '/community/proposals/write',
    title: 'governance.write',
    place: 'community',
    may: 'community.enter',
    load: () => import('./Write.tsx').then((file) => file.WriteScreen),
  },
  {
    path: '/community/proposals/:rfc',
    title: 'governance.proposal',
    place: 'community',
    may: 'community.enter',
    load: () => import('./Proposal.tsx').then((file) => file.ProposalScreen),
  },
  {
    path: '/community/votes',
    title: 'governance.votes',
    place: 'community',
    room: { group: 'governance', order: 21, icon: 'vote' },
    may: 'community.enter',
    load: () => import('./votes/Votes.tsx').then((file) => file.VotesScreen),
  },
  {
    path: '/community/votes/:vote',
    title: 'governance.vote',
    place: 'community',
    may: 'community.enter',
    load: () => import('./votes/Vote.tsx').then((file) => file.VoteScreen),
  },
  {
    path: '/community/decisions',
    title: 'governance.register',
    place: 'community',
    room: { group: 'governance', order: 22, icon: 'list' },
    may: 'community.enter',
    load: () => import('./Register.tsx').then((file) => file.RegisterScreen),
  },
  {
    path: '/community/decisions/:decided',
    title: 'governance.decision',
    place: 'community',
    may: 'community.enter',
    load: () => import('./Decision.tsx').then((file) => file.DecisionScreen),
  },
  {
    path: '/community/circles',
    title: 'governance.circles',
    place: 'community',
    room: { group: 'governance', order: 23, icon: 'people' },
    may: 'community.enter',
    load: () => import('./Circles.tsx').then((file) => file.CirclesScreen),
  },
  {
    path: '/community/circles/seats/:circleSeat',
    title: 'governance.seat',
    place: 'community',
    may: 'community.enter',
    load: () => import('./Seat.tsx').then((file) => file.SeatScreen),
  },
  {
    path: '/community/circles/terms/:term',
    title: 'governance.mandate',
    place: 'community',
    may: 'community.enter',
    load: () => import('./Term.tsx').then((file) => file.TermScreen),
  },
]
