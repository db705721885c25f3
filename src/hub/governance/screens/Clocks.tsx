/** What runs: each line names its day, and who has not answered. */
import type { ReactNode } from 'react'
import { pathTo } from '#app/paths.ts'
import { useRead } from '#app/reading.ts'
import { Card } from '#app/ui/Card.tsx'
import { Link } from '#app/ui/Link.tsx'
import { Page } from '#app/ui/Page.tsx'
import { Status } from '#app/ui/Status.tsx'
import { useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import { readClocks } from '../contract/clocks.ts'
import './circles.css'
import { seatPage, termPage } from './circle-words.ts'
import { decisionPage, pageOf, tones } from './proposal-words.ts'
import { votePage } from './votes/vote-words.ts'

type Clocks = ReplyOf<typeof readClocks>

export function ClocksScreen() {
  const t = useWords()
  return (
    <Page title={t('governance.clocks')} read={useRead(readClocks, {})} wide>
      {(data) => (
        <div className="stack">
          <Lines title="governance.proposals" none="governance.no_proposal_runs" all={data.proposals} line={Proposal} />
          <Lines title="governance.votes" none="governance.no_vote_runs" all={data.votes} line={Vote} />
          <Lines title="governance.reviews_due" none="governance.no_review_due" all={data.reviews} line={Review} />
          <Lines title="governance.terms_ending" none="governance.no_term_ends" all={data.terms} line={Term} />
          <Lines title="governance.seats_vacant" none="governance.no_seat_vacant" all={data.vacant} line={Vacant} />
        </div>
      )}
    </Page>
  )
}

interface OfLines<T> {
  readonly title: string
  readonly none: string
  readonly all: readonly T[]
  readonly line: (of: { readonly of: T }) => ReactNode
}

function Lines<T extends { readonly id: string }>({ title, none, all, line: Line }: OfLines<T>) {
  const t = useWords()
  return (
    <Card title={t(title)}>
      {all.length === 0 ? (
        <p className="quiet">{t(none)}</p>
      ) : (
        <ul className="seat-list">
          {all.map((one) => (
            <li key={one.id}>
              <Line of={one} />
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}

interface OfUntil {
  readonly day: string | null
  readonly silent: readonly string[]
  readonly people?: number
}

function Until({ day, silent, people = 0 }: OfUntil) {
  const t = useWords()
  const says = [
    day ? t('governance.until_last_day', { day }) : '',
    silent.length > 0 ? t('governance.silent_are', { names: silent }) : '',
    people > 0 ? t('governance.silent_people', { count: people }) : '',
  ].filter((words) => words !== '')
  return says.length > 0 ? <p className="quiet">{says.join(' · ')}</p> : null
}

function Proposal({ of }: { readonly of: Clocks['proposals'][number] }) {
  const t = useWords()
  return (
    <>
      <Link href={pathTo(pageOf, { rfc: of.id })}>{of.title}</Link>{' '}
      <Status tone={tones[of.state]} says={t(`governance.state.${of.state}`)} />
      <p className="quiet">
        {[
          t('governance.clock_day', { day: of.days }),
          t('governance.open_questions', { count: of.questions }),
          t('governance.open_objections', { count: of.objections }),
        ].join(' · ')}
      </p>
      <Until day={of.until} silent={of.silent} />
    </>
  )
}

function Vote({ of }: { readonly of: Clocks['votes'][number] }) {
  const t = useWords()
  return (
    <>
      <Link href={pathTo(votePage, { vote: of.id })}>{of.title}</Link>
      {of.secret ? <p className="quiet">{t('governance.silent_secret')}</p> : null}
      <Until day={of.until} silent={of.silent} people={of.silentPeople} />
    </>
  )
}

function Review({ of }: { readonly of: Clocks['reviews'][number] }) {
  const t = useWords()
  return (
    <>
      <Link href={pathTo(decisionPage, { decided: of.id })}>{of.title}</Link>
      <p className="quiet">{t('governance.review_on', { day: of.until })}</p>
    </>
  )
}

function Term({ of }: { readonly of: Clocks['terms'][number] }) {
  const t = useWords()
  return (
    <>
      <Link href={pathTo(termPage, { term: of.id })}>{`${of.circle} · ${of.role}`}</Link>{' '}
      <Status
        tone={of.reported ? 'fine' : 'attention'}
        says={t(of.reported ? 'governance.report_in' : 'governance.report_missing')}
      />
      <p className="quiet">
        {t('governance.until_day', { person: of.person, organisation: of.organisation, day: of.until })}
      </p>
    </>
  )
}

function Vacant({ of }: { readonly of: Clocks['vacant'][number] }) {
  return <Link href={pathTo(seatPage, { circleSeat: of.id })}>{`${of.circle} · ${of.role}`}</Link>
}
