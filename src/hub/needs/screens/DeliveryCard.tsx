/** The work begins, a version is there to be tried, organisations say whether it fits. */
import { useAct } from '#app/reading.ts'
import { Button } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Card.tsx'
import { Confirm } from '#app/ui/Confirm.tsx'
import { Form } from '#app/ui/Form.tsx'
import { LongTextField, SelectField, TextField } from '#app/ui/fields.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { Status } from '#app/ui/Status.tsx'
import { Trouble } from '#app/ui/Trouble.tsx'
import { Moment } from '#app/ui/When.tsx'
import { currentLanguage, useWords } from '#app/words.ts'
import type { Instant } from '#platform/values/day.ts'
import { type Language, languages } from '#platform/values/languages.ts'
import { acceptNeed, rejectNeed, releaseNeeds, startWork } from '../contract/delivery.ts'
import type { NeedReply, OfNeed } from './Need.tsx'

export function DeliveryCard({ of: one }: OfNeed) {
  const t = useWords()
  const starting = useAct(startWork)
  const provider = one.acting.find((own) => own.provider)
  const works = one.state === 'funded' || one.state === 'in_development'
  if (one.releases.length === 0 && !(works && provider)) return null
  return (
    <Card title={t('needs.delivery')} tone={one.state === 'in_acceptance' ? 'honey' : undefined}>
      {one.acceptUntil ? <p>{t('needs.try_until', { day: one.acceptUntil })}</p> : null}
      {one.state === 'in_acceptance' ? (
        <p className="quiet">{t('needs.accepting', { count: one.accepting, needed: one.acceptingNeeded })}</p>
      ) : null}
      <ul className="need-list">
        {one.releases.toReversed().map((release) => (
          <li key={release.id}>
            <strong>{t('needs.version', { version: release.version })}</strong>{' '}
            <span className="quiet">
              {release.provider} · <Moment at={release.at as Instant} />
            </span>
            <p>{release.notes[currentLanguage()] ?? Object.values(release.notes)[0]}</p>
          </li>
        ))}
        {one.acceptances.toReversed().map((answer) => (
          <li key={`${answer.id} ${answer.at}`}>
            <Status
              tone={answer.answer === 'ok' ? 'fine' : 'refused'}
              says={t(`needs.accepts.${answer.answer}`, { name: answer.name, version: answer.version })}
            />
            {answer.criterion ? (
              <p>
                {answer.criterion} · {answer.reason}
              </p>
            ) : null}
          </li>
        ))}
      </ul>
      <div className="row">
        {one.state === 'funded' && provider ? (
          <Button kind="main" press={() => starting.act({ need: one.id, participant: provider.id })}>
            {t('needs.start_work')}
          </Button>
        ) : null}
        {one.state === 'in_development' && provider ? <Release of={one} participant={provider.id} /> : null}
        {one.state === 'in_acceptance'
          ? one.acting
              .filter(({ powers, provider: makes }) => powers.includes('position') && !makes)
              .map((own) => <Judge key={own.id} of={one} own={own} />)
          : null}
      </div>
      <Trouble of={starting.error} />
    </Card>
  )
}

const releasing: Record<'version' | Language, string> = {
  version: '',
  ...(Object.fromEntries(languages.map((one) => [one, ''])) as Record<Language, string>),
}

function Release({ of: one, participant }: OfNeed & { readonly participant: string }) {
  const t = useWords()
  const act = useAct(releaseNeeds)
  return (
    <Sheet words={t('needs.release')} title={t('needs.release')} kind="main">
      {(close) => (
        <Form<typeof releasing, typeof releaseNeeds>
          name={`release-${one.id}`}
          start={releasing}
          act={act}
          send={({ version, ...notes }) => ({
            participant,
            version,
            needs: [one.id],
            notes: Object.fromEntries(Object.entries(notes).filter(([, text]) => text !== '')),
          })}
          submit={t('needs.release')}
          done={close}
        >
          <TextField name="version" label={t('needs.field.version')} />
          <p className="quiet">{t('needs.hint.notes')}</p>
          {languages.map((language) => (
            <LongTextField
              key={language}
              name={language}
              label={t('needs.notes_in', { language: t(`needs.language.${language}`) })}
              rows={2}
              optional
            />
          ))}
        </Form>
      )}
    </Sheet>
  )
}

const rejecting = { criterion: '', reason: '' }

function Judge({ of: one, own }: OfNeed & { readonly own: NeedReply['acting'][number] }) {
  const t = useWords()
  const accept = useAct(acceptNeed)
  const reject = useAct(rejectNeed)
  const criteria = one.estimates.find(({ id }) => id === one.estimate)?.criteria ?? []
  return (
    <>
      <Confirm
        words={t('needs.accept')}
        label={t('needs.accept_as', { name: own.name })}
        title={t('needs.accept_as', { name: own.name })}
        says={t('needs.accept_says')}
        sure={t('needs.accept')}
        kind="main"
        icon="check"
        press={() => accept.act({ need: one.id, participant: own.id })}
        error={accept.error}
      />
      <Sheet words={t('needs.reject')} title={t('needs.reject_as', { name: own.name })}>
        {(close) => (
          <Form<typeof rejecting, typeof rejectNeed>
            name={`reject-${one.id}`}
            start={rejecting}
            act={reject}
            send={(values) => ({ need: one.id, participant: own.id, ...values })}
            submit={t('needs.reject')}
            submitKind="grave"
            done={close}
          >
            <SelectField
              name="criterion"
              label={t('needs.field.criterion')}
              options={criteria.map(({ id, text }) => ({ value: id, label: text }))}
            />
            <LongTextField name="reason" label={t('needs.what_is_wrong')} rows={3} />
          </Form>
        )}
      </Sheet>
    </>
  )
}
