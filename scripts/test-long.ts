/** What `npm test` leaves to the continuous integration on its way to five minutes on two processors: walks in a browser
 *  but for three, commands that each load the house in a process of their own, every list as a file. With `CI` set, or
 *  named, every file runs. */
const everydayWalks = ['first-start', 'tale-01', 'needs'].map((name) => `test/browser/${name}.test.ts`)

const longElsewhere = ['commands', 'files'].map((name) => `test/stories/${name}.test.ts`)

export function isLong(file: string): boolean {
  return longElsewhere.includes(file) || (file.startsWith('test/browser/') && !everydayWalks.includes(file))
}
