/** What is typed where a vote is planned. */
export interface Planned {
  readonly [field: string]: string | boolean
  readonly title: string
  readonly method: string
  readonly aboutPersons: boolean
  readonly secret: boolean
  readonly weigh: boolean
}

export const textIn = (typed: Planned, field: string): string => {
  const value = typed[field]
  return typeof value === 'string' ? value : ''
}
