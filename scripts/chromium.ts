/** The browsers of tests and pictures, as Debian packs them. */
import { existsSync } from 'node:fs'

const shell = '/usr/bin/chromium-headless-shell'

/** For cameras and for notices that the system shows. */
export const wholeChromium = process.env['CHROMIUM'] ?? '/usr/bin/chromium'

/** The headless shell draws pages and nothing else: a visit costs it a fourth of the processor time of the whole
 *  Chromium, which prepares a window of its own for each. */
export const chromiumPath = process.env['CHROMIUM'] ?? (existsSync(shell) ? shell : wholeChromium)
