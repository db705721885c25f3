/** Screens of meetings: the list, planning one, its page, the view of whoever leads, what one agreed to do;
 *  events, and registering for them with and without a sign-in. */
import type { ScreenLine } from '#app/screen-line.ts'

export const screens: readonly ScreenLine[] = [
  {
    path: '/community/meetings',
    title: 'meetings.title',
    place: 'community',
    room: { group: 'meetings', order: 30, icon: 'calendar' },
    may: 'community.enter',
    load: () => import('./Meetings.tsx').then((file) => file.MeetingsScreen),
  },
  {
    path: '/community/meetings/plan',
    title: 'meetings.plan',
    place: 'community',
    may: 'community.steer',
    load: () => import('./PlanMeeting.tsx').then((file) => file.PlanMeetingScreen),
  },
  {
    path: '/community/meetings/:meeting',
    title: 'meetings.meeting',
    place: 'community',
    may: 'community.enter',
    load: () => import('./Meeting.tsx').then((file) => file.MeetingScreen),
  },
  {
    path: '/community/meetings/:meeting/lead',
    title: 'meetings.lead_view',
    place: 'community',
    may: 'community.enter',
    load: () => import('./Lead.tsx').then((file) => file.LeadScreen),
  },
  {
    path: '/community/actions',
    title: 'meetings.my_actions',
    place: 'community',
    may: 'community.enter',
    load: () => import('./MyActions.tsx').then((file) => file.MyActionsScreen),
  },
  {
    path: '/community/events',
    title: 'meetings.events',
    place: 'community',
    room: { group: 'meetings', order: 31, icon: 'people' },
    may: 'community.enter',
    load: () => import('./Events.tsx').then((file) => file.EventsScreen),
  },
  {
    path: '/community/events/announce',
    title: 'meetings.announce',
    place: 'community',
    may: 'community.steer',
    load: () => import('./AnnounceEvent.tsx').then((file) => file.AnnounceEventScreen),
  },
  {
    path: '/community/events/:event',
    title: 'meetings.event',
    place: 'community',
    may: 'community.enter',
    load: () => import('./Event.tsx').then((file) => file.EventScreen),
  },
  {
    path: '/meet-us/:organisation',
    title: 'meetings.open_events',
    place: 'public',
    may: 'anyone',
    load: () => import('./OpenEvents.tsx').then((file) => file.OpenEventsScreen),
  },
  {
    path: '/guest-registration/:organisation',
    title: 'meetings.your_registration',
    place: 'public',
    may: 'anyone',
    load: () => import('./GuestRegistration.tsx').then((file) => file.GuestRegistrationScreen),
  },
]
