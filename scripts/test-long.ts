/** What `npm test` leaves to the continuous integration on its way to five minutes on two processors: walks in a browser
 *  but for three, commands that each load the house in a process of their own, every list as a file, whole readings of an
 *  Odoo, labels after each of eighty changes. With `CI` set, or named, every file runs. */
const everydayWalks = ['first-start', 'tale-01', 'needs'].map((name) => `test/browser/${name}.test.ts`)

const longElsewhere = [
  'test/stories/commands.test.ts',
  'test/stories/files.test.ts',
  'src/shop/catalogue/actions/odoo.test.ts',
  'src/shop/labels/actions/never-stale.test.ts',
]

export function isLong(file: string): boolean {
  return longElsewhere.includes(file) || (file.startsWith('test/browser/') && !everydayWalks.includes(file))
}
