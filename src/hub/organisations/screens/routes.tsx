/** Screens of organisations: the first start, the profile, the own words, the staff and what roles may do; and of a
 *  community: what waits for an answer, who takes part, the tasks, and the form to join. */
import type { ScreenLine } from '#app/screen-line.ts'

export const screens: readonly ScreenLine[] = [
  {
    path: '/set-up',
    title: 'organisations.setup',
    place: 'public',
    may: 'anyone',
    load: () => import('./SetUp.tsx').then((file) => file.SetUpScreen),
  },
  {
    path: '/staff/organisation',
    title: 'organisations.title',
    place: 'staff',
    room: { group: 'settings', order: 90, icon: 'basket' },
    may: 'organisations.edit_profile',
    load: () => import('./Profile.tsx').then((file) => file.ProfileScreen),
  },
  {
    path: '/staff/team',
    title: 'organisations.staff',
    place: 'staff',
    room: { group: 'settings', order: 91, icon: 'people' },
    may: 'organisations.see_staff',
    load: () => import('./Team.tsx').then((file) => file.TeamScreen),
  },
  {
    path: '/staff/team/rights',
    title: 'organisations.rights',
    place: 'staff',
    may: 'organisations.see_staff',
    load: () => import('./Rights.tsx').then((file) => file.RightsScreen),
  },
  {
    path: '/community',
    title: 'community.home',
    place: 'community',
    room: { group: 'home', order: 0, icon: 'home' },
    may: 'community.enter',
    load: () => import('./Community.tsx').then((file) => file.CommunityScreen),
  },
  {
    path: '/community/organisations',
    title: 'community.organisations',
    place: 'community',
    room: { group: 'community', order: 60, icon: 'people' },
    may: 'community.enter',
    load: () => import('./Participants.tsx').then((file) => file.ParticipantsScreen),
  },
  {
    path: '/community/organisations/:participant',
    title: 'community.organisation',
    place: 'community',
    may: 'community.enter',
    load: () => import('./Participant.tsx').then((file) => file.ParticipantScreen),
  },
  {
    path: '/community/tasks',
    title: 'community.tasks',
    place: 'community',
    room: { group: 'settings', order: 80, icon: 'person' },
    may: 'community.enter',
    load: () => import('./Mandates.tsx').then((file) => file.MandatesScreen),
  },
  {
    path: '/community/booklet',
    title: 'community.documents',
    place: 'community',
    room: { group: 'community', order: 62, icon: 'list' },
    may: 'community.enter',
    load: () => import('./Documents.tsx').then((file) => file.DocumentsScreen),
  },
  {
    path: '/community/booklet/new/:kind',
    title: 'community.document_new',
    place: 'community',
    may: 'community.steer',
    load: () => import('./NewDocument.tsx').then((file) => file.NewDocumentScreen),
  },
  {
    path: '/join-community/:organisation',
    title: 'community.join',
    place: 'public',
    may: 'anyone',
    load: () => import('./Join.tsx').then((file) => file.JoinScreen),
  },
]
