import { Fragment, type ReactNode } from 'react'

export interface Fact {
  readonly name: string
  readonly value: ReactNode
}

/** What is known of one thing, name beside value. Empty values show a dash. */
export const Facts = ({ of: facts }: { readonly of: readonly Fact[] }) => (
  <dl className="facts">
    {facts.map(({ name, value }) => (
      <Fragment key={name}>
        <dt>{name}</dt>
        <dd>{value === null || value === undefined || value === '' ? '–' : value}</dd>
      </Fragment>
    ))}
  </dl>
)
