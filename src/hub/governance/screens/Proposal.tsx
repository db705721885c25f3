/** One proposal: what it is about, its text with comments, who was heard, objections, what happened. */
import { useAddress } from '#app/address.ts'
import { download } from '#app/download.ts'
import { pathTo } from '#app/paths.ts'
import { useAct, useRead } from '#app/reading.ts'
import { Button } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Card.tsx'
import { Difference } from '#app/ui/Difference.tsx'
import { Facts } from '#app/ui/Facts.tsx'
import { Link } from '#app/ui/Link.tsx'
import { Page } from '#app/ui/Page.tsx'
import { Status } from '#app/ui/Status.tsx'
import { Trouble } from '#app/ui/Trouble.tsx'
import { dayWords, Moment } from '#app/ui/When.tsx'
import { useWords } from '#app/words.ts'
import { type InOwnWords, useInOwnWords } from '#hub/translations/parts.tsx'
import { refuse } from '#platform/refusal.ts'
import type { ReplyOf } from '#platform/route.ts'
import type { Day, Instant } from '#platform/values/day.ts'
import { languageNames } from '#platform/values/languages.ts'
import { noteRead, startFinalComments } from '../contract/hearing.ts'
import { printProposal } from '../contract/outside.ts'
import { readProposal } from '../contract/proposals.ts'
import { whyNotMove } from '../rules/states.ts'
import { CommentSheet, CommentsCard } from './CommentsCard.tsx'
import { EffectLines, partOf } from './EffectLines.tsx'
import { LanguageSheet } from './LanguageSheet.tsx'
import { ObjectionsCard } from './ObjectionsCard.tsx'
import { decisionPage, titleOf, tones } from './proposal-words.ts'
import { stateIn, votePage, voteTones } from './votes/vote-words.ts'
import { CorrectSheet, WritingActs } from './WritingActs.tsx'

export type ProposalReply = ReplyOf<typeof readProposal>
export interface OfProposal {
  readonly of: ProposalReply
}

export function ProposalScreen() {
  const t = useWords()
  const rfc = useAddress().param('rfc')
  const reading = useRead(readProposal, { rfc })
  const { data } = reading
  const own = useInOwnWords('proposal', rfc, (data?.number ?? null) !== null)
  return (
    <Page
      title={data ? titleOf({ ...data, title: own.word('title', data.title) }) : t('governance.proposal')}
      back={{ href: '/community/proposals', says: t('governance.proposals') }}
      read={reading}
    >
      {(one) => (
        <div className="stack">
          <ShortCard of={one} own={own} />
          <TextCard of={one} own={own} />
          <AboutCard of={one} own={own} />
          {one.votes.length > 0 ? <VotesCard of={one} /> : null}
          {one.number === null ? null : <HeardCard of={one} />}
          {one.number === null ? null : <ObjectionsCard of={one} />}
          {one.number === null ? null : <CommentsCard of={one} />}
          <Card title={t('governance.history')}>
            {one.history.map((event) => (
              <p key={event.id}>
                <span className="quiet">
                  <Moment at={event.at as Instant} />
                  {event.by ? ` · ${event.by}` : ''}
                </span>
                <br />
                {event.says}
              </p>
            ))}
          </Card>
        </div>
      )}
    </Page>
  )
}

interface Own extends OfProposal {
  readonly own: InOwnWords
}

/** What one reads first: why, what comes of it, and what changes for a shop like one's own. */
function ShortCard({ of: one, own }: Own) {
  const t = useWords()
  const last = one.versions.at(-1)
  const changes = last?.effectOnShops
  const said = last?.effects.map((one) => ({ ...one, said: own.said(partOf(one), one.what) })) ?? []
  const [ours, others] = [said.filter((effect) => effect.ours), said.filter((effect) => !effect.ours)]
  return (
    <Card
      title={t('governance.in_short')}
      state={<Status tone={tones[one.state]} says={t(`governance.state.${one.state}`)} />}
    >
      {own.note}
      {one.driver ? <p>{own.said('driver', one.driver)}</p> : null}
      {one.requirement ? <p>{own.said('requirement', one.requirement)}</p> : null}
      {ours.length > 0 || changes ? <h3>{t('governance.shop_like_ours')}</h3> : null}
      <EffectLines of={ours} />
      {changes ? <p>{own.said('for_shops', changes)}</p> : null}
      {others.length > 0 ? (
        <details open={ours.length === 0 && !changes}>
          <summary>{t('governance.effect_others')}</summary>
          <EffectLines of={others} />
        </details>
      ) : null}
      <LanguageSheet
        words={t('governance.brief_for_board')}
        save={(language) =>
          download(printProposal, { rfc: one.id, language }, `proposal-${one.number ?? 'draft'}-${language}.pdf`)
        }
      />
    </Card>
  )
}

