import { type ReactNode, useId } from 'react'

export interface CardProps {
  readonly title?: string
  readonly children: ReactNode
  /** Acts at the foot of the card. */
  readonly action?: ReactNode
  /** A line of colour at the side where something asks for attention. */
  readonly tone?: 'honey' | 'tomato' | 'sky' | 'leaf'
}

/** Things that belong together, on their own surface. */
export function Card({ title, children, action, tone }: CardProps) {
  const id = useId()
  return (
    <section className="card" data-tone={tone} aria-labelledby={title ? id : undefined}>
      {title ? <h2 id={id}>{title}</h2> : null}
      {children}
      {action ? <div className="card-act not-printed">{action}</div> : null}
    </section>
  )
}
