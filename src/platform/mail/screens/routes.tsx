/** Pages of mails: what went out, how it is worded, and who wants what. */
import type { ScreenLine } from '#app/screen-line.ts'

const mailbox = () => import('./Mailbox.tsx').then((file) => file.MailboxScreen)
const mail = () => import('./Mail.tsx').then((file) => file.MailScreen)
const mailKey = () => import('./MailKey.tsx').then((file) => file.MailKeyScreen)
const preferences = () => import('./NoticePreferences.tsx')

export const screens: readonly ScreenLine[] = [
  {
    path: '/staff/mailbox',
    title: 'mailbox.title',
    place: 'staff',
    room: { group: 'settings', order: 93, icon: 'mail' },
    may: 'mailbox.read',
    load: mailbox,
  },
  { path: '/staff/mailbox/:mail', title: 'mailbox.title', place: 'staff', may: 'mailbox.read', load: mail },
  // On a demo everybody reads the mails; elsewhere the server says that this is not open.
  { path: '/mailbox', title: 'mailbox.title', place: 'public', may: 'anyone', load: mailbox },
  { path: '/mailbox/:mail', title: 'mailbox.title', place: 'public', may: 'anyone', load: mail },
  {
    path: '/staff/mail-signature',
    title: 'mail_key.title',
    place: 'staff',
    room: { group: 'settings', order: 94, icon: 'lock' },
    may: 'mail.signature',
    load: mailKey,
  },
  {
    path: '/community/mail-signature',
    title: 'mail_key.title',
    place: 'community',
    room: { group: 'list', order: 59, icon: 'lock' },
    may: 'mail.signature',
    load: mailKey,
  },
  {
    path: '/staff/notice-texts',
    title: 'notice_texts.title',
    place: 'staff',
    room: { group: 'settings', order: 92, icon: 'edit' },
    may: 'notices.edit',
    load: () => import('./NoticeTexts.tsx').then((file) => file.NoticeTextsScreen),
  },
  {
    path: '/staff/notice-texts/:code',
    title: 'notice_texts.title',
    place: 'staff',
    may: 'notices.edit',
    load: () => import('./NoticeText.tsx').then((file) => file.NoticeTextScreen),
  },
  {
    path: '/notices',
    title: 'notices.title',
    place: 'member',
    load: () => preferences().then((file) => file.OwnPreferencesScreen),
  },
  {
    path: '/o/:organisation/notices',
    title: 'notices.title',
    place: 'public',
    may: 'anyone',
    load: () => preferences().then((file) => file.LinkedPreferencesScreen),
  },
]
