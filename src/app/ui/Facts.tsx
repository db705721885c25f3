import { Fragment, type ReactNode } from 'react'

export interface Fact {
  readonly name: string
  readonly value: ReactNode
}

interface FactsProps {
  readonly of: readonly Fact[]
  /** Values are whole sentences: on a phone each stands below its name. */
  readonly long?: boolean
}

/** What is known of one thing, name beside value. Empty values show a dash. */
export const Facts = ({ of: facts, long = false }: FactsProps) => (
  <dl className={long ? 'facts facts-long' : 'facts'}>
    {facts.map(({ name, value }) => (
      <Fragment key={name}>
        <dt>{name}</dt>
        <dd>{value === null || value === undefined || value === '' ? '–' : value}</dd>
      </Fragment>
    ))}
  </dl>
)
