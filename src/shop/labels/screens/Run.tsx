/** One print: what will be on the paper, the file, and what came out. */
import '@mantine/core/styles/Input.css'
import { useAddress } from '#app/address.ts'
import { download } from '#app/download.ts'
import { useAct, useRead } from '#app/reading.ts'
import { Button } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Card.tsx'
import { Confirm } from '#app/ui/Confirm.tsx'
import { Page } from '#app/ui/Page.tsx'
import { Status } from '#app/ui/Status.tsx'
import { Trouble } from '#app/ui/Trouble.tsx'
import { dayWords, momentWords } from '#app/ui/When.tsx'
import { useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import type { Day, Instant } from '#platform/values/day.ts'
import { placeRun } from '../contract-placing.ts'
import { dropRun, readRun, readRunFile } from '../contract-runs.ts'
import { formatWords } from './desk-words.ts'
import './desk.css'
import { MakeRun } from './MakeRun.tsx'
import { RunPreview } from './RunPreview.tsx'
import { runTones } from './run-words.ts'
import { TellRun } from './TellRun.tsx'

export type Run = ReplyOf<typeof readRun>

export function RunScreen() {
  const t = useWords()
  const address = useAddress()
  const reading = useRead(readRun, { run: address.param('run') })
  const { data } = reading
  return (
    <Page
      wide
      title={data ? t('labels.run', { number: data.number }) : t('labels.runs')}
      says={
        data
          ? t('labels.run.says', {
              count: data.labels,
              format: formatWords(data.labelFormat, data.formatName),
              day: dayWords(data.day as Day),
            })
          : undefined
      }
      read={reading}
      back={{ href: '/staff/labels', says: t('labels.desk') }}
    >
      {(run) => (
        <div className="stack">
          <div className="row">
            <Status tone={runTones[run.state]} says={t(`labels.run.state.${run.state}`)} />
            {run.madeAt ? (
              <span className="quiet">
                {t('labels.run.made_by', { by: run.madeBy ?? '–', at: momentWords(run.madeAt as Instant) })}
              </span>
            ) : null}
          </div>
          {run.state === 'draft' ? <MakeRun run={run} /> : <File run={run} />}
          {run.state === 'made' ? <TellRun run={run} /> : null}
          {run.state === 'succeeded' || run.state === 'partly' ? <Hang run={run} /> : null}
          <RunPreview run={run} />
          {run.state === 'draft' ? <Drop run={run.run} /> : null}
        </div>
      )}
    </Page>
  )
}

function File({ run }: { readonly run: Run }) {
  const t = useWords()
  const name = `labels-${run.number}${run.paper === 'roll' ? '.zpl' : '.pdf'}`
  return (
    <div>
      <Button kind="other" icon="download" press={() => download(readRunFile, { run: run.run }, name)}>
        {t('labels.run.file_again')}
      </Button>
    </div>
  )
}

function Hang({ run }: { readonly run: Run }) {
  const t = useWords()
  const place = useAct(placeRun)
  return (
    <Card title={t('labels.run.hang')}>
      <div className="stack">
        <p>{t('labels.run.hang_says')}</p>
        <Trouble of={place.error} />
        <div className="row">
          <Button href="/staff/labels/walk">{t('labels.walk')}</Button>
          <Button kind="other" press={() => place.act({ run: run.run })}>
            {t('labels.run.hang_all')}
          </Button>
        </div>
      </div>
    </Card>
  )
}

function Drop({ run }: { readonly run: string }) {
  const t = useWords()
  const address = useAddress()
  const drop = useAct(dropRun, { done: () => address.go('/staff/labels') })
  return (
    <div>
      <Confirm
        words={t('labels.run.drop')}
        title={t('labels.run.drop_asks')}
        sure={t('labels.run.drop')}
        kind="quiet"
        press={() => drop.act({ run })}
        error={drop.error}
      />
    </div>
  )
}
