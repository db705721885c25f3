/** Light, dark, or as the device says: remembered on the device. */
import { localStorageColorSchemeManager } from '@mantine/core'

export const rememberColours = localStorageColorSchemeManager({ key: 'komunigi.colours' })
