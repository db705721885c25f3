import type { ScreenLine } from '#app/screen-line.ts'

export const screens: readonly ScreenLine[] = [
  {
    path: '/sign-in',
    title: 'auth.sign_in',
    place: 'public',
    may: 'anyone',
    load: () => import('./SignIn.tsx').then((file) => file.SignInScreen),
  },
  {
    path: '/sign-in/open',
    title: 'auth.open',
    place: 'public',
    may: 'anyone',
    load: () => import('./OpenLink.tsx').then((file) => file.OpenLinkScreen),
  },
  {
    path: '/sign-in/second-factor',
    title: 'auth.second',
    place: 'public',
    may: 'anyone',
    load: () => import('./SecondFactor.tsx').then((file) => file.SecondFactorScreen),
  },
  {
    path: '/sign-in/address',
    title: 'auth.address',
    place: 'public',
    may: 'anyone',
    load: () => import('./ConfirmAddress.tsx').then((file) => file.ConfirmAddressScreen),
  },
  {
    path: '/sign-in/device',
    title: 'auth.desk',
    place: 'public',
    may: 'anyone',
    load: () => import('./RegisterDevice.tsx').then((file) => file.RegisterDeviceScreen),
  },
  {
    path: '/account',
    title: 'auth.account',
    place: 'public',
    may: 'signed_in',
    load: () => import('./Account.tsx').then((file) => file.AccountScreen),
  },
  {
    path: '/staff/settings/devices',
    title: 'auth.desks',
    place: 'staff',
    room: { group: 'settings', order: 97, icon: 'device' },
    may: 'devices.manage',
    load: () => import('./SharedDevices.tsx').then((file) => file.SharedDevicesScreen),
  },
  {
    path: '/staff/settings/keys',
    title: 'auth.keys',
    place: 'staff',
    room: { group: 'settings', order: 98, icon: 'link' },
    may: 'api_keys.manage',
    load: () => import('./Keys.tsx').then((file) => file.KeysScreen),
  },
]
