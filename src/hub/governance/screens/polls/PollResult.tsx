/** How many said what: a figure and a bar for each word. */
import { useWords } from '#app/words.ts'
import type { PollFigures } from './poll-words.ts'
import './polls.css'

export function PollResult({ of: poll }: { readonly of: PollFigures }) {
  const t = useWords()
  return (
    <div className="stack">
      {poll.lines.map(({ statement, counts }) => (
        <div key={statement ?? ''}>
          {statement ? <h3>{statement}</h3> : null}
          <dl className="poll-bars">
            {counts.map(({ word, people }) => (
              <div key={word} className="poll-bar">
                <dt>{t(`governance.poll_word.${poll.kind}.${word}`)}</dt>
                <dd className="figures">{people}</dd>
                <dd aria-hidden="true" className="poll-track">
                  <span style={{ inlineSize: `${poll.people > 0 ? (people * 100) / poll.people : 0}%` }} />
                </dd>
              </div>
            ))}
          </dl>
        </div>
      ))}
      {poll.goal === null ? null : (
        <p>{t(poll.reached ? 'governance.poll_goal_reached' : 'governance.poll_goal', { goal: poll.goal })}</p>
      )}
      <p className="quiet">{t('governance.poll_people', { count: poll.people })}</p>
    </div>
  )
}
