/** One initiative: its words, who signed where, and signing. */
import { useAddress } from '#app/address.ts'
import { pathTo } from '#app/paths.ts'
import { useRead } from '#app/reading.ts'
import { Card } from '#app/ui/Card.tsx'
import { Facts } from '#app/ui/Facts.tsx'
import { Link } from '#app/ui/Link.tsx'
import { Page } from '#app/ui/Page.tsx'
import { Status } from '#app/ui/Status.tsx'
import { dayWords } from '#app/ui/When.tsx'
import { useWords } from '#app/words.ts'
import type { Day } from '#platform/values/day.ts'
import { readInitiative } from '../../contract/initiatives.ts'
import { EffectLines } from '../EffectLines.tsx'
import { pageOf } from '../proposal-words.ts'
import { InitiativeActs, SignButtons } from './InitiativeActs.tsx'
import { initiativeTones, type OfInitiative } from './initiative-words.ts'

export function InitiativeScreen() {
  const t = useWords()
  const reading = useRead(readInitiative, { initiative: useAddress().param('initiative') })
  return (
    <Page
      title={reading.data ? `${reading.data.number} · ${reading.data.title}` : t('governance.initiative')}
      back={{ href: '/community/initiatives', says: t('governance.initiatives') }}
      read={reading}
    >
      {(one) => (
        <div className="stack">
          <WhereCard of={one} />
          <WordsCard of={one} />
          {one.state === 'created' ? null : <SignaturesCard of={one} />}
        </div>
      )}
    </Page>
  )
}

function WhereCard({ of: one }: OfInitiative) {
  const t = useWords()
  const facts = [
    ['author', one.author],
    ['days', one.publishedOn ? null : String(one.days)],
    ['expiresOn', one.expiresOn ? dayWords(one.expiresOn as Day) : null],
    ['reason', one.reason],
  ] as const
  return (
    <Card
      title={t('governance.initiative')}
      state={<Status tone={initiativeTones[one.state]} says={t(`governance.initiative_state.${one.state}`)} />}
    >
      <p>{t('governance.initiative_how')}</p>
      <Facts
        of={facts.flatMap(([name, value]) =>
          value === null ? [] : [{ name: t(`governance.initiative_field.${name}`), value }],
        )}
      />
      {one.state === 'validating' ? <p>{t('governance.waits_for_core')}</p> : null}
      {one.proposal === null ? null : (
        <p>
          <Link href={pathTo(pageOf, { rfc: one.rfc })}>{t('governance.became', { number: one.proposal })}</Link>
        </p>
      )}
      <InitiativeActs of={one} />
    </Card>
  )
}

function WordsCard({ of: one }: OfInitiative) {
  const t = useWords()
  const facts = [
    ['driver', one.driver],
    ['requirement', one.requirement],
    ['effectOnShops', one.effectOnShops],
    ['alternatives', one.alternatives],
    ['cost', one.cost],
    ['criteria', one.criteria],
    ['reviewOn', one.reviewOn ? dayWords(one.reviewOn as Day) : null],
    ['supersedes', one.supersedes && `${one.supersedes.number} · ${one.supersedes.title}`],
    ['criteriaAnswer', one.criteriaAnswer],
    ['circle', one.circleName],
    ['method', t(`governance.method.${one.method}`)],
    ['quorum', t('governance.percent', { percent: one.quorumBp / 100 })],
  ] as const
  return (
    <Card title={t('governance.field.text')}>
      <div lang={one.language}>
        {one.paragraphs.map((text, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a paragraph is its place
          <p key={at}>{text}</p>
        ))}
      </div>
      <Facts
        of={facts.flatMap(([name, value]) => (value ? [{ name: t(`governance.field.${name}`), value }] : []))}
        long
      />
      <EffectLines
        of={one.effects.map((effect) => ({ ...effect, said: <span lang={one.language}>{effect.what}</span> }))}
      />
    </Card>
  )
}

function SignaturesCard({ of: one }: OfInitiative) {
  const t = useWords()
  return (
    <Card title={t('governance.signatures')}>
      {one.scopes.map((scope) => (
        <div key={scope.name ?? ''}>
          <p>
            <strong>{scope.name ?? t('governance.scope_all')}</strong>{' '}
            {t('governance.signed_of', { signed: scope.signed.length, goal: scope.goal })}{' '}
            {scope.reached ? <Status tone="fine" says={t('governance.scope_reached')} /> : null}
          </p>
          {scope.signed.length > 0 ? (
            <p className="quiet">{t('governance.signed_by', { names: scope.signed })}</p>
          ) : null}
          {one.state === 'published' ? <SignButtons of={one} scope={scope.name} /> : null}
        </div>
      ))}
    </Card>
  )
}
