/** What the vote comes to, and how: stage by stage, with exact figures. */
import { download } from '#app/download.ts'
import { pathTo } from '#app/paths.ts'
import { useAct } from '#app/reading.ts'
import { Button } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Card.tsx'
import { Facts } from '#app/ui/Facts.tsx'
import { Link } from '#app/ui/Link.tsx'
import { Trouble } from '#app/ui/Trouble.tsx'
import { Moment } from '#app/ui/When.tsx'
import { useWords } from '#app/words.ts'
import type { Instant } from '#platform/values/day.ts'
import { exportAnswers, recountVote } from '../../contract/recounts.ts'
import { readVoteFile } from '../../contract/votes.ts'
import type { Stage } from '../../rules/counting/stages.ts'
import { drawsLots, hasOptions } from '../../rules/counting/terms.ts'
import { DrawnLots, LotCheck } from './DrawnLots.tsx'
import type { OfVote } from './Vote.tsx'
import { exact, optionName, votePage } from './vote-words.ts'

export function ResultCard({ of: one }: OfVote) {
  const t = useWords()
  const { count, method } = one
  // before anybody answered there is nothing that could look like a result
  if (!count || (one.state !== 'closed' && one.answered === 0)) return null
  return (
    <Card title={t(one.state === 'closed' ? 'governance.result' : 'governance.result_now')}>
      {drawsLots(method) ? <DrawnLots of={one} /> : <Counted of={one} count={count} />}
      <LotCheck of={one} />
      {one.state === 'closed' ? <Checking of={one} /> : null}
      {one.recounts.map(({ n, at, by, agrees }) => (
        <p key={n}>
          {t(agrees ? 'governance.recounted_same' : 'governance.recounted_otherwise')}{' '}
          <span className="quiet">
            <Moment at={at as Instant} />
            {by ? ` · ${by}` : ''}
          </span>
        </p>
      ))}
    </Card>
  )
}

function Counted({ of: one, count }: OfVote & { readonly count: NonNullable<OfVote['of']['count']> }) {
  const t = useWords()
  const { method } = one
  const names = (count.outcome === 'tie' ? count.tied : count.chosen).map((option) => optionName(method, option))
  return (
    <>
      <p>
        <strong>{t(`governance.outcome.${count.outcome}`, { names })}</strong>
      </p>
      {count.outcome !== 'tie' && count.tied.length > 1 && hasOptions(method) ? (
        <p>{t('governance.equal_before', { names: [...count.tied], rule: t(`governance.tie_rule.${one.tieRule}`) })}</p>
      ) : null}
      {method === 'schulze' || method === 'stv' ? <p className="quiet">{t('governance.firsts_told')}</p> : null}
      <Facts
        of={[
          ...count.lines.map(({ option, score }) => ({ name: optionName(method, option), value: exact(score) })),
          ...(hasOptions(method) ? [{ name: t('governance.says.none'), value: String(count.noneOfThese) }] : []),
          { name: t('governance.says.abstain'), value: String(count.abstained) },
          { name: t('governance.undecided'), value: String(Math.max(0, one.eligible - one.answered)) },
        ]}
      />
      <Tests of={one} />
      {count.quota ? <p>{t('governance.quota_is', { quota: exact(count.quota) })}</p> : null}
      {count.stages.length > 0 ? (
        <details>
          <summary>{t('governance.stages')}</summary>
          <ol>
            {count.stages.map((stage, place) => (
              // stages never change their places
              // biome-ignore lint/suspicious/noArrayIndexKey: a stage has no other name than its place
              <li key={place}>
                <StageWords of={stage} />
              </li>
            ))}
          </ol>
        </details>
      ) : null}
    </>
  )
}

/** Thresholds that were announced before; and the vote that tells equals apart, or asks again. */
function Tests({ of: one }: OfVote) {
  const t = useWords()
  const tests = one.count?.tests ?? []
  return (
    <>
      {tests.length > 0 ? (
        <Facts
          long
          of={tests.map(({ option, side, bp, of, passed }) => ({
            name: t(`governance.test.${side}_${of}`, { option: optionName(one.method, option), percent: bp / 100 }),
            value: t(passed ? 'governance.test_passed' : 'governance.test_failed'),
          }))}
        />
      ) : null}
      {one.followedBy.map(({ id, number, isRunOff }) => (
        <p key={id}>
          <Link href={pathTo(votePage, { vote: id })}>
            {t(isRunOff ? 'governance.run_off_in' : 'governance.asked_again_in', { number })}
          </Link>
        </p>
      ))}
    </>
  )
}

/** The ways to check a count: again from here, or from its file by anybody. */
function Checking({ of: one }: OfVote) {
  const t = useWords()
  const recount = useAct(recountVote)
  return (
    <>
      <div className="row">
        <Button kind="other" press={() => recount.act({ vote: one.id })} busy={recount.busy}>
          {t('governance.recount')}
        </Button>
        <Button kind="quiet" press={() => download(readVoteFile, { vote: one.id }, `vote-${one.number}.json`)}>
          {t('governance.vote_file')}
        </Button>
        <Button
          kind="quiet"
          press={() => download(exportAnswers, { vote: one.id, format: 'csv' }, `vote-${one.number}.csv`)}
        >
          {t('governance.answers_save')}
        </Button>
      </div>
      <Trouble of={recount.error} />
    </>
  )
}

function StageWords({ of: stage }: { readonly of: Stage }) {
  const t = useWords()
  if (stage.kind === 'pair') {
    const { option, other, prefer, strength } = stage
    return <p>{t('governance.stage.pair', { option, other, prefer: exact(prefer), strength: exact(strength) })}</p>
  }
  if (!('held' in stage)) return <p>{t(`governance.stage.${stage.kind}`, { option: stage.option })}</p>
  const moved = stage.moved === null ? '' : exact(stage.moved)
  return (
    <>
      <p>{t(`governance.stage.${stage.kind}`, { names: [...stage.options], moved })}</p>
      {stage.by === 'lot' ? <p>{t('governance.by_lot')}</p> : null}
      <p className="quiet figures">{stage.held.map(({ option, votes }) => `${option} ${exact(votes)}`).join(' · ')}</p>
    </>
  )
}
