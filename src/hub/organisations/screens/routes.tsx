/** Screens of organisations: the first start, the profile, the own words, the staff and what roles may do. */
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
]
