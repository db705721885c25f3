/** Screens of members: the directory, a person's file, entering people, duplicates, and the own membership. */
import type { ScreenLine } from '#app/screen-line.ts'

export const screens: readonly ScreenLine[] = [
  {
    path: '/membership',
    title: 'members.own',
    place: 'member',
    room: { group: 'membership', order: 30, icon: 'card' },
    may: 'members.own',
    load: () => import('./OwnMembership.tsx').then((file) => file.OwnMembershipScreen),
  },
  {
    path: '/membership/edit',
    title: 'members.own_edit',
    place: 'member',
    may: 'members.own',
    load: () => import('./OwnData.tsx').then((file) => file.OwnDataScreen),
  },
  {
    path: '/membership/history',
    title: 'members.history',
    place: 'member',
    may: 'members.own',
    load: () => import('./History.tsx').then((file) => file.OwnHistoryScreen),
  },
  {
    path: '/staff/members',
    title: 'members.title',
    place: 'staff',
    room: { group: 'members', order: 10, icon: 'people' },
    may: 'members.read',
    load: () => import('./Directory.tsx').then((file) => file.DirectoryScreen),
  },
  {
    path: '/staff/members/new',
    title: 'members.new',
    place: 'staff',
    may: 'members.edit',
    load: () => import('./NewContact.tsx').then((file) => file.NewContactScreen),
  },
  {
    path: '/staff/duplicates',
    title: 'members.duplicates',
    place: 'staff',
    room: { group: 'members', order: 12, icon: 'link' },
    may: 'members.merge',
    load: () => import('./Duplicates.tsx').then((file) => file.DuplicatesScreen),
  },
  {
    path: '/staff/duplicates/:kept/:gone',
    title: 'members.merge',
    place: 'staff',
    may: 'members.merge',
    load: () => import('./Merge.tsx').then((file) => file.MergeScreen),
  },
  {
    path: '/staff/members/:contact',
    title: 'members.file',
    place: 'staff',
    may: 'members.read',
    load: () => import('./PersonFile.tsx').then((file) => file.PersonFileScreen),
  },
  {
    path: '/staff/members/:contact/edit',
    title: 'members.edit',
    place: 'staff',
    may: 'members.edit',
    load: () => import('./EditContact.tsx').then((file) => file.EditContactScreen),
  },
  {
    path: '/staff/members/:contact/history',
    title: 'members.history',
    place: 'staff',
    may: 'members.read',
    load: () => import('./History.tsx').then((file) => file.PersonHistoryScreen),
  },
]
