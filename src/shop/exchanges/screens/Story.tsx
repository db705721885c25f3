/** One exchange for the office: what it is about, who said what and when, which mails went out, and how it ended. */
import { useAddress } from '#app/address.ts'
import { pathTo } from '#app/paths.ts'
import { useRead } from '#app/reading.ts'
import { may } from '#app/session.ts'
import { Card } from '#app/ui/Card.tsx'
import { type Fact, Facts } from '#app/ui/Facts.tsx'
import { Link } from '#app/ui/Link.tsx'
import { Page } from '#app/ui/Page.tsx'
import { Status } from '#app/ui/Status.tsx'
import { Day, Moment, numberWords, slotWords } from '#app/ui/When.tsx'
import { useWords, t as words } from '#app/words.ts'
import type { Instant, Day as OnDay, TimeOfDay } from '#platform/values/day.ts'
import { readExchange } from '../contract-story.ts'
import { toneOf } from './office-words.ts'
import { PotActs } from './PotActs.tsx'
import { EndFor, OtherComes } from './StoryActs.tsx'
import { StoryAsked } from './StoryAsked.tsx'
import { Reach, type Story } from './StoryReach.tsx'
import { StorySteps } from './StorySteps.tsx'
import { UndoExchange } from './UndoExchange.tsx'
import './story.css'

const listPath = '/staff/exchanges'

export function StoryScreen() {
  const t = useWords()
  const address = useAddress()
  const [way, exchange] = [address.param('way') as Story['way'], address.param('exchange')]
  const reading = useRead(readExchange, { way, exchange })
  const who = reading.data?.who?.name
  const title = who
    ? t('exchanges.story.title', { way: t(`exchanges.office.way.${way}`), who })
    : t('exchanges.story.page')
  return (
    <Page title={title} back={{ href: listPath, says: t('exchanges.office.title') }} read={reading} wide>
      {(story) => (
        <div className="stack">
          <About story={story} />
          <StoryAsked story={story} />
          <StorySteps story={story} />
          <Counters story={story} />
        </div>
      )}
    </Page>
  )
}

interface Props {
  readonly story: Story
}

function About({ story }: Props) {
  const t = useWords()
  return (
    <Card title={t('exchanges.story.what_it_is')}>
      <Status tone={toneOf(story.state)} says={t(`exchanges.office.state.${story.state}`)} />
      <Facts of={factsOf(story)} />
      <div className="row not-printed">
        {story.who ? <Reach person={story.who} /> : null}
        {story.endable ? <EndFor story={story} /> : null}
        <OtherComes story={story} />
        {story.way === 'gift' || story.way === 'pot' ? (
          <PotActs way={story.way} id={story.id} state={story.state} />
        ) : null}
        {story.undo ? <UndoExchange way={story.way} undo={story.undo} /> : null}
      </div>
    </Card>
  )
}

/** Reasons the program gives itself are told by the state; only words of people are shown. */
const ownReasons = ['taken_back', 'declined', 'seat', 'too_near', 'cancelled', 'checks', 'expired', 'merged']

function factsOf(story: Story): Fact[] {
  const { who, reason } = story
  return [
    ...(who ? [{ name: words('exchanges.story.who'), value: <Person person={who} /> }] : []),
    ...story.places.map((place) => ({
      name: words(`exchanges.story.${place.what}`, { who: place.for ?? words('exchanges.story.somebody') }),
      value: (
        <Link href={pathTo('/staff/shifts/:shift', { shift: place.shift })}>
          {slotWords(place.day as OnDay, place.localStart as TimeOfDay, place.localEnd as TimeOfDay)} · {place.name}
        </Link>
      ),
    })),
    { name: words('exchanges.story.since'), value: <Moment at={story.madeAt as Instant} /> },
    ...(story.endedAt
      ? [{ name: words('exchanges.story.ended'), value: <Moment at={story.endedAt as Instant} /> }]
      : []),
    ...(reason && !ownReasons.includes(reason) ? [{ name: words('exchanges.story.reason'), value: reason }] : []),
  ]
}

/** The name, and the way to the file for whoever may read it. */
function Person({ person }: { readonly person: { readonly member: string; readonly name: string } }) {
  if (!may('members.read')) return person.name
  return <Link href={pathTo('/staff/members/:member', { member: person.member })}>{person.name}</Link>
}

const signed = (amount: number): string => `${amount > 0 ? '+' : ''}${numberWords(amount)}`

function Counters({ story: { counters } }: Props) {
  const t = useWords()
  if (counters.length === 0)
    return (
      <Card title={t('exchanges.story.counters')}>
        <p>{t('exchanges.story.no_counters')}</p>
      </Card>
    )
  return (
    <Card title={t('exchanges.story.counters')}>
      <ul className="story-counters">
        {counters.map((line) => (
          <li key={line.id}>
            <strong>{line.who}</strong> · {t(`shifts.standing.counter.${line.counter}`)}{' '}
            <span className="figures">{signed(line.amount / 1000)}</span>
            <span className="quiet">
              {' '}
              <Day day={line.on as OnDay} /> · {t(line.sentence, line.facts as Record<string, string>)}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}