function AboutCard({ of: one, own }: Own) {
  const t = useWords()
  const last = one.versions.at(-1)
  const day = (of: string | null) => (of ? dayWords(of as Day) : null)
  const facts = [
    ['alternatives', own.said('alternatives', last?.alternatives)],
    ['cost', own.said('cost', last?.cost)],
    ['criteria', own.said('criteria', one.criteria)],
    [
      'supersedes',
      one.supersedes && (
        <Link key="older" href={pathTo(decisionPage, { decided: one.supersedes.id })}>
          {`${one.supersedes.number} · ${one.supersedes.title}`}
        </Link>
      ),
    ],
    ['criteriaAnswer', own.said('answer', one.criteriaAnswer)],
    ['circle', one.circleName],
    ['author', one.authorName ?? t('governance.core_group')],
    ['method', t(`governance.method.${one.method}`)],
    ['fallback', t(`governance.fallback.${one.fallback}`)],
    ['quorum', t('governance.percent', { percent: one.quorumBp / 100 })],
    ['bindingLanguage', languageNames[one.language]],
    ['reviewOn', day(one.reviewOn)],
    ['publishedOn', day(one.publishedOn)],
    ['finalUntil', day(one.finalUntil)],
    ['exitReason', one.exitReason],
    ['decidedOn', day(one.decidedOn)],
    ['options', one.options.map(({ name, meaning }) => (meaning ? `${name}: ${meaning}` : name)).join(' · ')],
  ] as const
  return (
    <Card title={t('governance.about')}>
      <Facts
        long
        of={facts
          .filter(([, value]) => value !== null && value !== '')
          .map(([name, value]) => ({ name: t(`governance.field.${name}`), value }))}
      />
      {one.writes ? <WritingActs of={one} /> : null}
      {one.writes && whyNotMove('correct', one.state).length === 0 ? <CorrectSheet of={one} /> : null}
    </Card>
  )
}

function TextCard({ of: one, own }: Own) {
  const t = useWords()
  const last = one.versions.at(-1)
  if (!last || last.paragraphs.length === 0) return null
  const open = whyNotMove('comment', one.state).length === 0 && one.acting.length > 0
  return (
    <Card title={t('governance.text_version', { version: last.n })}>
      {last.paragraphs.map((text, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a paragraph is its place in a version that never changes
        <div key={at} className="stack-small">
          <p>{own.said(`paragraph_${at + 1}`, text)}</p>
          {open ? <CommentSheet of={one} paragraph={at + 1} /> : null}
        </div>
      ))}
      {last.differences.length + last.changes.length > 0 ? (
        <details>
          <summary>{t('governance.differs', { version: last.n - 1 })}</summary>
          <div className="stack-small differences">
            {last.differences.map(({ before, after }) => (
              <p key={`${before} ${after}`}>
                {before ? (
                  <>
                    {t('governance.before')} · <del>{before}</del>
                    <br />
                  </>
                ) : null}
                {after ? (
                  <>
                    {t('governance.after')} · <ins>{after}</ins>
                  </>
                ) : null}
              </p>
            ))}
            {last.changes.map(({ part, kind, participant, name, before, after }) => (
              <div key={`${part} ${kind ?? participant}`}>
                <h3>
                  {part === 'effect' ? (name ?? t(`governance.effect_for.${kind}`)) : t(`governance.field.${part}`)}
                </h3>
                <Difference before={before ?? ''} after={after ?? ''} />
              </div>
            ))}
          </div>
        </details>
      ) : null}
    </Card>
  )
}

/** By which votes it is decided, and where the register has the decision. */
function VotesCard({ of: one }: OfProposal) {
  const t = useWords()
  return (
    <Card title={t('governance.how_decided')}>
      <ul className="plain-list">
        {one.votes.map(({ id, number, method, round, state, cancelledBy }) => (
          <li key={id}>
            <Link href={pathTo(votePage, { vote: id })}>
              {t('governance.vote_number', { number, method: t(`governance.count_by.${method}`) })}
            </Link>{' '}
            {method === 'consent' ? `· ${t('governance.round', { round: round ?? 1 })} ` : null}
            <Status tone={voteTones[state]} says={stateIn({ state, cancelledBy })} />
          </li>
        ))}
      </ul>
      {one.decision ? (
        <p>
          {t('governance.in_register')}{' '}
          <Link href={pathTo(decisionPage, { decided: one.decision.id })}>{one.decision.number}</Link>
        </p>
      ) : null}
    </Card>
  )
}

function HeardCard({ of: one }: OfProposal) {
  const t = useWords()
  const read = useAct(noteRead)
  const final = useAct(startFinalComments)
  const all = one.reviewed.length + one.outstanding.length
  const listening = whyNotMove('read', one.state).length === 0
  const waiting = one.acting.filter(
    ({ name, active, powers }) => active && powers.includes('position') && one.outstanding.includes(name),
  )
  return (
    <Card title={t('governance.heard')}>
      <p>{t('governance.heard_of', { heard: one.reviewed.length, all })}</p>
      {one.outstanding.length > 0 ? (
        <p className="quiet">{t('governance.not_heard', { names: one.outstanding })}</p>
      ) : null}
      {one.forced ? <p>{t('governance.went_without')}</p> : null}
      {listening ? (
        <div className="row">
          {waiting.map(({ id, name }) => (
            <Button key={id} kind="other" icon="check" press={() => read.act({ rfc: one.id, participant: id })}>
              {t('governance.nothing_to_add', { name })}
            </Button>
          ))}
          {one.steers && one.state === 'open' ? (
            <Button
              kind="main"
              press={() => final.act({ rfc: one.id })}
              reasons={one.notReady ? [refuse('rfc.not_ready', one.notReady)] : []}
            >
              {t('governance.start_final')}
            </Button>
          ) : null}
        </div>
      ) : null}
      <Trouble of={read.error ?? final.error} />
    </Card>
  )
}
