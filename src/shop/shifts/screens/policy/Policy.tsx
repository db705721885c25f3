/** The rules of the shop: those of today as sentences, every version with what it changed, and what was rehearsed. */
import { pathTo } from '#app/paths.ts'
import { useRead } from '#app/reading.ts'
import { currentMe } from '#app/session.ts'
import { Button } from '#app/ui/Button.tsx'
import { Empty } from '#app/ui/Empty.tsx'
import { Link } from '#app/ui/Link.tsx'
import { Page, Read } from '#app/ui/Page.tsx'
import { Status } from '#app/ui/Status.tsx'
import { Tabs } from '#app/ui/Tabs.tsx'
import { t, useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import { listSimulations, readPolicy } from '../../contract-policy.ts'
import { type Policy, policyOf } from '../../rules/policy.ts'
import { periodWords } from './period-words.ts'
import { RuleDiff, RuleWords } from './RuleWords.tsx'

type Known = ReplyOf<typeof readPolicy>
type Version = Known['versions'][number]

export const policyPath = '/staff/shifts/policy'
export const draftPath = '/staff/shifts/policy/draft'
export const rehearsalPath = '/staff/shifts/policy/rehearsals/:simulation'

export function PolicyScreen() {
  useWords()
  return (
    <Page
      title={t('shifts.policy.title')}
      says={t('shifts.policy.says')}
      read={useRead(readPolicy, {})}
      action={
        <Button href={draftPath} kind="main" icon="edit">
          {t('shifts.policy.draft')}
        </Button>
      }
    >
      {(known) => (
        <Tabs
          name="tab"
          label={t('shifts.policy.title')}
          of={[
            {
              value: 'today',
              label: t('shifts.policy.today'),
              show: () => <RuleWords policy={known.today as Policy} />,
            },
            { value: 'versions', label: t('shifts.policy.versions'), show: () => <Versions of={known.versions} /> },
            { value: 'rehearsals', label: t('shifts.policy.rehearsals'), show: () => <Rehearsals /> },
          ]}
        />
      )}
    </Page>
  )
}

/** Newest first; each with what it changed from the one before. */
function Versions({ of: versions }: { readonly of: readonly Version[] }) {
  if (versions.length === 0) return <Empty says={t('shifts.policy.no_versions')} />
  const today = currentMe().today ?? ''
  const current = versions.find(({ validFrom }) => validFrom <= today)
  return (
    <div className="stack">
      {versions.map((version, at) => {
        const state = version === current ? 'current' : version.validFrom > today ? 'coming' : 'past'
        return (
          <article key={version.id}>
            <div className="row">
              <h2>{t('shifts.policy.from_day', { day: version.validFrom })}</h2>
              <Status
                tone={state === 'current' ? 'fine' : state === 'coming' ? 'news' : 'quiet'}
                says={t(`shifts.policy.state.${state}`)}
              />
            </div>
            <p className="quiet">
              {t('shifts.policy.made', { at: version.madeAt, by: version.madeBy ?? t('shifts.policy.somebody') })}
            </p>
            <RuleDiff
              title={t('shifts.policy.diff_before')}
              before={(versions[at + 1]?.policy as Policy | undefined) ?? policyOf(null)}
              after={version.policy as Policy}
            />
          </article>
        )
      })}
    </div>
  )
}

function Rehearsals() {
  return (
    <Read of={useRead(listSimulations, {})}>
      {({ simulations }) =>
        simulations.length === 0 ? (
          <Empty says={t('shifts.policy.no_rehearsals')} next={{ href: draftPath, says: t('shifts.policy.draft') }} />
        ) : (
          <ul className="plain-list">
            {simulations.map((one) => (
              <li key={one.id}>
                <Link href={pathTo(rehearsalPath, { simulation: one.id })}>{periodWords(one)}</Link>
                <span className="quiet">{t('shifts.studio.made', { at: one.madeAt })}</span>
                {one.finished ? null : <Status tone="attention" says={t('shifts.studio.unfinished')} />}
              </li>
            ))}
          </ul>
        )
      }
    </Read>
  )
}
