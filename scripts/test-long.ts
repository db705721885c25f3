/** What `npm test` leaves to the continuous integration, so that it ends within five minutes on two processors: walks in a
 *  browser but for one of each place, and commands that each load the house in a process of their own. With `CI` set, or
 *  named, every file runs. */
const everydayWalks = ['first-start', 'tale-01', 'needs'].map((name) => `test/browser/${name}.test.ts`)

const longElsewhere = ['test/stories/commands.test.ts']

export function isLong(file: string): boolean {
  return longElsewhere.includes(file) || (file.startsWith('test/browser/') && !everydayWalks.includes(file))
}
