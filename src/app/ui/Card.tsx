import { type ReactNode, useId } from 'react'

export interface CardProps {
  readonly title?: string
  readonly children: ReactNode
  /** How things stand: beside the title, before anything to read or press. */
  readonly state?: ReactNode
  /** Acts at the foot of the card. */
  readonly action?: ReactNode
  /** A line of colour at the side where something asks for attention. */
  readonly tone?: 'honey' | 'tomato' | 'sky' | 'leaf'
}

/** Things that belong together, on their own surface. */
export function Card({ title, state, children, action, tone }: CardProps) {
  const id = useId()
  const head = title ? <h2 id={id}>{title}</h2> : null
  return (
    <section className="card" data-tone={tone} aria-labelledby={title ? id : undefined}>
      {state ? (
        <div className="card-head">
          {head}
          {state}
        </div>
      ) : (
        head
      )}
      {children}
      {action ? <div className="card-act not-printed">{action}</div> : null}
    </section>
  )
}
