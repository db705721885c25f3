/** Who lets whom answer in all votes about a theme, and where that was used. */
import { pathTo } from '#app/paths.ts'
import { useAct, useRead } from '#app/reading.ts'
import { Button } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Card.tsx'
import { Empty } from '#app/ui/Empty.tsx'
import { Form } from '#app/ui/Form.tsx'
import { DayField, SelectField } from '#app/ui/fields.tsx'
import { Link } from '#app/ui/Link.tsx'
import { Page } from '#app/ui/Page.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { Status, type Tone } from '#app/ui/Status.tsx'
import { Trouble } from '#app/ui/Trouble.tsx'
import { useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import { delegateTheme, endThemeDelegation, listThemeDelegations } from '../../contract/themes.ts'
import { type Theme, themes } from '../../rules/themes.ts'
import { votePage } from './vote-words.ts'

type Reply = ReplyOf<typeof listThemeDelegations>
type Given = Reply['delegations'][number]
const tones: Readonly<Record<Given['state'], Tone>> = { holds: 'fine', over: 'quiet', ended: 'quiet' }

export function DelegationsScreen() {
  const t = useWords()
  const reading = useRead(listThemeDelegations, {})
  const may = reading.data && reading.data.givers.length > 0
  return (
    <Page
      title={t('governance.delegations')}
      says={t('governance.delegations_says')}
      back={{ href: '/community/votes', says: t('governance.votes') }}
      action={may && reading.data ? <Give of={reading.data} /> : null}
      read={reading}
    >
      {({ delegations }) =>
        delegations.length === 0 ? (
          <Empty says={t('governance.no_delegations')} />
        ) : (
          <div className="stack">
            {delegations.map((one) => (
              <One key={one.id} of={one} />
            ))}
          </div>
        )
      }
    </Page>
  )
}

function One({ of: one }: { readonly of: Given }) {
  const t = useWords()
  const end = useAct(endThemeDelegation)
  return (
    <Card
      title={t(`governance.theme.${one.theme}`)}
      state={<Status tone={tones[one.state]} says={t(`governance.delegation_state.${one.state}`)} />}
    >
      <p>
        {t('governance.delegation_line', { name: one.from, receiver: one.to })}{' '}
        <span className="quiet">{t('governance.delegation_until', { day: one.untilDay })}</span>
      </p>
      {one.usedIn.length === 0 ? <p className="quiet">{t('governance.used_nowhere')}</p> : null}
      {one.usedIn.map(({ id, number, title }) => (
        <p key={id}>
          {t('governance.used_in')} <Link href={pathTo(votePage, { vote: id })}>{`${number} · ${title}`}</Link>
        </p>
      ))}
      {one.own && one.state === 'holds' ? (
        <Button kind="quiet" press={() => end.act({ themed: one.id })} busy={end.busy}>
          {t('governance.end_theme')}
        </Button>
      ) : null}
      <Trouble of={end.error} />
    </Card>
  )
}

function Give({ of: { givers, receivers } }: { readonly of: Reply }) {
  const t = useWords()
  const act = useAct(delegateTheme)
  const start = { participant: givers[0]?.id ?? '', receiver: '', theme: '', untilDay: '' }
  const named = (all: Reply['givers']) => all.map(({ id, name }) => ({ value: id, label: name }))
  return (
    <Sheet words={t('governance.delegate_theme')} title={t('governance.delegate_theme')} kind="main" icon="plus">
      {(close) => (
        <Form<typeof start, typeof delegateTheme>
          name="delegate-theme"
          start={start}
          act={act}
          send={({ theme, ...typed }) => ({ ...typed, theme: theme as Theme })}
          submit={t('governance.delegate_theme')}
          done={close}
        >
          {givers.length > 1 ? (
            <SelectField name="participant" label={t('governance.giver')} options={named(givers)} />
          ) : null}
          <SelectField name="receiver" label={t('governance.receiver')} options={named(receivers)} />
          <SelectField
            name="theme"
            label={t('governance.vote_field.theme')}
            options={themes.map((value) => ({ value, label: t(`governance.theme.${value}`) }))}
          />
          <DayField name="untilDay" label={t('governance.delegation_last_day')} />
        </Form>
      )}
    </Sheet>
  )
}
